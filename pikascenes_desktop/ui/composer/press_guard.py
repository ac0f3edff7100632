"""One intention, one press: what stands between a nervous finger and a second payment."""

from __future__ import annotations


class PressGuard:
    """Admits a press unless one is under way or this one belongs to the burst before it.

    Args:
        burst_ms: Presses closer together than this are one intention.
    """

    def __init__(self, burst_ms: int) -> None:
        self._burst_ms = burst_ms
        self._last_ms: int | None = None
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a press is under way."""
        return self._is_busy

    def admit(self, now_ms: int) -> bool:
        """Say whether this press counts; each press counted or not prolongs its burst."""
        is_burst = self._last_ms is not None and now_ms - self._last_ms < self._burst_ms
        self._last_ms = now_ms
        return not (is_burst or self._is_busy)

    def begin(self) -> None:
        """A press is under way."""
        self._is_busy = True

    def end(self) -> None:
        """It was accepted, or was not."""
        self._is_busy = False
