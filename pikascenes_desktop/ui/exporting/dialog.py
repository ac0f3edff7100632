"""The sheet on which other files are made of one clip, or of several."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QStandardPaths, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.errors import AppError, FileExistsAlready
from pikascenes_desktop.domain.export import ExportKind
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.segmented import Segmented
from pikascenes_desktop.ui.exporting.options import Asked, OptionsPage
from pikascenes_desktop.ui.folders import reveal
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (560, 344)
EDGE: Final = 24
PER_MILLE: Final = 1000
USUAL_LENGTH_S: Final = 5.0
FRAME_S: Final = 1 / 24


class ExportDialog(Sheet):
    """Asks what to make, then where to; shows how far it is, and can be stopped at any moment.

    Args:
        clips: What is exported; several go into one folder.
        now_s: The moment that the viewer shows; None where none is shown.

    Signals:
        notify: A notice: text, label of its action or empty, what the action does or None.
    """

    notify = Signal(str, str, object)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        clips: Sequence[tuple[Generation, Clip]],
        parent: QWidget,
        *,
        now_s: float | None = None,
    ) -> None:
        super().__init__(theme, parent, QSize(px(SIZE[0]), px(SIZE[1])))
        self._desk = desk
        self._clips = tuple(clips)
        self._task: asyncio.Task[None] | None = None
        self.places: QFileDialog | None = None
        title = say("exp.title") if len(clips) == 1 else say("exp.title.n", n=len(clips))
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        kinds = self._kinds()
        self.kind = Segmented(
            say("exp.kind"),
            [(one.value, say(f"exp.{one.value}"), say(f"exp.{one.value}")) for one in kinds],
            self,
        )
        self.kind.setMinimumWidth(self.kind.least_width)
        self.pages = QStackedWidget(self)
        for one in kinds:
            self.pages.addWidget(OptionsPage(one, now_s, self.pages))
        self.kind.chosen.connect(self._show_kind)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, PER_MILLE)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(say("exp.progress"))
        self.status = WrappedLabel("", "small", self)
        self.error = WrappedLabel("", "danger", self)
        self.go = Button(theme, say("exp.go"), kind="primary", parent=self, action="true")
        self.go.setDefault(True)
        self.stop = Button(theme, say("dl.cancel"), parent=self, action="true")
        self._lay_out(title)
        self.want(QSize(max(px(SIZE[0]), self.kind.least_width + 2 * EDGE), px(SIZE[1])))
        self.kind.button(self.kind.value).setFocus()

    def _lay_out(self, title: str) -> None:
        box = QDialogButtonBox(self)
        box.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.stop, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.choose_place)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 20, EDGE, 20)
        column.setSpacing(14)
        column.addWidget(label(title, "heading", self))
        column.addWidget(self.kind)
        column.addWidget(self.pages, 1)
        for widget in (self.progress, self.status, self.error):
            column.addWidget(widget)
            widget.hide()
        column.addWidget(box)

    def _kinds(self) -> list[ExportKind]:
        return list(ExportKind)

    @property
    def page(self) -> OptionsPage:
        """The choices of the kind that is on."""
        page = self.pages.currentWidget()
        assert isinstance(page, OptionsPage)  # noqa: S101 -- it holds nothing else
        return page

    @property
    def is_busy(self) -> bool:
        """Whether files are being made."""
        return self._task is not None

    def _show_kind(self, kind: str) -> None:
        self.pages.setCurrentIndex([one.value for one in self._kinds()].index(kind))

    # --- where to -----------------------------------------------------------------------------

    def choose_place(self) -> None:
        """Ask for the file to make, or for the folder that several go into."""
        asked = self.page.asked
        generation, clip = self._clips[0]
        dialog = QFileDialog(self, self.windowTitle())
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
        dialog.setDirectory(folder)
        if len(self._clips) == 1:
            name = self._desk.exports.suggested_name(generation, clip, asked.kind)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setNameFilter(f"*{asked.suffix}")
            dialog.setDefaultSuffix(asked.suffix.removeprefix("."))
            dialog.selectFile(str(Path(name).with_suffix(asked.suffix)))
            dialog.fileSelected.connect(self._export_to_file)
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.fileSelected.connect(self._export_to_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._drop_places)
        self.places = dialog
        dialog.open()

    def _drop_places(self) -> None:
        self.places = None

    def _export_to_file(self, path: str) -> None:
        self.export(Path(path))

    def _export_to_folder(self, path: str) -> None:
        self.export(Path(path))

    # --- making -------------------------------------------------------------------------------

    def export(self, target: Path) -> None:
        """Make the files.

        Args:
            target: The file, which may be replaced: the user was asked; or the folder of several.
        """
        if self._task is None:
            self._show_busy(busy=True)
            self.error.hide()
            self._task = self._desk.scope.spawn(self._run(target, self.page.asked), name="export")

    async def _run(self, target: Path, asked: Asked) -> None:
        made: list[Path] = []
        try:
            for number, (generation, clip) in enumerate(self._clips):
                self._say_which(number)
                if len(self._clips) == 1:
                    made.append(await self._one(clip, target, asked, number, may_replace=True))
                else:
                    name = self._desk.exports.suggested_name(generation, clip, asked.kind)
                    place = (target / name).with_suffix(asked.suffix)
                    made.append(await self._free_one(clip, place, asked, number))
        except AppError as error:
            self.status.setText("")
            told = sentence(error).whole
            self.error.setText(told)
            self.error.show()
            announce(self, told, urgent=True)
        except asyncio.CancelledError:
            # the dialog stays: what was chosen is still there
            self.status.setText(say("exp.stopped"))
            raise
        else:
            self._tell_made(made)
        finally:
            self._task = None
            self._show_busy(busy=False)

    async def _free_one(self, clip: Clip, place: Path, asked: Asked, number: int) -> Path:
        """Make a file beside those that are there already."""
        free, count = place, 1
        while True:
            try:
                return await self._one(clip, free, asked, number, may_replace=False)
            except FileExistsAlready:
                count += 1
                free = place.with_stem(f"{place.stem}-{count}")

    async def _one(
        self, clip: Clip, place: Path, asked: Asked, number: int, *, may_replace: bool
    ) -> Path:
        options = replace(asked.options, may_replace=may_replace)
        if asked.from_end:
            last = max(0.0, (clip.duration_s or USUAL_LENGTH_S) - FRAME_S)
            options = replace(options, time_s=last)
        return await self._desk.exports.export(
            clip,
            asked.kind,
            place,
            options=options,
            on_progress=lambda part: self._show_progress(number, part),
        )

    def _show_progress(self, number: int, part: float) -> None:
        self.progress.setValue(round((number + part) / len(self._clips) * PER_MILLE))

    def _say_which(self, number: int) -> None:
        count = len(self._clips)
        text = say("exp.busy") if count == 1 else say("exp.busy.n", i=number + 1, n=count)
        self.status.setText(text)
        self._show_progress(number, 0.0)

    def _show_busy(self, *, busy: bool) -> None:
        if busy:
            self.stop.setFocus()  # what had the keyboard is about to be switched off
        for widget in (self.kind, self.pages, self.go):
            widget.setEnabled(not busy)
        if not busy:
            self.go.setFocus()
        self.progress.setVisible(busy)
        self.status.setVisible(busy or bool(self.status.text()))

    def _tell_made(self, made: Sequence[Path]) -> None:
        first = made[0]
        if len(made) == 1:
            text = say("exp.done", file=first.name)
        else:
            text = say("exp.done.n", n=len(made), folder=first.parent.name)
        self.notify.emit(text, say("view.show"), lambda: reveal(first))
        self.accept()

    def reject(self) -> None:
        """Stop what is being made; with nothing under way, close."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._task is not None:
            self._task.cancel()
        super().closeEvent(event)


def can_be_exported(clip: Clip) -> bool:
    """Say whether a clip can become another file; stills are files of their own."""
    return clip.kind is OutputKind.VIDEO
