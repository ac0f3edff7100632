"""The folder of deleted clips: ``.bin`` inside the library, so that one rename deletes.

A file waits as ``.bin/<generation>-<index><suffix>``. The name tells whose it is, whatever the
clip is called, and so what a crash left there can be brought to where the history wants it.
"""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.durable import (
    library_trouble,
    reason,
    rename_without_overwriting,
    sync_folder,
)
from pikascenes_desktop.adapters.system_bin import send_to_system_bin
from pikascenes_desktop.domain.errors import AppError, BinNotEmptied

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.ports.library import Library

BIN: Final = ".bin"


class FileBin:
    """The `BinFolder` of a library on this computer.

    Args:
        library: Where the clips go back to.
        system_bin: Moves one file into the system's bin, or raises `OSError`.
    """

    def __init__(
        self,
        library: Library,
        system_bin: Callable[[Path], None] = send_to_system_bin,
    ) -> None:
        self._library = library
        self._system_bin = system_bin

    async def put(self, clips: tuple[Clip, ...]) -> None:
        await asyncio.to_thread(self._put, clips)

    async def place_for(self, clip: Clip) -> Clip:
        return await asyncio.to_thread(self._place_for, clip)

    async def take_back(self, clip: Clip) -> None:
        """Move a file out of the bin; see the port.

        Raises:
            FileExistsError: The path was taken meanwhile; nothing was changed.
        """
        await asyncio.to_thread(self._take_back, clip)

    async def waiting(self) -> frozenset[tuple[str, int]]:
        return await asyncio.to_thread(self._waiting)

    async def sizes(self, clips: tuple[Clip, ...]) -> tuple[int | None, ...]:
        return await asyncio.to_thread(lambda: tuple(self._size(clip) for clip in clips))

    async def discard(self, clip: Clip) -> None:
        """Move a file into the system's bin; see the port.

        Raises:
            BinNotEmptied: The system did not take it; it is where it was.
        """
        await asyncio.to_thread(self._discard, clip)

    async def discard_ingredient(self, sha256: str, media_type: str) -> None:
        """Move an ingredient's copy into the system's bin; none there is fine.

        Raises:
            BinNotEmptied: The system did not take it; it is where it was.
        """

        def work() -> None:
            self._give_away(self._library.ingredient_path(sha256, media_type))

        await asyncio.to_thread(work)

    # --- in a thread ---------------------------------------------------------------------

    def place(self, clip: Clip) -> Path:
        """Return where the clip's file waits."""
        suffix = self._library.clip_path(clip).suffix
        return self._library.root / BIN / f"{clip.generation_id}-{clip.index}{suffix}"

    def _put(self, clips: tuple[Clip, ...]) -> None:
        trouble: AppError | None = None
        for clip in clips:
            try:
                self._put_one(clip)
            except AppError as error:  # one file that is held keeps no other from going
                trouble = trouble or error
        if trouble is not None:
            raise trouble

    def _put_one(self, clip: Clip) -> None:
        source, target = self._library.clip_path(clip), self.place(clip)
        with library_trouble(source):
            if not _is_of(clip, source):
                return
            _make_folder(target.parent)
            _move(source, target, is_taken_fine=True)

    def _place_for(self, clip: Clip) -> Clip:
        waits = self.place(clip)
        path = self._library.clip_path(clip)
        with library_trouble(path):
            if not waits.exists():  # it never went, or nothing is left of it
                return clip
            number = 1
            free = path
            while free.exists() and not _is_same(free, waits):
                number += 1
                free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        return _renamed(clip, free.relative_to(self._library.root).as_posix())

    def _take_back(self, clip: Clip) -> None:
        source, target = self.place(clip), self._library.clip_path(clip)
        try:
            with library_trouble(target):
                if not source.exists():
                    return
                target.parent.mkdir(parents=True, exist_ok=True)
                _move(source, target)
        except AppError as error:
            if isinstance(error.__cause__, FileExistsError):
                raise error.__cause__ from None
            raise

    def _waiting(self) -> frozenset[tuple[str, int]]:
        folder = self._library.root / BIN
        found: set[tuple[str, int]] = set()
        with library_trouble(folder):
            if folder.is_dir():
                for path in folder.iterdir():
                    generation_id, _, index = path.stem.rpartition("-")
                    if generation_id and index.isdecimal():
                        found.add((generation_id, int(index)))
        return frozenset(found)

    def _size(self, clip: Clip) -> int | None:
        for path in (self.place(clip), self._library.clip_path(clip)):
            with suppress(OSError):
                return path.stat().st_size
        return None

    def _discard(self, clip: Clip) -> None:
        waits, named = self.place(clip), self._library.clip_path(clip)
        with library_trouble(waits):
            if not waits.exists():
                if _is_of(clip, named):  # it was held when it was deleted
                    self._give_away(named)
                return
            # under its own name, where the system's bin can put it back for the user
            is_named = named.parent.is_dir() and not named.exists()
            if is_named:
                _move(waits, named)
            try:
                self._give_away(named if is_named else waits)
            except BinNotEmptied:
                if is_named:
                    _move(named, waits)
                raise

    def _give_away(self, path: Path) -> None:
        if not path.exists():
            return
        try:
            self._system_bin(path)
        except OSError as exc:
            raise BinNotEmptied(count=1, reason=reason(exc)) from exc


def _is_of(clip: Clip, path: Path) -> bool:
    """Say whether a file can be the clip's; another one of its name has another size."""
    return path.is_file() and path.stat().st_size == clip.size_bytes


def _is_same(one: Path, other: Path) -> bool:
    if one.samefile(other):
        return True
    return one.stat().st_size == other.stat().st_size and _digest(one) == _digest(other)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def _move(source: Path, target: Path, *, is_taken_fine: bool = False) -> None:
    """Rename without overwriting; where the same is there already, one of the two goes.

    A crash between two names leaves both, and a library that moved meanwhile may have a copy
    of either.
    """
    # two names of one file: systems do not agree on what renaming one to the other means
    if not (target.exists() and target.samefile(source)):
        try:
            rename_without_overwriting(source, target)
        except FileExistsError:
            if not _is_same(source, target):
                if is_taken_fine:
                    return
                raise
        else:
            return
    source.unlink()
    sync_folder(source.parent)


def _renamed(clip: Clip, path: str) -> Clip:
    return clip if clip.path == path else replace(clip, path=path)
