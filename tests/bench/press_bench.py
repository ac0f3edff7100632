"""From pressing Generate to the submit's answer, images already hosted.

The promise is about the submit's first byte; its answer comes later, so this is the safe side.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.generation import PRACTICE_BASE
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine
from tests.bench.measure import RUNS, Figure

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk

PICTURE = Path(__file__).parents[2] / "resources" / "samples" / "fox.jpg"


def run(folder: Path) -> list[Figure]:
    """Measure with the real history, library, link check and practice host."""
    whole, links = asyncio.run(_measure(folder))
    ours = [all_of_it - checks for all_of_it, checks in zip(whole, links, strict=True)]
    return [
        Figure("press to submitted, our own time", statistics.median(ours) * 1000, "ms", "<= 50"),
        Figure("press to submitted, link check included", statistics.median(whole) * 1000, "ms"),
    ]


async def _measure(folder: Path) -> tuple[list[float], list[float]]:
    options = EngineOptions(folder / "data", folder / "library", practice=True)
    whole: list[float] = []
    links: list[float] = []
    async with open_engine(options, mode=Mode.WORK) as engine:
        desk = engine.desk
        image = await desk.intake.take(str(PICTURE))
        for _ in range(RUNS + 1):
            total, checking = await _press(desk, image)
            whole.append(total)
            links.append(checking)
    return whole[1:], links[1:]  # the first one uploads; after it the image is hosted


async def _press(desk: Desk, image: Ingredient) -> tuple[float, float]:
    service, checker = desk.parts.service, desk.parts.links
    answered_at: list[float] = []
    checking: list[float] = []
    submit, check = service.submit, checker.check

    async def timed_submit(api_base: str, model_id: str, body: bytes):
        outcome = await submit(api_base, model_id, body)
        answered_at.append(time.perf_counter())
        return outcome

    async def timed_check(url: str, *, size_bytes: int | None, allow_loopback: bool):
        started = time.perf_counter()
        try:
            return await check(url, size_bytes=size_bytes, allow_loopback=allow_loopback)
        finally:
            checking.append(time.perf_counter() - started)

    service.submit, checker.check = timed_submit, timed_check
    try:
        pressed_at = time.perf_counter()
        order = await desk.orders.make(Scene((image,), prompt="pressed"))
        (accepted,) = await desk.generations.press(order)
        # to its end, so that its rendering does not share the cores with the next press
        (sent,) = await desk.generations.settle([accepted.id])
    finally:
        service.submit, checker.check = submit, check
    assert sent.api_base == PRACTICE_BASE
    return answered_at[0] - pressed_at, sum(checking)
