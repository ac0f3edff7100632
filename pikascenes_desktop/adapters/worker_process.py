"""A process of one's own for work that may crash, hang or eat memory."""

from __future__ import annotations

import json
import multiprocessing
import threading
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.json_values import JsonObject, as_object

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

_MAX_ANSWER_BYTES: Final = 64 << 10
_FAREWELL_S: Final = 2.0
_TRIES: Final = 2


class WorkerCrashed(Exception):
    """The process ended before it answered."""


class WorkerTimedOut(Exception):
    """The process did not answer in time, and was ended."""


class WorkerProcess:
    """Starts a process when it is first asked, keeps it warm, and replaces it when it dies.

    `ask` blocks and belongs to one thread; `close` may come from any.

    Args:
        serve: The process's main function, at the top level of a module. It takes its end of
            the connection and the seconds after which it ends itself when nothing is asked,
            with exit code 0.
        idle_s: Those seconds.
    """

    def __init__(self, serve: Callable[[Connection, float], None], *, idle_s: float) -> None:
        self._serve = serve
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._busy = False
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process's id while one is there."""
        process = self._process
        return process.pid if process is not None else None

    @property
    def is_busy(self) -> bool:
        """Whether a thread is inside `ask`."""
        return self._busy

    def ask(self, order: Mapping[str, object], *, timeout_s: float) -> JsonObject:
        """Send an order and return the answer.

        Raises:
            WorkerCrashed: The process ended instead, or `close` was called.
            WorkerTimedOut: There was no answer after `timeout_s` seconds.
        """
        request = json.dumps(order).encode()
        try:
            for _ in range(_TRIES):
                answer = self._try(request, timeout_s)
                if answer is not None:
                    return answer
            raise WorkerCrashed
        finally:
            with self._lock:
                self._busy = False

    def close(self) -> None:
        """End the process: at once when it is busy, politely when it is not.

        A thread inside `ask` gets `WorkerCrashed`.
        """
        with self._lock:
            self._closed = True
            if self._busy and self._process is not None:
                # the connection belongs to the thread inside `ask`, which tidies up
                self._process.kill()
                return
        self._end(farewell_s=_FAREWELL_S)

    def _try(self, request: bytes, timeout_s: float) -> JsonObject | None:
        """Return the answer; None when the process went to sleep and did not take the order."""
        try:
            process, connection = self._started()
            connection.send_bytes(request)
            # The process as well: on Windows one that is killed while it starts has not taken its
            # end of the pipe yet, which therefore stays open in this process.
            if not wait([connection, process.sentinel], timeout_s):
                self._end(farewell_s=0)
                raise WorkerTimedOut
            return _received(connection)
        except (EOFError, OSError, ValueError) as exc:
            if self._end(farewell_s=_FAREWELL_S) == 0:
                return None
            raise WorkerCrashed from exc

    def _started(self) -> tuple[SpawnProcess, Connection]:
        with self._lock:
            if self._closed:
                raise WorkerCrashed
            self._busy = True
            if self._process is None or self._connection is None:
                self._process, self._connection = self._start()
            return self._process, self._connection

    def _start(self) -> tuple[SpawnProcess, Connection]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        try:
            with theirs:
                process = context.Process(
                    target=self._serve, args=(theirs, self._idle_s), daemon=True
                )
                process.start()
        except OSError:
            ours.close()
            raise
        return process, ours

    def _end(self, *, farewell_s: float) -> int | None:
        with self._lock:
            process, connection = self._process, self._connection
            self._process = self._connection = None
        if process is None or connection is None:
            return None
        connection.close()
        process.join(farewell_s)
        if process.exitcode is None:
            process.kill()
            process.join()
        return process.exitcode


def _received(connection: Connection) -> JsonObject:
    """Return the answer that has come.

    Raises:
        EOFError: None has.
        OSError, ValueError: It is none.
    """
    if not connection.poll():
        raise EOFError
    return as_object(json.loads(connection.recv_bytes(_MAX_ANSWER_BYTES)))
