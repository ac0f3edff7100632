"""Puts the pictures of each scene side by side: ``python -m tests.render.contact_sheets FOLDER``.

Standard input says what belongs together: an object of lists of [look, file].
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

SMALL: Final = "small"
"""The folder of small copies, beside the pictures."""

WIDTH: Final = 640
ACROSS: Final = 3
GAP: Final = 12
LINE: Final = 22
QUALITY: Final = 90
FAST: Final = 80
"""Of 100: how little time is spent on making PNG files small."""


def plain(name: str) -> str:
    """Return a name that is fit for a file."""
    return re.sub(r"[^\w]+", "-", name)


def small_copy(picture: QImage, folder: Path, name: str) -> None:
    """Keep a copy of a picture in the size it has on a sheet."""
    (folder / SMALL).mkdir(exist_ok=True)
    copy = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    copy.setDevicePixelRatio(1)
    copy.save(str(folder / SMALL / f"{name}.jpg"), quality=QUALITY)


def _sheet(folder: Path, pictures: list[tuple[str, str]]) -> QImage:
    copies = [(look, QImage(str(folder / SMALL / f"{name}.jpg"))) for look, name in pictures]
    rows = [copies[start : start + ACROSS] for start in range(0, len(copies), ACROSS)]
    heights = [max(copy.height() for _, copy in row) + LINE + GAP for row in rows]
    sheet = QImage(GAP + ACROSS * (WIDTH + GAP), GAP + sum(heights), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for column, (look, copy) in enumerate(row):
            left = GAP + column * (WIDTH + GAP)
            painter.drawText(QRect(left, top, WIDTH, LINE), 0, look)
            painter.drawImage(QPoint(left, top + LINE), copy)
        top += height
    painter.end()
    return sheet


def main() -> int:
    """Lay out all sheets."""
    folder = Path(sys.argv[1])
    scenes: dict[str, list[tuple[str, str]]] = json.loads(sys.stdin.read())
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(["sheets"])
    sheets = folder / "sheets"
    sheets.mkdir(exist_ok=True)
    for scene, pictures in scenes.items():
        sheet = _sheet(folder, pictures)
        sheet.save(str(sheets / f"{plain(scene)}.png"), quality=FAST)
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
