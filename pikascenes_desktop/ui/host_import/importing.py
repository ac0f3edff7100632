"""The ways in which files of hosts come in: chosen, dropped, or found on this computer."""

from __future__ import annotations

import asyncio
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from pikascenes_desktop.ui.host_import.sheet import ImportSheet
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

ENDINGS: Final = (".sxcu", ".json")
MOST: Final = 20
"""Files at once; more would be more than anybody reads through."""


def host_files(mime: QMimeData) -> tuple[Path, ...]:
    """Return the files of hosts in what is dragged; none when something else is among it."""
    places = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if not places or any(PurePath(each).suffix.lower() not in ENDINGS for each in places):
        return ()
    return tuple(Path(each) for each in places[:MOST])


class HostImporting(QObject):
    """Opens the sheet that adds hosts from files.

    Args:
        window: What the sheet lies on.

    Signals:
        added: The name of a host that was kept, and what to say about it.
        found: The settings of other programs on this computer; a tuple of paths.
    """

    added = Signal(str, str)
    found = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._window = window
        self.sheet: ImportSheet | None = None
        self.chooser: QFileDialog | None = None

    def take(self, paths: Sequence[Path]) -> None:
        """Add the hosts of these files, once the user agreed."""
        if self.sheet is not None:
            return
        sheet = ImportSheet(self._desk, self._theme, paths, self._window)
        sheet.added.connect(self.added)
        sheet.finished.connect(lambda: self._closed(sheet))
        self.sheet = sheet
        sheet.open()

    def _closed(self, sheet: ImportSheet) -> None:
        self.sheet = None
        sheet.deleteLater()

    def browse(self) -> None:
        """Let the user choose files."""
        dialog = QFileDialog(self._window, say("ho.import.title"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        dialog.setNameFilters([f"{say('ho.import.files')} ({endings})", "* (*)"])
        dialog.filesSelected.connect(self._chosen)
        dialog.finished.connect(self._drop_chooser)
        self.chooser = dialog
        dialog.open()

    def _drop_chooser(self) -> None:
        self.chooser = None

    def _chosen(self, files: list[str]) -> None:
        self.take([Path(each) for each in files[:MOST]])

    def look(self) -> None:
        """Look for the settings of other programs; tells `found`."""
        self._desk.scope.spawn(self._look(), name="look for PicGo")

    async def _look(self) -> None:
        files = await asyncio.to_thread(self._desk.host_imports.picgo_files)
        if isValid(self):
            self.found.emit(files)
