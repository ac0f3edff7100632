"""Uploaded pictures: the practice service is an image host as well, so that nothing leaves here."""

from __future__ import annotations

import hashlib
import re
import time
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.practice.durable import write_bytes

if TYPE_CHECKING:
    from pathlib import Path

KEPT_S: Final = 7 * 24 * 3600.0
"""How long an upload is kept."""

_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}")


class ImageStore:
    """A folder of pictures; a file's name is a digest, so that no name can lead elsewhere."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True)

    @staticmethod
    def is_name(name: str) -> bool:
        """Say whether a picture may have this name in its link."""
        return _NAME.fullmatch(name) is not None

    def put(self, name: str, data: bytes) -> None:
        """Keep a picture under a name, in place of what had that name. Blocks.

        Raises:
            OSError: It could not be written.
        """
        write_bytes(self._path(name), data)

    def find(self, name: str) -> Path | None:
        """Return the file of a picture, None if there is none of this name."""
        path = self._path(name)
        return path if path.is_file() else None

    def delete(self, name: str) -> bool:
        """Delete a picture; say whether there was one."""
        path = self.find(name)
        if path is None:
            return False
        path.unlink(missing_ok=True)
        return True

    def drop_old(self) -> None:
        """Delete the pictures whose time is over. Blocks."""
        oldest = time.time() - KEPT_S
        for path in self._root.iterdir():
            if path.stat().st_mtime < oldest:
                path.unlink()

    def _path(self, name: str) -> Path:
        return self._root / hashlib.sha256(name.encode()).hexdigest()
