"""Asks for a clip's title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from pikascenes_desktop.domain.generation import LONGEST_TITLE
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.theme import Theme

WIDTH: Final = 420


class TitleDialog(QDialog):
    """A field with the title as it is; Enter keeps what stands in it, Esc nothing.

    Signals:
        named: The title to keep; empty to go by the prompt.
    """

    named = Signal(str)

    def __init__(self, theme: Theme, generation: Generation, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("ren.t"))
        self.setAccessibleDescription(say("ren.b"))
        self.setMinimumWidth(WIDTH)
        self._before = generation.caption[:LONGEST_TITLE]
        self.field = QLineEdit(self._before, self)
        self.field.setMaxLength(LONGEST_TITLE)
        self.field.setAccessibleName(say("ren.title"))
        self.field.selectAll()
        self.save_button = Button(theme, say("st.save"), kind="primary", parent=self)
        self.save_button.setDefault(True)
        cancel = Button(theme, say("st.cancel"), parent=self)
        box = QDialogButtonBox(self)
        box.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._save)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(say("ren.t"), "heading", self))
        column.addWidget(self.field)
        column.addWidget(label(say("ren.b"), "small", self, wrap=True))
        column.addWidget(box)

    def _save(self) -> None:
        if self.field.text() != self._before:  # a prompt that was cut short is no title
            self.named.emit(self.field.text())
        self.accept()
