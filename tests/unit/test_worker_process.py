"""A worker process that crashes, hangs, sleeps or lies, and the program that goes on."""

from __future__ import annotations

import multiprocessing
import multiprocessing.context
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection, Pipe
from typing import TYPE_CHECKING

import psutil
import pytest

from pikascenes_desktop.adapters import worker_process
from pikascenes_desktop.adapters.worker_process import (
    WorkerCrashed,
    WorkerProcess,
    WorkerTimedOut,
)
from tests.fakes import worker_mains

if TYPE_CHECKING:
    from collections.abc import Generator

PATIENCE_S = 30.0


@pytest.fixture
def worker() -> Generator[WorkerProcess]:
    worker = WorkerProcess(worker_mains.echo, idle_s=PATIENCE_S)
    yield worker
    worker.close()


def test_starts_when_asked_and_stays_warm(worker: WorkerProcess) -> None:
    assert worker.pid is None
    answers = [worker.ask({"n": n}, timeout_s=PATIENCE_S) for n in range(3)]
    assert [answer["echo"] for answer in answers] == [{"n": 0}, {"n": 1}, {"n": 2}]
    assert {answer["pid"] for answer in answers} == {worker.pid}


@pytest.mark.parametrize("order", ["crash", "babble", "flood"])
def test_a_crash_is_told_and_the_next_order_gets_a_new_process(
    worker: WorkerProcess, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_process, "_FAREWELL_S", 0.0)
    first = worker.ask({}, timeout_s=PATIENCE_S)["pid"]
    with pytest.raises(WorkerCrashed):
        worker.ask({"do": order}, timeout_s=PATIENCE_S)
    assert worker.ask({}, timeout_s=PATIENCE_S)["pid"] != first


def test_a_process_killed_while_idle_costs_one_order(worker: WorkerProcess) -> None:
    worker.ask({}, timeout_s=PATIENCE_S)
    psutil.Process(worker.pid).kill()
    with pytest.raises(WorkerCrashed):
        worker.ask({}, timeout_s=PATIENCE_S)
    assert worker.ask({"n": 1}, timeout_s=PATIENCE_S)["echo"] == {"n": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="happens there without help, at each start")
def test_a_process_that_did_not_take_its_end_of_the_pipe_is_missed_at_once(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[Connection] = []

    def pipe(_context: object, duplex: bool = True) -> tuple[Connection, Connection]:
        ours, theirs = Pipe(duplex)
        held.append(Connection(os.dup(theirs.fileno())))
        return ours, theirs

    monkeypatch.setattr(multiprocessing.context.SpawnContext, "Pipe", pipe)
    worker.ask({}, timeout_s=PATIENCE_S)
    process = psutil.Process(worker.pid)
    with held[0], ThreadPoolExecutor(1) as thread:
        asked = thread.submit(worker.ask, {"do": "hang"}, timeout_s=PATIENCE_S)
        process.kill()
        with pytest.raises(WorkerCrashed):
            asked.result(timeout=PATIENCE_S / 2)


def test_a_hanging_process_is_ended(worker: WorkerProcess) -> None:
    worker.ask({}, timeout_s=PATIENCE_S)
    process = psutil.Process(worker.pid)
    with pytest.raises(WorkerTimedOut):
        worker.ask({"do": "hang"}, timeout_s=0.05)
    assert not process.is_running()
    assert worker.ask({"n": 1}, timeout_s=PATIENCE_S)["echo"] == {"n": 1}


def test_a_process_that_is_always_asleep_is_given_up() -> None:
    worker = WorkerProcess(worker_mains.asleep, idle_s=0.0)
    with pytest.raises(WorkerCrashed):
        worker.ask({}, timeout_s=PATIENCE_S)
    worker.close()


def test_idle_ends_the_process_and_the_next_order_starts_one() -> None:
    worker = WorkerProcess(worker_mains.echo, idle_s=0.2)
    first = worker.ask({}, timeout_s=PATIENCE_S)["pid"]
    (process,) = (p for p in multiprocessing.active_children() if p.pid == worker.pid)
    process.join(PATIENCE_S)
    assert worker.ask({}, timeout_s=PATIENCE_S)["pid"] != first
    worker.close()


def test_close_ends_a_busy_process_at_once(worker: WorkerProcess) -> None:
    worker.ask({}, timeout_s=PATIENCE_S)
    process = psutil.Process(worker.pid)
    caught: list[BaseException] = []

    def ask() -> None:
        try:
            worker.ask({"do": "hang"}, timeout_s=PATIENCE_S)
        except WorkerCrashed as exc:
            caught.append(exc)

    thread = threading.Thread(target=ask)
    thread.start()
    while not worker.is_busy:
        thread.join(0.001)
    worker.close()
    thread.join(PATIENCE_S)
    assert caught
    assert not process.is_running()


def test_a_deaf_process_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_process, "_FAREWELL_S", 0.0)
    worker = WorkerProcess(worker_mains.deaf, idle_s=PATIENCE_S)
    worker.ask({}, timeout_s=PATIENCE_S)
    process = psutil.Process(worker.pid)
    worker.close()
    assert not process.is_running()


def test_a_closed_worker_stays_closed(worker: WorkerProcess) -> None:
    worker.close()
    with pytest.raises(WorkerCrashed):
        worker.ask({}, timeout_s=PATIENCE_S)
    assert worker.pid is None


def test_a_process_that_cannot_start(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_process: object) -> None:
        raise BlockingIOError(11, "no more processes")

    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", refuse)
    with pytest.raises(WorkerCrashed):
        worker.ask({}, timeout_s=PATIENCE_S)
