"""What browsers offer when a picture is dragged out of a page, or copied.

Each has formats of its own beside the standard ones: Chromium on X11 offers the file's bytes as
``application/octet-stream;name=…``, Firefox the picture's address as
``application/x-moz-file-promise-url``, browsers on Windows a virtual file that Qt shows as
``application/x-qt-windows-mime;value="FileContents"``; all of them a piece of the page.
"""

from __future__ import annotations

import base64
import binascii
import re
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

PICTURES: Final = (
    "image/png",
    "image/jpeg",
    "image/webp",
    "image/avif",
    "image/heic",
    "image/heif",
    "image/tiff",
)
"""Formats that we read, best first: what a page re-encodes for a drag is best as PNG."""

FIREFOX_LINK: Final = "application/x-moz-file-promise-url"
WINDOWS_FILE: Final = 'application/x-qt-windows-mime;value="FileContents"'
WINDOWS_NAMES: Final = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
FIRST_NAME: Final = slice(76, 76 + 2 * 260)
"""Where a FILEGROUPDESCRIPTORW holds the first file's name, as UTF-16 (Windows' shlobj_core.h)."""

_NAMED_BYTES: Final = re.compile(r'application/octet-stream;\s*name="?([^"]+)"?', re.IGNORECASE)
_DATA: Final = re.compile(r"data:image/[\w.+-]+(;base64)?,(.*)", re.IGNORECASE | re.DOTALL)


class _Page(HTMLParser):
    """Finds the one picture of a piece of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[str] = []
        self.has_words = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.pictures.append(dict(attrs).get("src") or "")

    def handle_data(self, data: str) -> None:
        self.has_words = self.has_words or bool(data.strip())


def picture_format(mime: QMimeData, is_picture_name: Callable[[str], bool]) -> str:
    """Return the format in which a picture's own bytes are offered; empty for none."""
    formats = mime.formats()
    for wanted in PICTURES:
        if wanted in formats:
            return wanted
    for offered in formats:
        named = _NAMED_BYTES.fullmatch(offered)
        if named is not None and is_picture_name(named.group(1)):
            return offered
    if WINDOWS_FILE in formats and is_picture_name(_windows_name(mime)):
        return WINDOWS_FILE
    return ""


def promised_link(mime: QMimeData) -> str:
    """Return the address of the dragged picture itself, as Firefox names it; empty for none."""
    if not mime.hasFormat(FIREFOX_LINK):
        return ""
    return _utf16(bytes(mime.data(FIREFOX_LINK).data()))


def shown_picture(mime: QMimeData) -> str | bytes:
    """Return the one picture of a piece of a page: its address, or its bytes; empty for none.

    Words beside it mean that it is a selection of text, of which the picture is a part.
    """
    if not mime.hasHtml():
        return ""
    page = _Page()
    page.feed(mime.html())
    page.close()
    if len(page.pictures) != 1 or page.has_words:
        return ""
    return _inline(page.pictures[0]) or page.pictures[0]


def file_name(link: str) -> str:
    """Return the last part of a link's path, or its host."""
    parts = urlsplit(link)
    return unquote(PurePosixPath(parts.path).name) or parts.netloc


def _inline(source: str) -> bytes:
    data = _DATA.fullmatch(source.strip())
    if data is None:
        return b""
    is_base64, body = data.groups()
    plain = unquote_to_bytes(body)
    if not is_base64:
        return plain
    try:
        return base64.b64decode(plain)
    except binascii.Error:
        return b""


def _windows_name(mime: QMimeData) -> str:
    return _utf16(bytes(mime.data(WINDOWS_NAMES).data())[FIRST_NAME])


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-le", "replace").split("\0")[0].lstrip("\ufeff").strip()
