"""Garbage is collected on the window's thread alone.

Python collects cycles on whichever thread happens to allocate; a Qt object in such a cycle would
then be destroyed away from its own thread, and with a running timer that ends in a crash. So
the automatic collector rests, and a timer of the window's own does its work, by the same
thresholds.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 1000


class Sweeper(QObject):
    """Collects from the moment it is made until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        due = [
            generation
            for generation, (count, limit) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if limit and count > limit
        ]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
