"""Tasks, feeds and the arithmetic of polling."""

from __future__ import annotations

import asyncio
import random

import pytest

from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.polling import (
    FIRST_S,
    LAST_S,
    LOCAL_FIRST_S,
    Pace,
    UnknownCount,
    retry_delay,
)
from pikascenes_desktop.services.tasks import TaskScope


async def test_a_scope_ends_what_it_started() -> None:
    bugs: list[BaseException] = []
    ended: list[str] = []

    async def sleeper() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("sleeper")

    async with TaskScope(bugs.append) as scope:
        scope.spawn(sleeper(), name="sleeper")
        await asyncio.sleep(0)
    assert ended == ["sleeper"]
    assert bugs == []


async def test_a_scope_is_finished_when_its_last_task_is():
    bugs: list[BaseException] = []
    gate = asyncio.Event()
    order: list[str] = []
    async with TaskScope(bugs.append) as scope:

        async def first() -> None:
            await gate.wait()
            scope.spawn(second(), name="second")
            order.append("first")

        async def second() -> None:
            await asyncio.sleep(0)
            order.append("second")

        assert await scope.finish(9)  # nothing was started yet
        scope.spawn(first(), name="first")
        asyncio.get_running_loop().call_soon(gate.set)
        assert await scope.finish(9)
        assert order == ["first", "second"]
    assert bugs == []


async def test_a_scope_is_not_waited_for_without_end():
    never = asyncio.Event()
    async with TaskScope(lambda _: None) as scope:

        async def endless() -> None:
            await never.wait()

        task = scope.spawn(endless(), name="endless")
        assert not await scope.finish(0.01)
        assert not task.done(), "it goes on until the scope is left"
    assert task.cancelled()


async def test_an_error_nobody_handles_is_told() -> None:
    bugs: list[BaseException] = []

    async def broken() -> None:
        raise ValueError("a bug")

    async with TaskScope(bugs.append) as scope:
        task = scope.spawn(broken(), name="broken")
        await asyncio.wait([task])
        await asyncio.sleep(0)
    assert [type(bug) for bug in bugs] == [ValueError]


async def test_a_closed_scope_takes_no_work() -> None:
    async with TaskScope(lambda _: None) as scope:
        pass

    async def late() -> None: ...

    with pytest.raises(RuntimeError, match="late"):
        scope.spawn(late(), name="late")


def test_a_feed_tells_in_order_and_can_be_left() -> None:
    feed: Feed[int] = Feed()
    heard: list[tuple[str, int]] = []
    leave = feed.subscribe(lambda value: heard.append(("one", value)))
    feed.subscribe(lambda value: heard.append(("two", value)))
    feed.publish(1)
    leave()
    leave()
    feed.publish(2)
    assert heard == [("one", 1), ("two", 1), ("two", 2)]


def test_a_listener_that_fails_troubles_nobody_else() -> None:
    bugs: list[Exception] = []
    heard: list[int] = []
    feed: Feed[int] = Feed(bugs.append)
    feed.subscribe(lambda value: heard.append(1 // value))
    feed.subscribe(heard.append)
    feed.publish(0)
    assert heard == [0]
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    strict: Feed[int] = Feed()
    strict.subscribe(lambda value: heard.append(1 // value))
    with pytest.raises(ZeroDivisionError):
        strict.publish(0)


def test_polls_grow_apart_and_start_again() -> None:
    pace = Pace(random.Random(1))
    delays = [pace.next_delay() for _ in range(20)]
    assert FIRST_S * 0.8 <= delays[0] <= FIRST_S * 1.2
    assert all(LAST_S * 0.8 <= delay <= LAST_S * 1.2 for delay in delays[10:])
    pace.reset()
    assert pace.next_delay() <= FIRST_S * 1.2


def test_a_service_on_this_computer_is_asked_more_often() -> None:
    pace = Pace(random.Random(1), LOCAL_FIRST_S)
    assert pace.next_delay() <= LOCAL_FIRST_S * 1.2
    assert [pace.next_delay() for _ in range(20)][-1] >= LAST_S * 0.8


def test_an_id_is_unknown_only_after_many_answers_over_long() -> None:
    unknown = UnknownCount()
    assert not any(unknown.seen(float(second)) for second in range(5))
    assert unknown.seen(600.0)
    unknown.clear()
    assert not unknown.seen(10_000.0)


def test_retries_are_spread_out() -> None:
    rng = random.Random(7)
    for tries in (1, 2, 3):
        delays = [retry_delay(tries, rng) for _ in range(100)]
        assert max(delays) <= 2.0**tries
        assert max(delays) - min(delays) > 1.0
