"""Work on a thread that ends when the task that waits for it is cancelled."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


async def in_thread(work: Callable[[threading.Event], T]) -> T:
    """Run work on a worker thread and return what it returns.

    Cancelling sets the event the work was given, waits until the work has ended, and forgets
    what it returned or raised: so nobody finds half of it after the cancelling.
    """
    ended = threading.Event()
    running = asyncio.get_running_loop().run_in_executor(None, work, ended)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        ended.set()
        await asyncio.wait([running])
        if not running.cancelled():
            running.exception()
        raise
