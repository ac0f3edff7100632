"""Clips that come in as files: dropped, or opened with the program. Their scene is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.pages import Pages
    from pikascenes_desktop.ui.theme import Theme

ENDING: Final = ".mp4"


def clip_file(mime: QMimeData) -> Path | None:
    """Return the clip that is dragged; None for anything else, and for several at once."""
    places = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    if len(places) != 1 or PurePath(places[0]).suffix.lower() != ENDING:
        return None
    return Path(places[0])


class ClipOpening(QObject):
    """Puts the scene of a clip file into the composer; asks first when one is in it.

    Signals:
        failed: The file tells of none, or cannot be read; an `AppError`.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, pages: Pages, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._pages = pages
        self._composer = pages.composer
        self._window = window
        self.question: Question | None = None

    def open(self, path: Path) -> None:
        """Read a clip and show its scene."""
        self._desk.scope.spawn(self._read(path), name="open a clip")

    async def _read(self, path: Path) -> None:
        try:
            scene = await self._desk.clip_opening.scene_of(path)
        except AppError as error:
            if isValid(self):
                self.failed.emit(error)
            return
        if isValid(self):
            self._take(scene)

    def _take(self, scene: Scene) -> None:
        if self._composer.draft.sheet.is_empty:
            self._show(scene)
            return
        if self.question is not None:  # the latest file is the one that is meant
            self.question.reject()
        question = Question(
            self._theme,
            self._window,
            title=say("clip.ask.t"),
            body=say("clip.ask.b"),
            yes=say("clip.ask.go"),
            no=say("dl.cancel"),
        )
        question.accepted.connect(partial(self._show, scene))
        question.finished.connect(partial(self._forget, question))
        self.question = question
        question.open()

    def _show(self, scene: Scene) -> None:
        self._pages.to_workspace()
        self._composer.remix(scene)

    def _forget(self, question: Question, _result: int) -> None:
        if self.question is question:
            self.question = None
