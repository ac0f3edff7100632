"""What the user's word makes of an unsure request, to the letter: two minutes, one receipt."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from pikascenes_desktop.domain.errors import NotPossibleNow, RequestIdInvalid, SceneMismatch
from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, Generation, State
from pikascenes_desktop.domain.scene import Scene
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.ports.remote import RemoteResult, RemoteStatus
from pikascenes_desktop.services.record import Record
from pikascenes_desktop.services.tasks import TaskScope
from pikascenes_desktop.services.unsure import SEND_AGAIN_AFTER_S, Unsure, differences
from pikascenes_desktop.services.work import Work
from tests.contracts.samples import SCENE, generation
from tests.fakes.fake_service import FakeRequest, finished
from tests.fakes.world import API_BASE, World

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.domain.json_values import JsonObject

NOW = 1_700_000_000.0


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def put(world: World, **changes: object) -> Generation:
    """Put an unsure generation into the history; nothing works on it."""
    lost = replace(
        generation(),
        state=State.UNCONFIRMED,
        api_base=API_BASE,
        attempt=3,
        sent_at=NOW,
        cancel_asked=True,
        blocked_by=BlockedBy.NETWORK,
        failure=Failure(FailureCode.LOST_REPLY, {"reason": "ReadTimeout"}),
    )
    lost = replace(lost, **changes)  # pyright: ignore[reportArgumentType]
    world.history.generations[lost.id] = lost
    return lost


@asynccontextmanager
async def deciding(world: World) -> AsyncGenerator[tuple[Unsure, Work]]:
    """Give what settles unsure generations, and work that never gets anywhere."""

    async def wait(generation: Generation, _poke: asyncio.Event) -> Generation:
        await asyncio.Event().wait()
        return generation

    parts = world.parts()
    record = Record(parts.history, parts.clock, world.bugs.append)
    async with TaskScope(world.bugs.append) as scope:
        work = Work(parts, scope, record, wait)
        yield Unsure(parts, record, work), work
    assert world.bugs == []


# --- sending again -----------------------------------------------------------------------------


@pytest.mark.parametrize("age_s", [0.0, 1.0, SEND_AGAIN_AFTER_S - 1])
async def test_too_soon_says_how_long_to_wait(world: World, age_s: float) -> None:
    lost = put(world, sent_at=NOW - age_s)
    async with deciding(world) as (unsure, _):
        with pytest.raises(NotPossibleNow) as error:
            await unsure.send_again(lost.id)
    assert error.value.facts() == {
        "action": "send_again",
        "state": "unconfirmed",
        "reason": "too_soon",
        "retry_after_s": SEND_AGAIN_AFTER_S - age_s,
    }
    assert world.history.generations[lost.id] == lost


@pytest.mark.parametrize("sent_at", [NOW - SEND_AGAIN_AFTER_S, NOW + 1, None])
async def test_afterwards_or_by_a_clock_set_back_it_is_the_users_to_say(
    world: World, sent_at: float | None
) -> None:
    lost = put(world, sent_at=sent_at, confirmed_sends=2)
    async with deciding(world) as (unsure, _):
        ready = await unsure.send_again(lost.id)
    assert ready.state is State.READY
    assert ready.confirmed_sends == 3
    assert ready.failure is None
    assert ready.blocked_by is None
    assert world.history.events[-1].note == "send again"


async def test_only_what_is_unsure_can_be_sent_again(world: World) -> None:
    lost = put(world, state=State.NEEDS_ATTENTION, sent_at=None)
    async with deciding(world) as (unsure, _):
        with pytest.raises(NotPossibleNow) as error:
            await unsure.send_again(lost.id)
    assert (error.value.action, error.value.state) == ("send_again", "needs_attention")
    assert error.value.retry_after_s is None


# --- attaching an id ---------------------------------------------------------------------------


async def test_an_attached_id_has_a_receipt_and_clears_what_was_unsure(world: World) -> None:
    lost = put(world)
    bases: list[str] = []

    async def found(api_base: str, request_id: str) -> RemoteResult:
        bases.append(f"{api_base} {request_id}")
        return RemoteResult("in_queue", raw='{"status": "in_queue"}')

    with mock.patch.object(world.service, "result", found):
        async with deciding(world) as (unsure, _):
            attached = await unsure.attach(lost.id, " req-found\n")
    assert bases == [f"{API_BASE} req-found"]
    raw = '{"status": "in_queue"}'
    assert world.receipts.receipts == [
        Receipt(lost.id, "req-found", 3, API_BASE, world.clock.now(), raw)
    ]
    assert attached.state is State.IN_LINE
    assert attached.request_id == "req-found"
    assert attached.cancel_asked is False
    assert attached.failure is None
    assert world.history.events[-1].note == "attached"
    assert world.history.events[-1].raw == raw


async def test_nobody_goes_on_asking_about_the_id_from_before(world: World) -> None:
    lost = put(world, state=State.NEEDS_ATTENTION, request_id="req-old")
    world.service.take(b"", "req-found")
    async with deciding(world) as (unsure, work):
        work.start(lost)
        await unsure.attach(lost.id, "req-found")
        assert not work.is_on(lost.id)


async def test_a_text_that_is_no_id_is_told_by_its_beginning(world: World) -> None:
    lost = put(world)
    async with deciding(world) as (unsure, _):
        for text in ("x" * 129, "two words", ""):
            with pytest.raises(RequestIdInvalid) as error:
                await unsure.attach(lost.id, text)
            assert error.value.request_id == text[:64]
        world.service.take(b"", "x" * 128)
        await unsure.attach(lost.id, "x" * 128)


async def test_what_is_settled_takes_no_id(world: World) -> None:
    lost = put(world, state=State.REFUSED)
    async with deciding(world) as (unsure, _):
        with pytest.raises(NotPossibleNow) as error:
            await unsure.attach(lost.id, "req-found")
    assert (error.value.action, error.value.state) == ("attach", "refused")
    assert world.service.asked == []


async def test_another_scene_is_named_and_taken_only_on_the_users_word(world: World) -> None:
    lost = put(world)
    request = FakeRequest("req-other")
    request.statuses = [RemoteStatus("completed")]
    request.result = finished("req-other", echo={"promptText": "a crab", "seed": 1})
    world.service.requests["req-other"] = request
    async with deciding(world) as (unsure, _):
        with pytest.raises(SceneMismatch) as error:
            await unsure.attach(lost.id, "req-other")
        assert error.value.facts() == {
            "request_id": "req-other",
            "differences": ("promptText", "seed"),
        }
        assert world.receipts.receipts == []
        await unsure.attach(lost.id, "req-other", is_sure=True)
    assert [receipt.request_id for receipt in world.receipts.receipts] == ["req-other"]


OTHERS: JsonObject = {
    "promptText": "a crab",
    "negativePrompt": "sharp",
    "seed": 1,
    "duration": 5,
    "aspectRatio": "16:9",
}


@pytest.mark.parametrize("name", list(OTHERS))
def test_each_echoed_input_is_compared(name: str) -> None:
    same = SCENE.request_body(())
    assert differences(SCENE, same) == ()
    assert differences(SCENE, {**same, name: OTHERS[name]}) == (name,)
    assert differences(SCENE, {name: OTHERS[name]}) == (name,)


def test_what_is_not_echoed_or_was_left_open_says_nothing() -> None:
    assert differences(SCENE, {}) == ()
    assert differences(Scene(), {"seed": 1, "negativePrompt": "x", "images": ["y"]}) == ()
