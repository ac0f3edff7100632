"""The verbs by which the user settles what is unsure: attach its request, or send it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.cli.progress import shown
from pikascenes_desktop.cli.report import exit_code
from pikascenes_desktop.cli.verbs import Outcome, find, one

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Coroutine
    from decimal import Decimal

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk


async def attach(
    desk: Desk, generation_id: str, request_id: str, *, is_sure: bool = False
) -> Outcome:
    """Give an unsure generation its request id, and follow it."""
    generation = await find(desk, generation_id)
    async with shown(desk.generations, desk.scope):
        attached = await desk.generations.attach(generation.id, request_id, is_sure=is_sure)
        (settled,) = await desk.generations.settle([attached.id])
    await desk.exposures.take_back(settled)
    return one(desk, settled, exit_code(settled))


async def send_again(desk: Desk, generation_id: str) -> Outcome:
    """Send an unsure generation once more, say about what that costs, and follow it."""
    generation = await find(desk, generation_id)
    await desk.costs.refresh()
    about = None if generation.practice else desk.costs.estimate(generation.scene)
    async with shown(desk.generations, desk.scope):
        again = await desk.generations.send_again(generation.id)
        (settled,) = await desk.generations.settle([again.id])
    await desk.exposures.take_back(settled)
    outcome = one(desk, settled, exit_code(settled))
    return replace(outcome, remarks=(again_sentence(generation, about), *outcome.remarks))


def again_sentence(generation: Generation, usd: Decimal | None) -> str:
    """Return what sending once more comes to: one more request, and its price.

    Args:
        generation: What was sent once more.
        usd: About what it costs; None while that is not known.
    """
    if generation.practice:
        return "It was sent once more, to the practice service, which costs nothing."
    price = "its price is not known just now" if usd is None else f"about ${usd:f}"
    return f"It was sent once more: one more paid request, {price}."


UNSURE_VERBS: Final[
    dict[str, Callable[[Desk, argparse.Namespace], Coroutine[None, None, Outcome]]]
] = {
    "attach": lambda desk, options: attach(
        desk, options.id, options.request_id, is_sure=options.anyway
    ),
    "send-again": lambda desk, options: send_again(desk, options.id),
}
"""The verbs of this module."""
