"""A library that turns up elsewhere: looked through first, and taken only on the user's word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import FolderUnusable, LibraryBusy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.history import History
    from pikascenes_desktop.ports.library_search import LibrarySearch
    from pikascenes_desktop.services.generations import Generations
    from pikascenes_desktop.services.settings import Settings


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a look through a folder has shown.

    Attributes:
        clips: How many clips the history has, those in the bin left out.
        found: Those that are in the folder, with their files.
        moved: Those of them that lie under another name than the history says.
    """

    folder: Path
    clips: int
    found: tuple[Clip, ...]
    moved: tuple[Clip, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return len(self.found) == self.clips


class Relinking:
    """Finds the library in another folder; no file is moved, changed or removed by this."""

    def __init__(
        self,
        history: History,
        generations: Generations,
        settings: Settings,
        search: LibrarySearch,
    ) -> None:
        self._history = history
        self._generations = generations
        self._settings = settings
        self._search = search

    async def look(
        self, folder: Path, on_progress: Callable[[float], None] = lambda _: None
    ) -> Sighting:
        """Look which clips of the history are in a folder; this changes nothing.

        Args:
            folder: Where the library may be.
            on_progress: Told from 0 to 1, from any thread.

        Raises:
            LibraryUnavailable: There is no such folder, or it cannot be read.
            HistoryUnavailable: It is not known what to look for.
        """
        wanted = [
            clip
            for each in await self._history.since(0.0)
            if each.binned_at is None and each.emptied_at is None
            for clip in each.clips
        ]
        found = await self._search.search(folder, wanted, on_progress)
        recorded = {(clip.generation_id, clip.index): clip for clip in wanted}
        moved = tuple(
            clip for clip in found if recorded[clip.generation_id, clip.index].path != clip.path
        )
        return Sighting(folder, len(wanted), found, moved)

    async def take(self, sighting: Sighting) -> None:
        """Make the folder the library, and give its clips the files that were found.

        What was not found keeps its old path: it is back when the right folder is chosen.

        Raises:
            LibraryBusy: Clips are on their way into the library.
            FolderUnusable: The command line says where the library is.
            DiskFull, HistoryUnavailable: It could not be written down.
        """
        unfinished = await self._history.unfinished()
        busy = sum(1 for each in unfinished if self._generations.is_working_on(each.id))
        if busy:
            raise LibraryBusy(count=busy)
        before = self._settings.current
        chosen = str(sighting.folder)
        await self._settings.save(replace(before, library=chosen))
        if self._settings.current.library != chosen:
            await self._settings.save(before)
            raise FolderUnusable(path=chosen, reason="command_line")
        places = {(clip.generation_id, clip.index): clip for clip in sighting.moved}

        def change(current: Generation) -> Generation:
            clips = tuple(
                places.get((each.generation_id, each.index), each) for each in current.clips
            )
            return current if clips == current.clips else replace(current, clips=clips)

        ids = {clip.generation_id for clip in sighting.moved}
        await self._generations.record.update_all(ids, change, note="relinked")
