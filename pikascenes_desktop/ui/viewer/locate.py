"""Gives a clip its file back: found in the library by itself, or shown by the user."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.viewer.deeds import ClipDeeds

log = logging.getLogger(__name__)


class Locate(QObject):
    """Looks for one file at a time.

    Signals:
        found: The clip has its file again: generation id, index.
    """

    found = Signal(str, int)

    def __init__(self, desk: Desk, deeds: ClipDeeds, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._deeds = deeds
        self._page = page
        self.dialog: QFileDialog | None = None

    def search(self, clip: Clip) -> None:
        """Look all over the library: a file that was only renamed is found by its scene."""
        self._deeds.start(lambda: self._search(clip), "search a clip")

    async def _search(self, clip: Clip) -> None:
        try:
            found = await self._desk.locating.find(clip)
        except AppError:  # the user still can, and is asked to
            log.info("a missing clip could not be searched for", exc_info=True)
            return
        if found is not None:
            self._tell(clip)

    def ask(self, clip: Clip) -> None:
        """Let the user choose the file."""
        dialog = QFileDialog(self._page, say("view.locate.title"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"*{Path(clip.path).suffix}")
        dialog.fileSelected.connect(partial(self.take, clip))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._drop_dialog)
        self.dialog = dialog
        dialog.open()

    def _drop_dialog(self) -> None:
        self.dialog = None

    def take(self, clip: Clip, path: str) -> None:
        """Take a file for the clip's own, if it is."""
        self._deeds.start(lambda: self._take(clip, Path(path)), "locate a clip")

    async def _take(self, clip: Clip, path: Path) -> None:
        await self._desk.locating.locate(clip, path)
        self._tell(clip)

    def _tell(self, clip: Clip) -> None:
        self._deeds.notify.emit(say("view.located"), "", None)
        self.found.emit(clip.generation_id, clip.index)
