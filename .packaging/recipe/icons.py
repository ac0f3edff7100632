"""The program's icon in each system's own format, drawn from one vector picture."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

WINDOWS_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels; what Windows asks for from 100 % to 250 %, and its largest."""

LINUX_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
"""Pixels; the folders of the hicolor theme."""

MAC_TYPES: Final = {
    "icp4": 16,
    "icp5": 32,
    "ic11": 32,  # 16 points, twice as sharp
    "ic12": 64,  # 32 points, twice as sharp
    "ic07": 128,
    "ic13": 256,  # 128 points, twice as sharp
    "ic08": 256,
    "ic14": 512,  # 256 points, twice as sharp
    "ic09": 512,
    "ic10": 1024,  # 512 points, twice as sharp
}
"""The types of an ``.icns``, and their pixels."""

SETUP_SIDE_SIZE: Final = (328, 628)
"""Pixels; twice what NSIS shows, for displays that are twice as sharp."""

_WHOLE_BYTE: Final = 256  # an .ico writes 256 pixels as 0


def png(drawing: Path, size: int) -> bytes:
    """Return the drawing as a square PNG; the same drawing gives the same bytes.

    Args:
        drawing: An SVG file.
        size: Pixels of an edge.

    Raises:
        ValueError: The file is no drawing.
    """
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    _draw(drawing, image, QRectF(0, 0, size, size))
    return _saved(image, "PNG")


def setup_side(drawing: Path, ground: str) -> bytes:
    """Return the picture beside the first and the last page of the Windows setup, a BMP.

    Args:
        drawing: An SVG file.
        ground: The colour behind it.
    """
    image = QImage(*SETUP_SIDE_SIZE, QImage.Format.Format_RGB888)
    image.fill(QColor(ground))
    width, height = SETUP_SIDE_SIZE
    edge = width / 2
    _draw(drawing, image, QRectF((width - edge) / 2, (height - edge) / 2, edge, edge))
    return _saved(image, "BMP")


def _draw(drawing: Path, image: QImage, place: QRectF) -> None:
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise ValueError(str(drawing))
    painter = QPainter(image)
    renderer.render(painter, place)
    painter.end()


def _saved(image: QImage, kind: str) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # pyright: ignore[reportCallIssue, reportArgumentType] -- stub: bytes
    return bytes(content.data())


def ico(drawing: Path) -> bytes:
    """Return the drawing as a Windows icon of all `WINDOWS_SIZES`."""
    pictures = [png(drawing, size) for size in WINDOWS_SIZES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in zip(WINDOWS_SIZES, pictures, strict=True):
        edge = size % _WHOLE_BYTE
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + entries + b"".join(pictures)


def icns(drawing: Path) -> bytes:
    """Return the drawing as a macOS icon of all `MAC_TYPES`."""
    body = b""
    for name, size in MAC_TYPES.items():
        picture = png(drawing, size)
        body += name.encode("ascii") + struct.pack(">I", len(picture) + 8) + picture
    return b"icns" + struct.pack(">I", len(body) + 8) + body
