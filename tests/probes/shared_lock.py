"""Destroys a Qt object while others wait to be collected: ``python -m tests.probes.shared_lock``.

With ``--swept`` under a sweeper that has been stopped, as at the program's end. Without, Python
collects while Qt holds a lock that one of the 600 others shares, and this never ends.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pikascenes_desktop.ui.sweeper import Sweeper

OTHERS = 600
"""All objects share 131 locks (``QMutexPool``); with so many each is surely met."""

RARELY = 1_000_000


class Sender(QObject):
    """Tells; a class of Python's, so that PySide looks for an override."""

    told = Signal()


class Receiver(QObject):
    """Hears, and is part of a cycle if asked to be."""

    def __init__(self, sender: Sender, *, is_knot: bool) -> None:
        super().__init__()
        self.me = self if is_knot else None
        sender.told.connect(self.hear)

    def hear(self) -> None:
        """Do nothing."""


def main() -> None:
    """Come to the end, or not."""
    _application = QCoreApplication([])
    if "--swept" in sys.argv:
        Sweeper().stop()
    gc.set_threshold(RARELY)
    sender = Sender()
    for _ in range(OTHERS):
        Receiver(sender, is_knot=True)
    last = Receiver(sender, is_knot=False)
    gc.set_threshold(1)
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    del last
    sys.stdout.write("ended\n")


if __name__ == "__main__":
    main()
