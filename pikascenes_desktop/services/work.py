"""Who is being worked on: one task a generation, and what keeps it from ending in silence."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import AppError, DiskFull
from pikascenes_desktop.domain.generation import (
    AT_SERVICE,
    UNSENT,
    BlockedBy,
    Failure,
    Generation,
    State,
)
from pikascenes_desktop.services.recovery import mend

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record
    from pikascenes_desktop.services.tasks import TaskScope

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job:
    task: asyncio.Task[Generation]
    poke: asyncio.Event


class Work:
    """The tasks that take generations to their ends.

    Args:
        parts: The ports.
        scope: Owns the tasks.
        record: Where changes go.
        to_its_end: Works on a generation until it stands still; the event cuts its waits short.
    """

    def __init__(
        self,
        parts: Parts,
        scope: TaskScope,
        record: Record,
        to_its_end: Callable[[Generation, asyncio.Event], Awaitable[Generation]],
    ) -> None:
        self._parts = parts
        self._scope = scope
        self._record = record
        self._to_its_end = to_its_end
        self._jobs: dict[str, _Job] = {}
        self._stuck: dict[str, tuple[BlockedBy, Failure]] = {}

    def start(self, generation: Generation) -> None:
        """Work on a generation, or wake up who does."""
        self._stuck.pop(generation.id, None)
        job = self._jobs.get(generation.id)
        if job is not None and not job.task.done():
            job.poke.set()
            return
        poke = asyncio.Event()
        task = self._scope.spawn(self._drive(generation, poke), name=f"make {generation.id}")
        self._jobs[generation.id] = _Job(task, poke)
        task.add_done_callback(lambda _: self._forget(generation.id, task))

    def _forget(self, generation_id: str, task: asyncio.Task[Generation]) -> None:
        job = self._jobs.get(generation_id)
        if job is not None and job.task is task:
            del self._jobs[generation_id]

    async def _drive(self, generation: Generation, poke: asyncio.Event) -> Generation:
        try:
            return await self._to_its_end(generation, poke)
        except AppError as error:
            # What the phases could not even write down: the history itself is the trouble.
            # The state on disk is an earlier, safe one; the next start or press goes on.
            try:
                generation = await self._record.get(generation.id)
            except Exception:
                log.exception("nothing can be read about %s", generation.id)
            return self._stuck_by(generation, error)
        except Exception:
            await self._stop_after_bug(generation)
            raise

    def _stuck_by(self, generation: Generation, error: AppError) -> Generation:
        """Show, and keep in mind, a block that the history would not take."""
        block = BlockedBy.DISK if isinstance(error, DiskFull) else BlockedBy.LIBRARY
        self._stuck[generation.id] = block, Failure(error.code, error.facts())
        generation = self.as_it_stands(generation)
        self._record.show(generation)
        return generation

    def as_it_stands(self, generation: Generation) -> Generation:
        """Return a generation of the history with the block that the history would not take."""
        if generation.id not in self._stuck or generation.is_ended:
            return generation
        block, failure = self._stuck[generation.id]
        return replace(generation, blocked_by=block, failure=failure)

    async def _stop_after_bug(self, generation: Generation) -> None:
        """Keep a card from pretending for ever that the work behind it goes on."""
        failure = Failure(AppError.code)

        def change(current: Generation) -> Generation:
            if current.state in UNSENT:
                return replace(
                    current, state=State.READY, blocked_by=BlockedBy.HOST, failure=failure
                )
            if current.state in AT_SERVICE:
                return replace(
                    current, state=State.NEEDS_ATTENTION, blocked_by=None, failure=failure
                )
            return current

        try:
            # the paid step has ended by now: what it left half written is read as at a start
            generation = await mend(self._parts, self._record, generation.id)
            self._record.show(await self._record.update(generation.id, change, note="bug"))
        except AppError as error:
            self._stuck_by(generation, error)
        except Exception:  # a second bug, while the first is on its way to whoever is told of it
            log.exception("nothing could be written down about %s", generation.id)
            self._stuck_by(generation, AppError())

    def drop(self, generation_id: str) -> None:
        """Stop working on a generation that has gone elsewhere."""
        job = self._jobs.pop(generation_id, None)
        if job is not None:
            job.task.cancel()

    def poke(self, generation_id: str) -> None:
        """Cut short what the work on a generation waits for."""
        job = self._jobs.get(generation_id)
        if job is not None:
            job.poke.set()

    def poke_all(self) -> None:
        """Cut short all waits."""
        for job in self._jobs.values():
            job.poke.set()

    async def settle(self, generation_ids: Iterable[str]) -> list[Generation]:
        """Wait until none of these is being worked on, and return them as they then stand."""
        ids = list(generation_ids)
        while tasks := [job.task for key, job in self._jobs.items() if key in ids]:
            await asyncio.wait(tasks)
        return [self.as_it_stands(each) for each in await self._parts.history.page(ids)]

    async def until_sent(self, generation_id: str) -> Generation:
        """Wait until the service has it, or it stands still, and return it."""
        moved = asyncio.Event()
        stop = self._record.changed.subscribe(lambda _: moved.set())
        try:
            while True:
                moved.clear()
                # looked at before the reading: what is read after the end of the work is the end
                job = self._jobs.get(generation_id)
                generation = self.as_it_stands(await self._record.get(generation_id))
                before = generation.state in UNSENT or generation.state is State.SUBMITTING
                if not before or job is None:
                    return generation
                job.task.add_done_callback(lambda _: moved.set())
                await moved.wait()
        finally:
            stop()

    def is_on(self, generation_id: str) -> bool:
        """Say whether a generation is being worked on right now."""
        return generation_id in self._jobs
