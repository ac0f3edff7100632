"""Finding the files of clips that went missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.services.readopting import readopt

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.upkeep import ClipFinder
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record


class Locating:
    """Gives clips their files back; `Record.changed` tells of every clip that was found."""

    def __init__(self, record: Record, finder: ClipFinder) -> None:
        self._record = record
        self._finder = finder

    async def locate(self, clip: Clip, path: Path) -> Clip:
        """Make a file that the user named the clip's own again.

        A file outside the library is copied into it; the user's own is never moved or changed.

        Raises:
            ClipMissing: There is no such file.
            NotTheSameClip: It holds something else; nothing was changed.
            LibraryUnavailable, DiskFull: It could not be read or copied.
            UnknownGeneration, HistoryUnavailable: It could not be written down.
        """
        generation = await self._record.get(clip.generation_id)
        return await self._keep(await self._finder.take_in(generation, clip, path))

    async def find(self, clip: Clip) -> Clip | None:
        """Look for the clip's file all over the library: moved or renamed, its scene tells it.

        Returns:
            The clip with its file, None when the library has none.

        Raises:
            LibraryUnavailable: The library could not be searched.
            UnknownGeneration, HistoryUnavailable: It could not be written down.
        """
        generation = await self._record.get(clip.generation_id)
        found = await self._finder.find(generation, clip)
        return None if found is None else await self._keep(found)

    async def readopt(self, parts: Parts) -> tuple[Generation, ...]:
        """Take clips that the history lost into it again; see `readopting.readopt`."""
        return await readopt(parts, self._finder)

    async def _keep(self, found: Clip) -> Clip:
        def change(current: Generation) -> Generation:
            clips = tuple(found if each.index == found.index else each for each in current.clips)
            return current if clips == current.clips else replace(current, clips=clips)

        await self._record.update(found.generation_id, change, note="located")
        return found
