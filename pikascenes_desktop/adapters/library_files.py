"""The library folder: clips with their scene inside, and copies of the ingredients.

A file is under its final name only when it is whole and on the disk. Until then it is in
``.incoming`` inside the library, on the same file system, so that one rename publishes it.
"""

from __future__ import annotations

import asyncio
import errno
import hashlib
import logging
import os
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from pikascenes_desktop.adapters.durable import (
    library_trouble,
    rename_without_overwriting,
    replace_file,
    sync_descriptor,
    sync_file,
    sync_folder,
)
from pikascenes_desktop.adapters.file_names import clip_name, short_id
from pikascenes_desktop.adapters.mp4_boxes import BoxError, append_scene_box, read_scene_box
from pikascenes_desktop.adapters.scene_payload import belongs_to, scene_payload
from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.errors import LibraryUnavailable
from pikascenes_desktop.ports.library import Published

if TYPE_CHECKING:
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation

log = logging.getLogger(__name__)

INCOMING: Final = ".incoming"
INGREDIENTS: Final = "Ingredients"
SUFFIXES: Final = {"image/png": ".png", "image/jpeg": ".jpg"}

_CHUNK_BYTES: Final = 1 << 20


class FileLibrary:
    """The `Library` of this computer.

    Args:
        root: The folder; created by `probe`, once: a folder that goes away while the program
            runs (a drive that was unplugged) is waited for, not made again beside it.
        posters: Where the clips' still pictures are kept, in app data.
    """

    def __init__(self, root: Path, posters: Path) -> None:
        self._root = root
        self._posters = posters
        self._seen = False

    @property
    def root(self) -> Path:
        """The folder."""
        return self._root

    def use(self, root: Path) -> None:
        """Use another folder from now on; what is under way in the old one ends there."""
        if root != self._root:
            self._root = root
            self._seen = False

    async def probe(self) -> None:
        await asyncio.to_thread(self._probe)

    def part_path(self, generation_id: str, index: int) -> Path:
        """Return where a download in progress is kept; `probe` makes the folder."""
        return self._root / INCOMING / f"{generation_id}-{index}.part"

    async def publish(
        self, part: Path, generation: Generation, index: int, kind: OutputKind, suffix: str
    ) -> Published:
        """Make a verified part a file of the library; see the port.

        A part that ends in this very clip's scene box (an earlier run came that far) gets no
        second one. A video that cannot take a box is published without.

        Raises:
            LibraryUnavailable, DiskFull: The folder is the trouble. The part is kept, unless
                it was the syncing that failed: then it must be fetched again.
        """
        return await asyncio.to_thread(self._publish, part, generation, index, kind, suffix)

    async def adopt(self, generation: Generation, index: int) -> Published | None:
        """Find a clip that an earlier run finished but did not record; see the port.

        A part that has its scene box already was verified before it got it: it is published
        now. Only files with a scene box are known for sure, so stills are never adopted.

        Raises:
            LibraryUnavailable, DiskFull: The folder is the trouble.
        """
        return await asyncio.to_thread(self._adopt, generation, index)

    async def discard_part(self, part: Path) -> None:
        """Remove a part that is of no use; none there is fine.

        Raises:
            LibraryUnavailable: It cannot be removed.
        """

        def work() -> None:
            with library_trouble(part):
                part.unlink(missing_ok=True)

        await asyncio.to_thread(work)

    async def keep_ingredient(self, image: Path, sha256: str, media_type: str) -> Path:
        """Move a normalised image to its place by digest, and return that place.

        Raises:
            LibraryUnavailable, DiskFull: The folder is the trouble.
        """
        return await asyncio.to_thread(self._keep, image, sha256, media_type)

    def ingredient_path(self, sha256: str, media_type: str) -> Path:
        return self._root / INGREDIENTS / f"{sha256}{SUFFIXES[media_type]}"

    def clip_path(self, clip: Clip) -> Path:
        """Return where the clip's file is.

        Raises:
            LibraryUnavailable: What is recorded lies outside the library.
        """
        path = PurePosixPath(clip.path)
        if path.is_absolute() or ".." in path.parts or "\\" in clip.path or ":" in clip.path:
            raise LibraryUnavailable(path=clip.path, reason="outside the library")
        return self._root / path

    def poster_path(self, clip: Clip) -> Path:
        """Return where the clip's still picture is kept; it can be made again at any time."""
        return self._posters / f"{clip.generation_id}-{clip.index}.jpg"

    def free_bytes(self) -> int:
        """Return the room left on the library's disk.

        Raises:
            LibraryUnavailable: There is no such disk.
        """
        with library_trouble(self._root):
            there = next(
                (folder for folder in (self._root, *self._root.parents) if folder.exists()),
                self._root,
            )
            return shutil.disk_usage(there).free

    # --- in a thread ---------------------------------------------------------------------

    def _probe(self) -> None:
        root = self._root
        with library_trouble(root):
            if self._seen and not root.is_dir():
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(root))
            (root / INCOMING).mkdir(parents=True, exist_ok=True)
            (root / INGREDIENTS).mkdir(exist_ok=True)
            name = uuid4().hex
            first, second = root / INCOMING / f"{name}.probe", root / f".{name}.probe"
            try:
                first.write_bytes(b"probe")
                sync_file(first)
                rename_without_overwriting(first, second)
            finally:
                first.unlink(missing_ok=True)
                second.unlink(missing_ok=True)
        self._seen = True

    def _publish(
        self, part: Path, generation: Generation, index: int, kind: OutputKind, suffix: str
    ) -> Published:
        with library_trouble(self._root):
            if kind is OutputKind.VIDEO and _served_bytes(part, generation, index) is None:
                # first what was served: a part with a scene box is then whole on the disk,
                # and `adopt` may believe it after a power cut
                _sync_or_discard(part)
                try:
                    append_scene_box(part, scene_payload(generation, index))
                except BoxError:
                    log.warning("a clip could not take its scene", exc_info=True)
            _sync_or_discard(part)
            return self._name(part, generation, index, suffix)

    def _name(self, part: Path, generation: Generation, index: int, suffix: str) -> Published:
        served_bytes = _served_bytes(part, generation, index)
        size, served_sha256, sha256 = _digests(part, served_bytes)
        number = index + 1
        while True:
            target = self._root / clip_name(generation, number, suffix, self._root)
            try:
                rename_without_overwriting(part, target)
            except FileExistsError:
                number += 1
            else:
                break
        return Published(
            path=target.name, size_bytes=size, served_sha256=served_sha256, sha256=sha256
        )

    def _adopt(self, generation: Generation, index: int) -> Published | None:
        part = self.part_path(generation.id, index)
        with library_trouble(self._root):
            mark = f"_{short_id(generation)}"
            for path in sorted(self._root.glob("*.mp4")):
                if mark not in path.name:
                    continue
                served_bytes = _served_bytes(path, generation, index)
                if served_bytes is not None:
                    # the rename may be in the cache alone, and the part its second name
                    sync_file(path)
                    sync_folder(self._root)
                    part.unlink(missing_ok=True)
                    size, served_sha256, sha256 = _digests(path, served_bytes)
                    return Published(
                        path=path.name,
                        size_bytes=size,
                        served_sha256=served_sha256,
                        sha256=sha256,
                    )
            if part.is_file() and _served_bytes(part, generation, index) is not None:
                _sync_or_discard(part)
                return self._name(part, generation, index, ".mp4")
        return None

    def _keep(self, image: Path, sha256: str, media_type: str) -> Path:
        target = self.ingredient_path(sha256, media_type)
        with library_trouble(self._root):
            if target.is_file() and _digests(target, None)[2] == sha256:
                image.unlink(missing_ok=True)
                return target
            (self._root / INCOMING).mkdir(parents=True, exist_ok=True)
            target.parent.mkdir(exist_ok=True)
            near = self._root / INCOMING / f"{uuid4().hex}.image"
            try:
                shutil.move(image, near)  # copies when it comes from another file system
                sync_file(near)
                replace_file(near, target)
            finally:
                near.unlink(missing_ok=True)
        return target


def _sync_or_discard(part: Path) -> None:
    """Bring a part onto the disk; if that fails nobody knows what is there, so it goes.

    Asking again would succeed without writing: the system has given up those pages.
    """
    failed: OSError | None = None
    with part.open("r+b") as file:
        try:
            sync_descriptor(file.fileno())
        except OSError as exc:
            failed = exc
    if failed is not None:
        part.unlink(missing_ok=True)
        raise failed


def _served_bytes(path: Path, generation: Generation, index: int) -> int | None:
    """Return how many bytes stand before this clip's scene box, None if there is no such box."""
    try:
        found = read_scene_box(path)
    except BoxError:
        return None
    if found is None or not belongs_to(found[0], generation, index):
        return None
    return found[1]


def _digests(path: Path, served_bytes: int | None) -> tuple[int, str, str]:
    """Return the size, the sha256 of the first `served_bytes` (all if None) and of all."""
    whole = hashlib.sha256()
    served: str | None = None
    size = 0
    with path.open("rb") as file:
        left = served_bytes
        while True:
            want = _CHUNK_BYTES if not left else min(_CHUNK_BYTES, left)
            chunk = file.read(want)
            if not chunk:
                break
            whole.update(chunk)
            size += len(chunk)
            if left:
                left -= len(chunk)
                if not left:
                    served = whole.hexdigest()
    return size, whole.hexdigest() if served is None else served, whole.hexdigest()
