"""Every module of the program, and of what it works with, can be loaded."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import Final

from desktop_notifier.main import get_backend_class

import pikascenes_desktop
from pikascenes_desktop.selftest.report import Broken

SHIPPED: Final = (
    *("av", "pyvips", "pi_heif", "apsw", "httpx", "truststore", "keyring", "send2trash"),
    *("wakepy", "PySide6.QtMultimedia", "PySide6.QtSvg", "qasync", "aiohttp", "botocore.auth"),
)

KEY_STORES: Final = {"win32": ("win32ctypes.core",), "linux": ("secretstorage", "jeepney")}
"""What the systems' key stores are reached by; keyring would only say that there is none."""

LEAST: Final = 300
"""The program has more modules than this; fewer were collected only in part."""


def own_modules() -> list[str]:
    """Return the names of the program's own modules."""
    found = pkgutil.walk_packages(pikascenes_desktop.__path__, "pikascenes_desktop.")
    return [module.name for module in found if not module.name.endswith("__main__")]


def check(names: tuple[str, ...] | None = None, platform: str = sys.platform) -> str:
    """Load them all.

    Args:
        names: The modules; the program's own unless given.
        platform: As `sys.platform` has it.

    Raises:
        Broken: There are too few.
        ImportError: One cannot be loaded.
    """
    own = own_modules() if names is None else list(names)
    if len(own) < LEAST:
        raise Broken(f"only {len(own)} modules")
    others = (*SHIPPED, *KEY_STORES.get(platform, ()))
    for name in (*own, *others):
        importlib.import_module(name)
    get_backend_class()  # loads this system's own notifications
    return f"{len(own)} modules, {len(others)} libraries"
