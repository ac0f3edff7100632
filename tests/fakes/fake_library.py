"""A library in a folder of the test, without scene boxes and syncing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.ports.library import Published

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.errors import DiskFull, LibraryUnavailable
    from pikascenes_desktop.domain.generation import Generation

SCENE_BOX = b"[scene]"


class FakeLibrary:
    """Implements `ports.library.Library` over a folder.

    Attributes:
        published: What is in the library, by generation and index.
        trouble: While set, whatever touches the folder raises it.
        room: What `free_bytes` says.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.published: dict[tuple[str, int], Published] = {}
        self.trouble: LibraryUnavailable | DiskFull | None = None
        self.room = 10**12

    @property
    def root(self) -> Path:
        return self._root

    async def probe(self) -> None:
        self._touch()

    def part_path(self, generation_id: str, index: int) -> Path:
        return self._root / ".incoming" / f"{generation_id}-{index}.part"

    async def publish(
        self, part: Path, generation: Generation, index: int, kind: OutputKind, suffix: str
    ) -> Published:
        return self._publish(part, generation, index, kind, suffix)

    async def adopt(self, generation: Generation, index: int) -> Published | None:
        self._touch()
        return self.published.get((generation.id, index))

    async def discard_part(self, part: Path) -> None:
        _unlink(part)

    async def keep_ingredient(self, image: Path, sha256: str, media_type: str) -> Path:
        return self._keep(image, self.ingredient_path(sha256, media_type))

    def ingredient_path(self, sha256: str, media_type: str) -> Path:
        suffix = {"image/png": ".png", "image/jpeg": ".jpg"}[media_type]
        return self._root / "Ingredients" / f"{sha256}{suffix}"

    async def kept_ingredient(self, sha256: str, media_type: str) -> Path | None:
        return self._found(self.ingredient_path(sha256, media_type))

    def clip_path(self, clip: Clip) -> Path:
        return self._root / clip.path

    def free_bytes(self) -> int:
        return self.room

    def _publish(
        self, part: Path, generation: Generation, index: int, kind: OutputKind, suffix: str
    ) -> Published:
        self._touch()
        served = part.read_bytes().removesuffix(SCENE_BOX)
        whole = served + SCENE_BOX if kind is OutputKind.VIDEO else served
        number = index + 1
        while (path := self._root / _name(generation, number, suffix)).exists():
            number += 1
        path.write_bytes(whole)
        part.unlink()
        published = Published(
            path=path.name,
            size_bytes=len(whole),
            served_sha256=hashlib.sha256(served).hexdigest(),
            sha256=hashlib.sha256(whole).hexdigest(),
        )
        if kind is OutputKind.VIDEO:
            self.published[generation.id, index] = published
        return published

    def _found(self, path: Path) -> Path | None:
        return path if path.is_file() else None

    def _keep(self, image: Path, place: Path) -> Path:
        self._touch()
        return image.replace(place)

    def _touch(self) -> None:
        if self.trouble is not None:
            raise self.trouble
        for folder in (".incoming", "Ingredients"):
            (self._root / folder).mkdir(parents=True, exist_ok=True)


def _unlink(path: Path) -> None:
    path.unlink(missing_ok=True)


def _name(generation: Generation, number: int, suffix: str) -> str:
    return f"{generation.id[:8]}{f'-{number}' if number > 1 else ''}{suffix}"
