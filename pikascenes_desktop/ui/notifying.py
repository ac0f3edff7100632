"""Tells by the system's notifications what happens while the window is in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ports.desktop import SystemNotice
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.desktop import Notifier
    from pikascenes_desktop.services.desk import Desk

ATTENTION: Final = frozenset(
    {State.UNCONFIRMED, State.NEEDS_ATTENTION, State.FAILED, State.REFUSED}
)
LONGEST: Final = 120
"""Characters of a prompt that a notification has room for."""


def is_in_background() -> bool:
    """Say whether the user works in another program."""
    return QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationActive


class Notifying(QObject):
    """Watches the generations for what is worth a notification.

    Args:
        is_away: Says whether the window is in the background.

    Signals:
        clicked: The user clicked one; the id of its generation.
    """

    clicked = Signal(str)

    def __init__(
        self,
        desk: Desk,
        notifier: Notifier,
        parent: QObject,
        *,
        is_away: Callable[[], bool] = is_in_background,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notifier = notifier
        self._is_away = is_away
        self._states: dict[str, State] = {}
        self._end = desk.generations.changed.subscribe(self._note)

    def close(self) -> None:
        """Watch no more."""
        self._end()

    def _note(self, generation: Generation) -> None:
        before = self._states.get(generation.id)
        self._states[generation.id] = generation.state
        is_ready = generation.state is State.SAVED
        if generation.state is before or not (is_ready or generation.state in ATTENTION):
            return
        if before is None and generation.is_ended:
            return  # only marked or hidden now: it ended at another time
        if self._desk.settings.current.notify and not generation.hidden and self._is_away():
            self._desk.scope.spawn(self._tell(generation), name=f"notify {generation.id}")

    async def _tell(self, generation: Generation) -> None:
        title, text = say("no.ready"), _line(generation.scene.prompt)
        if generation.state is not State.SAVED:
            title = say("no.failed")
            if generation.failure is not None:
                text = sentence(generation.failure).title
        notice = SystemNotice(title, text, await self._poster(generation))

        def clicked() -> None:
            if isValid(self):
                self.clicked.emit(generation.id)

        await self._notifier.show(notice, clicked)

    async def _poster(self, generation: Generation) -> bytes | None:
        if not generation.clips:
            return None
        try:
            return await self._desk.gallery.poster(generation.clips[0])
        except AppError:
            return None


def _line(prompt: str) -> str:
    """Return a prompt as one line of plain text."""
    line = " ".join(prompt.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
