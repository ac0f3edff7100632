"""A clip is made in practice mode, from pictures to the saved file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from av.codec import Codec

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.domain.scene import Duration, Ingredient, Resolution, Scene
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine
from pikascenes_desktop.selftest.report import Broken
from pikascenes_desktop.ui.resources import resource

if TYPE_CHECKING:
    from pathlib import Path


def check(options: EngineOptions, picture: Path | None = None) -> str:
    """Make one.

    Args:
        options: Where history and library go.
        picture: What it is made of; a sample picture unless given.

    Raises:
        Broken: It was not saved.
        AppError: The program could not even begin.
    """
    Codec("libx264", "w")
    Codec("h264", "r")
    return asyncio.run(_make(options, picture or resource("samples", "fox.jpg")))


async def _make(options: EngineOptions, picture: Path) -> str:
    async with open_engine(options, mode=Mode.WORK) as engine:
        desk = engine.desk
        scene = Scene((Ingredient(str(picture)),), resolution=Resolution.HD, duration=Duration.FIVE)
        (accepted,) = await desk.generations.press(await desk.orders.make(scene))
        (settled,) = await desk.generations.settle([accepted.id])
        if settled.state is not State.SAVED:
            failure = settled.failure
            raise Broken(f"{settled.state.value}: {failure.code if failure else 'no reason'}")
        clip = settled.clips[0]
        return f"{clip.width} x {clip.height}, {clip.duration_s} s, {clip.size_bytes} bytes"
