"""What a start makes of each state, with and without a receipt, to the letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, Generation, State
from pikascenes_desktop.domain.preferences import DEFAULT_MODEL_ID
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.services.lost_requests import count_by_receipts, take_back
from pikascenes_desktop.services.record import Record
from pikascenes_desktop.services.recovery import AWAY_S, Recovered, mend, recover
from tests.contracts.samples import generation
from tests.fakes.world import API_BASE, World

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_700_000_000.0


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def record(world: World) -> Record:
    return Record(world.history, world.clock, world.bugs.append)


def put(world: World, state: State, **changes: object) -> Generation:
    """Put a generation into the history as a program left it."""
    left = replace(
        generation(len(world.history.generations) + 1),
        state=state,
        api_base=API_BASE,
        blocked_by=BlockedBy.RATE,
        blocked_until=NOW + 60,
        failure=Failure("rate_limited"),
    )
    left = replace(left, **changes)  # pyright: ignore[reportArgumentType]
    world.history.generations[left.id] = left
    return left


def receipt(of: Generation, request_id: str = "req-1", attempt: int = 1) -> Receipt:
    return Receipt(of.id, request_id, attempt, of.api_base, NOW - 5, '{"raw": 1}')


async def start(world: World, *, is_restored: bool = False) -> Recovered:
    return await recover(world.parts(), record(world), is_restored=is_restored)


def ids(generations: tuple[Generation, ...]) -> list[str]:
    return [each.id for each in generations]


async def test_each_state_goes_where_it_belongs(world: World) -> None:
    unsent = [put(world, state).id for state in (State.READY, State.PREPARING, State.UPLOADING)]
    unsure = [put(world, state).id for state in (State.SUBMITTING, State.UNCONFIRMED)]
    sent = [
        put(world, state, request_id=f"req-{state.value}", attempt=1).id
        for state in (
            State.IN_LINE,
            State.GENERATING,
            State.REMOTE_DONE,
            State.DOWNLOADING,
            State.NEEDS_ATTENTION,
        )
    ]
    put(world, State.REFUSED)
    found = await start(world)
    assert ids(found.waiting) == unsent
    assert ids(found.unsure) == unsure
    assert ids(found.sent) == sent
    assert found.lost == ()


async def test_what_was_cut_off_in_mid_send_is_unsure_and_says_why(world: World) -> None:
    left = put(world, State.SUBMITTING, attempt=1)
    (unsure,) = (await start(world)).unsure
    assert unsure.id == left.id
    assert unsure.state is State.UNCONFIRMED
    assert unsure.failure == Failure(FailureCode.LOST_REPLY, {"reason": "program ended"})
    assert world.history.generations[left.id].state is State.UNCONFIRMED


@pytest.mark.parametrize(
    "state", [State.READY, State.PREPARING, State.UPLOADING, State.SUBMITTING, State.UNCONFIRMED]
)
async def test_a_receipt_is_believed_before_the_history(world: World, state: State) -> None:
    left = put(world, state, attempt=0)
    world.receipts.receipts.append(receipt(left, attempt=2))
    found = await start(world)
    (sent,) = found.sent
    assert sent.state is State.IN_LINE
    assert sent.request_id == "req-1"
    assert sent.attempt == 2
    assert sent.sent_at == NOW - 5
    assert sent.blocked_by is None
    assert sent.blocked_until is None
    assert sent.failure is None
    events = [each for each in world.history.events if each.generation_id == left.id]
    assert {each.note for each in events} == {"receipt"}
    assert events[-1].raw == '{"raw": 1}'
    assert found.waiting == found.unsure == ()


async def test_what_the_history_knows_better_than_a_receipt_stays(world: World) -> None:
    left = put(world, State.UNCONFIRMED, attempt=5, sent_at=NOW - 9)
    world.receipts.receipts.append(receipt(left, attempt=2))
    (sent,) = (await start(world)).sent
    assert sent.attempt == 5
    assert sent.sent_at == NOW - 9


@pytest.mark.parametrize(
    ("kept", "attempt", "then"),
    [("req-2", 1, "req-2"), ("req-2", 2, "req-1"), ("req-1", 1, "req-1")],
)
async def test_the_latest_attempts_receipt_corrects_an_id(
    world: World, kept: str, attempt: int, then: str
) -> None:
    left = put(world, State.IN_LINE, request_id="req-1", attempt=1)
    world.receipts.receipts.append(receipt(left, kept, attempt))
    (sent,) = (await start(world)).sent
    assert sent.request_id == then
    assert [each.note for each in world.history.events] == ["receipt"] * (then == "req-2")
    assert world.history.generations[left.id].request_id == then


@pytest.mark.parametrize(
    ("away_s", "fresh"),
    [(0.0, True), (AWAY_S - 1, True), (AWAY_S, False), (-1.0, False), (None, False)],
)
async def test_what_is_unsent_goes_on_after_less_than_an_hour(
    world: World, away_s: float | None, fresh: bool
) -> None:
    put(world, State.READY)
    world.history.seen_at = None if away_s is None else world.clock.now() - away_s
    found = await recover(world.parts(), record(world))
    assert found.fresh is fresh
    assert world.history.seen_at == world.clock.now()


@pytest.mark.parametrize("trouble", ["restored", "behind", "lost"])
async def test_nothing_goes_on_by_itself_when_the_history_may_be_behind(
    world: World, trouble: str
) -> None:
    put(world, State.READY)
    world.history.seen_at = world.clock.now()
    if trouble == "behind":
        world.receipts.receipts.append(receipt(put(world, State.PREPARING)))
        put(world, State.READY)  # one more after it changes nothing
    if trouble == "lost":
        world.receipts.receipts.append(receipt(generation(99)))
    found = await start(world, is_restored=trouble == "restored")
    assert not found.fresh
    assert [each.generation_id for each in found.lost] == [generation(99).id] * (trouble == "lost")


async def test_one_generation_is_mended_as_a_start_does_it(world: World) -> None:
    cut_off, known = put(world, State.SUBMITTING), put(world, State.SUBMITTING)
    world.receipts.receipts.append(receipt(known))
    assert (await mend(world.parts(), record(world), cut_off.id)).state is State.UNCONFIRMED
    mended = await mend(world.parts(), record(world), known.id)
    assert (mended.state, mended.request_id) == (State.IN_LINE, "req-1")


async def test_lost_requests_are_counted_by_their_receipts(world: World) -> None:
    assert await count_by_receipts(world.parts()) == 0
    without = put(world, State.SUBMITTING)
    known = [put(world, State.IN_LINE, request_id=f"req-{number}") for number in (2, 3)]
    for each in (without, *known, generation(98), generation(99)):
        world.receipts.receipts.append(receipt(each))
    assert await count_by_receipts(world.parts()) == 3


async def test_a_lost_request_comes_back_as_one_that_the_service_has(world: World) -> None:
    shown: list[Generation] = []
    keeper = record(world)
    keeper.changed.subscribe(shown.append)
    lost = replace(receipt(generation(99), "req-9", attempt=4), api_base=API_BASE)
    taken = await take_back(world.parts(), keeper, lost)
    assert shown == [taken]
    assert taken.id == lost.generation_id
    assert taken.press_id == "receipt req-9"
    assert taken.index == 0
    assert taken.scene.ingredients == ()
    assert taken.created_at == taken.sent_at == NOW - 5
    assert taken.updated_at == world.clock.now()
    assert taken.api_base == API_BASE
    assert taken.model_id == DEFAULT_MODEL_ID
    assert taken.host == "links"
    assert taken.state is State.IN_LINE
    assert taken.attempt == 4
    assert taken.request_id == "req-9"
