"""Progress that worker threads tell, a percent at a time, on the window's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject, SignalInstance

STEP: Final = 5
"""Percents between two words: a screen reader reads each of them out."""


def by_percent(signal: SignalInstance, owner: QObject) -> Callable[[float], None]:
    """Return what takes progress from 0 to 1, from any thread, and emits it as whole percents.

    Args:
        signal: Takes an int; where it is connected to an object's slot, the slot runs on the
            object's own thread.
        owner: Whose signal it is; once it is gone, nobody is told.
    """
    last = 0

    def tell(fraction: float) -> None:
        nonlocal last
        percent = int(fraction * 100) // STEP * STEP
        if percent > last and isValid(owner):
            last = percent
            signal.emit(percent)

    return tell
