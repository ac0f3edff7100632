"""Exporting the history to a file, and importing one: choose, do, say what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.percents import by_percent
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.archiving import Imported
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme


class Archives(QObject):
    """The two menu entries about the history as a file.

    Signals:
        failed: It could not be done; the `AppError` that says why.
        notify: How it went, in a sentence.
        imported: There are new cards to show.
    """

    failed = Signal(object)
    notify = Signal(str)
    imported = Signal()
    _looked = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._window = window
        self.dialog: QFileDialog | None = None
        self.told: Question | None = None
        self._looked.connect(self._tell_progress)

    def choose_target(self) -> None:
        """Ask where the history goes."""
        dialog = self._dialog(say("me.history.out"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{say('hi.name')}.json")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def choose_source(self) -> None:
        """Ask which file is imported."""
        dialog = self._dialog(say("me.history.in"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_from)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title.rstrip("…"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter("JSON (*.json)")
        self.dialog = dialog
        return dialog

    def export_to(self, path: str) -> None:
        """Write the history to a file."""
        self._desk.scope.spawn(self._export(Path(path)), name="export history")

    def import_from(self, path: str) -> None:
        """Merge a file into the history."""
        self._desk.scope.spawn(self._import(Path(path)), name="import history")

    async def _export(self, path: Path) -> None:
        try:
            count = await self._desk.safekeeping.archiving.export_to(path)
        except AppError as error:
            if isValid(self):
                self.failed.emit(error)
            return
        if isValid(self):
            self.notify.emit(say("hi.out", n=count))

    async def _import(self, path: Path) -> None:
        try:
            told = by_percent(self._looked, self)
            done = await self._desk.safekeeping.archiving.import_from(path, told)
        except AppError as error:
            if isValid(self):
                self.failed.emit(error)
            return
        if isValid(self):
            if done.added:
                self.imported.emit()
            self._tell(done)

    def _tell_progress(self, percent: int) -> None:
        self.notify.emit(say("hi.in.looking", p=percent))

    def _tell(self, done: Imported) -> None:
        counts = {
            "hi.in.added": done.added,
            "hi.in.known": done.known,
            "hi.in.missing": done.missing,
            "hi.in.refused": done.refused,
        }
        said = [say(key, n=count) for key, count in counts.items() if count]
        self.told = Question(
            self._theme,
            self._window,
            title=say("hi.in.t" if done.added else "hi.in.none.t"),
            body="\n".join([*said, say("hi.in.safe")]),
            yes=say("st.close"),
            no="",
        )
        self.told.open()
