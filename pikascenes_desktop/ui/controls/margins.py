"""Margins as a reader meets them: layouts mirror what they hold, but not their own margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def margins(widget: QWidget, start: int, top: int, end: int, bottom: int) -> QMargins:
    """Return margins in pixels, `start` on the side where lines begin.

    Args:
        widget: Tells which way its lines run.
        start: Left, or right where lines run from right to left.
        top: Above.
        end: On the side where lines end.
        bottom: Below.
    """
    if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    return QMargins(start, top, end, bottom)
