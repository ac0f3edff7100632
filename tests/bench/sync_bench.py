"""What waiting for the disk itself adds to one press, up to the kept request id."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import apsw

from pikascenes_desktop.domain.scene import Scene
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine
from tests.bench.measure import RUNS, Figure

if TYPE_CHECKING:
    from collections.abc import Generator

PICTURE = Path(__file__).parents[2] / "resources" / "samples" / "fox.jpg"


def run(folder: Path) -> list[Figure]:
    """Measure with the real history, receipts and library, in practice mode."""
    found = asyncio.run(_measure(folder))
    cost_ms = statistics.median(sum(each) for each in found) * 1000
    return [
        Figure("the fsyncs of one press", cost_ms, "ms", "<= 50"),
        Figure("how many they are", statistics.median(len(each) for each in found), "syncs"),
    ]


async def _measure(folder: Path) -> list[list[float]]:
    options = EngineOptions(folder / "data", folder / "library", practice=True)
    found: list[list[float]] = []
    with _timed_syncs() as took:
        async with open_engine(options, mode=Mode.WORK) as engine:
            desk = engine.desk
            image = await desk.intake.take(str(PICTURE))
            for _ in range(RUNS + 1):
                order = await desk.orders.make(Scene((image,), prompt="pressed"))
                took.clear()
                (accepted,) = await desk.generations.press(order)
                await desk.generations.until_sent(accepted.id)
                found.append(list(took))
                # to its end, so that its rendering does not share the disk with the next press
                await desk.generations.settle([accepted.id])
    return found[1:]  # the first one uploads; after it the image is hosted


@contextmanager
def _timed_syncs() -> Generator[list[float]]:
    """Note the seconds of each sync, Python's and SQLite's, while the block lasts."""
    took: list[float] = []
    real = os.fsync

    def timed(descriptor: int) -> None:
        started = time.perf_counter()
        real(descriptor)
        took.append(time.perf_counter() - started)

    vfs = _Vfs(took)
    try:
        with mock.patch.object(os, "fsync", timed):
            yield took
    finally:
        vfs.unregister()


class _Vfs(apsw.VFS):
    def __init__(self, took: list[float]) -> None:
        self._took = took
        self._base = apsw.vfs_names()[0]
        super().__init__("timed", self._base, makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 -- SQLite's name
        return _VfsFile(self._base, name, flags, self._took)


class _VfsFile(apsw.VFSFile):
    def __init__(self, base: str, name: Any, flags: list[int], took: list[float]) -> None:
        self._took = took
        super().__init__(base, name, flags)

    def xSync(self, flags: int) -> None:  # noqa: N802 -- SQLite's name
        started = time.perf_counter()
        super().xSync(flags)
        self._took.append(time.perf_counter() - started)
