"""A service that answers with faults again and again is told of, and its recovery too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import ServiceFault
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ports.remote import RemoteStatus
from tests.fakes.manual_clock import until
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


async def followed(world: World, count: int) -> list[float | None]:
    """Follow a request whose polls fail so often, and return what the window is told."""
    heard: list[float | None] = []
    errors = [ServiceFault("model-api.example", 502) for _ in range(count)]
    world.service.script = [RemoteStatus("in_queue", 1), *errors, RemoteStatus("completed")]
    async with world.program() as desk:
        desk.generations.service.subscribe(heard.append)
        (one,) = await desk.generations.press(world.order())
        await until(lambda: bool(world.library.published))
        (saved,) = await desk.generations.settle([one.id])
        assert saved.state is State.SAVED
    return heard


async def test_one_fault_is_no_trouble(world: World):
    assert await followed(world, 2) == []


async def test_trouble_is_told_with_the_next_try_and_its_end(world: World):
    heard = await followed(world, 4)
    assert len(heard) == 3
    assert all(delay is not None and 0 < delay < 20 for delay in heard[:2])
    assert heard[-1] is None
