"""F6: from one area of the window to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget


class Areas:
    """The areas in order, each with what puts the keyboard there.

    Args:
        areas: Widget, and a function that focuses it or says False when it cannot.
    """

    def __init__(self, areas: Sequence[tuple[QWidget, Callable[[], bool]]]) -> None:
        self._areas = tuple(areas)

    def move(self, step: int) -> None:
        """Go on (1) or back (-1) to the next area that takes the keyboard."""
        now = self._current()
        for distance in range(1, len(self._areas) + 1):
            _, focus = self._areas[(now + step * distance) % len(self._areas)]
            if focus():
                return

    def _current(self) -> int:
        widget = QApplication.focusWidget()
        for index, (area, _) in enumerate(self._areas):
            if widget is not None and (widget is area or area.isAncestorOf(widget)):
                return index
        return 0
