"""Files that the user names, outside of data folder and library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class UserFiles(Protocol):
    """Reads and writes small files where the user says."""

    async def read(self, path: Path, limit: int) -> bytes:
        """Return a file's content; of a larger one, `limit` + 1 bytes.

        Raises:
            FileUnusable: It cannot be read; `reason` has the system's words.
        """
        ...

    async def write(self, path: Path, content: bytes) -> None:
        """Write a file, or replace it: after a crash it holds all of the old or of the new.

        Raises:
            FileUnusable, DiskFull: It could not be written; what was there is there still.
        """
        ...
