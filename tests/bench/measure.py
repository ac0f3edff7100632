"""What all benches share: the median of alternating runs, a heartbeat, and peak memory."""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RUNS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One promise and what was measured.

    Attributes:
        name: What was measured.
        value: The figure.
        unit: Its unit; ``x`` is a ratio to the named peer in the same run.
        bound: What is promised, such as ``>= 0.8``; empty when the figure is only told.
        peer: What it is compared with.
    """

    name: str
    value: float
    unit: str
    bound: str = ""
    peer: str = ""

    @property
    def holds(self) -> bool:
        """Whether the promise holds."""
        if not self.bound:
            return True
        sign, limit = self.bound.split()
        return self.value >= float(limit) if sign == ">=" else self.value <= float(limit)


def alternate(ours: Callable[[], float], peers: Callable[[], float]) -> tuple[float, float]:
    """Return the medians, in seconds, of runs that take turns on the same files."""
    mine: list[float] = []
    theirs: list[float] = []
    for turn in range(RUNS):
        for runs, run in (
            ((mine, ours), (theirs, peers)) if turn % 2 else ((theirs, peers), (mine, ours))
        ):
            runs.append(run())
    return statistics.median(mine), statistics.median(theirs)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def report(figures: Sequence[Figure]) -> int:
    """Print the figures, as a table and as JSON; 1 if a promise does not hold."""
    for figure in figures:
        sign = "  " if not figure.bound else "ok" if figure.holds else "NO"
        against = f" of {figure.peer}" if figure.peer else ""
        print(f"{sign} {figure.name:46} {figure.value:10.3f} {figure.unit}{against} {figure.bound}")
    json.dump([asdict(figure) for figure in figures], sys.stdout)
    print()
    return 0 if all(figure.holds for figure in figures) else 1
