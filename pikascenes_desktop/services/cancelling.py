"""Cancelling a generation: at once before it is sent, by asking the service afterwards."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import NotPossibleNow
from pikascenes_desktop.domain.generation import UNSENT, Failure, FailureCode, Generation, State

if TYPE_CHECKING:
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record
    from pikascenes_desktop.services.work import Work


class CancelEnd(StrEnum):
    """How asking to cancel ended."""

    CANCELLED = "cancelled"
    TOO_LATE = "too_late"


class Cancelling:
    """Cancels what may still be cancelled.

    Args:
        parts: The ports.
        record: Where changes go.
        work: Who works on the generations.
    """

    def __init__(self, parts: Parts, record: Record, work: Work) -> None:
        self._parts = parts
        self._record = record
        self._work = work

    async def cancel(self, generation_id: str) -> CancelEnd:
        """See `Generations.cancel`."""
        now = self._parts.clock.now()
        generation = await self._record.update(
            generation_id,
            lambda current: (
                replace(current, state=State.CANCELLED, blocked_by=None, ended_at=now)
                if current.state in UNSENT
                else current
            ),
        )
        if generation.state is State.CANCELLED:
            self._work.drop(generation_id)
            return CancelEnd.CANCELLED
        if generation.state not in {State.IN_LINE, State.GENERATING}:
            raise NotPossibleNow(action="cancel", state=generation.state.value)
        if generation.state is State.GENERATING:
            return CancelEnd.TOO_LATE
        generation = await self._record.update(
            generation_id, lambda current: replace(current, cancel_asked=True), note="cancel"
        )
        after = await ask_to_cancel(self._parts, self._record, generation)
        if after.state is State.CANCELLED:
            # or it would go on polling, and hold its place, while the service is out of reach
            self._work.drop(generation_id)
            return CancelEnd.CANCELLED
        self._work.poke(generation_id)
        return CancelEnd.TOO_LATE


async def ask_to_cancel(parts: Parts, record: Record, generation: Generation) -> Generation:
    """Ask the service, write down what it says, and return the generation as it then stands.

    Raises:
        SetupError, RemoteError: The service could not be asked.
    """
    request_id = generation.request_id or ""
    believed = await parts.service.cancel(generation.api_base, request_id)
    now = parts.clock.now()

    def change(current: Generation) -> Generation:
        if current.state not in {State.IN_LINE, State.GENERATING}:
            return current
        if believed:
            return replace(current, state=State.CANCELLED, cancel_asked=False, ended_at=now)
        return replace(current, cancel_asked=False, failure=Failure(FailureCode.LATE))

    return await record.update(generation.id, change)
