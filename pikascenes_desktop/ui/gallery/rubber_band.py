"""The rectangle that is drawn from beside the cards to select what it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QRubberBand

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractScrollArea

TICK_MS: Final = 30
FASTEST: Final = 60
"""Pixels by which the cards move on at each tick, at most, while the pointer is outside."""


class Band:
    """A rubber band over a view that scrolls on while the pointer is above or below it.

    Args:
        view: The view.
        changed: Told of the band's rectangle in the viewport, at each change.
    """

    def __init__(self, view: QAbstractScrollArea, changed: Callable[[QRect], None]) -> None:
        self._view = view
        self._changed = changed
        self._shape = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        self._origin: QPoint | None = None
        self._pointer = QPoint()
        self._tick = QTimer(view)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._scroll_on)

    @property
    def is_drawn(self) -> bool:
        """Whether a band is being drawn."""
        return self._origin is not None

    def begin(self, point: QPoint) -> None:
        """Begin at a point of the viewport."""
        self._origin = point + QPoint(0, self._top())
        self._shape.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def draw_to(self, point: QPoint) -> None:
        """Draw the band from its beginning to a point of the viewport."""
        self._pointer = point
        self._draw()
        inside = 0 <= point.y() < self._view.viewport().height()
        if inside:
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()

    def end(self) -> None:
        """Take the band away."""
        self._origin = None
        self._tick.stop()
        self._shape.hide()

    def _top(self) -> int:
        return self._view.verticalScrollBar().value()

    def _draw(self) -> None:
        if self._origin is None:
            return
        rect = QRect(self._origin - QPoint(0, self._top()), self._pointer).normalized()
        self._shape.setGeometry(rect)
        self._shape.show()
        self._changed(rect)

    def _scroll_on(self) -> None:
        y, height = self._pointer.y(), self._view.viewport().height()
        beyond = y if y < 0 else max(0, y - height)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + max(-FASTEST, min(FASTEST, beyond)))
        self._draw()
