"""Many runs: on several processes, counted, resumable, each failing one with its way back."""

from __future__ import annotations

import gc
import json
import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from tests.faults.simulation.run import simulate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BLOCK: Final = 500
"""Runs that are given out, and noted as done, at a time."""

COLLECT_EVERY: Final = 100_000


@dataclass(frozen=True, slots=True)
class Failed:
    """A run in which a promise did not hold."""

    seed: int
    what: str

    def how_to_replay(self) -> str:
        """Return what to type to see it again, line by line."""
        return f"seed {self.seed}: {self.what}\n    poe simulate --seed {self.seed}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a campaign is.

    Attributes:
        next_seed: The first seed that has not been run.
        runs: How many have been run, over all sittings.
        seconds: How long that took, over all sittings.
    """

    next_seed: int
    runs: int = 0
    seconds: float = 0.0


def run_block(first: int, count: int) -> list[Failed]:
    """Run some seeds one after the other, and return those that failed."""
    gc.set_threshold(COLLECT_EVERY)
    ran = (simulate(seed) for seed in range(first, first + count))
    return [Failed(each.seed, str(each.broken)) for each in ran if each.broken is not None]


def campaign(
    runs: int,
    *,
    first_seed: int = 0,
    jobs: int = 0,
    note: Path | None = None,
    tell: Callable[[Progress, list[Failed]], None] = lambda _progress, _failed: None,
) -> tuple[Progress, list[Failed]]:
    """Run seeds until so many have been run, this time and before.

    Args:
        runs: How many in all.
        first_seed: Where to begin, unless the note says that a beginning was made.
        jobs: Processes side by side; 0 takes one for each processor core.
        note: Remembers how far it came; None starts anew each time.
        tell: Called after each block, with those of it that failed.
    """
    progress = _read(note) or Progress(first_seed)
    failed: list[Failed] = []
    jobs = jobs or os.cpu_count() or 1
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        blocks = _blocks(progress.next_seed, runs - progress.runs)
        while batch := list(islice(blocks, jobs)):
            began = time.monotonic()
            found = [
                each for some in pool.map(run_block, *zip(*batch, strict=True)) for each in some
            ]
            last, count = batch[-1]
            progress = Progress(
                last + count,
                progress.runs + sum(count for _, count in batch),
                progress.seconds + time.monotonic() - began,
            )
            failed += found
            if note is not None:
                note.write_text(json.dumps(asdict(progress)))
            tell(progress, found)
    return progress, failed


def _blocks(first: int, runs: int) -> Iterator[tuple[int, int]]:
    for begin in range(0, runs, BLOCK):
        yield first + begin, min(BLOCK, runs - begin)


def _read(note: Path | None) -> Progress | None:
    if note is None or not note.exists():
        return None
    return Progress(**json.loads(note.read_text()))
