"""The network thread: where work runs, how it ends, and that nothing outlives the thread."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.network import NetworkThreadLoop

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pikascenes_desktop.ports.remote import NetworkThread


def accepts(network: NetworkThread) -> NetworkThread:
    return network


async def where() -> str:
    return threading.current_thread().name


class Sleeper:
    """Work that waits until it is released or cancelled, and remembers which it was."""

    def __init__(self, *, stubborn: bool = False) -> None:
        self.started = threading.Event()
        self.ended = ""
        self._stubborn = stubborn
        self._release: Callable[[], object] = lambda: None

    async def __call__(self) -> str:
        released = asyncio.Event()
        loop = asyncio.get_running_loop()
        self._release = lambda: loop.call_soon_threadsafe(released.set)
        self.started.set()
        try:
            await released.wait()
        except asyncio.CancelledError:
            if self._stubborn:
                await asyncio.sleep(0)
            self.ended = "cancelled"
            raise
        self.ended = "released"
        return self.ended

    def release(self) -> None:
        self._release()


async def begun(sleeper: Sleeper, work: Coroutine[object, object, str]) -> asyncio.Task[str]:
    """Start waiting for the work, and return once it runs."""
    task = asyncio.get_running_loop().create_task(work)
    await asyncio.to_thread(sleeper.started.wait)
    return task


async def test_work_runs_on_the_thread_and_returns_its_result() -> None:
    async with NetworkThreadLoop() as network:
        assert await accepts(network).run(where) == "network"
        assert await network.run_shielded(where) == "network"


async def test_errors_come_back_as_they_are() -> None:
    async def fail() -> None:
        raise LookupError("x")

    async with NetworkThreadLoop() as network:
        with pytest.raises(LookupError, match="x"):
            await network.run(fail)
        with pytest.raises(LookupError, match="x"):
            await network.run_shielded(fail)


async def test_on_the_network_loop_itself_work_is_just_awaited() -> None:
    async with NetworkThreadLoop() as network:

        async def outer() -> tuple[str, str, bool]:
            task = asyncio.current_task()

            async def inner() -> bool:
                return asyncio.current_task() is task

            return (
                await network.run(where),
                await network.run_shielded(where),
                await network.run(inner),
            )

        assert await network.run(outer) == ("network", "network", True)


@pytest.mark.parametrize("stubborn", [False, True])
async def test_cancelling_cancels_the_work_and_waits_for_its_end(stubborn: bool) -> None:
    sleeper = Sleeper(stubborn=stubborn)
    async with NetworkThreadLoop() as network:
        task = await begun(sleeper, network.run(sleeper))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert sleeper.ended == "cancelled"


async def test_work_that_was_cancelled_there_cancels_the_waiter() -> None:
    async def cancel_myself() -> None:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(0)

    async with NetworkThreadLoop() as network:
        with pytest.raises(asyncio.CancelledError):
            await network.run(cancel_myself)


async def test_shielded_work_survives_its_waiter_and_closing_waits_for_it() -> None:
    sleeper = Sleeper()
    async with NetworkThreadLoop() as network:
        task = await begun(sleeper, network.run_shielded(sleeper))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert sleeper.ended == ""
        asyncio.get_running_loop().call_soon(sleeper.release)
    assert sleeper.ended == "released"


async def test_shielded_work_is_cancelled_when_the_grace_is_over() -> None:
    sleeper = Sleeper()
    network = NetworkThreadLoop(grace_s=0.05)
    async with network:
        task = await begun(sleeper, network.run_shielded(sleeper))
    assert sleeper.ended == "cancelled"
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_closing_cancels_plain_work_at_once() -> None:
    sleeper = Sleeper()
    network = NetworkThreadLoop(grace_s=60)
    async with network:
        task = await begun(sleeper, network.run(sleeper))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert sleeper.ended == "cancelled"


async def test_the_error_of_abandoned_work_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    sleeper = Sleeper()

    async def work() -> str:
        await sleeper()
        raise LookupError("nobody hears this")

    with caplog.at_level(logging.ERROR):
        async with NetworkThreadLoop() as network:
            task = await begun(sleeper, network.run_shielded(work))
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            sleeper.release()
    assert "nobody waits for" in caplog.text


async def test_a_thread_that_is_not_running_refuses_work() -> None:
    network = NetworkThreadLoop()
    with pytest.raises(RuntimeError, match="not running"):
        await network.run(where)
    with network:
        assert await network.run(where) == "network"
    with pytest.raises(RuntimeError, match="not running"):
        await network.run_shielded(where)
    network.__exit__(None, None, None)  # a second time is harmless


async def test_many_pieces_of_work_run_side_by_side() -> None:
    async def double(number: int) -> int:
        await asyncio.sleep(0)
        return 2 * number

    async with NetworkThreadLoop() as network:
        results = await asyncio.gather(
            *(network.run(lambda number=number: double(number)) for number in range(200))
        )
    assert results == [2 * number for number in range(200)]


@pytest.mark.usefixtures("qapp")
async def test_it_works_from_the_windows_loop() -> None:
    sleeper = Sleeper()
    async with NetworkThreadLoop() as network:
        assert await network.run(where) == "network"
        task = await begun(sleeper, network.run(sleeper))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert sleeper.ended == "cancelled"


async def test_what_was_given_up_is_no_bug_of_ours() -> None:
    told: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))
    async with NetworkThreadLoop() as network:
        sleeper = Sleeper()
        task = await begun(sleeper, network.run(sleeper))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        del task
    gc.collect()
    await asyncio.sleep(0)
    assert sleeper.ended == "cancelled"
    assert told == []
