"""A disk of which the Nth call fails: Python's own files and SQLite's alike."""

from __future__ import annotations

import errno
import io
import os
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

import apsw

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

BASE_VFS: Final = apsw.vfs_names()[0]
BY_PATH: Final = ("open", "stat", "mkdir", "unlink", "link", "rename", "replace", "scandir")
"""Calls of `os` whose first argument is a path."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One way in which calls fail.

    Attributes:
        of_system: The error of a system call.
        of_sqlite: The error of SQLite's own calls.
        calls: Which calls can fail like that; all of them when empty.
    """

    name: str
    of_system: Callable[[], Exception]
    of_sqlite: Callable[[], Exception]
    calls: frozenset[str] = frozenset()


def _system(number: int) -> Callable[[], Exception]:
    return lambda: OSError(number, os.strerror(number))


_NAMING: Final = frozenset({*BY_PATH, "sqlite open"})
_OPENING: Final = frozenset({"open", "scandir", "sqlite open"})

TROUBLES: Final = (
    Trouble("ENOSPC", _system(errno.ENOSPC), apsw.FullError),
    Trouble("EIO", _system(errno.EIO), apsw.IOError),
    Trouble("EACCES", _system(errno.EACCES), apsw.CantOpenError, _NAMING),
    Trouble("EMFILE", _system(errno.EMFILE), apsw.CantOpenError, _OPENING),
    Trouble("MemoryError", MemoryError, apsw.NoMemError),
)


class FailingDisk:
    """Counts the calls that touch files below a folder, and lets one or more of them fail.

    Args:
        root: Calls elsewhere are let through.

    Attributes:
        calls: How many there were since `arm`.
        failed: Names of those that failed, in order.
    """

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._lock = threading.Lock()
        self._files: set[int] = set()
        self._trouble: Trouble | None = None
        self._nth = 0
        self._stays = False
        self.calls = 0
        self.failed: list[str] = []

    def arm(self, trouble: Trouble, nth: int, *, stays: bool = False) -> None:
        """Let the nth call from now on fail (none if 0); with `stays` all after it, too."""
        with self._lock:
            self._trouble, self._nth, self._stays = trouble, nth, stays
            self.calls = 0
            self.failed = []

    def mend(self) -> None:
        """Let nothing fail any more."""
        with self._lock:
            self._trouble = None

    def is_ours(self, path: object) -> bool:
        """Say whether a path lies below the folder, or a descriptor belongs to such a file."""
        if isinstance(path, int):
            return path in self._files
        return isinstance(path, str | PurePath) and str(path).startswith(self._root)

    def opened(self, descriptor: int) -> None:
        """Remember that a descriptor belongs to one of our files."""
        self._files.add(descriptor)

    def closed(self, descriptor: int) -> None:
        """Forget a descriptor: its number is going to be another's."""
        self._files.discard(descriptor)

    def pass_through(self, call: str, *, sqlite: bool = False) -> None:
        """Count a call, and raise what it is to fail with."""
        with self._lock:
            trouble = self._trouble
            if trouble is None or (trouble.calls and call not in trouble.calls):
                return
            self.calls += 1
            if self._nth and (self.calls == self._nth or (self._stays and self.calls > self._nth)):
                self.failed.append(call)
                raise trouble.of_sqlite() if sqlite else trouble.of_system()


@contextmanager
def failing_disk(root: Path) -> Generator[FailingDisk]:
    """Put a failing disk under everything below a folder while the block lasts."""
    disk = FailingDisk(root)
    with ExitStack() as stack:
        for name in BY_PATH:
            real = getattr(os, name)
            stack.enter_context(mock.patch.object(os, name, _by_path(disk, name, real)))
        stack.enter_context(mock.patch.object(os, "fsync", _fsync(disk, os.fsync)))
        stack.enter_context(mock.patch.object(io, "open", _open(disk, io.open)))
        vfs = _Vfs(disk)
        stack.callback(vfs.unregister)
        yield disk


def _by_path(disk: FailingDisk, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(path: Any = ".", *args: Any, **named: Any) -> Any:
        if not disk.is_ours(path):
            return real(path, *args, **named)
        disk.pass_through(name)
        result = real(path, *args, **named)
        if name == "open":
            disk.opened(result)
        return result

    return call


def _fsync(disk: FailingDisk, real: Callable[[int], None]) -> Callable[[int], None]:
    def call(descriptor: int) -> None:
        if disk.is_ours(descriptor):
            disk.pass_through("fsync")
        real(descriptor)

    return call


def _open(disk: FailingDisk, real: Callable[..., Any]) -> Callable[..., Any]:
    """Stand for `io.open`: what it opens below the folder fails when it is its turn."""

    def call(file: Any, mode: str = "r", buffering: int = -1, *args: Any, **named: Any) -> Any:
        if not disk.is_ours(file):
            return real(file, mode, buffering, *args, **named)
        if not isinstance(file, int):
            disk.pass_through("open")
        raw = _File(disk, file, mode.replace("b", "").replace("t", ""))
        if buffering == 0:
            return raw
        if "+" in mode:
            buffered: Any = io.BufferedRandom(raw)
        elif mode.startswith("r"):
            buffered = io.BufferedReader(raw)
        else:
            buffered = io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *args, **named)

    return call


class _File(io.FileIO):
    def __init__(self, disk: FailingDisk, file: Any, mode: str) -> None:
        self._disk = disk
        super().__init__(file, mode)
        disk.opened(self.fileno())

    def write(self, data: Any, /) -> int:
        self._disk.pass_through("write")
        return super().write(data)

    def readinto(self, buffer: Any, /) -> int:
        self._disk.pass_through("read")
        return super().readinto(buffer)

    def truncate(self, size: int | None = None, /) -> int:
        self._disk.pass_through("truncate")
        return super().truncate(size)

    def close(self) -> None:
        if not self.closed:
            self._disk.closed(self.fileno())
        super().close()


class _Vfs(apsw.VFS):
    """SQLite's way to the disk, the default while it lasts."""

    def __init__(self, disk: FailingDisk) -> None:
        self._disk = disk
        super().__init__("failing", BASE_VFS, makedefault=True)

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 -- SQLite's name
        path = name if isinstance(name, str) else name and name.filename()
        ours = self._disk.is_ours(path)
        if ours:
            self._disk.pass_through("sqlite open", sqlite=True)
        return _VfsFile(self._disk if ours else None, name, flags)


class _VfsFile(apsw.VFSFile):
    def __init__(self, disk: FailingDisk | None, name: Any, flags: list[int]) -> None:
        self._disk = disk
        super().__init__(BASE_VFS, name, flags)

    def _pass(self, call: str) -> None:
        if self._disk is not None:
            self._disk.pass_through(call, sqlite=True)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802 -- SQLite's name
        self._pass("sqlite write")
        base: Any = super()  # apsw's types name one that Python has from 3.12 on
        base.xWrite(data, offset)

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 -- SQLite's name
        self._pass("sqlite read")
        return super().xRead(amount, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 -- SQLite's name
        self._pass("sqlite sync")
        super().xSync(flags)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 -- SQLite's name
        self._pass("sqlite truncate")
        super().xTruncate(newsize)
