"""Reads the pictures of new tiles in the background, and tries whether added links open."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from pikascenes_desktop.domain.errors import AppError, LinkNotAllowed
from pikascenes_desktop.domain.host import LinkProblem
from pikascenes_desktop.services.hosting import is_loopback_allowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.composer.pasted import PastedPictures

PASSING: Final = frozenset(
    {LinkProblem.UNREACHABLE, LinkProblem.NO_SUCH_HOST, LinkProblem.SERVER_ERROR}
)
"""What may be otherwise in a minute, or with the network back; each link is tried again before
it is sent."""


class Reader(QObject):
    """Takes each tile's source through the intake and tells the draft how it ended."""

    def __init__(
        self, desk: Desk, draft: Draft, pasted: PastedPictures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft = draft
        self._pasted = pasted
        self._tasks: dict[int, asyncio.Task[None]] = {}
        draft.reading_wanted.connect(self._start)

    async def settled(self, keys: Iterable[int]) -> None:
        """Wait until these tiles were read, well or badly."""
        tasks = [self._tasks[key] for key in keys if key in self._tasks]
        if tasks:
            await asyncio.wait(tasks)

    def _start(self, key: int) -> None:
        if key in self._tasks:  # it was taken away and came back meanwhile
            return
        task = self._desk.scope.spawn(self._read(key), name=f"read tile {key}")
        self._tasks[key] = task
        task.add_done_callback(lambda _: self._tasks.pop(key, None))

    async def _read(self, key: int) -> None:
        tile = self._draft.tile(key)
        if tile is None:
            return
        source = tile.ingredient.source
        try:
            original = None
            if not tile.ingredient.is_link:
                original = await self._desk.images.inspect(Path(source))
            ingredient = await self._desk.intake.take(source)
        except AppError as error:
            self._draft.fail(key, error)
            return
        self._draft.settle(key, ingredient, original)
        if ingredient.is_link:
            if not tile.is_added:  # whoever made the scene must not learn that it was opened
                return
            # Beside the reading: a press need not wait for a slow website.
            self._desk.scope.spawn(self._try_link(key, source), name=f"try link {key}")
        else:
            await self._pasted.drop(source)

    async def _try_link(self, key: int, link: str) -> None:
        loopback = is_loopback_allowed(self._desk.settings.current)
        report = await self._desk.parts.links.check(link, size_bytes=None, allow_loopback=loopback)
        if report.problem is None:
            return
        if report.problem in PASSING:
            self._draft.doubt(key, report.problem)
        else:
            self._draft.fail(key, LinkNotAllowed(link=link, reason=report.problem.value))
