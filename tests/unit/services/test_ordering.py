"""What an order needs before anything is accepted, and what it is about to cost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import (
    HostMissing,
    KeyMissing,
    LinkNotAllowed,
    PromptTooLong,
    SetByStudio,
    Unreachable,
)
from pikascenes_desktop.domain.preferences import Preferences
from pikascenes_desktop.domain.scene import Duration, Ingredient, Scene
from tests.fakes.fake_preferences import FakePreferences
from tests.fakes.world import API_BASE, World, kept

if TYPE_CHECKING:
    from pathlib import Path

LINK = Ingredient("https://example.com/a.png")


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.secrets.stored["key:model-api.example"] = "secret-key-1a2b"
    return world


def scene(world: World, *images: Ingredient) -> Scene:
    return Scene(images or (kept(world.library, "fox.png"),), prompt="the fox runs")


async def test_a_scene_is_checked_before_anything_else(world: World):
    world.secrets.stored.clear()
    async with world.program() as desk:
        with pytest.raises(PromptTooLong):
            await desk.orders.make(replace(scene(world), prompt="x" * 2001))


async def test_a_key_is_needed_unless_it_is_practice(world: World):
    world.secrets.stored.clear()
    async with world.program() as desk:
        with pytest.raises(KeyMissing):
            await desk.orders.make(scene(world))
        order = await desk.orders.make(scene(world), practice=True)
        assert (order.host, order.price_usd, order.key_fingerprint) == ("practice", None, None)


async def test_a_host_is_needed_for_files_alone(world: World):
    world.preferences = FakePreferences(Preferences(practice=False, host=None, api_base=API_BASE))
    async with world.program() as desk:
        with pytest.raises(HostMissing):
            await desk.orders.make(scene(world))
        assert (await desk.orders.make(scene(world, LINK))).host == "links"
        assert (await desk.orders.make(scene(world), host="fake")).host == "fake"


async def test_where_the_studio_set_the_host_no_other_is_taken(world: World):
    world.preferences.locked = frozenset({"host"})
    async with world.program() as desk:
        for host in ("practice", "links"):
            with pytest.raises(SetByStudio):
                await desk.orders.make(scene(world), host=host)
        assert (await desk.orders.make(scene(world), host="fake")).host == "fake"
        assert (await desk.orders.make(scene(world))).host == "fake"
        assert (await desk.orders.make(scene(world, LINK))).host == "links"  # nothing is uploaded
        assert (await desk.orders.make(scene(world), host="x", practice=True)).host == "practice"


async def test_links_are_judged_by_where_the_order_goes(world: World):
    async with world.program() as desk:
        with pytest.raises(LinkNotAllowed):
            await desk.orders.make(scene(world, Ingredient("http://localhost/a.png")))


async def test_the_price_is_that_of_the_scene(world: World):
    async with world.program() as desk:
        long = replace(scene(world), duration=Duration.TEN)
        assert desk.costs.estimate(long) is None
        await desk.costs.refresh()
        assert desk.costs.estimate(long, 2) == Decimal("0.90")
        assert (await desk.orders.make(long, count=2)).price_usd == "0.45"
        assert await desk.costs.refresh() is not None


async def test_a_price_that_cannot_be_read_is_unknown_and_asked_for_again(world: World):
    async with world.program() as desk:
        heard: list[object] = []
        desk.costs.changed.subscribe(heard.append)
        world.service.errors.append(Unreachable("model-api.example"))
        assert await desk.costs.refresh() is None
        assert desk.costs.estimate(scene(world)) is None
        assert await desk.costs.refresh() is not None
        assert len(heard) == 2
