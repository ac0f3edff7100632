"""So many at once: whoever comes later waits in line, and the number may change meanwhile."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


class Slots:
    """Places that are given out in the order in which they were asked for.

    Args:
        count: How many there are, at least 1.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._taken = 0
        self._line: deque[asyncio.Future[None]] = deque()

    def resize(self, count: int) -> None:
        """Have another number of places; who holds one keeps it, even if they are fewer now."""
        self._count = count
        self._admit()

    @asynccontextmanager
    async def one(self) -> AsyncGenerator[None]:
        """Wait for a place, and hold it until the block ends."""
        place = asyncio.get_running_loop().create_future()
        self._line.append(place)
        self._admit()
        try:
            await place
        except asyncio.CancelledError:
            if place in self._line:
                self._line.remove(place)
            else:  # it was given in the same moment
                self._leave()
            raise
        try:
            yield
        finally:
            self._leave()

    def _leave(self) -> None:
        self._taken -= 1
        self._admit()

    def _admit(self) -> None:
        while self._line and self._taken < self._count:
            self._taken += 1
            place = self._line.popleft()
            if not place.done():
                place.set_result(None)
