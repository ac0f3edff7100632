"""The verbs that settle what is unsure: attach, attach --anyway, send-again with its price."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.cli.arguments import parser
from pikascenes_desktop.cli.report import error_code
from pikascenes_desktop.cli.unsure import UNSURE_VERBS
from pikascenes_desktop.cli.words import error_sentence
from pikascenes_desktop.domain.errors import NotPossibleNow, RequestUnknown, SceneMismatch
from pikascenes_desktop.domain.generation import PRACTICE_BASE, State
from pikascenes_desktop.domain.json_values import as_object
from pikascenes_desktop.ports.remote import Ambiguous, RemoteStatus
from tests.fakes.fake_service import FakeRequest, finished
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.cli.verbs import Outcome
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.services.desk import Desk


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


async def lost(world: World) -> Generation:
    """Press once; the request arrives and its answer does not."""
    world.service.outcomes = [Ambiguous("taken, and the reply lost")]
    async with world.program() as desk:
        (pressed,) = await desk.generations.press(world.order())
        (unsure,) = await desk.generations.settle([pressed.id])
    assert unsure.state is State.UNCONFIRMED
    return unsure


async def run(world: World, *words: str) -> Outcome:
    """Carry out a command line in a program that has just started."""
    options = parser().parse_args(words)
    async with world.program() as desk:
        return await UNSURE_VERBS[options.verb](desk, options)


async def test_the_id_that_was_found_brings_the_clip(world: World):
    unsure = await lost(world)
    outcome = await run(world, "attach", unsure.id[:8], "req-1")
    assert outcome.code == 0
    told = as_object(outcome.data)
    assert (told["state"], told["request_id"]) == ("saved", "req-1")
    assert len(world.service.sent) == 1


async def test_another_scene_takes_anyway(world: World):
    unsure = await lost(world)
    echo: JsonObject = {"promptText": "another", "seed": -1}
    done = [RemoteStatus("completed")]
    other = FakeRequest("other", b"{}", [*done], result=finished("other", echo=echo))
    world.service.requests["other"] = other
    with pytest.raises(SceneMismatch) as caught:
        await run(world, "attach", unsure.id, "other")
    assert error_code(caught.value) == 2
    assert "different: promptText, seed" in error_sentence(caught.value)
    assert "--anyway" in error_sentence(caught.value)
    (still,) = await world.stored()
    assert (still.state, still.request_id) == (State.UNCONFIRMED, None)
    assert world.receipts.receipts == []
    outcome = await run(world, "attach", unsure.id, "other", "--anyway")
    assert outcome.code == 0
    (saved,) = await world.stored()
    assert (saved.state, saved.request_id) == (State.SAVED, "other")
    assert [each.request_id for each in world.receipts.receipts] == ["other"]
    assert len(world.service.sent) == 1


async def test_an_id_that_nobody_knows_is_not_attached(world: World):
    unsure = await lost(world)
    with pytest.raises(RequestUnknown):
        await run(world, "attach", unsure.id, "nobody", "--anyway")
    (still,) = await world.stored()
    assert still.state is State.UNCONFIRMED


async def test_two_minutes_are_waited_for_over_any_number_of_starts(world: World):
    unsure = await lost(world)
    for waited_s in (0.0, 60.0, 59.0):
        world.clock.pass_time(waited_s)
        with pytest.raises(NotPossibleNow) as caught:
            await run(world, "send-again", unsure.id)
        assert error_code(caught.value) == 2
        left_s = 120.0 - (world.clock.now() - (unsure.sent_at or 0.0))
        assert f"Send it again in {left_s:.0f} seconds." in error_sentence(caught.value)
    assert len(world.service.sent) == 1
    world.clock.pass_time(left_s)
    outcome = await run(world, "send-again", unsure.id)
    assert outcome.code == 0
    assert len(world.service.sent) == 2
    (saved,) = await world.stored()
    assert (saved.state, saved.confirmed_sends, saved.attempt) == (State.SAVED, 1, 2)


def as_it_is(_world: World, one: Generation) -> Generation:
    return one


def without_a_price(world: World, one: Generation) -> Generation:
    world.service.model = replace(world.service.model, price=None) if world.service.model else None
    return one


def in_practice(_world: World, one: Generation) -> Generation:
    return replace(one, practice=True, api_base=PRACTICE_BASE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (as_it_is, "It was sent once more: one more paid request, about $0.45."),
        (
            without_a_price,
            "It was sent once more: one more paid request, its price is not known just now.",
        ),
        (
            in_practice,
            "It was sent once more, to the practice service, which costs nothing.",
        ),
    ],
    ids=["paid", "price unknown", "practice"],
)
async def test_sending_again_says_what_it_comes_to(
    world: World, change: Callable[[World, Generation], Generation], said: str
):
    unsure = await lost(world)
    world.history.generations[unsure.id] = change(world, unsure)
    world.clock.pass_time(121.0)
    outcome = await run(world, "send-again", unsure.id)
    assert outcome.remarks[0] == said
    assert outcome.code == 0


@pytest.mark.parametrize("words", [("attach", "none", "req-1"), ("send-again", "none")])
async def test_what_is_settled_stays_so(world: World, words: tuple[str, ...]):
    async with world.program() as desk:
        (pressed,) = await desk.generations.press(world.order())
        await saved(desk, pressed)
    verb, _, *rest = words
    with pytest.raises(NotPossibleNow) as caught:
        await run(world, verb, pressed.id, *rest)
    assert "while the generation is saved" in error_sentence(caught.value)
    assert len(world.service.sent) == 1


async def saved(desk: Desk, one: Generation) -> None:
    (settled,) = await desk.generations.settle([one.id])
    assert settled.state is State.SAVED
