"""Moves a library's files to another folder: every copy is compared before anything goes."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.bin_folder import BIN
from pikascenes_desktop.adapters.cancellable import in_thread
from pikascenes_desktop.adapters.compared_copy import copy_compared, ignore_count
from pikascenes_desktop.adapters.durable import (
    history_trouble,
    library_trouble,
    write_file,
)
from pikascenes_desktop.adapters.library_files import INCOMING, INGREDIENTS
from pikascenes_desktop.domain.errors import (
    AppError,
    DiskFull,
    FolderUnusable,
    LibraryUnavailable,
    MoveFailed,
)
from pikascenes_desktop.domain.export import FRAMES
from pikascenes_desktop.domain.json_values import as_object, as_str
from pikascenes_desktop.ports.upkeep import MovePlan

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.ports.library import Library

CHUNK_BYTES: Final = 1 << 20
NOTE: Final = "library-move.json"
TELL_EVERY_S: Final = 1 / 30
SPARE_BYTES: Final = 50_000_000
"""Room that must be left on the new disk beside the library."""

_INGREDIENT: Final = re.compile(r"[0-9a-f]{64}\.(png|jpg)")
_PART: Final = re.compile(r"[0-9a-f-]{36}-[0-9]+\.part|[0-9a-f]{32}\.(part|image|probe)")


class _Ended(Exception):
    """The user does not want the move any more."""


class FileMover:
    """Implements `ports.upkeep.LibraryMover`.

    Args:
        library: The library as it is; the old place while moving, the new one while clearing.
        data_dir: Where the note of a move is kept.
    """

    def __init__(self, library: Library, data_dir: Path) -> None:
        self._library = library
        self._note = data_dir / NOTE

    async def destination(self, chosen: Path) -> Path:
        """Return where the library would go; see the port."""
        return await asyncio.to_thread(self._destination, chosen)

    async def plan(self, clips: tuple[Clip, ...]) -> MovePlan:
        """Return what would move now; see the port."""
        return await asyncio.to_thread(_plan, self._library.root, clips)

    async def copy(
        self, plan: MovePlan, target: Path, on_progress: Callable[[float], None]
    ) -> tuple[Path, ...]:
        """Copy and compare every file; see the port."""
        loop = asyncio.get_running_loop()
        copied: list[Path] = []

        def work(ended: threading.Event) -> None:
            def told(fraction: float) -> None:
                if not ended.is_set():
                    on_progress(fraction)

            told_at = 0.0

            def tell(fraction: float) -> None:
                nonlocal told_at
                now = time.monotonic()
                if fraction >= 1.0 or now - told_at >= TELL_EVERY_S:
                    told_at = now
                    loop.call_soon_threadsafe(told, fraction)

            _copy_all(self._library.root, plan, target, copied, _Counter(plan, tell, ended))

        try:
            await in_thread(work)
        except BaseException:
            await self.withdraw(target, tuple(copied))
            raise
        return tuple(copied)

    async def withdraw(self, target: Path, files: tuple[Path, ...]) -> None:
        """Remove copies again; what cannot be removed stays."""
        await asyncio.to_thread(_withdraw, target, files)

    async def remember(self, target: Path) -> None:
        """Note durably that the library's files are to go to this folder."""
        note = {"from": str(self._library.root), "to": str(target)}

        def work() -> None:
            with history_trouble(self._note):
                write_file(self._note, json.dumps(note).encode())

        await asyncio.to_thread(work)

    async def forget(self) -> None:
        """Drop the note: there is nothing left to do."""

        def work() -> None:
            with history_trouble(self._note):
                self._note.unlink(missing_ok=True)

        await asyncio.to_thread(work)

    async def left_behind(self) -> Path | None:
        """Return the folder the library came from; see the port."""
        return await asyncio.to_thread(self._left_behind)

    async def clear(self, old: Path, clips: tuple[Clip, ...]) -> None:
        """Remove our files from the old folder; see the port."""
        await asyncio.to_thread(_clear, old, self._library.root, clips)

    # --- in a thread ---------------------------------------------------------------------

    def _destination(self, chosen: Path) -> Path:
        root = self._library.root
        with library_trouble(chosen):
            if chosen.exists() and not chosen.is_dir():
                raise FolderUnusable(path=str(chosen), reason="not_a_folder")
            target = chosen.absolute()
            is_library = (target / INCOMING).is_dir()
            if target.is_dir() and not is_library and any(target.iterdir()):
                target = target / root.name
            if target.resolve() == root.resolve():
                raise FolderUnusable(path=str(target), reason="same")
            if target.resolve().is_relative_to(root.resolve()):
                raise FolderUnusable(path=str(target), reason="inside")
        return target

    def _left_behind(self) -> Path | None:
        try:
            note = as_object(json.loads(self._note.read_bytes()))
        except (OSError, ValueError):
            return None
        old, new = as_str(note.get("from")), as_str(note.get("to"))
        if not old or new != str(self._library.root) or not Path(old).is_dir():
            return None
        return Path(old)


def _plan(root: Path, clips: tuple[Clip, ...]) -> MovePlan:
    with library_trouble(root):
        sizes = {path: _size(root / path) for path in _ours(root, clips)}
        return MovePlan(tuple(sizes), sum(sizes.values()))


def _size(path: Path) -> int:
    with suppress(FileNotFoundError):  # gone since it was listed
        return path.stat().st_size
    return 0


def _ours(root: Path, clips: tuple[Clip, ...]) -> Iterator[Path]:
    for clip in clips:
        path = Path(clip.path)
        if not path.is_absolute() and ".." not in path.parts and (root / path).is_file():
            yield path
    for folder in (BIN, INGREDIENTS, FRAMES):
        if (root / folder).is_dir():
            for path in sorted((root / folder).iterdir()):
                is_ours = folder != INGREDIENTS or _INGREDIENT.fullmatch(path.name)
                if is_ours and path.is_file():
                    yield path.relative_to(root)


class _Counter:
    """Counts the bytes that were read, and ends the copying when it is not wanted any more."""

    def __init__(
        self, plan: MovePlan, tell: Callable[[float], None], ended: threading.Event
    ) -> None:
        self._whole = max(1, plan.size_bytes)
        self._tell = tell
        self._ended = ended
        self._done = 0

    def __call__(self, size_bytes: int) -> None:
        if self._ended.is_set():
            raise _Ended
        self._done += size_bytes
        self._tell(min(1.0, self._done / self._whole))

    def finish(self) -> None:
        """Tell that all is done."""
        self._tell(1.0)


def _copy_all(
    root: Path, plan: MovePlan, target: Path, copied: list[Path], count: _Counter
) -> None:
    """Copy what is not there yet; `copied` has what was, whatever happens."""
    with library_trouble(target):
        (target / INCOMING).mkdir(parents=True, exist_ok=True)
        _refuse_small(target, plan.size_bytes + SPARE_BYTES)
        for path in plan.files:
            try:
                is_new = copy_compared(root / path, target / path, target, count)
            except FileNotFoundError:
                # deleted, restored or emptied meanwhile; or the whole drive is gone
                if (root / path).exists() or not root.is_dir():
                    raise
            else:
                copied += [path] if is_new else []
    count.finish()


def _refuse_small(target: Path, size_bytes: int) -> None:
    missing = size_bytes - shutil.disk_usage(target).free
    if missing > 0:
        raise DiskFull(path=str(target), needed_bytes=missing)


def _withdraw(target: Path, files: tuple[Path, ...]) -> None:
    for path in files:
        with suppress(OSError):
            (target / path).unlink()
    _drop_empty(target)


def _clear(old: Path, root: Path, clips: tuple[Clip, ...]) -> None:
    trouble: AppError | None = None
    for path in _plan(old, clips).files:
        try:
            with library_trouble(old / path):
                if not _is_there(old / path, root / path):
                    copy_compared(old / path, root / path, root, ignore_count)
                (old / path).unlink()
        except (LibraryUnavailable, FolderUnusable, MoveFailed) as error:
            trouble = trouble or error  # one file that is held keeps no other from going
    with library_trouble(old):
        for part in (old / INCOMING).glob("*"):
            if _PART.fullmatch(part.name):
                part.unlink(missing_ok=True)
    _drop_empty(old)
    if trouble is not None:
        raise trouble


def _is_there(old: Path, new: Path) -> bool:
    """Say whether the copy is there; it was compared when it was made."""
    return new.is_file() and new.stat().st_size == old.stat().st_size


def _drop_empty(root: Path) -> None:
    for folder in (INCOMING, BIN, INGREDIENTS, FRAMES, "."):
        with suppress(OSError):  # it is not empty, or was never there
            (root / folder).rmdir()
