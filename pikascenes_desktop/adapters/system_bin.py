"""The system's own bin: Recycle Bin, Trash, or the freedesktop.org trash of a desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def send_to_system_bin(path: Path) -> None:
    """Move a file into the system's bin. A drive without one may delete it on Windows.

    Raises:
        OSError: The system did not take it; the file is where it was.
    """
    import send2trash  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] -- few deletions
    # are worth loading it at every start; it ships no types

    send2trash.send2trash(str(path))
