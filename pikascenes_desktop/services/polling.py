"""When to ask again: pure arithmetic on numbers that the caller supplies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random

FIRST_S: Final = 2.0
LAST_S: Final = 10.0
LOCAL_FIRST_S: Final = 0.4
"""A service on this very computer may be asked more often: it costs nobody anything."""

GROWTH: Final = 1.3
JITTER: Final = 0.2

UNKNOWN_LIMIT: Final = 5
UNKNOWN_SPAN_S: Final = 600.0
"""An id counts as unknown after so many 404s over at least so long (architecture §3)."""

AUTOMATIC_TRIES: Final = 3
"""How often what never left the computer is tried again without the user's word."""


@dataclass(slots=True)
class Pace:
    """Seconds between polls of one request: 2, growing by 1.3 to 10, plus or minus 20 %."""

    rng: random.Random
    first_s: float = FIRST_S
    _next: float = 0.0

    def __post_init__(self) -> None:
        self.reset()

    def next_delay(self) -> float:
        """Return how long to wait before the next poll, in seconds."""
        delay = self._next
        self._next = min(LAST_S, self._next * GROWTH)
        return delay * self.rng.uniform(1 - JITTER, 1 + JITTER)

    def reset(self) -> None:
        """Start again quickly: something has just changed."""
        self._next = self.first_s


@dataclass(slots=True)
class UnknownCount:
    """Counts how often, and over how long, the service said that it does not know an id."""

    _times: list[float] = field(default_factory=list[float])

    def seen(self, now: float) -> bool:
        """Count one more at steady time `now`; True when it is time to ask the user."""
        self._times.append(now)
        span = now - self._times[0]
        return len(self._times) >= UNKNOWN_LIMIT and span >= UNKNOWN_SPAN_S

    def clear(self) -> None:
        """The service knew the id."""
        self._times.clear()


def retry_delay(tries: int, rng: random.Random) -> float:
    """Return seconds before automatic try number `tries` (from 1): full jitter over 2, 4, 8 s."""
    return rng.uniform(0.0, 2.0**tries)
