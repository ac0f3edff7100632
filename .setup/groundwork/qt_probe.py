"""Run by the environment's Python: prints, line by line, why Qt would not start; exit 1 if so.

Importing shows what the modules lack. The plugins are opened by hand, because Qt itself opens
them only once a window is there, and then gives up without naming the library.
"""

from __future__ import annotations

import ctypes
import importlib
import sys
from pathlib import Path
from typing import Final

_MODULES: Final = ("PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtMultimedia")
_PLUGINS: Final = (
    "platforms/libqoffscreen.so",
    "platforms/libqxcb.so",
    "multimedia/libffmpegmediaplugin.so",
)


def troubles() -> list[str]:
    """Return what kept modules and plugins from loading, each once."""
    found: list[str] = []
    for module in _MODULES:
        try:
            importlib.import_module(module)
        except ImportError as error:
            found.append(str(error))
    if sys.platform == "linux" and not found:
        found += _plugin_troubles()
    return list(dict.fromkeys(found))


def _plugin_troubles() -> list[str]:
    package = Path(str(importlib.import_module("PySide6").__file__)).parent
    found: list[str] = []
    for plugin in _PLUGINS:
        try:
            ctypes.CDLL(str(package / "Qt" / "plugins" / plugin))
        except OSError as error:
            found.append(str(error))
    return found


if __name__ == "__main__":
    lines = troubles()
    print("\n".join(lines))
    sys.exit(1 if lines else 0)
