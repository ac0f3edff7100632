"""Moving the library to another folder: copy, switch, and only then clear the old place."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import AppError, FolderUnusable, LibraryBusy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.ports.history import History
    from pikascenes_desktop.ports.library import Library
    from pikascenes_desktop.ports.upkeep import LibraryMover
    from pikascenes_desktop.services.generations import Generations
    from pikascenes_desktop.services.settings import Settings


@dataclass(frozen=True, slots=True)
class LibraryUse:
    """How much the library holds.

    Attributes:
        clips: Outside the bin.
        size_bytes: Of those clips.
        free_bytes: Left on the library's disk.
    """

    clips: int
    size_bytes: int
    free_bytes: int


class LibraryMoving:
    """Moves the library; the old place holds until the new one is whole and durably chosen.

    Attributes:
        is_moving: Whether it is being moved right now, which may take hours.
    """

    def __init__(
        self,
        history: History,
        library: Library,
        generations: Generations,
        settings: Settings,
        mover: LibraryMover,
    ) -> None:
        self._history = history
        self._library = library
        self._generations = generations
        self._settings = settings
        self._mover = mover
        self.is_moving: bool = False

    async def use(self) -> LibraryUse:
        """Measure the library.

        Raises:
            LibraryUnavailable, HistoryUnavailable: It cannot be measured.
        """
        clips, size_bytes = await self._history.measure_clips()
        free = await asyncio.to_thread(self._library.free_bytes)
        return LibraryUse(clips, size_bytes, free)

    async def move(self, chosen: Path, on_progress: Callable[[float], None]) -> Path:
        """Copy the library to another folder and make that the library from the next opening on.

        The old files are cleared away by `finish`, when the program has opened the new place.
        Cancelling before the switch leaves everything as it was.

        Args:
            chosen: The folder; when something else is in it, a new folder inside it is used.
            on_progress: Told from 0 to 1 of the bytes to copy.

        Returns:
            The new library; `Preferences.library` names it already.

        Raises:
            LibraryBusy: Clips are on their way into the library.
            FolderUnusable: The library cannot go there.
            DiskFull: There is not enough room there; `needed_bytes` says how much is missing.
            MoveFailed: A copy is not what was copied.
            LibraryUnavailable, HistoryUnavailable: A folder or the history is the trouble.
        """
        self.is_moving = True
        try:
            return await self._move(chosen, on_progress)
        finally:
            self.is_moving = False

    async def _move(self, chosen: Path, on_progress: Callable[[float], None]) -> Path:
        await self._refuse_busy()
        target = await self._mover.destination(chosen)
        plan = await self._mover.plan(tuple(await self._history.clips()))
        copied = await self._mover.copy(plan, target, on_progress)
        before = self._settings.current.library
        try:
            await self._refuse_busy()
            await self._mover.remember(target)
            await self._switch(target)
        except BaseException:
            if await self._is_switched_back(before):
                await self._mover.forget()
                await self._mover.withdraw(target, copied)
            raise
        return target

    async def finish(self) -> None:
        """Clear the place that the library came from, if there is one; at a start.

        Raises:
            LibraryUnavailable, DiskFull, HistoryUnavailable: It stays until the next start.
        """
        old = await self._mover.left_behind()
        if old is not None:
            await self._mover.clear(old, tuple(await self._history.clips()))
            await self._mover.forget()

    async def _refuse_busy(self) -> None:
        unfinished = await self._history.unfinished()
        busy = sum(1 for each in unfinished if self._generations.is_working_on(each.id))
        if busy:
            raise LibraryBusy(count=busy)

    async def _switch(self, target: Path) -> None:
        await self._settings.save(replace(self._settings.current, library=str(target)))
        if self._settings.current.library != str(target):
            # the command line says where the library is, and goes on saying so
            raise FolderUnusable(path=str(target), reason="command_line")

    async def _is_switched_back(self, before: str | None) -> bool:
        """Choose the old place again, and say whether that is certain."""
        try:
            await self._settings.save(replace(self._settings.current, library=before))
        except AppError:  # then nobody knows which of the two the file names: both stay
            return False
        return True
