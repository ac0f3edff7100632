"""Pictures of one colour, as files to be dropped into the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from pathlib import Path


def write_picture(folder: Path, name: str = "fox.png", width: int = 900, height: int = 600) -> str:
    """Write a picture and return its path."""
    path = folder / name
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#c06020"))
    image.save(str(path))
    return str(path)
