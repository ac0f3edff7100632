"""What was spent today, and what would pass the user's limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.cli import verbs
from pikascenes_desktop.cli.report import SET_UP, error_code
from pikascenes_desktop.cli.words import error_sentence
from pikascenes_desktop.domain.errors import LimitReached, PriceUnknown
from pikascenes_desktop.domain.generation import Generation, State
from pikascenes_desktop.domain.preferences import Preferences
from pikascenes_desktop.domain.scene import Ingredient, Scene, scene_to_json
from pikascenes_desktop.services.handover import carry_out
from pikascenes_desktop.services.spending import Spent
from tests.fakes.fake_preferences import FakePreferences
from tests.fakes.world import API_BASE, World, kept

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.json_values import JsonObject

HOUR = 3600.0


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    noon = datetime.combine(datetime.now(UTC).astimezone().date(), time(12)).astimezone()
    world.clock.time = noon.timestamp()
    return world


def limit(world: World, usd: str | None, **changes: object) -> None:
    preferences = Preferences(practice=False, host="fake", api_base=API_BASE)
    wanted = None if usd is None else Decimal(usd)
    world.preferences = FakePreferences(replace(preferences, daily_limit_usd=wanted, **changes))  # pyright: ignore[reportArgumentType]


def put(world: World, state: State, price: str | None = "0.40", **changes: object) -> None:
    number = len(world.history.generations)
    generation = Generation(
        id=f"g{number}",
        press_id=f"p{number}",
        index=0,
        scene=Scene(),
        created_at=world.clock.time - HOUR,
        updated_at=world.clock.time,
        api_base=API_BASE,
        model_id="pika/pikascenes",
        host="fake",
        state=state,
        price_usd=price,
    )
    made = replace(generation, **changes)  # pyright: ignore[reportArgumentType]
    world.history.generations[made.id] = made


async def spent(world: World) -> Spent:
    async with world.program() as desk:
        return await desk.spending.today()


async def test_real_costs_count_before_prices(world: World):
    put(world, State.SAVED, cost_usd="0.35")
    put(world, State.SAVED)
    put(world, State.FAILED)
    assert await spent(world) == Spent(Decimal("1.15"))


async def test_what_may_have_been_accepted_counts(world: World):
    for state in (State.SUBMITTING, State.UNCONFIRMED, State.IN_LINE, State.NEEDS_ATTENTION):
        put(world, state)
    assert await spent(world) == Spent(Decimal("1.60"))


async def test_what_is_waiting_is_told_apart(world: World):
    put(world, State.READY)
    put(world, State.UPLOADING, created_at=world.clock.time - 30 * HOUR)
    found = await spent(world)
    assert found == Spent(waiting_usd=Decimal("0.80"))
    assert found.total_usd == Decimal("0.80")


async def test_refused_and_cancelled_ones_are_free(world: World):
    put(world, State.REFUSED)
    put(world, State.CANCELLED)
    put(world, State.CANCELLED, cost_usd="0.10")
    put(world, State.SAVED, practice=True)
    assert await spent(world) == Spent(Decimal("0.10"))


async def test_each_send_that_was_confirmed_may_be_charged(world: World):
    put(world, State.SAVED, confirmed_sends=1)
    put(world, State.READY, confirmed_sends=1)
    assert await spent(world) == Spent(Decimal("1.20"), waiting_usd=Decimal("0.40"))


async def test_unknown_prices_are_counted_as_unknown(world: World):
    put(world, State.SAVED, price=None)
    put(world, State.READY, price=None)
    put(world, State.REFUSED, price=None)
    assert await spent(world) == Spent(unknown=2)


async def test_a_day_begins_at_local_midnight(world: World):
    put(world, State.SAVED, created_at=world.clock.time - 13 * HOUR)
    assert await spent(world) == Spent()
    put(world, State.SAVED, created_at=world.clock.time - 13 * HOUR, sent_at=world.clock.time)
    assert await spent(world) == Spent(Decimal("0.40"))


async def test_a_limit_is_passed_by_more_than_it(world: World):
    put(world, State.SAVED)
    async with world.program() as desk:
        assert await desk.spending.would_pass(Decimal("0.80"), Decimal("0.40")) is None
        found = await desk.spending.would_pass(Decimal("0.79"), Decimal("0.40"))
        assert found is not None
        assert found.spent.usd == Decimal("0.40")
        assert await desk.spending.would_pass(Decimal(100), None) is not None
        assert await desk.spending.passing(None) is None  # there is no limit


async def make(world: World, *, over_limit: bool = False, count: int = 1) -> None:
    scene = Scene((kept(world.library, "fox.png"),))
    async with world.program() as desk:
        await desk.costs.refresh()
        await desk.orders.make(scene, count=count, over_limit=over_limit)


async def test_an_order_over_the_limit_needs_a_word(world: World):
    world.secrets.stored["key:model-api.example"] = "secret-key-1a2b"
    limit(world, "1")
    await make(world, count=2)
    with pytest.raises(LimitReached) as caught:
        await make(world, count=3)
    assert caught.value.facts() == {"spent_usd": "0.00", "limit_usd": "1.00"}
    await make(world, count=3, over_limit=True)


async def test_an_order_of_unknown_price_needs_a_word(world: World):
    world.secrets.stored["key:model-api.example"] = "secret-key-1a2b"
    limit(world, "1")
    scene = Scene((kept(world.library, "fox.png"),))
    async with world.program() as desk:
        with pytest.raises(PriceUnknown):
            await desk.orders.make(scene)
        await desk.orders.make(scene, practice=True)


async def test_the_command_line_asks_for_its_flag(world: World):
    world.secrets.stored["key:model-api.example"] = "secret-key-1a2b"
    limit(world, "0.10")
    scene = Scene((Ingredient("fox.png"),))
    async with world.program() as desk:
        with pytest.raises(LimitReached) as caught:
            await verbs.generate(desk, scene, verbs.Wishes())
        assert error_code(caught.value) == SET_UP
        assert "--over-limit" in error_sentence(caught.value)
        outcome = await verbs.generate(desk, scene, verbs.Wishes(over_limit=True, detach=True))
        assert outcome.code == 0


async def test_an_order_that_is_handed_over_keeps_its_flag(world: World):
    world.secrets.stored["key:model-api.example"] = "secret-key-1a2b"
    limit(world, "0.10")
    order: JsonObject = {"scene": scene_to_json(Scene((Ingredient("fox.png"),)))}
    async with world.program() as desk:
        await desk.costs.refresh()
        with pytest.raises(LimitReached):
            await carry_out(desk, world.folder, "generate", order, lambda: None)
        order["over_limit"] = True
        answer = await carry_out(desk, world.folder, "generate", order, lambda: None)
        assert answer["ids"]
