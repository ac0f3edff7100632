"""The bar that floats above the cards while some are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 52
ABOVE_EDGE: Final = 20


class SelectionBar(QFrame):
    """What can be done with all selected cards at once.

    Signals:
        favourite: Mark them all.
        hide_them: Take them out of the gallery.
        done: Select nothing.
    """

    favourite = Signal()
    hide_them = Signal()
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setProperty("role", "notice")
        self.setFixedHeight(HEIGHT)
        self._count = label("", "strong", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 10, 8)
        row.setSpacing(6)
        row.addWidget(self._count)
        for text, icon, signal in (
            (say("act.fav"), "heart", self.favourite),
            (say("act.hide"), "eye", self.hide_them),
        ):
            button = Button(theme, text, kind="ghost", icon=icon, parent=self)
            button.clicked.connect(signal)
            row.addWidget(button)
        end = Button(theme, say("sel.done"), parent=self, on="raised")
        end.clicked.connect(self.done)
        row.addWidget(end)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are selected; none hides the bar."""
        self._count.setText(say("sel.n", n=count))
        self.setVisible(count > 0)
        self.settle()

    def settle(self) -> None:
        """Stand at the bottom centre of the parent."""
        self.adjustSize()
        left = (self._page.width() - self.width()) // 2
        self.move(left, self._page.height() - self.height() - ABOVE_EDGE)
        self.raise_()
