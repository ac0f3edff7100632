"""The one place through which a generation changes: history first, then whoever watches."""

from __future__ import annotations

from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import UnknownGeneration
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.turns import Turns

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterable

    from pikascenes_desktop.domain.generation import Generation, Progress
    from pikascenes_desktop.ports.clock import Clock
    from pikascenes_desktop.ports.history import History


class Record:
    """Serialises the changes of each generation and publishes every new state.

    Attributes:
        changed: Every state that the history holds, right after it does.
        service: Seconds until the service, which answers with faults, is asked again; None once
            it answers well.
        progress: The latest byte counts by generation; written from any thread, read by
            polling at 10-30 Hz, never a signal per chunk.
    """

    def __init__(self, history: History, clock: Clock, on_bug: Callable[[Exception], None]) -> None:
        self._history = history
        self._clock = clock
        self._turns = Turns()
        # a screen that cannot show a state must not end the work that brought it about
        self.changed: Feed[Generation] = Feed(on_bug)
        self.service: Feed[float | None] = Feed(on_bug)
        self.progress: dict[str, Progress] = {}

    async def get(self, generation_id: str) -> Generation:
        """Return the generation as the history holds it.

        Raises:
            UnknownGeneration: There is none of that id.
        """
        generation = await self._history.get(generation_id)
        if generation is None:
            raise UnknownGeneration(generation_id=generation_id)
        return generation

    @asynccontextmanager
    async def alone(self, generation_id: str) -> AsyncGenerator[Generation]:
        """Keep all others from changing the generation; gives it as it stands."""
        async with self._turns.of(generation_id):
            yield await self.get(generation_id)

    async def update(
        self,
        generation_id: str,
        change: Callable[[Generation], Generation],
        *,
        note: str = "",
        raw: str = "",
    ) -> Generation:
        """Apply a change to the generation as it stands, keep it, publish it, return it.

        A change that returns its argument writes nothing: so it can decline when the
        generation has meanwhile gone elsewhere (the user cancelled it, say).

        Raises:
            UnknownGeneration: There is none of that id.
            NotPossibleNow: The change is no legal move.
            HistoryUnavailable: It could not be written; nothing changed.
        """
        async with self.alone(generation_id) as current:
            return await self.write(current, change(current), note=note, raw=raw)

    async def update_all(
        self,
        generation_ids: Iterable[str],
        change: Callable[[Generation], Generation],
        *,
        note: str,
    ) -> list[Generation]:
        """Apply a change to several generations, all or none, and return them.

        Those that the history does not know (any more) are left out; a change that returns its
        argument writes nothing for that generation.

        Raises:
            NotPossibleNow: The change is no legal move for one of them; nothing changed.
            HistoryUnavailable: It could not be written; nothing changed.
        """
        wanted = list(dict.fromkeys(generation_ids))
        async with AsyncExitStack() as turns:
            for each in sorted(wanted):  # in one order, so that no two wait for each other
                await turns.enter_async_context(self._turns.of(each))
            now = self._clock.now()
            current = await self._history.page(wanted)
            after = [change(each) for each in current]
            after = [
                replace(new, updated_at=now) if new is not old else old
                for old, new in zip(current, after, strict=True)
            ]
            changed = tuple(new for old, new in zip(current, after, strict=True) if new is not old)
            if changed:
                await self._history.save_all(changed, note=note)
            for each in changed:
                self.show(each)
        return after

    async def write(
        self, current: Generation, changed: Generation, *, note: str = "", raw: str = ""
    ) -> Generation:
        """Like `update`, for one who is `alone` with the generation already."""
        if changed is current:
            return current
        changed = replace(changed, updated_at=self._clock.now())
        await self._history.save(changed, note=note or changed.state.value, raw=raw)
        self.show(changed)
        return changed

    def show(self, generation: Generation) -> None:
        """Publish a state (kept already, or about to be) and drop byte counts that are over."""
        if generation.is_ended or generation.blocked_by is not None:
            self.progress.pop(generation.id, None)
        self.changed.publish(generation)

    def count(self, progress: Progress) -> None:
        """Note how far the bytes are; from any thread."""
        self.progress[progress.generation_id] = progress
