"""Asks for the web link of a picture, and says at once why one cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from pikascenes_desktop.domain.errors import LinkNotAllowed
from pikascenes_desktop.services.hosting import is_loopback_allowed
from pikascenes_desktop.services.intake import check_link
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import reason, say

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

WIDTH = 460


class LinkDialog(QDialog):
    """One field for a link.

    Signals:
        added: The link that was given.
    """

    added = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("ing.link.title"))
        self.setMinimumWidth(WIDTH)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(say("ing.link.ph"))
        self.field.setPlaceholderText(say("ing.link.ph"))
        self.field.textEdited.connect(self._forgive)
        self.problem = WrappedLabel("", "danger", self)
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
        column.addWidget(label(say("ing.link.body"), "body", self, wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.problem)
        column.addWidget(box)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        link = self.field.text().strip()
        loopback = is_loopback_allowed(self._desk.settings.current)
        try:
            check_link(link, allow_loopback=loopback)
        except LinkNotAllowed as error:
            self._refuse(say("ing.link.bad", reason=reason(error.reason)))
            return
        self.added.emit(link)
        self.accept()

    def _refuse(self, text: str) -> None:
        restyle(self.field, invalid="true")
        self.problem.setText(text)
        self.problem.show()
        self.field.setAccessibleDescription(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self) -> None:
        if not self.problem.isHidden():
            restyle(self.field, invalid="false")
            self.problem.hide()
            self.field.setAccessibleDescription("")
