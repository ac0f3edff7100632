"""What a start makes of what the last run left behind; it never sends anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.generation import (
    AT_SERVICE,
    UNSENT,
    Failure,
    FailureCode,
    State,
)
from pikascenes_desktop.services.lost_requests import lost_requests

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.receipts import Receipt
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record

AWAY_S: Final = 3600.0
"""Unsent clips go on by themselves if the program was away for less than this."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was found at the start.

    Attributes:
        sent: At the service, or done there: these go on by themselves.
        waiting: Not sent yet.
        unsure: Sent, perhaps: only the user can tell.
        fresh: Whether the program was away so briefly that `waiting` may go on by itself.
        lost: Receipts of requests that the history does not hold.
    """

    sent: tuple[Generation, ...]
    waiting: tuple[Generation, ...]
    unsure: tuple[Generation, ...]
    fresh: bool
    lost: tuple[Receipt, ...] = ()


async def recover(parts: Parts, record: Record, *, is_restored: bool = False) -> Recovered:
    """Replay receipts, mark what was cut off in mid-send as unsure, and sort the rest.

    Args:
        parts: The ports.
        record: Where changes go.
        is_restored: Whether the history was put together from a copy: it may be behind.
    """
    now = parts.clock.now()
    last_seen = await parts.history.last_seen()
    receipts = await _receipts(parts)
    sent: list[Generation] = []
    waiting: list[Generation] = []
    unsure: list[Generation] = []
    is_behind = is_restored
    for found in await parts.history.unfinished():
        # what it calls unsent was accepted: part of the history is lost, and nobody noticed
        is_behind = is_behind or (found.state in UNSENT and found.id in receipts)
        generation = await _mended(record, found, receipts.get(found.id))
        if generation.state in UNSENT:
            waiting.append(generation)
        elif generation.state in AT_SERVICE or generation.state is State.NEEDS_ATTENTION:
            sent.append(generation)
        else:
            unsure.append(generation)
    await parts.history.mark_seen(now)
    lost = await lost_requests(parts, receipts.values())
    was_just_here = last_seen is not None and 0 <= now - last_seen < AWAY_S
    fresh = was_just_here and not is_behind and not lost
    return Recovered(tuple(sent), tuple(waiting), tuple(unsure), fresh, lost)


async def mend(parts: Parts, record: Record, generation_id: str) -> Generation:
    """Do for one generation, whose paid step is over, what a start does for all."""
    receipts = await _receipts(parts)
    return await _mended(record, await record.get(generation_id), receipts.get(generation_id))


async def _receipts(parts: Parts) -> dict[str, Receipt]:
    return {receipt.generation_id: receipt for receipt in await parts.receipts.read()}


async def _mended(record: Record, found: Generation, receipt: Receipt | None) -> Generation:
    if found.request_id is not None:
        return await _compared(record, found, receipt)
    if receipt is not None:
        return await _replayed(record, found, receipt)
    if found.state is State.SUBMITTING:
        return await record.update(
            found.id,
            lambda now: replace(
                now,
                state=State.UNCONFIRMED,
                failure=Failure(FailureCode.LOST_REPLY, {"reason": "program ended"}),
            ),
        )
    return found


async def _compared(record: Record, found: Generation, receipt: Receipt | None) -> Generation:
    """Believe the latest attempt's receipt: a digest guards it, so that no bit flipped in it."""
    if receipt is None or receipt.attempt != found.attempt:
        return found
    if receipt.request_id == found.request_id:
        return found
    return await record.update(
        found.id, lambda now: replace(now, request_id=receipt.request_id), note="receipt"
    )


async def _replayed(record: Record, found: Generation, receipt: Receipt) -> Generation:
    if found.state in UNSENT:
        # A history restored from a copy is behind its receipts: what it calls unsent was
        # accepted, and sending it would pay for it twice. The states on the way are made up for.
        for state in (State.PREPARING, State.UPLOADING, State.SUBMITTING):
            await record.update(
                found.id, lambda now, state=state: replace(now, state=state), note="receipt"
            )
    return await record.update(
        found.id,
        lambda now: replace(
            now,
            state=State.IN_LINE,
            request_id=receipt.request_id,
            attempt=max(now.attempt, receipt.attempt),
            sent_at=receipt.received_at if now.sent_at is None else now.sent_at,
            blocked_by=None,
            blocked_until=None,
            failure=None,
        ),
        note="receipt",
        raw=receipt.raw,
    )
