"""A terminal for the program to stand in; not on Windows."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time

LIMIT_S = 150


def on_a_terminal(command: list[str], *, when: bytes = b"", typed: bytes = b"") -> tuple[int, str]:
    """Run a command with a terminal of its own; return its exit code and all that was shown.

    Args:
        command: Program and arguments.
        when: What the terminal must show before anything is typed.
        typed: What is typed then.
    """
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    try:
        process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
    finally:
        os.close(theirs)
    shown = b""
    deadline = time.monotonic() + LIMIT_S
    try:
        while piece := _read(ours, deadline):
            shown += piece
            if typed and when in shown:
                os.write(ours, typed)
                typed = b""
        return process.wait(LIMIT_S), shown.decode("utf-8", "replace")
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read(terminal: int, deadline: float) -> bytes:
    ready, _, _ = select.select([terminal], [], [], max(0, deadline - time.monotonic()))
    if not ready:
        raise TimeoutError("the command did not end")
    try:
        return os.read(terminal, 65536)
    except OSError:  # on Linux the end of a terminal is an error
        return b""
