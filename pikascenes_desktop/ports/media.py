"""What is asked of pictures and videos; untrusted bytes are read in another process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.clip import VideoFacts
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


class Videos(Protocol):
    """Reads videos. Methods raise `DownloadFailed` for what is no whole video."""

    async def verify(self, path: Path) -> VideoFacts:
        """Prove a downloaded MP4 whole: boxes to the end, moov, a video track, first frame."""
        ...

    async def poster(self, path: Path, target: Path, edge: int = 640) -> None:
        """Write the first frame as a JPEG, its long edge at most `edge` pixels."""
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
