"""The library page: which folder, how much is in it, moving it, and its bin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError, DiskFull
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import ElidedLabel, label
from pikascenes_desktop.ui.relinking import Relinking
from pikascenes_desktop.ui.settings.bin_section import BinSection
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

WHOLE: Final = 100


class LibraryPage(QWidget):
    """Shows the folder of clips and what is in it; moves it, or finds it elsewhere.

    Signals:
        library_changed: The preferences name another folder, which is to be opened now.
    """

    library_changed = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._move: asyncio.Task[None] | None = None
        self._folder = ElidedLabel(str(desk.library.root), "strong", self)
        self.room = label("", "meta", self)
        self._is_locked = "library" in desk.settings.locked
        self.studio_note = label(say("st.studio"), "meta", self, wrap=True)
        self.studio_note.setVisible(self._is_locked)
        self._message = label("", "small", self, wrap=True)
        self._message.hide()
        self.show_button = Button(theme, say("li.show"), icon="folder", parent=self)
        self.move_button = Button(theme, say("li.move"), parent=self)
        self.locate_button = Button(theme, say("ban.library.go"), parent=self)
        self.locate_button.setToolTip(say("li.locate.b"))
        self.progress = QProgressBar(self)
        self.progress.setRange(0, WHOLE)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(say("li.moving"))
        self.copied = label("", "meta", self)
        self.cancel_button = Button(theme, say("st.cancel"), parent=self)
        self._moving = self._moving_row()
        self.relinking = Relinking(desk, theme, self)
        self.relinking.said.connect(self._say)
        self.relinking.taken.connect(self._changed)
        self.bin = BinSection(desk, theme, self)
        self._lay_out()
        self._show_moving(moving=False)
        self.show_button.clicked.connect(self._show_folder)
        self.move_button.clicked.connect(lambda: self._choose(say("li.move"), self.move_to))
        self.locate_button.clicked.connect(lambda: self._choose(say("ban.library.go"), self.use))
        self.cancel_button.clicked.connect(self._cancel)
        desk.scope.spawn(self._measure(), name="library room")

    def _moving_row(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.progress, 1)
        row.addWidget(self.copied)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(say("li.moving"), "small", holder, wrap=True))
        column.addLayout(row)
        holder.hide()
        return holder

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.show_button, self.move_button, self.locate_button):
            row.addWidget(button)
        row.addStretch(1)
        line = QFrame(self)
        line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(say("li.folder"), "body", self))
        column.addWidget(self._folder)
        column.addWidget(self.room)
        column.addWidget(self.studio_note)
        column.addLayout(row)
        column.addWidget(self._moving)
        column.addWidget(self._message)
        column.addSpacing(6)
        column.addWidget(line)
        column.addSpacing(6)
        column.addWidget(self.bin)
        column.addStretch(1)

    @property
    def message(self) -> str:
        """What is said."""
        return self._message.text()

    @property
    def is_moving(self) -> bool:
        """Whether the library is being copied."""
        return self._move is not None

    def use(self, folder: str) -> None:
        """Take another folder for the library as it is; nothing is copied."""
        self.relinking.use(folder)

    def move_to(self, folder: str) -> None:
        """Move the library into another folder."""
        if self._move is None:
            self._say("")
            self._show_moving(moving=True)
            self._progressed(0.0)
            self._move = self._desk.scope.spawn(self._moved(Path(folder)), name="move library")

    def _cancel(self) -> None:
        if self._move is not None:
            self._move.cancel()

    async def _moved(self, folder: Path) -> None:
        text = say("li.moving.stopped")
        target: Path | None = None
        try:
            target = await self._desk.moving.move(folder, self._progressed)
            text = say("li.moved")
        except DiskFull as error:
            needed = error.needed_bytes
            text = sentence(error).whole if needed is None else _room(needed)
        except AppError as error:
            text = sentence(error).whole
        finally:
            self._move = None
            if isValid(self):
                self._show_moving(moving=False)
                self._say(text)
                if target is not None:
                    self._changed(str(target))

    def _progressed(self, fraction: float) -> None:
        if isValid(self):
            percent = int(fraction * WHOLE)
            self.progress.setValue(percent)
            self.copied.setText(say("li.moving.p", p=percent))

    def _show_moving(self, *, moving: bool) -> None:
        self._moving.setVisible(moving)
        for button in (self.move_button, self.locate_button):
            button.setEnabled(not (moving or self._is_locked))

    def _changed(self, folder: str) -> None:
        self._folder.setText(folder)
        self.library_changed.emit(folder)

    async def _measure(self) -> None:
        try:
            use = await self._desk.moving.use()
        except AppError as error:
            text = sentence(error).title
        else:
            text = say(
                "li.used",
                n=use.clips,
                size=formats.size(use.size_bytes),
                free=formats.size(use.free_bytes),
            )
        if isValid(self):
            self.room.setText(text)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.library.root)))

    def _choose(self, title: str, chosen: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, title, str(self._desk.library.root.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(chosen)
        dialog.open()


def _room(needed_bytes: int) -> str:
    return say("li.room", size=formats.size(needed_bytes))
