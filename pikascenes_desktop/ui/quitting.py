"""Coming and going: what waits is asked about, and what goes on is said before the end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import AT_SERVICE, UNSENT, State
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.recovery import Recovered
    from pikascenes_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class StillRunning:
    """What is under way.

    Attributes:
        sent: Clips that RunComfy works on, or that are being fetched.
        unsent: Clips that were not sent yet.
    """

    sent: int
    unsent: int

    def __bool__(self) -> bool:
        return bool(self.sent or self.unsent)

    @property
    def text(self) -> str:
        """What happens to them."""
        if not self.unsent:
            return say("dl.quit.sent", n=self.sent)
        if not self.sent:
            return say("dl.quit.unsent", m=self.unsent)
        return say("dl.quit.b", n=self.sent, m=self.unsent)


def still_running(unfinished: Iterable[Generation]) -> StillRunning:
    """Count what is under way; what waits for the user's word is not."""
    states = [generation.state for generation in unfinished if not generation.hidden]
    return StillRunning(
        # what is being sent goes on as well: leaving waits for the answer
        sent=sum(1 for state in states if state in AT_SERVICE | {State.SUBMITTING}),
        unsent=sum(1 for state in states if state in UNSENT),
    )


class Quitting(QObject):
    """Asks before the window goes, and about what waits when it comes.

    Signals:
        confirmed: The user wants to leave, and knows what goes on.
        failed: Something could not be done; the `AppError` that says why.
    """

    confirmed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._window = window
        self._question: Question | None = None

    def ask(self) -> None:
        """Find out whether the window may go; returns at once."""
        if self._question is None:
            self._desk.scope.spawn(self._ask(), name="ask to quit")

    async def _ask(self) -> None:
        try:
            running = still_running(await self._desk.parts.history.unfinished())
        except AppError:
            running = still_running(())  # a history out of reach must not lock the user in
        if not running:
            self.confirmed.emit()
        elif self._question is None:
            self._question = Question(
                self._theme,
                QApplication.activeModalWidget() or self._window,  # above a sheet, not below it
                title=say("dl.quit.t"),
                body=running.text,
                yes=say("dl.quit.go"),
                no=say("dl.stay"),
            )
            self._question.accepted.connect(self.confirmed)
            self._question.finished.connect(self._answered)
            self._question.open()

    def _answered(self) -> None:
        self._question = None

    # --- what waits -------------------------------------------------------------------------

    def ask_waiting(self, recovered: Recovered) -> None:
        """Ask whether clips that have waited for long are to be sent; returns at once."""
        self._desk.scope.spawn(self._ask_waiting(recovered.waiting), name="ask about waiting")

    def ask_about_key(self, generation_ids: list[str]) -> None:
        """Ask whether clips are sent with another key than they were accepted with."""
        self._desk.scope.spawn(self._ask_about_key(generation_ids), name="ask about the key")

    async def _ask_about_key(self, generation_ids: list[str]) -> None:
        try:
            waiting = await self._desk.parts.history.page(generation_ids)
        except AppError as error:
            self.failed.emit(error)
        else:
            await self._ask_waiting(tuple(waiting))

    async def _ask_waiting(self, waiting: tuple[Generation, ...]) -> None:
        """Ask about clips; which account pays is said where it is another than at their press."""
        accounts, count = self._desk.generations.accounts, len(waiting)
        others = [each.id for each in waiting if await accounts.is_other(each)]
        is_practice = all(generation.practice for generation in waiting)
        body = say("dl.waiting.practice", n=count) if is_practice else say("dl.waiting.b", n=count)
        if others:
            last = (await self._desk.settings.key_state()).last
            body = f"{body}\n\n{say('dl.waiting.key', n=len(others), last=last)}"
        question = Question(
            self._theme,
            self._window,
            title=say("dl.waiting.t", n=count),
            body=body,
            yes=say("dl.waiting.go"),
            no=say("er.unsure.later"),
        )
        question.accepted.connect(partial(self._send_waiting, [each.id for each in waiting]))
        question.open()

    def _send_waiting(self, generation_ids: list[str]) -> None:
        self._desk.scope.spawn(self._send(generation_ids), name="send waiting")

    async def _send(self, generation_ids: list[str]) -> None:
        try:
            await self._desk.generations.send_with_key_in_use(generation_ids)
        except AppError as error:
            self.failed.emit(error)
