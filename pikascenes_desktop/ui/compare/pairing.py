"""Which frames of two videos are shown together, however unevenly they arrive."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pikascenes_desktop.ui.playback.frame import Frame

KEPT: Final = 8
"""Frames that wait for the other video; more of a lead than that is mended by seeking."""

FOREVER: Final = 1 << 62


class Pairing:
    """Holds back the video that is ahead: what is shown is never more than a frame apart.

    A video that stands on its last frame, or that cannot be played, holds nothing back.
    """

    def __init__(self) -> None:
        self._waiting: tuple[deque[Frame], deque[Frame]] = (deque(maxlen=KEPT), deque(maxlen=KEPT))
        self._latest: list[Frame | None] = [None, None]
        self._last_number = [0, 0]
        self._is_out = [False, False]
        self.half_frame_us: int = 0

    def measure(self, side: int, frames: int, fps: float) -> None:
        """Take how many frames a video has, and how many a second."""
        self._last_number[side] = frames - 1
        self.half_frame_us = max(self.half_frame_us, round(500_000 / fps))

    def drop_out(self, side: int) -> None:
        """Wait for a side no more."""
        self._is_out[side] = True

    def restart(self) -> None:
        """Forget what arrived: the videos go somewhere else."""
        for side in (0, 1):
            self._waiting[side].clear()
            self._latest[side] = None

    def arrive(self, side: int, frame: Frame) -> list[tuple[int, Frame]]:
        """Take a frame, and return what is to be shown now, by side."""
        before = self._latest[side]
        if before is not None and frame.time_us < before.time_us:
            self._go_back(frame.time_us)
        self._waiting[side].append(frame)
        self._latest[side] = frame
        until_us = min(self._reached(side) for side in (0, 1)) + self.half_frame_us
        due: list[tuple[int, Frame]] = []
        for each in (0, 1):
            waiting = self._waiting[each]
            shown: Frame | None = None
            while waiting and waiting[0].time_us <= until_us:
                shown = waiting.popleft()
            if shown is not None:
                due.append((each, shown))
        return due

    def _go_back(self, time_us: int) -> None:
        """Forget what is ahead: it came late, from a place that was left, and waits for nothing."""
        for each in (0, 1):
            latest = self._latest[each]
            if latest is not None and latest.time_us > time_us + self.half_frame_us:
                self._waiting[each].clear()
                self._latest[each] = None

    def _reached(self, side: int) -> int:
        """Return how far a side lets the other go, in microseconds."""
        latest = self._latest[side]
        if self._is_out[side]:
            return FOREVER
        if latest is None:
            return -FOREVER
        return FOREVER if latest.number >= self._last_number[side] else latest.time_us

    def lead_us(self) -> int | None:
        """Return how far the first video is ahead of the second; None where that says nothing."""
        first, second = self._latest
        if first is None or second is None or FOREVER in (self._reached(0), self._reached(1)):
            return None
        return first.time_us - second.time_us
