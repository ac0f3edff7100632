"""Icons from ``resources/icons``: one colour, painted at the screen's own density."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pikascenes_desktop.ui.resources import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor

GRID: Final = 16
STROKE: Final = 1.4
HEAVIER_ABOVE: Final = 18
"""Up to this size strokes stay 1.4 px wide; larger icons get heavier strokes in proportion."""


TURNED: Final = frozenset({"back", "chevl", "chevr"})
"""Signs that point along the line: they turn where lines run the other way.

Signs of playing and of time point to the right everywhere.
"""


def is_mirrored() -> bool:
    """Say whether lines run from right to left."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


@lru_cache(maxsize=512)
def _drawing(name: str, colour: str, stroke: str) -> bytes:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    coloured = source.replace("currentColor", colour)
    return coloured.replace(f'stroke-width="{STROKE}"', f'stroke-width="{stroke}"').encode()


def _stroke(size: float) -> str:
    return f"{STROKE * GRID / size * max(1.0, size / HEAVIER_ABOVE):.2f}"


def paint(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Paint an icon into a square of logical pixels.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    drawing = _drawing(name, color.name(), _stroke(rect.width()))
    renderer = QSvgRenderer(QByteArray(drawing))
    painter.save()
    painter.setOpacity(painter.opacity() * color.alphaF())
    if name in TURNED and is_mirrored():
        painter.translate(2 * rect.center().x(), 0)
        painter.scale(-1, 1)
    renderer.render(painter, rect)
    painter.restore()


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture.

    Args:
        name: The file's name in ``resources/icons`` without its ending.
        color: What ``currentColor`` becomes.
        size: Edge in logical pixels.
        ratio: Device pixels per logical pixel.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    result = QPixmap(QSize(size, size) * ratio)
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    paint(painter, QRectF(0, 0, size, size), name, color)
    painter.end()
    return result


class _Engine(QIconEngine):
    """Paints the icon anew at each size, so that it is sharp at each density."""

    def __init__(self, name: str, color: QColor, *, is_after: bool) -> None:
        super().__init__()
        self._name = name
        self._color = color
        self._is_after = is_after

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        self._paint_into(painter, QRectF(rect))

    def pixmap(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        result = QPixmap(size)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        self._paint_into(painter, QRectF(0, 0, size.width(), size.height()))
        painter.end()
        return result

    def _paint_into(self, painter: QPainter, room: QRectF) -> None:
        edge = min(room.width(), room.height())
        square = QRectF(0, 0, edge, edge)
        square.moveCenter(room.center())
        if room.width() > room.height():  # what is left over keeps the label at a distance
            if self._is_after:
                square.moveRight(room.right())
            else:
                square.moveLeft(room.left())
        paint(painter, square, self._name, self._color)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._color, is_after=self._is_after)


def icon(name: str, color: QColor, *, is_after: bool | None = None) -> QIcon:
    """Return an icon for buttons and menus.

    Args:
        name: The file's name in ``resources/icons`` without its ending.
        color: What ``currentColor`` becomes.
        is_after: Whether it stands to the right of its label; None where lines run from right
            to left.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    _drawing(name, color.name(), _stroke(GRID))
    after = is_mirrored() if is_after is None else is_after
    return QIcon(_Engine(name, color, is_after=after))
