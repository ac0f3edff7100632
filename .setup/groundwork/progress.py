"""Says what is being done, step by step, with the time each step took."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


class Progress:
    """Numbered steps on standard output."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._number = 0
        self._started = time.monotonic()

    @contextmanager
    def step(self, title: str) -> Generator[None]:
        """Announce a step, and say how long it took once it is over, however it ends."""
        self._number += 1
        started = time.monotonic()
        print(f"[{self._number}/{self._steps}] {title}", flush=True)
        try:
            yield
        finally:
            print(f"      {_seconds(started)}", flush=True)

    def say(self, sentence: str) -> None:
        """Add a line to the step at work."""
        print(f"      {sentence}", flush=True)

    def close(self, sentence: str) -> None:
        """Say how it all ended, and the time in all."""
        print(f"{sentence} ({_seconds(self._started)} in all)", flush=True)


def _seconds(since: float) -> str:
    return f"{time.monotonic() - since:.1f} s"
