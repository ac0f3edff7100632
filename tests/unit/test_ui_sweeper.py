"""Garbage is collected by the window's own timer, never on a worker's thread."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.ui.sweeper import Sweeper
from tests.unmeasured import unmeasured

if TYPE_CHECKING:
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
    assert not gc.isenabled()  # what is destroyed from now on must not collect either


def probe(*arguments: str) -> subprocess.Popen[str]:
    # a tracer's own objects would collect before the moment that counts
    return subprocess.Popen(
        [sys.executable, "-m", "tests.probes.shared_lock", *arguments],
        env=unmeasured(),
        stdout=subprocess.PIPE,
        text=True,
    )


def test_an_object_is_destroyed_while_others_wait_to_be_collected() -> None:
    with probe("--swept") as swept:
        assert swept.communicate(timeout=60)[0] == "begun\nended\n"
    assert swept.returncode == 0


@pytest.mark.not_under_wine("whether it hangs depends there on which thread is first")
@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="collects between two steps of a program, never in Qt"
)
def test_without_it_that_never_ends() -> None:
    with probe() as unswept:
        assert unswept.stdout is not None
        assert unswept.stdout.readline() == "begun\n"
        with pytest.raises(subprocess.TimeoutExpired):
            unswept.wait(timeout=1)
        unswept.kill()
