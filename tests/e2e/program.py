"""The program as its users start it: one command, its output and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.unmeasured import unmeasured

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIMIT_S = 150


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its standard output, read as JSON."""
        return json.loads(self.out)


def wait_for(come_about: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Look again and again until something has come about while a program runs."""
    pause = threading.Event()
    deadline = time.monotonic() + LIMIT_S
    while not come_about():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        pause.wait(0.02)


def said(ran: Ran, code: int, *words: str) -> None:
    """Check exit code and that one clear sentence came on standard error."""
    assert ran.code == code, ran
    for word in words:
        assert word in ran.err
    assert "Traceback" not in ran.err


@dataclass(frozen=True, slots=True)
class Program:
    """The program with a data folder and a library of its own.

    Attributes:
        is_measured: Whether coverage follows it.
    """

    folder: Path
    is_measured: bool = True

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def library(self) -> Path:
        return self.folder / "clips"

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of a verb."""
        places = ["--data-dir", str(self.data), "--library", str(self.library)]
        return [sys.executable, "-m", "pikascenes_desktop", *places, *arguments]

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> Ran:
        """Run a verb to its end."""
        done = subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
            env={**(os.environ if self.is_measured else unmeasured()), **environment},
        )
        return Ran(done.returncode, done.stdout, done.stderr)
