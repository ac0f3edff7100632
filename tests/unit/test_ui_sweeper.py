"""Garbage is collected by the window's own timer, never on a worker's thread."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

from pikascenes_desktop.ui.sweeper import Sweeper

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QApplication


class Knot:
    """Part of a cycle."""

    def __init__(self) -> None:
        self.me = self


def test_it_collects_where_it_is_asked_to(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    gc.enable()
    sweeper = Sweeper()
    try:
        assert not gc.isenabled()
        knot = weakref.ref(Knot())
        worker = threading.Thread(target=lambda: [Knot() for _ in range(5000)])
        worker.start()
        worker.join()
        assert knot() is not None
        monkeypatch.setattr(gc, "get_count", lambda: (701, 11, 11))
        sweeper.sweep()
        assert knot() is None
        monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
        sweeper.sweep()
    finally:
        sweeper.stop()
        assert gc.isenabled()
        gc.disable()


def test_it_leaves_a_collector_at_rest_alone(qapp: QApplication) -> None:
    sweeper = Sweeper()
    sweeper.stop()
    assert not gc.isenabled()
