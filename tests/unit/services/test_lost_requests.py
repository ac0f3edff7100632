"""Requests that only their receipts tell of can be fetched, and are never sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import HistoryUnavailable
from pikascenes_desktop.domain.generation import PRACTICE_BASE, State
from pikascenes_desktop.ports.receipts import Receipt
from tests.fakes.fake_service import FakeRequest
from tests.fakes.world import API_BASE, World

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


async def test_a_request_that_the_history_lost_is_found_and_fetched(world: World):
    async with world.program() as desk:
        (known,) = await desk.generations.press(world.order())
        await desk.generations.settle([known.id])
    lost = Receipt("gone-1", "req-gone", 1, API_BASE, 1_699_999_000.0, "{}")
    await world.receipts.append(lost)
    await world.receipts.append(Receipt("gone-2", "req-p", 1, PRACTICE_BASE, 0.0))
    world.service.requests["req-gone"] = FakeRequest("req-gone")
    sent = len(world.service.sent)
    async with world.program() as desk:
        recovered = await desk.generations.resume()
        assert recovered.lost == (lost,)
        await desk.generations.fetch_lost(recovered.lost)
        (fetched,) = await desk.generations.settle(["gone-1"])
        assert fetched.state is State.SAVED
        assert fetched.request_id == "req-gone"
        assert fetched.created_at == lost.received_at
        assert len(world.service.sent) == sent, "no new request"
    async with world.program() as desk:
        assert (await desk.generations.resume()).lost == ()


async def test_a_history_that_takes_nothing_says_so(world: World):
    async with world.program() as desk:
        world.history.broken = True
        with pytest.raises(HistoryUnavailable):
            await desk.generations.fetch_lost((Receipt("g", "r", 1, API_BASE, 0.0),))
        world.history.broken = False
