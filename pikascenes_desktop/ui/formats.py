"""Sizes, times, money and dates as the current language writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QDate

from pikascenes_desktop.ui.deck import language, locale, say

STEP: Final = 1000
UNITS: Final = ("bytes", "KB", "MB", "GB", "TB")
WHOLE_FROM: Final = 100
MINUTE_S: Final = 60
HOUR_S: Final = 3600
DAY_S: Final = 24 * HOUR_S


def size(count: int) -> str:
    """Return a number of bytes as people read it: ``12.4 MB`` (decimal units)."""
    value = float(count)
    unit = 0
    while value >= STEP and unit < len(UNITS) - 1:
        value /= STEP
        unit += 1
    if unit == 0:
        return say("fmt.bytes", n=count)
    decimals = 0 if value >= WHOLE_FROM or value == int(value) else 1
    digits = f"{value:.{decimals}f}".replace(".", locale().decimalPoint())
    return f"{digits} {UNITS[unit]}"


def duration(seconds: float) -> str:
    """Return seconds as a clock: ``1:12``, or ``1:02:05`` from one hour."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, HOUR_S)
    minutes, left = divmod(rest, MINUTE_S)
    if hours:
        return f"{hours}:{minutes:02}:{left:02}"
    return f"{minutes}:{left:02}"


def money(usd: Decimal | str) -> str:
    """Return dollars exactly as known: ``$0.40``, with more digits only where they count."""
    amount = Decimal(usd)
    cents = amount.quantize(Decimal("0.01"))
    shown = cents if cents == amount else amount.normalize()
    return f"${shown:f}"


def about_money(usd: Decimal | str) -> str:
    """Return an estimate: ``about $0.40``."""
    return say("fmt.about", money=money(usd))


def number(value: int) -> str:
    """Return a whole number with the language's own grouping."""
    return locale().toString(value)


def clock_time(timestamp: float) -> str:
    """Return the local time of day of a Unix time: ``14:02``."""
    return datetime.fromtimestamp(timestamp, UTC).astimezone().strftime("%H:%M")


def seconds(value: float) -> str:
    """Return a short time with its tenths: ``1.4 s``."""
    return say("fmt.seconds", s=f"{value:.1f}".replace(".", locale().decimalPoint()))


def ago(timestamp: float, now: float) -> str:
    """Return how long ago something was: ``just now``, ``2 minutes ago``, ``3 days ago``."""
    count, unit = _span(now - timestamp)
    return say(f"fmt.ago.{unit}", n=count) if count else say("fmt.now")


def ahead(timestamp: float, now: float) -> str:
    """Return how far ahead something is: ``in a moment``, ``in 23 hours``."""
    count, unit = _span(timestamp - now)
    return say(f"fmt.in.{unit}", n=count) if count else say("fmt.soon")


def _span(length_s: float) -> tuple[int, str]:
    """Return a time in its largest unit; 0 minutes for less than one."""
    for unit, unit_s in (("days", DAY_S), ("hours", HOUR_S)):
        if length_s >= unit_s:
            return int(length_s // unit_s), unit
    return max(0, int(length_s // MINUTE_S)), "minutes"


def day(timestamp: float, now: float) -> str:
    """Return the heading of a day: Today, Yesterday, or its date."""
    then = datetime.fromtimestamp(timestamp, UTC).astimezone().date()
    today = datetime.fromtimestamp(now, UTC).astimezone().date()
    days = (today - then).days
    if days == 0:
        return say("day.today")
    if days == 1:
        return say("day.yesterday")
    pattern = "yyyy年M月d日" if language() == "zh_CN" else "d MMMM yyyy"
    return locale().toString(QDate(then.year, then.month, then.day), pattern)
