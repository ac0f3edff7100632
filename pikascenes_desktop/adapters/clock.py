"""The system's time."""

from __future__ import annotations

import asyncio
import time


class SystemClock:
    """Implements `ports.clock.Clock`."""

    def now(self) -> float:
        """Return Unix seconds."""
        return time.time()

    def monotonic(self) -> float:
        """Return steady seconds."""
        return time.monotonic()

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        """Wait for the event or the time; deadlines are compared, since Qt's timers are coarse."""
        deadline = time.monotonic() + timeout_s
        while not event.is_set():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            try:
                async with asyncio.timeout(left):
                    await event.wait()
            except TimeoutError:
                continue
        return True
