"""The library folder: clips with their scene inside, and copies of the ingredients.

A file is under its final name only when it is whole and on the disk. Until then it is in
``.incoming`` inside the library, on the same file system, so that one rename publishes it.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from pikascenes_desktop.adapters.clip_bytes import digests_of, served_bytes_of
from pikascenes_desktop.adapters.durable import (
    library_trouble,
    rename_without_overwriting,
    replace_file,
    sync_descriptor,
    sync_file,
    sync_folder,
)
from pikascenes_desktop.adapters.file_names import clip_name, short_id
from pikascenes_desktop.adapters.mp4_boxes import BoxError, append_scene_box
from pikascenes_desktop.adapters.scene_payload import scene_payload
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


class FileLibrary:
    """The `Library` of this computer.

    Args:
        root: The folder; created once, when it is first needed: a folder that goes away while
            the program runs (a drive that was unplugged) is waited for, not made again beside it.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
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

    async def kept_ingredient(self, sha256: str, media_type: str) -> Path | None:
        """Find a copy; see the port."""
        path = self.ingredient_path(sha256, media_type)

        def work() -> Path | None:  # the library may be a drive that sleeps
            with library_trouble(path):
                return path if path.is_file() else None

        return await asyncio.to_thread(work)

    def clip_path(self, clip: Clip) -> Path:
        """Return where the clip's file is.

        Raises:
            LibraryUnavailable: What is recorded lies outside the library.
        """
        path = PurePosixPath(clip.path)
        if path.is_absolute() or ".." in path.parts or "\\" in clip.path or ":" in clip.path:
            raise LibraryUnavailable(path=clip.path, reason="outside the library")
        return self._root / path

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
            name = uuid4().hex
            first, second = self.incoming() / f"{name}.probe", root / f".{name}.probe"
            try:
                first.write_bytes(b"probe")
                sync_file(first)
                rename_without_overwriting(first, second)
            finally:
                first.unlink(missing_ok=True)
                second.unlink(missing_ok=True)

    def incoming(self) -> Path:
        """Return the folder of what is on its way, made if need be; blocks.

        Raises:
            OSError: It cannot be made, or the library went away.
        """
        root = self._root
        if self._seen and not root.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(root))
        (root / INCOMING).mkdir(parents=True, exist_ok=True)
        (root / INGREDIENTS).mkdir(exist_ok=True)
        self._seen = True
        return root / INCOMING

    def _publish(
        self, part: Path, generation: Generation, index: int, kind: OutputKind, suffix: str
    ) -> Published:
        with library_trouble(self._root):
            if kind is OutputKind.VIDEO and served_bytes_of(part, generation, index) is None:
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
        served_bytes = served_bytes_of(part, generation, index)
        size, served_sha256, sha256 = digests_of(part, served_bytes)
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
                served_bytes = served_bytes_of(path, generation, index)
                if served_bytes is not None:
                    # the rename may be in the cache alone, and the part its second name
                    sync_file(path)
                    sync_folder(self._root)
                    part.unlink(missing_ok=True)
                    size, served_sha256, sha256 = digests_of(path, served_bytes)
                    return Published(
                        path=path.name,
                        size_bytes=size,
                        served_sha256=served_sha256,
                        sha256=sha256,
                    )
            if part.is_file() and served_bytes_of(part, generation, index) is not None:
                _sync_or_discard(part)
                return self._name(part, generation, index, ".mp4")
        return None

    def _keep(self, image: Path, sha256: str, media_type: str) -> Path:
        target = self.ingredient_path(sha256, media_type)
        with library_trouble(self._root):
            if target.is_file() and digests_of(target, None)[2] == sha256:
                image.unlink(missing_ok=True)
                return target
            near = self.incoming() / f"{uuid4().hex}.image"
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
