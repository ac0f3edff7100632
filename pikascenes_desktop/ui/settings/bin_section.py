"""The bin on the library page: what is in it, and emptying it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme


def system_bin(platform: str = sys.platform) -> str:
    """Return what the system calls its own bin."""
    return say(f"sys.bin.{platform if platform in {'win32', 'darwin'} else 'linux'}")


class BinSection(QWidget):
    """Says what is in the bin, and hands it to the system's."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._count = 0
        self._size_bytes = 0
        self.content = label("", "meta", self)
        self._message = label("", "small", self, wrap=True)
        self._message.hide()
        self.empty_button = Button(theme, say("li.bin.empty"), icon="trash", parent=self)
        self.empty_button.setEnabled(False)
        self.question: Question | None = None
        row = QHBoxLayout()
        row.addWidget(self.empty_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(say("li.bin"), "strong", self))
        column.addWidget(label(say("li.bin.b", bin=system_bin()), "small", self, wrap=True))
        column.addWidget(self.content)
        column.addLayout(row)
        column.addWidget(self._message)
        self.empty_button.clicked.connect(self._ask)
        self.refresh()

    @property
    def message(self) -> str:
        """What is said."""
        return self._message.text()

    def refresh(self) -> None:
        """Look what is in the bin."""
        self._desk.scope.spawn(self._look(), name="look into the bin")

    async def _look(self) -> None:
        try:
            entries = await self._desk.bin.entries()
        except AppError as error:
            if isValid(self):
                self._say(sentence(error).whole)
            return
        if isValid(self):
            self._count = len(entries)
            self._size_bytes = sum(each.size_bytes for each in entries)
            size = formats.size(self._size_bytes)
            text = say("li.bin.n", n=self._count, size=size) if entries else say("li.bin.none")
            self.content.setText(text)
            self.empty_button.setEnabled(bool(entries))

    def _ask(self) -> None:
        size = formats.size(self._size_bytes)
        question = Question(
            self._theme,
            self.window(),
            title=say("li.bin.ask.t"),
            body=say("li.bin.ask.b", n=self._count, size=size, bin=system_bin()),
            yes=say("li.bin.ask.go"),
            no=say("st.cancel"),
        )
        question.warn()
        question.accepted.connect(self._empty)
        self.question = question
        question.open()

    def _empty(self) -> None:
        self.empty_button.setEnabled(False)
        self._say(say("li.bin.emptying"))
        self._desk.scope.spawn(self._emptied(), name="empty the bin")

    async def _emptied(self) -> None:
        try:
            emptied = await self._desk.bin.empty()
        except AppError as error:
            text = sentence(error).whole
        else:
            text = say("li.bin.emptied", n=emptied.count, bin=system_bin())
        if isValid(self):
            self._say(text)
            await self._look()

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
