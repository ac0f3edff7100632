"""Tiles on their way to another place, and the copy of one under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.motion import Motion

REORDER_MS: Final = 140
GHOST_OPACITY: Final = 0.85


class Gliding(QObject):
    """Moves widgets from where they are to where they belong, all at once (DESIGN §9)."""

    def __init__(self, motion: Motion, parent: QObject) -> None:
        super().__init__(parent)
        self._motion = motion
        self._ways: list[tuple[QWidget, QRect, QRect]] = []
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock.valueChanged.connect(self._move)
        self._clock.finished.connect(self._arrive)

    @property
    def is_moving(self) -> bool:
        """Whether anything is on its way."""
        return bool(self._ways)

    def start(self, ways: list[tuple[QWidget, QRect, QRect]]) -> None:
        """Begin, each widget from its first rectangle to its second."""
        self._clock.stop()
        self._ways = ways
        duration = self._motion.milliseconds(REORDER_MS)
        if not duration:
            self._arrive()
            return
        self._move(0.0)
        self._clock.setDuration(duration)
        self._clock.start()

    def end(self) -> None:
        """Let everything be where it belongs, now."""
        self._clock.stop()
        self._arrive()

    def _move(self, part: float) -> None:
        for widget, start, end in self._ways:
            left = start.left() + (end.left() - start.left()) * part
            top = start.top() + (end.top() - start.top()) * part
            widget.setGeometry(QRect(QPoint(round(left), round(top)), end.size()))

    def _arrive(self) -> None:
        self._move(1.0)
        self._ways = []


class Ghost(QWidget):
    """A copy of a tile that follows the pointer while the tile is dragged."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = parent
        self._picture = QPixmap()
        self._grip = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lift(self, tile: QWidget, grip: QPoint) -> None:
        """Take a copy of a tile, held at a place on it."""
        self.setParent(tile.window())  # it follows the pointer wherever that goes
        self._picture = tile.grab()
        self._grip = grip
        self.resize(tile.size())
        self.show()
        self.raise_()

    def follow(self, at: QPoint) -> None:
        """Go where the pointer is, in the coordinates of the tiles."""
        self.move(self._field.mapTo(self.window(), at - self._grip))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(GHOST_OPACITY)
        painter.drawPixmap(self.rect(), self._picture)
        painter.end()
