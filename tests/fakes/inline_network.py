"""The network "thread" on the caller's own loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

T = TypeVar("T")


class InlineNetwork:
    """Runs work right here; shielded work survives its waiter, and `finish` awaits it."""

    def __init__(self) -> None:
        self._going: set[asyncio.Task[Any]] = set()

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        return await work()

    async def run_shielded(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        task = asyncio.get_running_loop().create_task(work())
        self._going.add(task)
        task.add_done_callback(self._going.discard)
        return await asyncio.shield(task)

    async def finish(self) -> None:
        """Wait for shielded work that nobody waits for any more."""
        await asyncio.gather(*self._going, return_exceptions=True)
