"""What is asked of pictures and videos; untrusted bytes are read in another process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.domain.clip import VideoFacts
    from pikascenes_desktop.domain.export import ExportKind, ExportOptions
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.scene import Ingredient


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What a picture's header says, before anything is decoded.

    Attributes:
        media_type: By magic bytes: image/png, image/jpeg, image/webp, image/avif, image/heic,
            image/tiff.
        width: Pixels, orientation applied.
        height: Pixels, orientation applied.
        size_bytes: Bytes of the file.
    """

    media_type: str
    width: int
    height: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class NormalisedImage:
    """A picture made fit to be sent (architecture §6).

    Attributes:
        path: A temporary file that holds it.
    """

    path: Path
    sha256: str
    media_type: str
    width: int
    height: int
    size_bytes: int
    original: ImageFacts


class Images(Protocol):
    """Reads and normalises pictures. Originals are never changed.

    Methods raise `ImageMissing`, `ImageUnreadable`, `ImageTooLarge`.
    """

    async def inspect(self, path: Path) -> ImageFacts:
        """Read the header alone."""
        ...

    async def normalise(self, path: Path, into: Path) -> NormalisedImage:
        """Make a copy fit to be sent in the folder `into`.

        Orientation baked, colours to sRGB, metadata gone, first frame, long edge <= 4096,
        <= 50 MB; PNG when it has alpha or is small, else JPEG 95 4:4:4.
        """
        ...

    async def thumbnail(self, path: Path, target: Path, edge: int) -> None:
        """Write a JPEG of a normalised image, its long edge at most `edge` pixels."""
        ...


STRIP_FRAMES: Final = 24
"""How many frames a film strip has."""

STRIP_COLUMNS: Final = 6
"""How many of them stand side by side on its sheet."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Frames of a clip, evenly spaced, on one sheet.

    Frame i, from 0, shows the clip at ``(i + 0.5) / count`` of its length. It stands in column
    ``i % columns`` and row ``i // columns`` of the sheet, whose width is `columns` frames and
    whose height is `rows` frames.

    Attributes:
        sheet: A JPEG.
        count: How many frames there are.
        columns: How many of them stand side by side.
    """

    sheet: bytes
    count: int = STRIP_FRAMES
    columns: int = STRIP_COLUMNS

    @property
    def rows(self) -> int:
        """How many rows of frames the sheet has."""
        return -(-self.count // self.columns)


class PictureCache(Protocol):
    """Keeps small pictures that can be made again. No method raises: a cache may forget."""

    async def get(self, key: str) -> bytes | None:
        """Return a picture; None when it is not there (any more)."""
        ...

    async def put(self, key: str, picture: bytes) -> None:
        """Keep a picture, in place of what was under that key."""
        ...

    async def forget(self, key: str) -> None:
        """Drop a picture; none there is fine."""
        ...


class Videos(Protocol):
    """Reads videos. Methods raise `DownloadFailed` for what is no whole video."""

    async def verify(self, path: Path) -> VideoFacts:
        """Prove a downloaded MP4 whole: boxes to the end, moov, a video track, first frame."""
        ...

    async def poster(self, path: Path, edge: int) -> bytes:
        """Return the first frame as a JPEG, its long edge at most `edge` pixels."""
        ...

    async def strip(self, path: Path, edge: int) -> bytes:
        """Return `STRIP_FRAMES` frames as one JPEG, evenly spaced over the clip.

        They stand in rows of `STRIP_COLUMNS` from the top left, all of one size, the long edge
        of each at most `edge` pixels.
        """
        ...


class Exporter(Protocol):
    """Turns clips into files for other programs, in a process of its own."""

    def suggested_name(self, generation: Generation, index: int, suffix: str) -> str:
        """Return ``<slug>_<id8>[-n]<suffix>``, a name that every system takes."""
        ...

    async def export(
        self,
        source: Path,
        kind: ExportKind,
        target: Path,
        options: ExportOptions,
        on_progress: Callable[[float], None],
    ) -> None:
        """Make a file of a clip. Cancelling leaves nothing behind, nor does any failure.

        Args:
            source: The clip's file.
            kind: What to make of it.
            target: The file to make; it appears whole or not at all.
            options: How.
            on_progress: Told from 0 to 1, on the loop's thread.

        Raises:
            ClipMissing: There is no such clip.
            FileExistsAlready: There is a file of that name, and it may not be replaced.
            DiskFull: There is no room for it.
            ExportFailed: It cannot be made, or not be written there.
        """
        ...


class Intake(Protocol):
    """Turns what the user dropped into an ingredient with a normalised copy in the library."""

    async def take(self, source: str) -> Ingredient:
        """Read, normalise and keep one image; links pass as they are.

        Raises:
            ImageMissing, ImageUnreadable, ImageTooLarge: It is of no use.
            LinkNotAllowed: A link that RunComfy could not open.
            LibraryUnavailable, DiskFull: It could not be kept.
        """
        ...
