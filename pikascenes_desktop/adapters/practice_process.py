"""Our practice service as a child of ours: started when first asked for, gone when we are."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final

from pikascenes_desktop.adapters.addresses import is_loopback_base
from pikascenes_desktop.adapters.secrets_environment import SECRET_VARIABLES
from pikascenes_desktop.domain.errors import PracticeUnavailable
from pikascenes_desktop.domain.json_values import as_object, as_str

if TYPE_CHECKING:
    from collections.abc import Sequence

START_S: Final = 20.0
CLOSE_S: Final = 5.0

_LINE_LIMIT: Final = 4096

log = logging.getLogger(__name__)


class PracticeProcess:
    """Starts the practice service, and restarts it if it has died.

    The child's standard input stays open as long as we live, so that it ends when we die; it
    says where it listens in one line on its standard output:
    ``{"practice_service": "http://127.0.0.1:PORT"}``. What it says on its standard error is
    logged. Methods may be awaited on any loop.

    Args:
        command: The program and its arguments.
        start_s: How long it may take to say where it listens.
        close_s: How long it may take to end by itself.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        start_s: float = START_S,
        close_s: float = CLOSE_S,
    ) -> None:
        self._command = tuple(command)
        self._start_s = start_s
        self._close_s = close_s
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._readers: tuple[threading.Thread, ...] = ()
        self._base = ""
        self._closed = False

    async def base(self) -> str:
        """Return the service's address, starting or restarting the service if need be.

        Raises:
            PracticeUnavailable: It did not start.
        """
        return await asyncio.to_thread(self._running_base)

    async def close(self) -> None:
        """End the service, and start it no more."""
        await asyncio.to_thread(self._close)

    def _running_base(self) -> str:
        with self._lock:
            if self._closed:
                raise PracticeUnavailable("closed")
            if self._child is not None and self._child.poll() is None:
                return self._base
            self._end()
            self._base = self._start()
            return self._base

    def _close(self) -> None:
        with self._lock:
            self._closed = True
            self._end()

    def _start(self) -> str:
        lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        try:
            child = self._spawn()
        except OSError as exc:
            raise PracticeUnavailable(exc.strerror or type(exc).__name__) from exc
        self._child = child
        self._readers = (
            threading.Thread(
                target=_read_lines,
                args=(_open_pipe(child.stdout), lines),
                name="practice output",
                daemon=True,
            ),
            threading.Thread(
                target=_log_lines,
                args=(_open_pipe(child.stderr),),
                name="practice errors",
                daemon=True,
            ),
        )
        for reader in self._readers:
            reader.start()
        try:
            base = lines.get(timeout=self._start_s)
        except queue.Empty as exc:
            self._end()
            raise PracticeUnavailable("timeout") from exc
        if base is None:
            self._end()
            raise PracticeUnavailable("ended")
        return base

    def _spawn(self) -> subprocess.Popen[bytes]:
        environment = {
            name: value for name, value in os.environ.items() if name not in SECRET_VARIABLES
        }
        flags = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
        return subprocess.Popen(  # noqa: S603 -- our own program, and no shell
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            creationflags=flags,
        )

    def _end(self) -> None:
        """End the child, first politely, and wait until it and its readers are gone."""
        child, self._child = self._child, None
        readers, self._readers = self._readers, ()
        if child is None:
            return
        with suppress(OSError):
            _open_pipe(child.stdin).close()
        for stronger in (child.terminate, child.kill):
            try:
                child.wait(self._close_s)
                break
            except subprocess.TimeoutExpired:
                stronger()
        child.wait()
        for reader in readers:
            reader.join(self._close_s)  # it goes on while a helper of the child's holds the pipe


def _open_pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise AssertionError("all pipes were asked for")
    return pipe


def _read_lines(output: IO[bytes], lines: queue.SimpleQueue[str | None]) -> None:
    """Pass on the address, then keep the pipe empty until the child ends."""
    with output:
        for line in output:
            base = _base_of(line) if len(line) <= _LINE_LIMIT else None
            if base is not None:
                lines.put(base)
    lines.put(None)


def _log_lines(errors: IO[bytes]) -> None:
    with errors:
        while line := errors.readline(_LINE_LIMIT):
            log.warning("practice service: %s", line.decode(errors="replace").rstrip())


def _base_of(line: bytes) -> str | None:
    try:
        base = as_str(as_object(json.loads(line)).get("practice_service"))
    except ValueError:
        return None
    return base if base is not None and is_loopback_base(base) else None
