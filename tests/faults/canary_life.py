"""One user's life with the program, whose key is a canary; everything it leaves is kept."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.e2e.program import LIMIT_S, Ran
from tests.unmeasured import unmeasured

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.canary_street import Street
    from tests.faults.canary_watch import Watch

PICTURE: Final = Path(__file__).parents[2] / "resources" / "samples" / "fox.jpg"

KEY: Final = "Canary+7f/3a=9cQ~x0123456789&b"
"""No two of its spellings are alike."""

KEEP_KEY: Final = """
import asyncio, sys
from pathlib import Path
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine

async def keep(data, library, base):
    options = EngineOptions(data_dir=Path(data), library=Path(library), api_base=base)
    async with open_engine(options, mode=Mode.WORK) as engine:
        await engine.desk.settings.set_key(sys.stdin.readline())

asyncio.run(keep(*sys.argv[1:]))
"""
"""What the window does when a key is pasted into it."""


def surroundings(folder: Path) -> dict[str, str]:
    """Return the environment of a user whose home and temporary folder are in a folder."""
    home = folder / "home"
    for name in ("home", "run", "temporary"):
        (folder / name).mkdir(mode=0o700)
    return {
        **unmeasured(),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "HOME": str(home),
        "TMPDIR": str(folder / "temporary"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        **{
            f"XDG_{kind}_HOME": str(home / kind.lower())
            for kind in ("CACHE", "CONFIG", "DATA", "STATE")
        },
    }


@dataclass
class Life:
    """A program with a data folder and a library of its own.

    Attributes:
        folder: All that it may leave anything in.
        printed: What it wrote to standard output and standard error.
    """

    folder: Path
    environment: dict[str, str]
    street: Street
    watch: Watch
    printed: list[bytes] = field(default_factory=list[bytes])

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def library(self) -> Path:
        return self.folder / "clips"

    def clips(self) -> list[Path]:
        """Return the clips in the library."""
        return list(self.library.glob("*.mp4"))

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of a verb, or of the window."""
        return [
            *(sys.executable, "-m", "pikascenes_desktop"),
            *("--data-dir", str(self.data), "--library", str(self.library)),
            *("--api-base", self.street.api.base, *arguments),
        ]

    def keep_key(self, key: str) -> None:
        """Put the key where the window would."""
        places = (str(self.data), str(self.library), self.street.api.base)
        ran = self._run([sys.executable, "-c", KEEP_KEY, *places], stdin=f"{key}\n")
        assert ran.code == 0, ran

    def run(self, *arguments: str, stdin: str = "", **variables: str) -> Ran:
        """Run a verb to its end."""
        return self._run(self.command(*arguments), stdin=stdin, **variables)

    def generate(self, prompt: str, *more: str, **variables: str) -> Any:
        """Make a small clip; returns the exit code and the generation."""
        ran = self.run(
            *("generate", str(PICTURE), "--resolution", "720p", "--prompt", prompt),
            *("--seed", "1", "--json", *more),
            **variables,
        )
        return ran.code, ran.json

    def crash_window(self, until: Callable[[], bool]) -> None:
        """Open the window, crash it hard once something has come about, and keep what it said."""
        window = subprocess.Popen(
            self.command(),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            _wait(until, window)
        finally:
            window.send_signal(signal.SIGABRT)
            self.printed += window.communicate(timeout=LIMIT_S)

    def _run(self, command: list[str], *, stdin: str = "", **variables: str) -> Ran:
        process = subprocess.Popen(
            command,
            env={**self.environment, **variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        if variables:
            self.watch.told.add(process.pid)
        try:
            out, err = process.communicate(stdin.encode(), timeout=LIMIT_S)
        finally:
            process.kill()
        self.printed += [out, err]
        return Ran(process.returncode, out.decode(), err.decode())


def _wait(until: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + LIMIT_S
    pause = threading.Event()
    while not until():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        pause.wait(0.05)
