"""Time, so that tests can hold it in their hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import asyncio


class Clock(Protocol):
    """Wall time for the history, steady time for deadlines, and waiting."""

    def now(self) -> float:
        """Return Unix seconds, UTC; may jump when the user sets the clock."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        ...

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        """Wait for the event or the time, whichever is first; True if it was the event."""
        ...
