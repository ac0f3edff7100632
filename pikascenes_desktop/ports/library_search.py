"""Knowing clips again in whatever folder they turn up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip


class LibrarySearch(Protocol):
    """Knows clips by their scene boxes and digests, whatever their files are called."""

    async def search(
        self, root: Path, wanted: Iterable[Clip], on_progress: Callable[[float], None]
    ) -> tuple[Clip, ...]:
        """Look for clips in a folder; nothing there is changed.

        Args:
            root: The folder, as a library would be.
            wanted: The clips.
            on_progress: Told from 0 to 1 of the files to look at, from any thread.

        Returns:
            Those that are there, each with the path, size and digest of its file.

        Raises:
            LibraryUnavailable: There is no such folder, or it cannot be read.
        """
        ...
