"""Progress that workers tell is heard on the window's thread, a few times, and never too late."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal
from shiboken6 import delete

from pikascenes_desktop.ui.percents import STEP, by_percent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Hearer(QObject):
    """Hears percents, and notes on which thread."""

    told = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []
        self.threads: set[QThread] = set()
        self.told.connect(self._hear)

    def _hear(self, percent: int) -> None:
        self.heard.append(percent)
        self.threads.add(QThread.currentThread())


def test_a_worker_s_progress_comes_in_steps_on_the_windows_thread(qapp: QApplication):
    hearer = Hearer()
    tell = by_percent(hearer.told, hearer)

    def work() -> None:
        for done in range(1001):
            tell(done / 1000)
        tell(0.3)  # never back

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert hearer.heard == []
    qapp.processEvents()
    assert hearer.heard == list(range(STEP, 101, STEP))
    assert hearer.threads == {qapp.thread()}


def test_nobody_is_told_once_the_window_is_gone(qapp: QApplication):
    hearer = Hearer()
    tell = by_percent(hearer.told, hearer)
    delete(hearer)
    tell(0.5)
    qapp.processEvents()
    assert hearer.heard == []
