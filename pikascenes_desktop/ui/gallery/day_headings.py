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


def day_name(day: Day, today: int) -> str:
    """Return what a day is called; `today` is counted as `date.toordinal` does."""
    return formats.day(_noon(day.ordinal), _noon(today))


def length_name(day: Day) -> str:
    """Return what a heading is called where headings are lengths."""
    return say("length.s", n=day.ordinal) if day.ordinal else say("length.none")


def paint_heading(painter: QPainter, rect: QRect, name: str, count: int, tokens: Tokens) -> None:
    """Paint a heading: its name, and how many cards stand below it."""
    strong = font("small", 600)
    line = QRect(rect.left(), rect.top(), rect.width(), rect.height())
    brush.draw_line(painter, line, name, strong, tokens.text2)
    left = rect.left() + QFontMetrics(strong).horizontalAdvance(name) + GAP
    rest = QRect(left, rect.top(), max(0, rect.right() + 1 - left), rect.height())
    rest = brush.mirrored(painter, rect, rest)
    brush.draw_line(painter, rest, say("day.clips", n=count), font("small"), tokens.text3)
