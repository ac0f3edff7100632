"""Copies that were read again and compared before they got their name."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from pikascenes_desktop.adapters.durable import rename_without_overwriting, sync_descriptor
from pikascenes_desktop.adapters.library_files import INCOMING
from pikascenes_desktop.domain.errors import FolderUnusable, MoveFailed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHUNK_BYTES: Final = 1 << 20


def copy_compared(source: Path, goal: Path, target: Path, count: Callable[[int], None]) -> bool:
    """Copy one file, durably and compared; say whether it was not there before.

    Args:
        source: The file.
        goal: What it becomes, inside the target.
        target: The library it goes to; the copy is made in its folder of incoming files.
        count: Told the bytes of each chunk; may raise to end the copying.

    Raises:
        FolderUnusable: Another file has its place.
        MoveFailed: The copy is not what was copied.
    """
    if goal.exists():
        if _digest(source, count) == _digest(goal, ignore_count):
            return False
        raise FolderUnusable(path=str(goal), reason="taken")
    goal.parent.mkdir(parents=True, exist_ok=True)
    part = target / INCOMING / f"{uuid4().hex}.part"
    try:
        digest = hashlib.sha256()
        with source.open("rb") as reader, part.open("wb") as writer:
            while chunk := reader.read(CHUNK_BYTES):
                writer.write(chunk)
                digest.update(chunk)
                count(len(chunk))
            writer.flush()
            sync_descriptor(writer.fileno())
        shutil.copystat(source, part)
        if _digest(part, ignore_count) != digest.hexdigest():
            raise MoveFailed(path=str(source))
        rename_without_overwriting(part, goal)
    finally:
        part.unlink(missing_ok=True)
    return True


def _digest(path: Path, count: Callable[[int], None]) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
            count(len(chunk))
    return digest.hexdigest()


def ignore_count(_size_bytes: int) -> None:
    """Count nothing."""
