"""How long 150 `.sxcu` files take from the disk to hosts that can be used."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.host_imports import read_hosts
from pikascenes_desktop.adapters.hosts.sxcu_import import loaded
from tests.bench.measure import RUNS, Figure, seconds
from tests.fakes.custom_site import FILES

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 150


def run(folder: Path) -> list[Figure]:
    """Measure the reading, the questions, the secrets and the profiles."""
    paths = files_in(folder)
    times = [seconds(lambda: imported(paths)) for _ in range(RUNS)]
    return [Figure("import of 150 .sxcu files", statistics.median(times), "s", "<= 0.5")]


def files_in(folder: Path) -> list[Path]:
    """Write files of all shapes that the tests know, each with a name of its own."""
    shapes = sorted(FILES.glob("*.sxcu"))
    paths: list[Path] = []
    for number in range(COUNT):
        text = shapes[number % len(shapes)].read_text("utf-8")
        path = folder / f"{number}.sxcu"
        path.write_text(text.replace("BASE", f"https://host-{number}.example"), "utf-8")
        paths.append(path)
    return paths


def imported(paths: list[Path]) -> int:
    """Import files as `hosts add` does; returns how many hosts they gave."""
    count = 0
    for path in paths:
        for draft in read_hosts(path).drafts:
            ready = draft.finished(
                {each.name: each.default or "an answer" for each in draft.questions}
            )
            loaded(ready.profile.options)
            count += 1
    return count
