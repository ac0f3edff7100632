"""The library in another folder: look through it first, and ask where clips are missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.percents import by_percent
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.relinking import Sighting
    from pikascenes_desktop.ui.theme import Theme


class Relinking(QObject):
    """Looks through a folder that the user named, and takes it for the library.

    Attributes:
        question: What was asked last; None before.

    Signals:
        said: What is under way, or how it went; empty for nothing.
        taken: The folder that is the library now.
    """

    said = Signal(str)
    taken = Signal(str)
    _looked = Signal(int)

    def __init__(self, desk: Desk, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._page = page
        self.question: Question | None = None
        self._looked.connect(self._tell_progress)

    def use(self, folder: str) -> None:
        """Look through a folder; take it at once when all clips are there, else ask."""
        self.said.emit(say("rl.looking"))
        self._desk.scope.spawn(self._look(Path(folder)), name="look for library")

    async def _look(self, folder: Path) -> None:
        try:
            told = by_percent(self._looked, self)
            sighting = await self._desk.safekeeping.relinking.look(folder, told)
        except AppError as error:
            self._say(sentence(error).whole)
            return
        if sighting.is_whole:
            await self._take(sighting)
        elif isValid(self):
            self._say("")
            self._ask(sighting)

    def _tell_progress(self, percent: int) -> None:
        self.said.emit(say("rl.looking.part", p=percent))

    def _ask(self, sighting: Sighting) -> None:
        found = len(sighting.found)
        title = say("rl.some.t", n=found, m=sighting.clips) if found else say("rl.none.t")
        self.question = Question(
            self._theme,
            self._page,
            title=title,
            body=say("rl.some.b"),
            yes=say("rl.use"),
            no=say("rl.back"),
        )
        if not found:
            self.question.warn()
        self.question.accepted.connect(lambda: self._start(sighting))
        self.question.open()

    def _start(self, sighting: Sighting) -> None:
        self._desk.scope.spawn(self._take(sighting), name="choose library")

    async def _take(self, sighting: Sighting) -> None:
        try:
            await self._desk.safekeeping.relinking.take(sighting)
        except AppError as error:
            self._say(sentence(error).whole)
            return
        found = len(sighting.found)
        self._say(say("rl.found", n=found) if found else say("li.chosen"))
        if isValid(self):
            self.taken.emit(str(sighting.folder))

    def _say(self, text: str) -> None:
        if isValid(self):
            self.said.emit(text)
