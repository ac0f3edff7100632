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

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.storage import Receipt
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
    """

    sent: tuple[Generation, ...]
    waiting: tuple[Generation, ...]
    unsure: tuple[Generation, ...]
    fresh: bool


async def recover(parts: Parts, record: Record) -> Recovered:
    """Replay receipts, mark what was cut off in mid-send as unsure, and sort the rest."""
    now = parts.clock.now()
    last_seen = await parts.history.last_seen()
    receipts = {receipt.generation_id: receipt for receipt in await parts.receipts.read()}
    sent: list[Generation] = []
    waiting: list[Generation] = []
    unsure: list[Generation] = []
    for found in await parts.history.unfinished():
        generation = await _mended(record, found, receipts.get(found.id))
        if generation.state in UNSENT:
            waiting.append(generation)
        elif generation.state in AT_SERVICE or generation.state is State.NEEDS_ATTENTION:
            sent.append(generation)
        else:
            unsure.append(generation)
    await parts.history.mark_seen(now)
    fresh = last_seen is not None and 0 <= now - last_seen < AWAY_S
    return Recovered(tuple(sent), tuple(waiting), tuple(unsure), fresh)


async def _mended(record: Record, found: Generation, receipt: Receipt | None) -> Generation:
    if found.request_id is not None:
        return found
    if receipt is not None and found.state in {State.SUBMITTING, State.UNCONFIRMED}:
        return await record.update(
            found.id,
            lambda now: replace(
                now, state=State.IN_LINE, request_id=receipt.request_id, failure=None
            ),
            note="receipt",
            raw=receipt.raw,
        )
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
