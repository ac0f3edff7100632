"""Finds clips in a folder: what a file's scene box names, and files without one by their bytes."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.clip_bytes import digests_of
from pikascenes_desktop.adapters.clip_finder import NOT_CLIPS
from pikascenes_desktop.adapters.durable import library_trouble
from pikascenes_desktop.adapters.mp4_boxes import BoxError, read_scene_box
from pikascenes_desktop.adapters.scene_payload import told_by
from pikascenes_desktop.domain.errors import LibraryUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pikascenes_desktop.domain.clip import Clip

log = logging.getLogger(__name__)


class FolderSearch:
    """Implements `ports.library_search.LibrarySearch`."""

    async def search(
        self, root: Path, wanted: Iterable[Clip], on_progress: Callable[[float], None]
    ) -> tuple[Clip, ...]:
        stopped = threading.Event()
        try:
            return await asyncio.to_thread(
                lambda: _Looking(root, tuple(wanted), stopped).run(on_progress)
            )
        finally:
            stopped.set()  # a look that nobody waits for any more ends at its next file


class _Looking:
    """One look through a folder, in a thread."""

    def __init__(self, root: Path, wanted: tuple[Clip, ...], stopped: threading.Event) -> None:
        self._root = root
        self._stopped = stopped
        self._by_name = {(clip.generation_id, clip.index): clip for clip in wanted}
        self._by_size: defaultdict[int, list[Clip]] = defaultdict(list)
        for clip in wanted:
            self._by_size[clip.size_bytes].append(clip)
        self._recorded = {clip.path for clip in wanted}
        self._found: dict[tuple[str, int], Clip] = {}

    def run(self, on_progress: Callable[[float], None]) -> tuple[Clip, ...]:
        with library_trouble(self._root):
            os.scandir(self._root).close()
            files = list(self._files())
        files.sort(key=lambda path: (path not in self._recorded, path))
        for number, path in enumerate(files):
            if self._stopped.is_set() or len(self._found) == len(self._by_name):
                break
            on_progress(number / len(files))
            self._look_at(path)
        if not self._root.is_dir():  # it went away while we looked: what was not found may be there
            raise LibraryUnavailable(path=str(self._root))
        on_progress(1.0)
        return tuple(self._found.values())

    def _files(self) -> Iterator[str]:
        """Yield visible files, relative to the folder; links to folders are not followed."""
        for at, folders, names in os.walk(self._root):
            here = Path(at).relative_to(self._root)
            is_top = not here.parts
            folders[:] = [
                name
                for name in folders
                if not name.startswith(".") and not (is_top and name in NOT_CLIPS)
            ]
            yield from ((here / name).as_posix() for name in names if not name.startswith("."))

    def _look_at(self, path: str) -> None:
        file = self._root / path
        try:
            if file.is_file():
                clip = self._known(file)
                if clip is not None:
                    key = (clip.generation_id, clip.index)
                    self._found.setdefault(key, replace(clip, path=path))
        except OSError:  # one file that cannot be read keeps nobody from finding the others
            log.warning("a file of the folder could not be read", exc_info=True)

    def _known(self, file: Path) -> Clip | None:
        """Return the clip that a file holds, with the file's size and digest."""
        box = None
        with suppress(BoxError):
            box = read_scene_box(file)
        told = None if box is None else told_by(box[0])
        if box is not None and told is not None:
            clip = self._by_name.get((told[0].id, told[1]))
            if clip is None:
                return None
            size, served, whole = digests_of(file, box[1])
            is_it = served == clip.served_sha256
            return replace(clip, size_bytes=size, sha256=whole) if is_it else None
        candidates = self._by_size.get(file.stat().st_size)
        if not candidates:
            return None
        size, _, whole = digests_of(file, None)
        same = (each for each in candidates if whole in {each.sha256, each.served_sha256})
        clip = next(same, None)
        return None if clip is None else replace(clip, size_bytes=size, sha256=whole)
