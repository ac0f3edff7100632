"""Following a request that the service has, until its result is known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    AppError,
    RateLimited,
    RequestUnknown,
    ServiceFault,
    SetupError,
    Unreachable,
)
from pikascenes_desktop.domain.generation import (
    UNSURE,
    WATCHED,
    BlockedBy,
    Failure,
    FailureCode,
    State,
)
from pikascenes_desktop.services.failures import failure_of
from pikascenes_desktop.services.hosting import may_use_loopback
from pikascenes_desktop.services.polling import FIRST_S, LOCAL_FIRST_S, Pace, UnknownCount

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.remote import RemoteResult, RemoteStatus
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record

WAITING: Final = frozenset({"in_queue", "queued", "pending", "waiting", "starting"})
RUNNING: Final = frozenset({"in_progress", "processing", "running", "started"})
CANCELLED: Final = frozenset({"cancelled", "canceled"})
OVER: Final = frozenset({"completed", "succeeded", "success", "failed", "error"}) | CANCELLED
"""The words of both status vocabularies and of RunComfy's own clients (runcomfy-api.md §1.3)."""

EMPTY_RESULTS: Final = 5
"""How often a finished request may come without outputs before the user is asked."""

OFFLINE_AFTER: Final = 3
"""How many polls in a row must fail to reach the service before the card says so."""

FAULTY_AFTER: Final = 3
"""How many polls in a row must be answered with faults before the window says so."""

LONGEST_STEP_S: Final = 90.0
"""What one poll and the wait before it cost of a verb's patience at most: a computer that slept
for hours in between is not impatient when it wakes."""

RATE_S: Final = 60.0
"""How long to wait after a 429 that names no time."""


@dataclass(slots=True)
class _Luck:
    """How the polls of one watch went so far.

    Attributes:
        asked_at: Steady time of the latest poll.
        vain_s: How long there was no useful answer, sleep left out.
        unreached: Polls in a row that did not reach the service.
        faulty: Polls in a row that the service answered with faults.
        empty: Finished answers that came without outputs.
    """

    asked_at: float
    vain_s: float = 0.0
    unreached: int = 0
    faulty: int = 0
    empty: int = 0
    unknown: UnknownCount = field(default_factory=UnknownCount)

    def answered(self, result: RemoteResult | None, now: float) -> bool:
        """Note an answer; True when a finished request stays without outputs for too long."""
        self.unknown.clear()
        self.unreached, self.vain_s, self.asked_at = 0, 0.0, now
        if result is None or result.outputs or result.status in WAITING | RUNNING:
            return False
        self.empty += 1
        return self.empty >= EMPTY_RESULTS

    def failed(self, now: float) -> None:
        """Note a poll without a useful answer."""
        self.vain_s += min(LONGEST_STEP_S, now - self.asked_at)
        self.asked_at = now


class Watcher:
    """Polls one request; an error never changes its state.

    Args:
        parts: The ports.
        record: Where changes go.
        patience_s: How long the service may go without a useful answer, out of reach or in
            trouble, before the watch stands still; None watches for as long as the program runs.
    """

    def __init__(self, parts: Parts, record: Record, patience_s: float | None = None) -> None:
        self._parts = parts
        self._record = record
        self._patience_s = patience_s

    async def watch(self, generation: Generation, poke: asyncio.Event) -> Generation:
        """Poll until the result is known, the generation ended, or only the user can help."""
        is_local = may_use_loopback(generation.api_base)
        pace = Pace(self._parts.rng, LOCAL_FIRST_S if is_local else FIRST_S)
        luck = _Luck(asked_at=self._parts.clock.monotonic())
        while True:
            delay_s = pace.next_delay()
            try:
                generation, result = await self._ask(generation)
            except AppError as error:
                generation, stands_still = await self._trouble(generation, error, luck)
                if isinstance(error, RateLimited):
                    delay_s = error.retry_after_s or RATE_S
                self._note_fault(error, luck, delay_s)
            else:
                self._note_fault(None, luck, delay_s)
                stands_still = generation.state not in WATCHED
                if luck.answered(result, self._parts.clock.monotonic()):
                    return await self._attention(generation, Failure(FailureCode.NO_OUTPUT))
            if stands_still:
                return generation
            await self._parts.clock.wait(poke, delay_s)
            poke.clear()

    def _note_fault(self, error: AppError | None, luck: _Luck, delay_s: float) -> None:
        """Tell when the service answers with faults again and again, and when it is well."""
        if isinstance(error, ServiceFault):
            luck.faulty += 1
            if luck.faulty >= FAULTY_AFTER:
                self._record.service.publish(delay_s)
        elif error is None:
            if luck.faulty >= FAULTY_AFTER:
                self._record.service.publish(None)
            luck.faulty = 0

    async def _trouble(
        self, generation: Generation, error: AppError, luck: _Luck
    ) -> tuple[Generation, bool]:
        """Return the generation after a poll that failed, and whether it now stands still."""
        now = self._parts.clock.monotonic()
        luck.failed(now)
        match error:
            case RequestUnknown():
                luck.vain_s = 0.0  # counted by itself, and over a longer time
                if luck.unknown.seen(now):
                    return await self._attention(generation, failure_of(error)), True
            case SetupError():
                return await self._block(generation, BlockedBy.KEY, error), True
            case Unreachable():
                luck.unreached += 1
                if luck.unreached >= OFFLINE_AFTER and generation.blocked_by is None:
                    generation = await self._block(generation, BlockedBy.NETWORK, error)
            case _:
                pass  # a gateway's 502 or an HTML page says nothing about the request
        if self._patience_s is not None and luck.vain_s > self._patience_s:
            return await self._block(generation, BlockedBy.NETWORK, error), True
        return generation, False

    async def look_once(self, generation: Generation) -> Generation:
        """Ask once about a request that needs attention; it may have come back."""
        try:
            generation, _ = await self._ask(generation)
        except AppError:
            return generation
        return generation

    async def _ask(self, generation: Generation) -> tuple[Generation, RemoteResult | None]:
        request_id = generation.request_id or ""
        parts = self._parts
        status = await parts.service.status(generation.api_base, request_id)
        if status.status not in OVER:
            return await self._going_on(generation, status), None
        result = await parts.service.result(
            generation.api_base, request_id, sent_urls=generation.sent_urls
        )
        return await self._over(generation, status, result), result

    async def _going_on(self, generation: Generation, status: RemoteStatus) -> Generation:
        now = self._parts.clock.now()

        def change(current: Generation) -> Generation:
            if not _is_watched(current):
                return current
            # An unknown word keeps the state: what it means is the service's secret so far.
            state = current.state if current.state not in UNSURE else State.IN_LINE
            if status.status in WAITING:
                state = State.IN_LINE
            elif status.status in RUNNING:
                state = State.GENERATING
            since = current.generating_since
            if state is State.GENERATING and since is None:
                since = now
            changed = replace(
                current,
                state=state,
                remote_status=status.status,
                queue_position=status.queue_position,
                generating_since=since,
                blocked_by=None,
                failure=None,
            )
            return current if changed == current else changed

        return await self._record.update(generation.id, change)

    async def _over(
        self, generation: Generation, status: RemoteStatus, result: RemoteResult
    ) -> Generation:
        now = self._parts.clock.now()
        cost = None if result.cost_usd is None else str(result.cost_usd)

        def change(current: Generation) -> Generation:
            if not _is_watched(current):
                return current
            known = replace(
                current,
                remote_status=result.status,
                cost_usd=cost or current.cost_usd,
                blocked_by=None,
                failure=None,
                queue_position=None,
            )
            if result.outputs:
                return replace(known, state=State.REMOTE_DONE, outputs=result.outputs)  # W3
            if result.failure is not None or result.status in {"failed", "error"}:
                failure = result.failure or Failure(FailureCode.MODEL)
                return replace(known, state=State.FAILED, failure=failure, ended_at=now)
            if result.status in CANCELLED or status.status in CANCELLED:
                return replace(known, state=State.CANCELLED, ended_at=now)
            return current

        return await self._record.update(generation.id, change, raw=result.raw)

    async def _attention(self, generation: Generation, failure: Failure) -> Generation:
        return await self._change_watched(
            generation,
            lambda now: replace(now, state=State.NEEDS_ATTENTION, blocked_by=None, failure=failure),
        )

    async def _block(self, generation: Generation, block: BlockedBy, error: AppError) -> Generation:
        return await self._change_watched(
            generation, lambda now: replace(now, blocked_by=block, failure=failure_of(error))
        )

    async def _change_watched(
        self, generation: Generation, change: Callable[[Generation], Generation]
    ) -> Generation:
        return await self._record.update(
            generation.id, lambda now: change(now) if _is_watched(now) else now
        )


def _is_watched(generation: Generation) -> bool:
    return generation.state in {State.IN_LINE, State.GENERATING, State.NEEDS_ATTENTION}
