"""The paid step to the letter: what is written when, and what every ending makes of it."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest

from pikascenes_desktop.domain.errors import DiskFull, NotPossibleNow
from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, Generation, State
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.ports.remote import (
    Accepted,
    Ambiguous,
    KeyNotTaken,
    NotSent,
    Refused,
    SlowDown,
    SubmitOutcome,
)
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.submit import WRITE_AGAIN_S, PaidStep, after_submit
from tests.contracts.samples import generation
from tests.fakes.world import API_BASE, World

if TYPE_CHECKING:
    from pathlib import Path

LINK = "https://pictures.example/fox.png"
INLINE = "data:image/png;base64,AAAA"
RAW = '{"request_id": "req-1"}'


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def uploaded(world: World) -> Generation:
    """What is about to be sent, for the second time, with what stood in the way before."""
    ready = replace(
        generation(),
        state=State.UPLOADING,
        api_base=API_BASE,
        attempt=1,
        blocked_by=BlockedBy.RATE,
        blocked_until=5.0,
        failure=Failure("rate_limited"),
        not_sent_tries=2,
    )
    world.history.generations[ready.id] = ready
    return ready


def step(world: World, unkept: Feed[Receipt] | None = None) -> PaidStep:
    return PaidStep(world.parts(), unkept or Feed(world.bugs.append))


def log_of(world: World) -> list[tuple[State, str, str]]:
    return [(each.state, each.note, each.raw) for each in world.history.events]


def failing(target: object, method: str, errors: list[BaseException | None]) -> Any:
    """Let calls of a fake's method fail, one after the other; None lets one through."""
    real = getattr(target, method)

    async def call(*args: Any, **named: Any) -> Any:
        error = errors.pop(0) if errors else None
        if error is not None:
            raise error
        return await real(*args, **named)

    return mock.patch.object(target, method, call)


async def test_all_that_was_sent_is_written_down_first(world: World, uploaded: Generation) -> None:
    seen: list[Generation] = []

    async def look(api_base: str, model_id: str, body: bytes) -> SubmitOutcome:
        seen.append(world.history.generations[uploaded.id])
        world.service.sent.append((api_base, model_id, body))
        return Accepted("req-1", RAW)

    with mock.patch.object(world.service, "submit", look):
        sent = await step(world).send(uploaded, (LINK, INLINE))
    now = world.clock.now()
    ((base, model, body),) = world.service.sent
    assert (base, model) == (API_BASE, uploaded.model_id)
    wanted = uploaded.scene.request_body((LINK, INLINE))
    assert body == json.dumps(wanted, ensure_ascii=False, separators=(",", ":")).encode()
    submitting = replace(
        uploaded,
        state=State.SUBMITTING,
        blocked_by=None,
        blocked_until=None,
        failure=None,
        attempt=2,
        sent_urls=(LINK,),
        payload_sha256=hashlib.sha256(body).hexdigest(),
        sent_at=now,
        updated_at=now,
    )
    assert [replace(each, rank=submitting.rank) for each in seen] == [submitting]
    assert sent == replace(
        submitting, state=State.IN_LINE, request_id="req-1", not_sent_tries=0, updated_at=now
    )
    assert world.receipts.receipts == [Receipt(uploaded.id, "req-1", 2, API_BASE, now, RAW)]
    assert log_of(world) == [
        (State.SUBMITTING, "submitting", ""),
        (State.IN_LINE, "in_line", RAW),
    ]


async def test_nothing_is_sent_when_no_receipt_could_be_kept(
    world: World, uploaded: Generation
) -> None:
    world.receipts.full = True
    with pytest.raises(DiskFull):
        await step(world).send(uploaded, (LINK,))
    assert world.service.sent == []
    assert world.history.events == []


async def test_an_id_without_a_receipt_is_in_the_history_and_in_the_log(
    world: World, uploaded: Generation, caplog: pytest.LogCaptureFixture
) -> None:
    with failing(world.receipts, "append", [DiskFull(path="receipts.jsonl")]):
        sent = await step(world).send(uploaded, (LINK,))
    assert sent.request_id == "req-1"
    assert caplog.messages == ["the receipts do not take req-1"]
    assert log_of(world)[1:] == [
        (State.IN_LINE, "accepted", RAW),
        (State.IN_LINE, "in_line", RAW),
    ]
    assert world.clock.waits == []


async def test_an_id_that_no_file_takes_is_shown_logged_and_written_a_second_later(
    world: World, uploaded: Generation, caplog: pytest.LogCaptureFixture
) -> None:
    unkept: Feed[Receipt] = Feed(world.bugs.append)
    told: list[Receipt] = []
    unkept.subscribe(told.append)
    full = DiskFull(path="x")
    with (
        failing(world.receipts, "append", [full]),
        failing(world.history, "save", [None, full]),
    ):
        await step(world, unkept).send(uploaded, (LINK,))
    receipt = Receipt(uploaded.id, "req-1", 2, API_BASE, told[0].received_at, RAW)
    assert told == [receipt]
    assert world.receipts.receipts == [receipt]
    assert caplog.messages == [
        "the receipts do not take req-1",
        "no file takes the receipt of req-1",
    ]
    assert world.clock.waits == [WRITE_AGAIN_S]


async def test_a_state_that_the_history_does_not_take_is_written_a_second_later(
    world: World, uploaded: Generation, caplog: pytest.LogCaptureFixture
) -> None:
    with failing(world.history, "save", [None, DiskFull(path="history.db"), None]):
        await step(world).send(uploaded, (LINK,))
    assert caplog.messages == [f"the history does not take the state of {uploaded.id}"]
    assert world.clock.waits == [WRITE_AGAIN_S]
    assert log_of(world)[-1] == (State.IN_LINE, "in_line", RAW)


async def test_a_history_that_knows_better_is_not_asked_twice(
    world: World, uploaded: Generation
) -> None:
    no = NotPossibleNow(action="in_line", state="saved")
    with failing(world.history, "save", [None, no]), pytest.raises(NotPossibleNow):
        await step(world).send(uploaded, (LINK,))
    assert world.clock.waits == []
    assert len(world.receipts.receipts) == 1


@pytest.mark.parametrize("takes", [True, False])
async def test_the_end_of_the_program_leaves_it_unsure(
    world: World, uploaded: Generation, takes: bool
) -> None:
    errors: list[BaseException | None] = [None, None if takes else DiskFull(path="history.db")]
    with (
        failing(world.service, "submit", [asyncio.CancelledError()]),
        failing(world.history, "save", errors),
        pytest.raises(asyncio.CancelledError),
    ):
        await step(world).send(uploaded, (LINK,))
    stands = world.history.generations[uploaded.id]
    if not takes:
        assert stands.state is State.SUBMITTING
        return
    assert stands.state is State.UNCONFIRMED
    assert stands.failure == Failure(FailureCode.LOST_REPLY, {"reason": "program ended"})
    assert stands.updated_at == world.clock.now()
    assert log_of(world)[-1] == (State.UNCONFIRMED, "unconfirmed", "")


@pytest.mark.parametrize("error", [ZeroDivisionError(), KeyboardInterrupt()], ids=repr)
async def test_an_error_of_whatever_kind_leaves_it_unsure(
    world: World, uploaded: Generation, error: BaseException
) -> None:
    async def here(work: Any) -> Any:  # such an error must not end the loop of the tests
        return await work()

    with (
        mock.patch.object(world.network, "run_shielded", here),
        failing(world.service, "submit", [error]),
        pytest.raises(type(error)),
    ):
        await step(world).send(uploaded, (LINK,))
    stands = world.history.generations[uploaded.id]
    assert stands.state is State.UNCONFIRMED
    assert stands.failure == Failure(FailureCode.LOST_REPLY, {"reason": type(error).__name__})
    assert log_of(world)[-1] == (State.UNCONFIRMED, "unconfirmed", "")


REFUSED = Failure(FailureCode.NO_CREDITS)
NO_KEY = Failure("key_missing")
NOW = 99.0


@pytest.mark.parametrize(
    ("outcome", "changes"),
    [
        (
            Accepted("req-1", RAW),
            {
                "state": State.IN_LINE,
                "request_id": "req-1",
                "not_sent_tries": 0,
                "failure": None,
            },
        ),
        (
            NotSent("ConnectError"),
            {
                "state": State.READY,
                "blocked_by": BlockedBy.NETWORK,
                "failure": Failure(
                    "unreachable", {"host": "model-api.example", "reason": "ConnectError"}
                ),
                "not_sent_tries": 3,
            },
        ),
        (
            NotSent("proxy", REFUSED),
            {
                "state": State.READY,
                "blocked_by": BlockedBy.NETWORK,
                "failure": REFUSED,
                "not_sent_tries": 3,
            },
        ),
        (
            KeyNotTaken("no"),
            {
                "state": State.READY,
                "blocked_by": BlockedBy.KEY,
                "failure": None,
                "key_fingerprint": None,
            },
        ),
        (
            KeyNotTaken("no", NO_KEY),
            {"state": State.READY, "blocked_by": BlockedBy.KEY, "failure": NO_KEY},
        ),
        (
            SlowDown(7.0),
            {
                "state": State.READY,
                "blocked_by": BlockedBy.RATE,
                "blocked_until": NOW + 7.0,
                "not_sent_tries": 3,
            },
        ),
        (Refused(REFUSED), {"state": State.REFUSED, "failure": REFUSED, "ended_at": NOW}),
        (
            Ambiguous("ReadTimeout"),
            {
                "state": State.UNCONFIRMED,
                "failure": Failure(FailureCode.LOST_REPLY, {"reason": "ReadTimeout"}),
            },
        ),
    ],
    ids=["taken", "not_sent", "not_let", "no_such_key", "no_key", "rate", "refused", "unsure"],
)
def test_each_ending_makes_exactly_this_of_it(
    uploaded: Generation, outcome: SubmitOutcome, changes: dict[str, Any]
) -> None:
    before = replace(uploaded, state=State.SUBMITTING, blocked_by=None, blocked_until=None)
    assert after_submit(before, outcome, NOW) == replace(before, updated_at=NOW, **changes)


def test_a_base_without_a_host_is_named_as_it_is(uploaded: Generation) -> None:
    after = after_submit(replace(uploaded, api_base="practice"), NotSent("gone"), NOW)
    assert after.failure == Failure("unreachable", {"host": "practice", "reason": "gone"})
