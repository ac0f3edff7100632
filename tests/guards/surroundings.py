"""Gives the tests a home of their own, and no screen, bus, key, proxy or taste of the user's."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

_OURS_TO_SET = ("QT_", "XDG_", "PIKASCENES_HOST_", "AWS_", "KEYRING_", "PYTHON_KEYRING_", "LC_")
_AWAY = {
    *("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS"),
    *("RUNCOMFY_TOKEN", "SSL_CERT_FILE", "SSL_CERT_DIR", "LANGUAGE"),
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
}
_TOLD = "environment of the user"
_BEFORE = pytest.StashKey[dict[str, str]]()
_FOLDER = pytest.StashKey[Path]()


def _variables(folder: Path) -> dict[str, str]:
    """Return what is set instead; only the runtime folder must be closed to others."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    variables = {
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "offscreen",
        # FFmpeg's and the sound server's remarks differ from machine to machine.
        "QT_LOGGING_RULES": "qt.multimedia*=false;qt.multimedia*.critical=true",
    }
    if sys.platform == "win32":
        variables |= {
            "USERPROFILE": str(folder),
            "APPDATA": str(folder / "roaming"),
            "LOCALAPPDATA": str(folder / "local"),
            # off screen, Qt asks Windows for no fonts
            "QT_QPA_FONTDIR": os.environ.get("QT_QPA_FONTDIR")
            or str(Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts")),
        }
    if sys.platform == "linux":
        variables["LC_ALL"] = "C.UTF-8"
    return variables


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Move in, before anything reads the environment."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # Shells do so to what they start in the background, and every child would inherit it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    before = _environment_of_user(config)
    folder = Path(tempfile.mkdtemp(prefix="pikascenes-"))
    config.stash[_BEFORE] = before
    config.stash[_FOLDER] = folder
    variables = _variables(folder)
    for name in list(os.environ):
        if name.upper() in _AWAY or name.startswith(_OURS_TO_SET):
            del os.environ[name]
    os.environ.update(variables)


def _environment_of_user(config: pytest.Config) -> dict[str, str]:
    """Return the environment as the user had it; a worker is told, it inherits ours."""
    told: dict[str, dict[str, str]] = getattr(config, "workerinput", {})
    return told.get(_TOLD) or dict(os.environ)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist what the user's environment was."""
    node.workerinput[_TOLD] = node.config.stash[_BEFORE]


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Move out and leave nothing behind."""
    os.environ.clear()
    os.environ.update(config.stash[_BEFORE])
    shutil.rmtree(config.stash[_FOLDER], ignore_errors=True)


@pytest.fixture(scope="session")
def user_environment(pytestconfig: pytest.Config) -> dict[str, str]:
    """The environment as the user had it, for the tests of setting up."""
    return dict(pytestconfig.stash[_BEFORE])
