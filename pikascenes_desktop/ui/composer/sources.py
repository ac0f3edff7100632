"""What of a drop or the clipboard is a picture: files, folders, bytes, bitmaps, links."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from pikascenes_desktop.ui.composer.browser_drags import (
    file_name,
    picture_format,
    promised_link,
    shown_picture,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QMimeData

ENDINGS: Final = frozenset(
    {".avif", ".heic", ".heif", ".jfif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"}
)
"""Endings of pictures we read; files without an ending are looked into, too."""

WEB: Final = ("https://", "http://")

BITMAP: Final = "application/x-qt-image"
"""What Qt calls a bitmap that has no bytes of its own, such as a screenshot."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What was offered, of which nothing was fetched yet.

    Attributes:
        files: Paths of files.
        folders: Paths of folders, of which the pictures inside are meant.
        format: In which format a picture itself is offered; empty for none.
        inline: A picture's own bytes that were inside a page.
        links: Web links.
        refused: How many files are no pictures by their names.
    """

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    format: str = ""
    inline: bytes = b""
    links: tuple[str, ...] = ()
    refused: int = 0

    @property
    def has_picture(self) -> bool:
        """Whether a picture itself is offered, rather than a place where one is."""
        return bool(self.format or self.inline)

    @property
    def count(self) -> int:
        """How many images are offered, those in folders left out."""
        if self.files or self.folders:
            return len(self.files)
        return 1 if self.has_picture else len(self.links)

    @property
    def is_ours(self) -> bool:
        """Whether there is anything to say about it."""
        return bool(self.count or self.folders or self.refused)


def is_picture_name(path: str) -> bool:
    """Say whether a file may be a picture, by its name."""
    ending = PurePath(path).suffix.lower()
    return ending in ENDINGS or not ending


def offer(mime: QMimeData) -> Offer:
    """Return what of this could become ingredients.

    Files come before a picture's bytes, and those before a link: a browser offers all of them
    for one picture, its link may be that of a page, and what is here needs no fetching.
    """
    # Qt writes paths with slashes; what is kept and shown is written as the system does
    places = [str(PurePath(url.toLocalFile())) for url in mime.urls() if url.isLocalFile()]
    if places:
        return _files(places)
    links = _links(mime)
    found = picture_format(mime, is_picture_name)
    if found:
        return Offer(format=found, links=links)
    shown = shown_picture(mime)
    if isinstance(shown, bytes):
        return Offer(inline=shown, links=links)
    if mime.hasImage():
        return Offer(format=BITMAP, links=links)
    link = promised_link(mime) or shown
    return Offer(links=(link,) if link.startswith(WEB) else links)


def picture(mime: QMimeData, offered: Offer) -> QImage | bytes | None:
    """Fetch the picture itself; None when it is not to be had after all."""
    if offered.inline:
        return offered.inline
    if offered.format == BITMAP:
        data: object = mime.imageData()
        return data if isinstance(data, QImage) and not data.isNull() else None
    return bytes(mime.data(offered.format).data()) or None


def pictures_in(folder: Path) -> list[str]:
    """Return the paths of the pictures right inside a folder, by name; blocks.

    Raises:
        OSError: It cannot be read.
    """
    found = [
        str(path) for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file()
    ]
    return sorted(found, key=str.casefold)


def display_name(source: str) -> str:
    """Return what to call an image: its file name, or the end of its link."""
    return file_name(source) if source.startswith(WEB) else PurePath(source).name


def _files(places: Iterable[str]) -> Offer:
    files: list[str] = []
    folders: list[str] = []
    refused = 0
    for place in places:
        if PurePath(place).suffix.lower() in ENDINGS:
            files.append(place)
        elif Path(place).is_dir():
            folders.append(place)
        elif is_picture_name(place):
            files.append(place)
        else:
            refused += 1
    return Offer(files=tuple(files), folders=tuple(folders), refused=refused)


def _links(mime: QMimeData) -> tuple[str, ...]:
    urls = (bytes(url.toEncoded().data()).decode("ascii", "replace") for url in mime.urls())
    links = tuple(url for url in urls if url.lower().startswith(WEB))
    if links:
        return links
    text = mime.text().strip() if mime.hasText() else ""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    are_links = all(line.lower().startswith(WEB) and " " not in line for line in lines)
    return lines if are_links else ()
