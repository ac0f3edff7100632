"""The line above the cards of a day: its name, and how many cards it has."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.gallery import brush
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from pikascenes_desktop.ui.gallery.rows import Day
    from pikascenes_desktop.ui.theme import Tokens

GAP: Final = 8
NOON: Final = time(12)


def _noon(ordinal: int) -> float:
    """Return a moment that is on that local day, whatever the clocks did in its night."""
    return datetime.combine(date.fromordinal(ordinal), NOON).astimezone().timestamp()


def paint_heading(painter: QPainter, rect: QRect, day: Day, today: int, tokens: Tokens) -> None:
    """Paint the heading of a day.

    Args:
        painter: Where.
        rect: The whole line.
        day: Whose heading it is.
        today: The local day that it is now, as `date.toordinal` counts.
        tokens: The colours in use.
    """
    strong = font("small", 600)
    name = formats.day(_noon(day.ordinal), _noon(today))
    line = QRect(rect.left(), rect.top(), rect.width(), rect.height())
    brush.draw_line(painter, line, name, strong, tokens.text2)
    left = rect.left() + QFontMetrics(strong).horizontalAdvance(name) + GAP
    rest = QRect(left, rect.top(), max(0, rect.right() - left), rect.height())
    count = say("day.clips", n=len(day.codes))
    brush.draw_line(painter, rest, count, font("small"), tokens.text3)
