"""Playing backwards, which FFmpeg cannot: frame after frame, by the clock."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

SECOND_MS: Final = 1000


class Rewindable(Protocol):
    """What can be shown frame by frame."""

    @property
    def frame(self) -> int:
        """The number of the frame that is shown, or is on its way, from 0."""
        ...

    @property
    def frames(self) -> int:
        """How many frames there are."""
        ...

    @property
    def fps(self) -> float:
        """Frames a second."""
        ...

    def go_to(self, frame: int) -> None:
        """Show a frame."""
        ...

    def pause(self) -> None:
        """Stand still."""
        ...


class Reverse(QObject):
    """Asks for the frame that is due; a slow decoder makes the steps larger, not the time longer.

    Args:
        film: What is shown backwards; also the owner, if it is a `QObject`.

    Attributes:
        loops: Whether to go on from the end once the beginning is reached, or to stop there.
        rate: How many times as fast as made it runs.
    """

    def __init__(self, film: Rewindable) -> None:
        super().__init__(film if isinstance(film, QObject) else None)
        self._film = film
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._since = QElapsedTimer()
        self._from = self._told = 0
        self._per_ms = 0.0
        self.loops = False
        self.rate = 1.0

    @property
    def is_active(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    def start(self, rate: float) -> None:
        """Run backwards from the frame that is shown."""
        self.rate = rate
        self._start_from(self._film.frame)

    def _start_from(self, frame: int) -> None:
        self._from = self._told = frame
        self._per_ms = self._film.fps * self.rate / SECOND_MS
        self._since.start()
        self._timer.start(max(1, round(1 / self._per_ms)))

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def _tick(self) -> None:
        due = self._from - int(self._since.elapsed() * self._per_ms)
        if due == self._told:
            return
        self._told = due
        if due >= 0:
            self._film.go_to(due)
        elif self.loops:
            self._start_from(self._film.frames - 1)
        else:
            self._film.go_to(0)
            self._film.pause()
