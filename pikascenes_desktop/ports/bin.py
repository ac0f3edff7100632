"""Where deleted clips wait until they are wanted back or go for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pikascenes_desktop.domain.clip import Clip


class BinFolder(Protocol):
    """The folder of deleted clips inside the library, ``.bin``, and the system's own bin.

    A clip keeps its `path` while it is binned: that is where it goes back to. Where it waits
    follows from its generation and index alone, so that a start after a crash can tell what
    lies there. Methods raise `LibraryUnavailable` or `DiskFull` for trouble with the folder.
    """

    async def put(self, clips: tuple[Clip, ...]) -> None:
        """Move files into the bin; those that are not there (any more) are passed over."""
        ...

    async def place_for(self, clip: Clip) -> Clip:
        """Return the clip with the path it can go back to: its own, or a free one beside it."""
        ...

    async def take_back(self, clip: Clip) -> None:
        """Move a file out of the bin to the clip's path; none in the bin is fine.

        Raises:
            FileExistsError: The path was taken meanwhile; nothing was changed.
        """
        ...

    async def waiting(self) -> frozenset[tuple[str, int]]:
        """Return generation and index of all files in the bin."""
        ...

    async def sizes(self, clips: tuple[Clip, ...]) -> tuple[int | None, ...]:
        """Return the bytes of each binned clip's file; None for those that are missing."""
        ...

    async def discard(self, clip: Clip) -> None:
        """Move a binned clip's file into the system's bin, under its own name.

        None there is fine. The clip's still pictures are forgotten.

        Raises:
            BinNotEmptied: The system did not take it; it is where it was.
        """
        ...

    async def discard_ingredient(self, sha256: str, media_type: str) -> None:
        """Move an ingredient's copy into the system's bin. Raises as `discard`."""
        ...
