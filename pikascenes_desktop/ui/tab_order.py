"""The order in which Tab goes through widgets that are made while the window is open.

Qt puts what is made later behind everything else; where it stands on the screen does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def stop_before(page: QWidget) -> QWidget:
    """Return the last widget that Tab reaches before all that stands on a page.

    Where there is none, it is the page itself.
    """
    before = page.previousInFocusChain()
    while before is not None and before is not page:
        is_stop = bool(before.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if is_stop and not page.isAncestorOf(before):
            return before
        before = before.previousInFocusChain()
    return page


def go_on(anchor: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab go from a widget through these, and then on to where it went before."""
    for stop in stops:
        QWidget.setTabOrder(anchor, stop)
        anchor = stop
