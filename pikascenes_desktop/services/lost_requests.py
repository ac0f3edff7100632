"""Requests that only their receipts tell of: the history lost them, the service may have them.

That happens when a damaged history is put together from a copy that is older than a request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.generation import PRACTICE_BASE, Generation, State
from pikascenes_desktop.domain.preferences import DEFAULT_MODEL_ID
from pikascenes_desktop.domain.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.ports.receipts import Receipt
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record


async def lost_requests(parts: Parts, receipts: Iterable[Receipt]) -> tuple[Receipt, ...]:
    """Return the receipts whose generation the history does not hold; practice does not count."""
    paid = [each for each in receipts if not each.api_base.startswith(PRACTICE_BASE)]
    unknown = await parts.history.unknown(each.generation_id for each in paid)
    return tuple(each for each in paid if each.generation_id in unknown)


async def count_by_receipts(parts: Parts) -> int:
    """Return of how many requests only the receipts know: the history lost them, or their ids."""
    receipts = {each.generation_id: each for each in await parts.receipts.read()}
    held = {each.id: each for each in await parts.history.page(receipts)}
    without_id = sum(each.request_id is None for each in held.values())
    return len(receipts) - len(held) + without_id


async def take_back(parts: Parts, record: Record, receipt: Receipt) -> Generation:
    """Take a lost request into the history again, as one that the service has.

    Its scene is not known any more; the clip can still be fetched.

    Raises:
        HistoryUnavailable: It could not be written down.
    """
    lost = Generation(
        id=receipt.generation_id,
        press_id=f"receipt {receipt.request_id}",
        index=0,
        scene=Scene(()),
        created_at=receipt.received_at,
        updated_at=parts.clock.now(),
        api_base=receipt.api_base,
        model_id=DEFAULT_MODEL_ID,
        host="links",
        state=State.IN_LINE,
        attempt=receipt.attempt,
        sent_at=receipt.received_at,
        request_id=receipt.request_id,
    )
    (taken,) = await parts.history.add_press((lost,))
    record.show(taken)
    return taken
