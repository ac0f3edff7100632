"""The page of licences: every component that ships, and the whole text it comes under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop.ui.controls.labels import ElidedLabel
from pikascenes_desktop.ui.controls.tips import safe_tip
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ports.desktop import Licence

LIST: Final = 240
BETWEEN: Final = "\n\n" + "─" * 40 + "\n\n"


class LicencesPage(QWidget):
    """A list of components, and the licence of the one that is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._licences: tuple[Licence, ...] = ()
        self.names = QListWidget(self)
        self.names.setFixedWidth(px(LIST))
        self.names.setProperty("role", "choices")
        self.names.setAccessibleName(say("ab.licences"))
        self.title = ElidedLabel("", "strong", self)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.names)
        row.addLayout(right, 1)
        self.names.currentRowChanged.connect(self._show)

    def set_licences(self, licences: tuple[Licence, ...]) -> None:
        """Show these, the first one chosen."""
        self._licences = licences
        self.names.clear()
        for one in licences:
            item = QListWidgetItem(f"{one.name} {one.version}".strip())
            item.setToolTip(safe_tip(one.licence))
            self.names.addItem(item)
        self.names.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._licences):
            return
        one = self._licences[row]
        self.title.setText(f"{one.name} · {one.licence}")
        self.text.setPlainText(BETWEEN.join(one.texts) or say("ab.no.text"))
        self.text.setAccessibleName(say("ab.text", name=one.name))
