"""Small files where the user says."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.durable import NO_ROOM, reason, write_file
from pikascenes_desktop.domain.errors import DiskFull, FileUnusable

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


class DiskFiles:
    """Implements `ports.user_files.UserFiles`."""

    async def read(self, path: Path, limit: int) -> bytes:
        return await asyncio.to_thread(_read, path, limit)

    async def write(self, path: Path, content: bytes) -> None:
        await asyncio.to_thread(_write, path, content)


def _read(path: Path, limit: int) -> bytes:
    with _trouble(path), path.open("rb") as file:
        return file.read(limit + 1)


def _write(path: Path, content: bytes) -> None:
    with _trouble(path):
        write_file(path, content)


@contextmanager
def _trouble(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as exc:
        if exc.errno in NO_ROOM:
            raise DiskFull(path=str(path)) from exc
        raise FileUnusable(path=str(path), reason=reason(exc)) from exc
