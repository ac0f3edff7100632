"""A clock that tests move by hand, and one that races through every wait."""

from __future__ import annotations

import asyncio
import heapq
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class RacingClock:
    """Every wait ends at once, and the time it would have taken has passed.

    What waits without end fails at once, rather than when the test has taken too long.
    """

    MOST_WAITS = 10_000

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.time = now
        self.steady = 1000.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def monotonic(self) -> float:
        return self.steady

    def pass_time(self, seconds: float) -> None:
        self.time += seconds
        self.steady += seconds

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        self.waits.append(timeout_s)
        assert len(self.waits) < self.MOST_WAITS, "it waits for ever"
        await asyncio.sleep(0)
        if event.is_set():
            return True
        self.pass_time(timeout_s)
        return False


class ManualClock:
    """Time stands still until `advance` moves it."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self._start = now
        self._passed = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._order = count()

    def now(self) -> float:
        return self._start + self._passed

    def monotonic(self) -> float:
        return self._passed

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        rung = asyncio.Event()
        heapq.heappush(self._sleepers, (self._passed + timeout_s, next(self._order), rung))
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(event.wait()), group.create_task(rung.wait())]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
        return event.is_set()

    async def advance(self, seconds: float) -> None:
        """Move the time, waking whoever waited for it, in order."""
        end = self._passed + seconds
        await settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            self._passed, _, rung = heapq.heappop(self._sleepers)
            rung.set()
            await settle()
        self._passed = end
        await settle()


async def until(condition: Callable[[], bool]) -> None:
    """Let things run until a condition holds; fail if it does not within seconds."""
    for _ in range(5_000):
        if condition():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it never came about")


async def settle(turns: int = 50) -> None:
    """Let all that can run do so."""
    for _ in range(turns):
        await asyncio.sleep(0)
