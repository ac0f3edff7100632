"""The line above the bin's cards: what the bin is, and the way to empty it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

PADDING: Final = 20


class BinBar(QFrame):
    """Shown while the bin is looked at.

    Signals:
        emptied: The user wants the bin emptied.
        left: The user wants back to all cards.
    """

    emptied = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 0, PADDING, 8)
        row.setSpacing(10)
        row.addWidget(label(say("gal.bin.hint"), "hint", self, wrap=True), 1)
        self.empty_button = Button(theme, say("gal.bin.empty"), icon="trash", parent=self)
        self.empty_button.clicked.connect(lambda _=False: self.emptied.emit())
        self.back_button = Button(theme, say("view.back"), kind="ghost", icon="back", parent=self)
        self.back_button.clicked.connect(lambda _=False: self.left.emit())
        row.addWidget(self.empty_button)
        row.addWidget(self.back_button)
        self.hide()

    def show_count(self, count: int) -> None:
        """Offer emptying while there is something to empty."""
        self.empty_button.setEnabled(count > 0)
