"""Asks for the web link of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from pikascenes_desktop.ui.composer.sources import WEB
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme


class LinkDialog(QDialog):
    """One field for a link.

    Signals:
        added: The link that was given.
    """

    added = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("ing.link.title"))
        self.setMinimumWidth(460)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(say("ing.link.ph"))
        self.field.setPlaceholderText(say("ing.link.ph"))
        self.problem = label(say("reason.not_https"), "danger", self)
        self.problem.hide()
        self.add_button = Button(theme, say("ing.link.add"), kind="primary", parent=self)
        self.add_button.setDefault(True)
        cancel = Button(theme, say("st.cancel"), parent=self)
        box = QDialogButtonBox(self)
        box.addButton(self.add_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._add)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(say("ing.link.title"), "heading", self))
        column.addWidget(self.field)
        column.addWidget(self.problem)
        column.addWidget(box)

    def _add(self) -> None:
        link = self.field.text().strip()
        if not link.lower().startswith(WEB):
            restyle(self.field, invalid="true")
            self.problem.show()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.added.emit(link)
        self.accept()
