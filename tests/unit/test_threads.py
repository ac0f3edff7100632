"""Blocking work that is seen through, whatever happens to whoever waits for it."""

from __future__ import annotations

import asyncio
import threading

import pytest

from pikascenes_desktop.adapters.threads import seen_through


class Work:
    """Blocks its thread until it is let go."""

    def __init__(self, error: OSError | None = None) -> None:
        self.started = threading.Event()
        self.go = threading.Event()
        self.is_done = False
        self._error = error

    def __call__(self) -> str:
        self.started.set()
        self.go.wait()
        self.is_done = True
        if self._error is not None:
            raise self._error
        return "done"


async def test_it_gives_what_the_work_gives() -> None:
    assert await seen_through(int, "12", base=8) == 10


async def test_it_raises_what_the_work_raises() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        await seen_through(int, "x")


@pytest.mark.parametrize("error", [None, OSError("disk")])
async def test_however_often_it_is_cancelled_the_work_has_ended(error: OSError | None) -> None:
    work = Work(error)
    task = asyncio.get_running_loop().create_task(seen_through(work))
    await asyncio.to_thread(work.started.wait)
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
    assert not task.done()
    work.go.set()
    with pytest.raises(asyncio.CancelledError) as caught:
        await task
    assert work.is_done
    assert caught.value.__cause__ is error


async def test_a_deadline_is_told_once_the_work_has_ended() -> None:
    work = Work()

    async def hurried() -> None:
        async with asyncio.timeout(0):
            asyncio.get_running_loop().call_later(0.01, work.go.set)
            await seen_through(work)

    with pytest.raises(TimeoutError):
        await hurried()
    assert work.is_done
