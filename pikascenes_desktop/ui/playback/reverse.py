"""Playing backwards, which FFmpeg cannot: frame after frame, by the clock."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

SECOND_MS: Final = 1000


class Reverse(QObject):
    """Tells which frame is due; a slow decoder makes the steps larger, not the time longer.

    Signals:
        wanted: The number of the frame that is due; negative before the beginning.
    """

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._since = QElapsedTimer()
        self._from = self._told = 0
        self._per_ms = 0.0
        self.rate = 1.0

    @property
    def is_active(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    def start(self, frame: int, fps: float, rate: float) -> None:
        """Run backwards from a frame."""
        self.rate = rate
        self._from = self._told = frame
        self._per_ms = fps * rate / SECOND_MS
        self._since.start()
        self._timer.start(max(1, round(1 / self._per_ms)))

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def _tick(self) -> None:
        due = self._from - int(self._since.elapsed() * self._per_ms)
        if due != self._told:
            self._told = due
            self.wanted.emit(due)
