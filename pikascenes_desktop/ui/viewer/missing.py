"""What stands on the stage when the clip's file is not where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

WIDEST: Final = 460


class MissingFile(QWidget):
    """Says what is safe, and offers to look for the file or to make the clip anew.

    Signals:
        locate: The user knows where the file is.
        remix: The scene is to be copied into the composer.
    """

    locate = Signal()
    remix = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = WrappedLabel(say("view.missing"), "intro", self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setFixedWidth(px(WIDEST))
        self.locate_button = Button(theme, say("view.locate"), parent=self, action="true")
        self.remix_button = Button(theme, say("act.remix"), parent=self, action="true")
        self.locate_button.clicked.connect(lambda _=False: self.locate.emit())
        self.remix_button.clicked.connect(lambda _=False: self.remix.emit())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.locate_button)
        buttons.addWidget(self.remix_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch()
        words = QHBoxLayout()
        words.addStretch()
        words.addWidget(self.text)
        words.addStretch()
        column.addLayout(words)
        column.addLayout(buttons)
        column.addStretch()
