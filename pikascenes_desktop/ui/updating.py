"""Looks for a newer version when the user asks for it; never by itself, and it installs nothing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from pikascenes_desktop import __version__
from pikascenes_desktop.domain.errors import AppError, SetupError
from pikascenes_desktop.domain.release import is_newer
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.websites import Website, open_website
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    import asyncio

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

log = logging.getLogger(__name__)


class Updating(QObject):
    """Asks once, and says what came of it.

    Signals:
        notify: What to say in a notice.
        failed: Something is set up wrong, and later would be no better; a `SetupError`.
    """

    notify = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._window = window
        self._asking: asyncio.Task[None] | None = None
        self.question: Question | None = None

    def look(self) -> None:
        """Look for a newer version; while that goes on, once is enough."""
        if self._asking is None and self.question is None:
            self._asking = self._desk.scope.spawn(self._look(), name="look for a newer version")

    async def _look(self) -> None:
        newest = problem = None
        try:
            newest = await self._desk.releases.newest()
        except SetupError as error:
            problem = error
        except AppError as error:
            log.info("cannot look for a newer version: %s", error)
        finally:
            self._asking = None
        if not isValid(self):
            return
        if problem is not None:
            self.failed.emit(problem)
        elif newest is None:
            self.notify.emit(say("up.failed"))
        elif is_newer(newest, __version__):
            self._tell(newest)
        else:
            self.notify.emit(say("up.none", version=__version__))

    def _tell(self, newest: str) -> None:
        question = Question(
            self._theme,
            self._window,
            title=say("up.t", version=newest),
            body=say("up.b", version=__version__),
            yes=say("up.go"),
            no=say("dl.close"),
        )
        question.accepted.connect(lambda: open_website(Website.RELEASES))
        question.finished.connect(self._forget)
        self.question = question
        question.open()

    def _forget(self, _result: int) -> None:
        self.question = None
