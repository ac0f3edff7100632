"""The phases of a generation, one after the other: sending, watching, fetching."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import RemoteError, SetupError
from pikascenes_desktop.domain.generation import UNSENT, Generation, State
from pikascenes_desktop.services.cancelling import ask_to_cancel
from pikascenes_desktop.services.fetching import Fetcher
from pikascenes_desktop.services.recovery import mend
from pikascenes_desktop.services.slots import Slots
from pikascenes_desktop.services.watching import Watcher

if TYPE_CHECKING:
    import asyncio

    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record
    from pikascenes_desktop.services.sending import Sender


class Phases:
    """Takes a generation from wherever it stands to its end, or to where it stands still.

    Args:
        parts: The ports.
        record: Where changes go.
        sender: The first phase.
        parallel: How many may be between preparing and the end of generating at once.
        patience_s: See `Watcher`.
    """

    def __init__(
        self,
        parts: Parts,
        record: Record,
        sender: Sender,
        *,
        parallel: int,
        patience_s: float | None,
    ) -> None:
        self._parts = parts
        self._record = record
        self._sender = sender
        self._watcher = Watcher(parts, record, patience_s)
        self._fetcher = Fetcher(parts, record)
        self._slots = Slots(parallel)

    def allow(self, parallel: int) -> None:
        """Let so many be between preparing and the end of generating at once from now on."""
        self._slots.resize(parallel)

    async def to_its_end(self, generation: Generation, poke: asyncio.Event) -> Generation:
        """Work on a generation; the event cuts its waits short."""
        if generation.state is State.SUBMITTING:
            # its paid step is over, or somebody would still be at work on it
            generation = await mend(self._parts, self._record, generation.id)
        if generation.state in UNSENT:
            async with self._slots.one():
                generation = await self._sender.send(generation, poke)
                generation = await self._follow(generation, poke)
        elif generation.state is State.NEEDS_ATTENTION:
            generation = await self._watcher.look_once(generation)
            generation = await self._follow(generation, poke)
        else:
            generation = await self._follow(generation, poke)
        if generation.state in {State.REMOTE_DONE, State.DOWNLOADING}:
            generation = await self._fetcher.fetch(generation, poke)
        return generation

    async def _follow(self, generation: Generation, poke: asyncio.Event) -> Generation:
        if generation.state not in {State.IN_LINE, State.GENERATING}:
            return generation
        if generation.cancel_asked:
            with suppress(SetupError, RemoteError):  # then it simply goes on
                generation = await ask_to_cancel(self._parts, self._record, generation)
            if generation.is_ended:
                return generation
        return await self._watcher.watch(generation, poke)
