"""What of a drop or the clipboard is a picture: files, links, image data."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

ENDINGS: Final = frozenset(
    {".avif", ".heic", ".heif", ".jfif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"}
)
"""Endings of pictures we read; files without an ending are looked into, too."""

WEB: Final = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Offer:
    """What was offered.

    Attributes:
        sources: Paths of files and web links.
        image: Image data without a file of its own; None for none.
        refused: How many files are no pictures by their names.
    """

    sources: tuple[str, ...] = ()
    image: QImage | None = None
    refused: int = 0

    @property
    def count(self) -> int:
        """How many images are offered."""
        return len(self.sources) + (self.image is not None)


def is_picture_name(path: str) -> bool:
    """Say whether a file may be a picture, by its name."""
    ending = PurePath(path).suffix.lower()
    return ending in ENDINGS or not ending


def offer(mime: QMimeData) -> Offer:
    """Return what of this could become ingredients.

    Files come before image data, and image data before a link: a browser offers all of them for
    one picture, and its link may be that of a page.
    """
    files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    pictures = tuple(path for path in files if is_picture_name(path))
    if files:
        return Offer(pictures, refused=len(files) - len(pictures))
    if mime.hasImage():
        data: object = mime.imageData()
        if isinstance(data, QImage) and not data.isNull():
            return Offer(image=data)
    links = tuple(url.toString() for url in mime.urls() if url.toString().startswith(WEB))
    if links:
        return Offer(links)
    text = mime.text().strip() if mime.hasText() else ""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    if lines and all(line.lower().startswith(WEB) and " " not in line for line in lines):
        return Offer(lines)
    return Offer()


def save_pasted(image: QImage) -> str:
    """Write image data to a file of its own and return its path; blocks.

    Raises:
        OSError: It could not be written.
    """
    with tempfile.NamedTemporaryFile(prefix="pasted-", suffix=".png", delete=False) as file:
        path = file.name
    if not image.save(path):
        raise OSError(path)
    return path
