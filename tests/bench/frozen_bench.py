"""From starting the built program to its window, against the same from source, both cold."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measure import Figure, alternate
from tests.servers.display import display

if TYPE_CHECKING:
    from tests.servers.display import Display

CHECKOUT = Path(__file__).resolve().parents[2]
FROZEN = CHECKOUT / "dist" / "pikascenes-desktop"
READS = (
    Path(sysconfig.get_path("purelib")),
    Path(sysconfig.get_path("stdlib")),
    CHECKOUT / "pikascenes_desktop",
    CHECKOUT / "resources",
)
"""What a start from source reads."""

LIMIT_S = 60.0


def run(folder: Path) -> list[Figure]:
    """Start both in turn on a screen of their own, with nothing of them left in memory."""
    name = "built program, cold start to its window"
    if not (FROZEN / "pikascenes-desktop").is_file():
        print(f"   {name}: not built; `poe build` first")
        return []
    numbers = count()
    with display(folder) as shown:

        def frozen() -> float:
            return _until_window(
                shown, [str(FROZEN / "pikascenes-desktop")], folder / f"{next(numbers)}"
            )

        def source() -> float:
            command = [sys.executable, "-m", "pikascenes_desktop"]
            return _until_window(shown, command, folder / f"{next(numbers)}")

        ours, theirs = alternate(frozen, source)
    return [
        Figure(name, ours / theirs, "x", "<= 1.1", "from source"),
        Figure(name, ours, "s"),
    ]


def forget(folder: Path) -> None:
    """Have the system forget what it read of a folder's files; only what it wrote has to stay."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _until_window(shown: Display, command: list[str], folder: Path) -> float:
    for place in (FROZEN, *READS):
        forget(place)
    options = [
        "--practice",
        "--data-dir",
        str(folder / "data"),
        "--library",
        str(folder / "library"),
    ]
    started = time.perf_counter()
    with subprocess.Popen(
        [*command, *options],
        cwd=CHECKOUT,
        env=shown.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as program:
        try:
            while not shown.tool("search", "--onlyvisible", "--name", "^PikaScenes Desktop"):
                took = time.perf_counter() - started
                if program.poll() is not None or took > LIMIT_S:
                    raise RuntimeError(f"No window after {took:.1f} s.")
            return time.perf_counter() - started
        finally:
            program.terminate()  # so that it ends what it started
            try:
                program.wait(LIMIT_S)
            except subprocess.TimeoutExpired:
                program.kill()
