"""Knows clips by their bytes: by digest, by what the service sent, by their scene box."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from pikascenes_desktop.adapters.clip_bytes import digests_of
from pikascenes_desktop.adapters.durable import (
    library_trouble,
    rename_without_overwriting,
    sync_file,
)
from pikascenes_desktop.adapters.file_names import short_id
from pikascenes_desktop.adapters.library_files import INCOMING, INGREDIENTS
from pikascenes_desktop.adapters.mp4_boxes import (
    BoxError,
    append_scene_box,
    read_scene_box,
    walk_boxes,
)
from pikascenes_desktop.adapters.scene_payload import belongs_to, scene_payload, told_by
from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import ClipMissing, NotTheSameClip
from pikascenes_desktop.domain.export import FRAMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.library import Library

CHUNK_BYTES: Final = 1 << 20
NOT_CLIPS: Final = (INGREDIENTS, FRAMES)
"""Folders of the library where no clip is looked for, beside the hidden ones."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What a file holds, as far as it matters here."""

    size_bytes: int
    sha256: str


class FileFinder:
    """Implements `ports.upkeep.ClipFinder` over a library on this computer."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def take_in(self, generation: Generation, clip: Clip, path: Path) -> Clip:
        """Make a file the clip's own again; see the port."""
        return await asyncio.to_thread(self._take_in, generation, clip, path)

    async def find(self, generation: Generation, clip: Clip) -> Clip | None:
        """Look all over the library; see the port."""
        return await asyncio.to_thread(self._find, generation, clip)

    async def told(self) -> frozenset[str]:
        """Return the ids that clips tell of; see the port."""
        return await asyncio.to_thread(lambda: frozenset(one.id for one, *_ in self._telling()))

    async def read_back(self, generation_ids: frozenset[str]) -> list[Generation]:
        """Return generations as their clips tell of them; see the port."""
        return await asyncio.to_thread(self._read_back, generation_ids)

    # --- in a thread ---------------------------------------------------------------------

    def _telling(self) -> Iterator[tuple[Generation, int, Path, int]]:
        """Yield each clip that says whose it is: generation, index, file, bytes served."""
        with library_trouble(self._library.root):
            for path in sorted(self._library.root.rglob("*.mp4")):
                if self._inside(path) is None or not path.is_file():
                    continue
                with suppress(BoxError):
                    box = read_scene_box(path)
                    told = None if box is None else told_by(box[0])
                    if box is not None and told is not None:
                        yield *told, path, box[1]

    def _read_back(self, generation_ids: frozenset[str]) -> list[Generation]:
        found: dict[str, Generation] = {}
        for told, index, path, served_bytes in self._telling():
            generation = found.get(told.id, told)
            if told.id not in generation_ids or index in {each.index for each in generation.clips}:
                continue
            size, served_sha256, sha256 = digests_of(path, served_bytes)
            clip = Clip(
                generation_id=told.id,
                index=index,
                kind=OutputKind.VIDEO,
                path=self._inside(path) or path.name,
                size_bytes=size,
                served_sha256=served_sha256,
                sha256=sha256,
            )
            found[told.id] = replace(generation, clips=(*generation.clips, clip))
        return list(found.values())

    def _take_in(self, generation: Generation, clip: Clip, path: Path) -> Clip:
        if not path.is_file():
            raise ClipMissing(path=str(path))
        with library_trouble(path):
            content = _same(clip, path)
        if content is None:
            raise NotTheSameClip(path=str(path))
        with library_trouble(self._library.root):
            inside = self._inside(path)
            if inside is None:
                inside, content = self._copy_in(generation, clip, path)
        return replace(clip, path=inside, size_bytes=content.size_bytes, sha256=content.sha256)

    def _find(self, generation: Generation, clip: Clip) -> Clip | None:
        with library_trouble(self._library.root):
            for path in self._candidates(generation, clip):
                content = _same(clip, path) if _names(path, generation, clip) else None
                inside = self._inside(path)
                if content is not None and inside is not None:
                    return replace(
                        clip, path=inside, size_bytes=content.size_bytes, sha256=content.sha256
                    )
        return None

    def _candidates(self, generation: Generation, clip: Clip) -> Iterator[Path]:
        """Yield the recorded place first; then what looks like it by its name or size."""
        recorded = self._library.clip_path(clip)
        if recorded.is_file():
            yield recorded
        mark = f"_{short_id(generation)}"
        for path in sorted(self._library.root.rglob(f"*{recorded.suffix}")):
            if path != recorded and (mark in path.name or _size(path) == clip.size_bytes):
                yield path

    def _inside(self, path: Path) -> str | None:
        """Return the path relative to the library; None for what is no place for a clip."""
        root = self._library.root.resolve()
        resolved = path.resolve()
        if not resolved.is_relative_to(root):
            return None
        relative = resolved.relative_to(root)
        first = relative.parts[0]
        is_hidden = first.startswith(".") or (len(relative.parts) > 1 and first in NOT_CLIPS)
        return None if is_hidden else relative.as_posix()

    def _copy_in(self, generation: Generation, clip: Clip, path: Path) -> tuple[str, _Content]:
        part = self._library.root / INCOMING / f"{uuid4().hex}.part"
        part.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(path, part)
            if clip.kind is OutputKind.VIDEO and read_scene_box(part) is None:
                # so that the history can be made again from the files
                append_scene_box(part, scene_payload(generation, clip.index))
            sync_file(part)
            wished = self._library.clip_path(clip)
            wished.parent.mkdir(parents=True, exist_ok=True)
            target, number = wished, 1
            while True:
                try:
                    rename_without_overwriting(part, target)
                    break
                except FileExistsError:
                    number += 1
                    target = wished.with_name(f"{wished.stem}-{number}{wished.suffix}")
        finally:
            part.unlink(missing_ok=True)
        return target.relative_to(self._library.root).as_posix(), _read(target)


def _names(path: Path, generation: Generation, clip: Clip) -> bool:
    """Say whether a file says that it is the clip; stills and bare videos say nothing."""
    if clip.kind is OutputKind.STILL:
        return True
    try:
        found = read_scene_box(path)
    except BoxError:
        return False
    return found is None or belongs_to(found[0], generation, clip.index)


def _same(clip: Clip, path: Path) -> _Content | None:
    """Return what a file holds if that begins with what the service sent."""
    ends: set[int] = {path.stat().st_size}
    with suppress(BoxError):  # a picture has no boxes
        ends |= {box.offset for box in walk_boxes(path)}
    digest = hashlib.sha256()
    is_same = False
    size = 0
    with path.open("rb") as file:
        for end in sorted(ends):
            while size < end and (chunk := file.read(min(CHUNK_BYTES, end - size))):
                digest.update(chunk)
                size += len(chunk)
            is_same = is_same or digest.hexdigest() == clip.served_sha256
    return _Content(size, digest.hexdigest()) if is_same else None


def _read(path: Path) -> _Content:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return _Content(path.stat().st_size, digest.hexdigest())


def _size(path: Path) -> int:
    return path.stat().st_size
