"""Fails a test that leaves a task, a thread, a timer, a process or a signal's handler behind."""

from __future__ import annotations

import asyncio
import gc
import signal
import threading
from typing import TYPE_CHECKING

import psutil
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping
    from types import FrameType

    Handler = Callable[[int, FrameType | None], object] | int | None

_GRACE_S = 2.0
_SERVANTS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
"""Processes that Python starts once for itself and keeps."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
"""A program that is started while one of them is ignored ignores it, too."""

_tasks_left: list[str] = []


@pytest.fixture(autouse=True, scope="session")
def _watch_closing_loops() -> Generator[None]:  # pyright: ignore[reportUnusedFunction]
    """Note the tasks that `asyncio.Runner` finds, and silently cancels, when it closes a loop."""
    runners = asyncio.runners
    cancel_all = vars(runners)["_cancel_all_tasks"]

    def note_and_cancel(loop: asyncio.AbstractEventLoop) -> None:
        _tasks_left.extend(f"task {task!r}" for task in asyncio.all_tasks(loop))
        cancel_all(loop)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runners, "_cancel_all_tasks", note_and_cancel)
        yield


@pytest.fixture(autouse=True)
def leaves_nothing(request: pytest.FixtureRequest) -> Generator[None]:
    """Compare what runs before and after; things on their way out are waited for."""
    with_qt = "qapp" in request.fixturenames
    threads = set(threading.enumerate())
    processes = set(psutil.Process().children(recursive=True))
    qt_objects = {id(thing) for thing in _running_qt_objects()} if with_qt else set[int]()
    handlers = {number: signal.getsignal(number) for number in _SIGNALS}
    _tasks_left.clear()
    yield
    left = {
        "tasks": list(_tasks_left),
        "threads": _threads_left(set(threading.enumerate()) - threads),
        "processes": _processes_left(set(psutil.Process().children(recursive=True)) - processes),
        "timers": _qt_objects_left(qt_objects) if with_qt else [],
        "handlers": _handlers_left(handlers),
    }
    for marker in request.node.iter_markers("leaves"):
        for kind in marker.args:
            left.pop(kind)
    if found := [line for lines in left.values() for line in lines]:
        pytest.fail("left behind: " + "; ".join(found))


def _threads_left(new: Iterable[threading.Thread]) -> list[str]:
    left: list[str] = []
    for thread in new:
        if thread.name.startswith("Dummy-"):  # a thread of Qt's that called Python once
            continue
        thread.join(_GRACE_S)
        if thread.is_alive():
            left.append(f"thread {thread!r}")
    return left


def _processes_left(new: Iterable[psutil.Process]) -> list[str]:
    ours = [process for process in new if _runs_for_us(process)]
    if not ours:
        return []
    _ended, alive = psutil.wait_procs(ours, timeout=_GRACE_S)
    left = [f"process {process!r}" for process in alive]
    for process in alive:
        process.kill()
    return left


def _runs_for_us(process: psutil.Process) -> bool:
    try:
        line = " ".join(process.cmdline())
        return process.status() != psutil.STATUS_ZOMBIE and not any(
            name in line for name in _SERVANTS
        )
    except psutil.Error:  # gone meanwhile
        return False


def _handlers_left(before: Mapping[signal.Signals, Handler]) -> list[str]:
    left = [number for number, handler in before.items() if signal.getsignal(number) != handler]
    for number in left:
        signal.signal(number, before[number])
    return [f"another handler of {number.name}" for number in left]


def _running_qt_objects() -> list[QTimer | QThread]:
    found: list[QTimer | QThread] = []
    for thing in gc.get_objects():
        if issubclass(type(thing), QTimer | QThread) and shiboken6.isValid(thing):
            running = thing.isActive() if isinstance(thing, QTimer) else thing.isRunning()
            if running and thing is not QThread.currentThread():
                found.append(thing)
    return found


def _qt_objects_left(before: set[int]) -> list[str]:
    if QCoreApplication.instance() is not None:  # what was sent deleteLater() may go now
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [f"timer {thing!r}" for thing in _running_qt_objects() if id(thing) not in before]
