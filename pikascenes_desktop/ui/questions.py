"""Questions that must be answered before something happens; never a nested loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from pikascenes_desktop.ui.theme import Theme

WIDTH: Final = 420


class Question(Sheet):
    """A question with one primary answer; `accepted` or `rejected` tells which it was.

    Args:
        theme: Its colours.
        parent: Lies under it, with all of its window.
        title: What is asked.
        body: What must be known before answering.
        yes: The label of the primary button, which Enter presses.
        no: The label of the other, which Esc presses; empty for none.
        remember: The label of a box to tick, or empty for none.
    """

    def __init__(  # noqa: PLR0913 -- the parts of a question
        self,
        theme: Theme,
        parent: QWidget,
        *,
        title: str,
        body: str,
        yes: str,
        no: str,
        remember: str = "",
    ) -> None:
        super().__init__(theme, parent, QSize(max(WIDTH, px(WIDTH)), 0))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "heading", self, wrap=True))
        column.addWidget(label(body, "body", self, wrap=True))
        self.remember = QCheckBox(remember, self)
        self.remember.setVisible(bool(remember))
        column.addWidget(self.remember)
        self.no_button: Button | None = None
        self.yes_button = Button(theme, yes, kind="primary", parent=self)
        self.yes_button.setDefault(True)
        box = QDialogButtonBox(self)
        box.addButton(self.yes_button, QDialogButtonBox.ButtonRole.AcceptRole)
        if no:
            self.no_button = Button(theme, no, parent=self)
            box.addButton(self.no_button, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addWidget(box)

    def warn(self) -> None:
        """Ask about something that cannot be undone here: Enter does not do it."""
        self.yes_button.setDefault(False)
        restyle(self.yes_button, kind="danger")
        if self.no_button is not None:
            self.no_button.setDefault(True)
            self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        self.ensurePolished()
        layout = self.layout()
        if layout is not None:  # its texts wrap: only now is it known on how many lines
            self.want(QSize(self.width(), layout.totalHeightForWidth(self.width())))
        super().showEvent(event)

    @property
    def is_remembered(self) -> bool:
        """Whether the user ticked the box."""
        return self.remember.isChecked()
