"""The user's folder of clips and ingredient copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip, OutputKind
    from pikascenes_desktop.domain.generation import Generation


@dataclass(frozen=True, slots=True)
class Published:
    """A file that is in the library for good.

    Attributes:
        path: Relative to the library, forward slashes.
        size_bytes: Bytes of the whole file, scene box included.
        served_sha256: Hex digest of the bytes before our scene box: what the service sent.
        sha256: Hex digest of the whole file.
    """

    path: str
    size_bytes: int
    served_sha256: str
    sha256: str


class Library(Protocol):
    """The user's folder of clips and ingredient copies."""

    @property
    def root(self) -> Path:
        """The folder."""
        ...

    async def probe(self) -> None:
        """Prove that the folder takes files: write, fsync, rename, remove.

        Raises:
            LibraryUnavailable, DiskFull: It does not.
        """
        ...

    def part_path(self, generation_id: str, index: int) -> Path:
        """Return where a download in progress is kept: ``.incoming/<id>-<index>.part``."""
        ...

    async def publish(
        self, part: Path, generation: Generation, index: int, kind: OutputKind, suffix: str
    ) -> Published:
        """Make a verified part a file of the library.

        Videos get the scene appended as a ``uuid`` box; then fsync, rename without
        overwriting, fsync of the folder. The name is ours:
        ``YYYY-MM-DD_HHMM_<slug>_<id8>[-n].mp4``.

        Raises:
            LibraryUnavailable, DiskFull: The folder is the trouble; the part is kept.
        """
        ...

    async def adopt(self, generation: Generation, index: int) -> Published | None:
        """Find a file that an earlier run published but did not record, by id and scene box."""
        ...

    async def discard_part(self, part: Path) -> None:
        """Remove a part that is of no use."""
        ...

    async def keep_ingredient(self, image: Path, sha256: str, media_type: str) -> Path:
        """Move a normalised image to its place by digest, and return that place."""
        ...

    def ingredient_path(self, sha256: str, media_type: str) -> Path:
        """Return where the normalised copy of that digest is kept."""
        ...

    async def kept_ingredient(self, sha256: str, media_type: str) -> Path | None:
        """Return the normalised copy of that digest; None when there is none (any more).

        Raises:
            LibraryUnavailable: The folder cannot be looked into.
        """
        ...

    def clip_path(self, clip: Clip) -> Path:
        """Return where the clip's file is."""
        ...

    def free_bytes(self) -> int:
        """Return the room left on the library's disk."""
        ...
