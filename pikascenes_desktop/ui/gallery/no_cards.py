"""What the gallery shows when a filter or a search lets no card through: why that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

BESIDE: Final = 40
WHY: Final = {
    Filter.FAVOURITES: "empty.fav",
    Filter.RUNNING: "empty.running",
    Filter.BIN: "empty.bin",
    Filter.PRACTICE: "empty.practice",
}


class NoCards(QWidget):
    """A filter or a search that lets nothing through.

    Signals:
        clear_search: The search is to be given up.
    """

    clear_search = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(BESIDE, 0, BESIDE, 0)
        column.addStretch()
        self._text = WrappedLabel("", "body", self)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clear = Button(theme, say("empty.clear"), kind="link", parent=self)
        self._clear.clicked.connect(lambda _=False: self.clear_search.emit())
        column.addWidget(self._text)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say_why(self, chip: Filter, search: str) -> None:
        """Show why nothing is to be seen.

        Args:
            chip: What the gallery is narrowed to.
            search: What is searched for, or empty.
        """
        why = WHY.get(chip, "empty.failed")
        text = say("empty.none.t", q=search) if search else say(why)
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._clear.setVisible(bool(search))
