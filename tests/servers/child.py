"""Starting a server as a child, knowing when it is ready, and stopping it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

START_LIMIT_S = 60.0
"""Two cores may be shared by many test runs."""


class Child:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self._process = process
        self._log = log

    def wait_until(self, is_ready: Callable[[], bool]) -> None:
        """Ask again and again until the server is ready; fail with its log if it ends."""
        deadline = time.monotonic() + START_LIMIT_S
        pause = threading.Event()
        while not is_ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start:\n{self.log()}")
            pause.wait(0.03)

    def log(self) -> str:
        """Return what it has written so far."""
        return self._log.read_text("utf-8", "replace")


@contextmanager
def server(
    command: list[str], log: Path, environment: dict[str, str] | None = None
) -> Generator[Child]:
    """Run a server until the block ends, under a supervisor that ends it if this run dies.

    Args:
        command: Program and arguments.
        log: Where its output and errors go.
        environment: Variables on top of this run's.
    """
    supervisor = Path(__file__).with_name("supervisor.py")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-I", str(supervisor), *command],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        )
    assert process.stdin is not None
    try:
        yield Child(process, log)
    finally:
        process.stdin.close()
        process.wait(30)


def free_ports(count: int) -> list[int]:
    """Return ports of loopback that were free a moment ago."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def program(name: str) -> str:
    """Return a program that came with a wheel of the environment that runs the tests."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(sys.executable).with_name(name + suffix))
