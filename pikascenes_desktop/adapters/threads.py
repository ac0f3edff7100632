"""Work that blocks, on a thread, seen through to its end even by those who are cancelled."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


async def seen_through(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do blocking work on a thread; unlike `asyncio.to_thread`, cancelling waits for its end.

    A thread cannot be cancelled: who goes on while it still runs closes files under its hands,
    or never closes what it opens. Raises what the work raises.
    """
    return await end_of(begun(work, *args, **kwargs))


def begun(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> asyncio.Future[T]:
    """Begin blocking work on a thread; whoever begins it awaits `end_of` it."""
    loop = asyncio.get_running_loop()
    return loop.run_in_executor(None, partial(work, *args, **kwargs))


async def end_of(going: asyncio.Future[T]) -> T:
    """Wait for work on a thread, however often the waiter is cancelled meanwhile.

    Raises:
        asyncio.CancelledError: The waiter was cancelled; the work has ended all the same.
    """
    cancelled: asyncio.CancelledError | None = None
    while not going.done():
        try:
            await asyncio.wait([going])
        except asyncio.CancelledError as exc:
            cancelled = exc
    error = going.exception()
    if cancelled is not None:
        raise cancelled from error
    return going.result()
