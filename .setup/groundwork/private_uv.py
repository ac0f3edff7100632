"""Gets uv, which builds the environment, into a folder of our own."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Final

from groundwork import programs
from groundwork.programs import SetupFailed

if TYPE_CHECKING:
    from pathlib import Path

    from groundwork.places import Places

UV_VERSION: Final = "0.13.9"
"""The version that wrote `uv.lock`."""

_NO_PIP_DEBIAN: Final = (
    "This Python has no pip, which fetches everything else; run this line, then the same "
    "command again: sudo apt-get install -y python3-pip"
)
_NO_PIP: Final = (
    "This Python has no pip, which fetches everything else; run this line, then the same "
    "command again: {python} -m ensurepip --upgrade"
)


def uv_folder(places: Places) -> Path:
    """Return where this version of uv goes; another version gets another folder."""
    return places.tools / f"uv-{UV_VERSION}"


def installed_uv(places: Places) -> Path | None:
    """Return uv's program if it is there; pip puts it where the system's scheme says."""
    name = "uv.exe" if os.name == "nt" else "uv"
    for folder in ("bin", "Scripts"):
        program = uv_folder(places) / folder / name
        if program.is_file():
            return program
    return None


def get_uv(places: Places) -> Path:
    """Return uv's program, fetched with pip if it is not there yet.

    ``--target`` leaves the user's Python as it is, so that pip does it even where the system
    manages that Python (PEP 668).

    Raises:
        SetupFailed: There is no pip, or pip could not fetch uv.
    """
    if program := installed_uv(places):
        return program
    python = _python_with_pip()
    half = places.tools / f"uv-{UV_VERSION}.part"
    shutil.rmtree(half, ignore_errors=True)
    command = [
        *(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--no-warn-script-location", "--root-user-action", "ignore"),
        *("--only-binary", ":all:", "--no-deps"),
        *("--target", str(half), f"uv=={UV_VERSION}"),
    ]
    # A user's own PIP_USER or PIP_REQUIRE_VIRTUALENV would forbid --target.
    env = programs.clean_environment(PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0")
    if code := programs.run(command, cwd=places.root, env=env):
        raise SetupFailed("pip could not fetch uv; what it said stands above.", code)
    shutil.rmtree(uv_folder(places), ignore_errors=True)
    half.rename(uv_folder(places))
    if program := installed_uv(places):
        return program
    raise SetupFailed(f"pip fetched uv, but it is not in {uv_folder(places)}.")


def _python_with_pip() -> str:
    """Return this Python, or the one it was made from if it is a bare virtual environment."""
    base = getattr(sys, "_base_executable", sys.executable)
    for python in dict.fromkeys((sys.executable, str(base))):
        if programs.answer([python, "-m", "pip", "--version"]).returncode == 0:
            return python
    if programs.find("apt-get"):
        raise SetupFailed(_NO_PIP_DEBIAN)
    raise SetupFailed(_NO_PIP.format(python=sys.executable))
