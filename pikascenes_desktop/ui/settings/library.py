"""The library page: which folder, and how much room it has."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import ElidedLabel, label
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme


class LibraryPage(QWidget):
    """Shows the folder of clips, and takes another one for the next start."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = ElidedLabel(str(desk.library.root), "strong", self)
        self.room = label("", "meta", self)
        self._message = label("", "small", self, wrap=True)
        self.show_button = Button(theme, say("li.show"), icon="folder", parent=self)
        self.choose_button = Button(theme, say("li.choose"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.show_button)
        row.addWidget(self.choose_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(say("li.folder"), "body", self))
        column.addWidget(self._folder)
        column.addWidget(self.room)
        column.addLayout(row)
        column.addWidget(self._message)
        column.addStretch(1)
        self.show_button.clicked.connect(self._show_folder)
        self.choose_button.clicked.connect(self._choose)
        desk.scope.spawn(self._measure(), name="library room")

    @property
    def message(self) -> str:
        """What is said."""
        return self._message.text()

    def use(self, folder: str) -> None:
        """Keep another folder for the next start."""
        self._desk.scope.spawn(self._keep(folder), name="choose library")

    async def _keep(self, folder: str) -> None:
        settings = self._desk.settings
        try:
            await settings.save(replace(settings.current, library=folder))
        except AppError as error:
            self._message.setText(sentence(error).body)
            return
        self._folder.setText(folder)
        self._message.setText(say("li.restart"))

    async def _measure(self) -> None:
        try:
            free = await asyncio.to_thread(self._desk.library.free_bytes)
        except AppError as error:
            self.room.setText(sentence(error).title)
            return
        self.room.setText(say("li.space", free=formats.size(free)))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.library.root)))

    def _choose(self) -> None:
        dialog = QFileDialog(self, say("li.folder"), str(self._desk.library.root))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self.use)
        dialog.open()
