"""A sheet with one line to write; why it cannot be used is said below it, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from pikascenes_desktop.ui.theme import Theme

WIDTH = 420


class LineDialog(Sheet):
    """Asks for a line; Enter takes it, Esc does not.

    Args:
        title: What is about to be done.
        asked: What the line is, for its empty field and for screen readers.
        yes: The label of the button that takes it.
        body: What is said above the line; empty for nothing.
    """

    def __init__(  # noqa: PLR0913 -- the parts of a question
        self,
        theme: Theme,
        parent: QWidget,
        *,
        title: str,
        asked: str,
        yes: str,
        body: str = "",
    ) -> None:
        super().__init__(theme, parent, QSize(max(WIDTH, px(WIDTH)), 0))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(asked)
        self.field.setPlaceholderText(asked)
        self.field.textEdited.connect(self._forgive)
        self.problem = label("", "danger", self, wrap=True)
        self.problem.hide()
        self.yes_button = Button(theme, yes, kind="primary", parent=self)
        self.yes_button.setDefault(True)
        cancel = Button(theme, say("st.cancel"), parent=self)
        box = QDialogButtonBox(self)
        box.addButton(self.yes_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(10)
        self.column.addWidget(label(title, "heading", self, wrap=True))
        if body:
            self.column.addWidget(label(body, "body", self, wrap=True))
        self.column.addWidget(self.field)
        self.column.addWidget(self.problem)
        self.column.addWidget(box)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, text: str) -> str:
        """Take the line; return why it cannot be taken, or nothing where it was."""
        raise NotImplementedError

    def add_below(self, widget: QWidget) -> None:
        """Put something between the line and the buttons."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit_words()
        super().showEvent(event)

    def _take(self) -> None:
        complaint = self.take(self.field.text())
        if not complaint:
            self.accept()
            return
        self._show(complaint)
        announce(self.field, complaint, urgent=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self) -> None:
        if not self.problem.isHidden():
            self._show("")

    def _show(self, complaint: str) -> None:
        restyle(self.field, invalid="true" if complaint else "false")
        self.field.setAccessibleDescription(complaint)
        self.problem.setText(complaint)
        self.problem.setVisible(bool(complaint))
        self._fit_words()

    def _fit_words(self) -> None:
        self.ensurePolished()  # its texts wrap: on how many lines is known only at its width
        self.column.activate()
        self.want(QSize(self.width(), self.column.totalHeightForWidth(self.width())))
