"""Garbage is collected on the window's thread alone, and only between two events.

Python collects cycles wherever something happens to be allocated. A Qt object in such a cycle is
then destroyed there too, which ends badly in two ways:

- On a worker's thread: away from its own thread, and with a running timer that is a crash.
- Inside Qt: an object that is destroyed tells its senders so (``disconnectNotify``) while it holds
  one of the 131 locks that all objects share. PySide looks for a Python override of that, which
  allocates. If that collects an object with the same lock, the program waits for itself for ever
  (seen when the program ended, once in ten starts; `tests.probes.shared_lock` does it each time).

So the automatic collector rests, and a timer of the window's own does its work, by the same
thresholds. It rests to the end of the process: the last objects are destroyed on the way out.
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
        """Collect no more; what is left goes with the process."""
        self._timer.stop()
