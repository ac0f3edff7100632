"""Where the program's own pictures, colours and words are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent.parent


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if isinstance(frozen, str):
        return Path(frozen) / "resources"
    installed = PACKAGE / "_resources"
    return installed if installed.is_dir() else PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file that ships with the program.

    It is beside the package in a source checkout, inside it in an installed wheel, and in
    PyInstaller's folder in a frozen build.
    """
    return _root().joinpath(*parts)
