"""The bin: what the user deleted, kept for a month, and emptied into the system's own.

Deleting is one transaction in the history, then a rename into ``.bin`` inside the library.
The history is what counts: whatever a crash left half done, `reconcile` finishes at the next
start. Receipts and the history itself stay for ever. Finding the file of a clip that went
missing is `services.locating` (``desk.locating``).
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import AppError, BinNotEmptied, Unsettled
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.spare_copies import discard_spare_copies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.ports.bin import BinFolder
    from pikascenes_desktop.ports.clock import Clock
    from pikascenes_desktop.ports.history import History
    from pikascenes_desktop.services.record import Record

KEPT_S: Final = 30 * 24 * 3600.0
"""How long something stays in the bin before it goes into the system's."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Binned:
    """What one deletion put into the bin; `undo` brings it back.

    Attributes:
        generations: As they now are in the history, in the order they were asked for.
    """

    generations: tuple[Generation, ...]
    bin: Bin

    @property
    def count(self) -> int:
        """How many were deleted."""
        return len(self.generations)

    @property
    def ids(self) -> tuple[str, ...]:
        """Which were deleted."""
        return tuple(each.id for each in self.generations)

    async def undo(self) -> list[Generation]:
        """Bring all of them back. Raises as `Bin.restore`."""
        return await self.bin.restore(self.ids)


@dataclass(frozen=True, slots=True)
class BinEntry:
    """One line of the bin.

    Attributes:
        generation: Its `binned_at` says when it was deleted.
        size_bytes: Of its files that are there.
        is_missing: Whether a file of it is not in the bin any more.
    """

    generation: Generation
    size_bytes: int
    is_missing: bool

    @property
    def id(self) -> str:
        """The generation's id."""
        return self.generation.id


@dataclass(frozen=True, slots=True)
class Emptied:
    """What went into the system's bin."""

    count: int
    size_bytes: int


class Bin:
    """Deletes, brings back and empties. `Record.changed` tells of every step.

    A deleted generation is published with `binned_at` set, a restored one without; both have
    `Generation.is_listed` to go by.

    Args:
        preferences: The preferences as they stand, for what draft and presets still need.

    Attributes:
        emptied: The generations whose files went for good, so that pictures made of their clips
            can be forgotten.
    """

    def __init__(
        self,
        history: History,
        record: Record,
        folder: BinFolder,
        clock: Clock,
        preferences: Callable[[], Preferences],
    ) -> None:
        self._history = history
        self._record = record
        self._folder = folder
        self._clock = clock
        self._preferences = preferences
        self.emptied: Feed[tuple[Generation, ...]] = Feed(_log_bug)

    async def delete(self, ids: Iterable[str]) -> Binned:
        """Move generations and their clips into the bin, all or none.

        What is in the bin already, or not known, is passed over. A file that cannot be moved
        just now (a player has it open, say) follows at the next start.

        Raises:
            Unsettled: Some are still on their way, or nobody knows whether they were sent;
                they can be hidden, not deleted. Nothing was deleted.
            HistoryUnavailable, DiskFull: It could not be written; nothing was deleted.
        """
        now = self._clock.now()
        wanted = list(ids)
        unsettled = sum(1 for each in await self._history.page(wanted) if not each.is_ended)
        if unsettled:
            raise Unsettled(count=unsettled)
        fresh: list[str] = []

        def change(current: Generation) -> Generation:
            if not current.is_listed:
                return current
            fresh.append(current.id)
            return replace(current, binned_at=now)

        after = await self._record.update_all(wanted, change, note="deleted")
        deleted = tuple(each for each in after if each.id in set(fresh))
        await self._put(deleted)
        return Binned(deleted, self)

    async def restore(self, ids: Iterable[str]) -> list[Generation]:
        """Bring generations back from the bin, and return them.

        A file whose name was taken meanwhile gets a new one beside it. What is not in the bin
        is passed over; a file that is gone leaves its clip without one.

        Raises:
            LibraryUnavailable: The folder is the trouble.
            HistoryUnavailable, DiskFull: It could not be written.
        """
        back: list[Generation] = []
        for each in await self._history.page(ids):
            if each.binned_at is None:
                continue
            clips = tuple([await self._folder.place_for(clip) for clip in each.clips])

            def change(
                now: Generation, before: Generation = each, clips: tuple[Clip, ...] = clips
            ) -> Generation:
                if now.binned_at != before.binned_at:  # it was emptied meanwhile
                    return now
                return replace(now, binned_at=None, clips=clips)

            restored = await self._record.update(each.id, change, note="restored")
            if restored.is_listed:
                back.append(await self._bring(restored))
        return back

    async def entries(self) -> list[BinEntry]:
        """Return what is in the bin, latest deleted first."""
        return await self._look(await self._history.binned())

    async def empty(self, ids: Iterable[str] | None = None) -> Emptied:
        """Move files from the bin into the system's: of these, or of all that is in it.

        Copies of ingredients that nothing else refers to (no other generation, not the draft
        and no preset) go along. The generations stay in the history, hidden.

        Raises:
            BinNotEmptied: The system did not take some; those are still in the bin.
            LibraryUnavailable: The folder is the trouble; what is not emptied stays.
            HistoryUnavailable, DiskFull: It could not be written down.
        """
        wanted = None if ids is None else set(ids)
        there = await self._history.binned()
        going = [each for each in there if wanted is None or each.id in wanted]
        gone: list[Generation] = []
        refused: list[str] = []
        size_bytes = 0
        try:
            for entry in await self._look(going):
                try:
                    emptied = await self._discard(entry.id)
                except BinNotEmptied as error:
                    refused.append(error.reason)
                    continue
                if emptied is not None:
                    gone.append(emptied)
                    size_bytes += entry.size_bytes
        finally:
            if gone:
                self.emptied.publish(tuple(gone))
        await discard_spare_copies(gone, self._preferences(), self._history, self._folder)
        if refused:
            raise BinNotEmptied(count=len(refused), reason=refused[0])
        return Emptied(len(gone), size_bytes)

    async def sweep(self, now: float) -> Emptied:
        """Empty what has been in the bin for thirty days. Raises as `empty`."""
        old = [
            each.id
            for each in await self._history.binned()
            if each.binned_at is not None and now - each.binned_at >= KEPT_S
        ]
        return await self.empty(old)

    async def reconcile(self) -> None:
        """Finish what the last run left half done: the history says where each file belongs.

        Raises:
            LibraryUnavailable, HistoryUnavailable, DiskFull: It could not be looked at.
        """
        binned = await self._history.binned()
        await self._put(tuple(binned))
        known = {each.id for each in binned}
        strays = {one for one, _ in await self._folder.waiting()} - known
        for each in await self._history.page(sorted(strays)):
            if each.clips:
                await self._bring(each)

    # --- steps ------------------------------------------------------------------------------

    async def _put(self, generations: tuple[Generation, ...]) -> None:
        clips = tuple(clip for each in generations for clip in each.clips)
        try:
            await self._folder.put(clips)
        except AppError:  # the next start tries again; until then they are hidden all the same
            log.warning("some files did not reach the bin", exc_info=True)

    async def _bring(self, generation: Generation) -> Generation:
        for index, clip in enumerate(generation.clips):
            free = clip
            while True:
                try:
                    await self._folder.take_back(free)
                except FileExistsError:
                    free = await self._folder.place_for(clip)
                    clips = (*generation.clips[:index], free, *generation.clips[index + 1 :])
                    generation = await self._record.update(
                        generation.id,
                        lambda now, clips=clips: replace(now, clips=clips),
                        note="renamed",
                    )
                else:
                    break
        return generation

    async def _look(self, generations: list[Generation]) -> list[BinEntry]:
        clips = tuple(clip for each in generations for clip in each.clips)
        sizes = iter(await self._folder.sizes(clips))
        entries: list[BinEntry] = []
        for each in generations:
            found = [next(sizes) for _ in each.clips]
            there = [size for size in found if size is not None]
            entries.append(BinEntry(each, sum(there), len(there) < len(found)))
        return entries

    async def _discard(self, generation_id: str) -> Generation | None:
        async with self._record.alone(generation_id) as current:  # nobody restores it meanwhile
            if current.binned_at is None:
                return None
            for clip in current.clips:
                await self._folder.discard(clip)
            emptied = replace(
                current, binned_at=None, clips=(), hidden=True, emptied_at=self._clock.now()
            )
            return await self._record.write(current, emptied, note="emptied")


def _log_bug(error: Exception) -> None:
    log.error("a listener failed", exc_info=error)
