"""Keeping the library whole: finding clips that went missing, and moving it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation


class ClipFinder(Protocol):
    """Knows clips by what is in them."""

    async def take_in(self, generation: Generation, clip: Clip, path: Path) -> Clip:
        """Make a file that the user named the clip's own again, and return the clip with it.

        A file inside the library is taken as it is; one outside is copied in, never moved.

        Raises:
            ClipMissing: There is no such file.
            NotTheSameClip: It neither is the clip's file nor begins with what the service sent.
            LibraryUnavailable, DiskFull: It could not be read or copied.
        """
        ...

    async def find(self, generation: Generation, clip: Clip) -> Clip | None:
        """Look for the clip's file all over the library, and return the clip with its path.

        Raises:
            LibraryUnavailable: The library could not be searched.
        """
        ...

    async def told(self) -> frozenset[str]:
        """Return the ids of all generations that the library's clips tell of.

        Raises:
            LibraryUnavailable: The library could not be searched.
        """
        ...

    async def read_back(self, generation_ids: frozenset[str]) -> list[Generation]:
        """Return these generations as their clips tell of them, saved; raises as `told`."""
        ...


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What a move of the library takes along.

    Attributes:
        files: Paths relative to the library: clips, what is in the bin, ingredient copies and
            saved frames. What else lies in the folder is the user's and stays.
        size_bytes: Of all these files together.
    """

    files: tuple[Path, ...]
    size_bytes: int


class LibraryMover(Protocol):
    """Moves the library's files: first all copies, only later the removal.

    Methods raise `LibraryUnavailable` or `DiskFull` for trouble with either folder.
    """

    async def destination(self, chosen: Path) -> Path:
        """Return where the library would go: the folder itself, or a new one in a used one.

        Raises:
            FolderUnusable: It cannot go there.
        """
        ...

    async def plan(self, clips: tuple[Clip, ...]) -> MovePlan:
        """Return what would move now."""
        ...

    async def copy(
        self, plan: MovePlan, target: Path, on_progress: Callable[[float], None]
    ) -> tuple[Path, ...]:
        """Copy and compare every file; return those that were not there before.

        Cancelling, and every failure, removes again what this call copied.

        Raises:
            DiskFull: There is less room than needed; `needed_bytes` says how much is missing.
            FolderUnusable: Another file has the place of one of ours.
            MoveFailed: A copy is not what was copied.
        """
        ...

    async def withdraw(self, target: Path, files: tuple[Path, ...]) -> None:
        """Remove copies again; what cannot be removed stays."""
        ...

    async def remember(self, target: Path) -> None:
        """Note durably that the library's files are to go to this folder."""
        ...

    async def forget(self) -> None:
        """Drop the note: there is nothing left to do."""
        ...

    async def left_behind(self) -> Path | None:
        """Return the folder the library came from, while its files wait to be cleared away."""
        ...

    async def clear(self, old: Path, clips: tuple[Clip, ...]) -> None:
        """Remove our files from the old folder, each once its copy is in the library.

        What arrived there after the copying is copied now. Folders that became empty go too.
        """
        ...
