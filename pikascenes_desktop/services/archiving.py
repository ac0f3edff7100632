"""Keeping the history in a file, and taking one in: merged, never over what is there."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import HistoryTooLarge, LibraryUnavailable
from pikascenes_desktop.services.archive_reading import read_archive
from pikascenes_desktop.services.archive_writing import (
    MAX_BYTES,
    MAX_ROWS,
    archive_of,
    is_within_limits,
)
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.known_secrets import without

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.clock import Clock
    from pikascenes_desktop.ports.history import History
    from pikascenes_desktop.ports.library import Library
    from pikascenes_desktop.ports.library_search import LibrarySearch
    from pikascenes_desktop.ports.user_files import UserFiles
    from pikascenes_desktop.services.known_secrets import KnownSecrets

NOT_HERE: Final = "Imported"
"""The folder that clips are said to be in whose files the library does not have; it is none."""

STILLS: Final = frozenset({".png", ".jpg", ".jpeg", ".webp"})


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import.

    Attributes:
        added: Generations that are in the history now.
        known: Those that were there already, and were left as they are.
        refused: Entries that no history of ours could hold.
        clips: Clips of the added ones whose files are in the library.
        missing: Those whose files are not; they can be located later.
    """

    added: int
    known: int
    refused: int
    clips: int
    missing: int


class Archiving:
    """Writes archives and reads them.

    Attributes:
        imported: Published when generations were added.
    """

    def __init__(  # noqa: PLR0913 -- one for each thing it works with
        self,
        history: History,
        library: Library,
        clock: Clock,
        *,
        files: UserFiles,
        search: LibrarySearch,
        secrets: KnownSecrets,
    ) -> None:
        self._history = history
        self._library = library
        self._clock = clock
        self._files = files
        self._search = search
        self._secrets = secrets
        self.imported: Feed[Imported] = Feed()

    async def export_to(self, path: Path) -> int:
        """Write the whole history to a file, and return how many generations it holds.

        Raises:
            HistoryTooLarge: `import_from` would not take it.
            FileUnusable, DiskFull, HistoryUnavailable: It could not be read or written.
        """
        generations = await self._history.since(0.0)
        secrets = await self._secrets.read()
        content = await asyncio.to_thread(self._written, generations, secrets)
        if len(generations) > MAX_ROWS or not is_within_limits(content):
            raise HistoryTooLarge(path=str(path))
        await self._files.write(path, content)
        return len(generations)

    def _written(self, generations: list[Generation], secrets: tuple[str, ...]) -> bytes:
        archive = archive_of(generations, self._clock.now())
        text = json.dumps(archive, ensure_ascii=False, allow_nan=False)
        # half of a pair, which no UTF-8 can hold, may stand in a prompt
        return without(text, secrets).encode("utf-8", "backslashreplace")

    async def import_from(
        self, path: Path, on_progress: Callable[[float], None] = lambda _: None
    ) -> Imported:
        """Merge a file into the history: all of it that can be taken, or nothing at all.

        Args:
            path: The file.
            on_progress: Told from 0 to 1 how far the library is looked through, from any thread.

        Raises:
            ArchiveInvalid: It is no archive, or beyond a limit.
            FileUnusable, DiskFull, HistoryUnavailable: It could not be read or taken in.
        """
        content = await self._files.read(path, MAX_BYTES)
        archive = await asyncio.to_thread(read_archive, content, str(path))
        ids = [each.id for each in archive.generations]
        fresh_ids = await self._history.unknown(ids)
        fresh = [each for each in archive.generations if each.id in fresh_ids]
        placed, here = await self._placed(fresh, on_progress)
        placed.sort(key=lambda each: (each.created_at, each.index))
        added = await self._history.merge(tuple(placed))
        clips = [clip for each in added for clip in each.clips]
        found = sum((clip.generation_id, clip.index) in here for clip in clips)
        done = Imported(
            added=len(added),
            known=len(ids) - len(added),
            refused=archive.refused,
            clips=found,
            missing=len(clips) - found,
        )
        if added:
            self.imported.publish(done)
        return done

    async def _placed(
        self, fresh: list[Generation], on_progress: Callable[[float], None]
    ) -> tuple[list[Generation], frozenset[tuple[str, int]]]:
        """Give every clip the file that the library has of it; no archive names files of ours.

        A clip whose path an archive chose could be any file of the user's, to be deleted along.
        """
        wanted = [clip for each in fresh for clip in each.clips]
        found: tuple[Clip, ...] = ()
        if wanted:
            try:
                found = await self._search.search(self._library.root, wanted, on_progress)
            except LibraryUnavailable:
                found = ()
        taken = Counter(clip.path for clip in (*await self._history.clips(), *found))
        here = {(clip.generation_id, clip.index): clip for clip in found if taken[clip.path] == 1}
        placed = [
            replace(
                each,
                clips=tuple(
                    here.get((clip.generation_id, clip.index), _elsewhere(clip))
                    for clip in each.clips
                ),
            )
            for each in fresh
        ]
        return placed, frozenset(here)


def _elsewhere(clip: Clip) -> Clip:
    suffix = PurePosixPath(clip.path).suffix.lower()
    if clip.kind is OutputKind.VIDEO:
        suffix = ".mp4"
    elif suffix not in STILLS:
        suffix = ".png"
    return replace(clip, path=f"{NOT_HERE}/{clip.generation_id}-{clip.index}{suffix}")
