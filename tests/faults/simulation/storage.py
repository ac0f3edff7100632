"""History, receipts and library over a disk that forgets what was not synced."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.scene import Ingredient
from pikascenes_desktop.ports.library import Published
from tests.fakes.fake_history import FakeHistory
from tests.faults.simulation.disk import ROOT, DiskPath, SimulatedDisk
from tests.faults.simulation.virtual_time import hop

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.receipts import Receipt

WRITES: Final = frozenset({"add_press", "save", "save_all", "mark_seen", "add_hosted"})


class SimulatedHistory(FakeHistory):
    """Every write that returns is durable; one that fails may turn up after a crash.

    A commit whose fsync fails has its frames in the write-ahead log all the same: what reads
    the log after a crash may find them whole, unless a later write went over them.

    Args:
        wrote: Told of each generation that was written.
    """

    def __init__(self, wrote: Callable[[Generation], None]) -> None:
        super().__init__()
        self._wrote = wrote
        self._ghost: tuple[str, tuple[Any, ...], dict[str, Any]] | None = None

    async def add_press(self, generations: tuple[Generation, ...]) -> tuple[Generation, ...]:
        self._ghost = None
        added = await super().add_press(generations)
        for generation in added:
            self._wrote(generation)
        return added

    async def save(self, generation: Generation, *, note: str = "", raw: str = "") -> None:
        self._ghost = None
        await super().save(generation, note=note, raw=raw)
        self._wrote(self.generations[generation.id])

    def failed(self, method: str, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        """Keep a write that was reported as failed in mind."""
        if method in WRITES:
            self._ghost = method, args, named

    def crash(self, rng: random.Random) -> None:
        """Come back after a crash, perhaps with the write that had failed."""
        ghost, self._ghost = self._ghost, None
        if ghost is not None and rng.random() < 0.5:
            method, args, named = ghost
            write = getattr(self, method)(*args, **named)
            try:
                write.send(None)
            except StopIteration:
                return


class SimulatedReceipts:
    """Lines on the disk that are synced before they count as written.

    Attributes:
        lines: What a reader of the file finds.
    """

    def __init__(self, kept: Callable[[Receipt], None]) -> None:
        self.lines: list[Receipt] = []
        self._synced = 0
        self._kept = kept

    async def prepare(self) -> None:
        await hop()

    async def append(self, receipt: Receipt) -> None:
        self.lines.append(receipt)
        await hop()
        self.sync()
        self._kept(receipt)

    async def read(self) -> list[Receipt]:
        return list(self.lines)

    def sync(self) -> None:
        """Bring all lines onto the disk."""
        self._synced = len(self.lines)

    def failed(self, method: str, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        """Leave a line behind that was reported as failed, as after a sync that failed."""
        if method == "append":
            self.lines.append(args[0])

    def power_cut(self, rng: random.Random) -> None:
        """Lose lines that were not synced, or not."""
        del self.lines[rng.randint(self._synced, len(self.lines)) :]
        self.sync()


SCENE_BOX: Final = b"|scene of "
END: Final = b"|end"


class SimulatedLibrary:
    """A library that publishes step by step, as the real one does."""

    def __init__(self, disk: SimulatedDisk) -> None:
        self._disk = disk

    @property
    def root(self) -> Path:
        return ROOT

    async def probe(self) -> None:
        await hop()

    def part_path(self, generation_id: str, index: int) -> Path:
        return DiskPath.on(self._disk, f"{generation_id}-{index}.part")

    async def publish(
        self, part: Path, generation: Generation, index: int, kind: OutputKind, suffix: str
    ) -> Published:
        disk, name = self._disk, part.name
        served = disk.read(name)
        if served is None:
            raise AssertionError("nothing to publish")
        box = SCENE_BOX + f"{generation.id} {index}".encode()
        if kind is OutputKind.VIDEO and not served.endswith(box):
            disk.sync(name)
            await hop()
            disk.write(name, served + box)
            await hop()
        disk.sync(name)
        await hop()
        return await self._name(name, generation, index, suffix)

    async def _name(self, part: str, generation: Generation, index: int, suffix: str) -> Published:
        disk = self._disk
        number = index
        while (target := f"{generation.id}-{number}{suffix}") in disk.names:
            number += 1
        disk.link(part, target)
        await hop()
        disk.unlink(part)
        await hop()
        disk.sync_folder()
        await hop()
        return self._published(target)

    def _published(self, name: str) -> Published:
        whole = self._disk.read(name) or b""
        served = whole.partition(SCENE_BOX)[0]
        return Published(
            path=name,
            size_bytes=len(whole),
            served_sha256=hashlib.sha256(served).hexdigest(),
            sha256=hashlib.sha256(whole).hexdigest(),
        )

    async def adopt(self, generation: Generation, index: int) -> Published | None:
        disk = self._disk
        box = SCENE_BOX + f"{generation.id} {index}".encode()
        part = f"{generation.id}-{index}.part"
        for name, content in disk.names.items():
            if name != part and content.now.endswith(box):
                disk.sync(name)
                await hop()
                disk.sync_folder()
                disk.unlink(part)
                return self._published(name)
        content = disk.names.get(part)
        if content is not None and content.now.endswith(box):
            disk.sync(part)
            await hop()
            return await self._name(part, generation, index, ".mp4")
        return None

    async def discard_part(self, part: Path) -> None:
        self._disk.unlink(part.name)

    async def keep_ingredient(self, image: Path, sha256: str, media_type: str) -> Path:
        raise AssertionError("the intake is simulated, too")

    def ingredient_path(self, sha256: str, media_type: str) -> Path:
        return DiskPath.on(self._disk, f"{sha256}.png")

    async def kept_ingredient(self, sha256: str, media_type: str) -> Path | None:
        path = self.ingredient_path(sha256, media_type)
        return path if path.name in self._disk.names else None

    def free_bytes(self) -> int:
        return 10**12


class SimulatedIntake:
    """Reads any file, and keeps its copy in the library."""

    def __init__(self, disk: SimulatedDisk) -> None:
        self._disk = disk

    async def take(self, source: str) -> Ingredient:
        if source.startswith("https:"):
            return Ingredient(source)
        sha256 = hashlib.sha256(source.encode()).hexdigest()
        self._disk.write(f"{sha256}.png", source.encode())
        self._disk.sync(f"{sha256}.png")
        self._disk.sync_folder()
        await hop()
        return Ingredient(source, sha256, "image/png", 640, 480, len(source))
