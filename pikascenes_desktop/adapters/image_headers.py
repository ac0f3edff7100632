"""What a picture file is by its first bytes, and what is too large to be opened.

Names and contents of a file may disagree, so names do not count. What is not listed here (SVG,
PDF, GIF, camera raw files, …) never reaches a decoder.
"""

from __future__ import annotations

import struct
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MAX_PIXELS: Final = 100_000_000
"""Pictures with more pixels are refused from their header."""

MAX_FILE_BYTES: Final = 500_000_000
"""Larger files are refused unread."""

MAX_EDGE: Final = 4096
"""Long edge of a normalised picture, in pixels."""

SNIFF_BYTES: Final = 4096
"""How much of a file's beginning is looked at."""


class MediaType(StrEnum):
    """The kinds of pictures that are read."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    AVIF = "image/avif"
    HEIC = "image/heic"
    TIFF = "image/tiff"


class Unreadable(StrEnum):
    """Why a file was refused; the ``reason`` of `ImageUnreadable`."""

    NOT_A_PICTURE = "not_a_picture"
    DAMAGED = "damaged"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    NOT_PERMITTED = "not_permitted"


# ISO/IEC 23008-12 (HEIF) annex B and the AV1 Image File Format §6 name the brands.
_HEIC_BRANDS: Final = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
)
_AVIF_BRANDS: Final = frozenset({b"avif", b"avis"})
_HEIF_BRANDS: Final = frozenset({b"mif1", b"msf1", b"miaf"})
_BRAND_BYTES: Final = 4

_TIFF_MAGIC: Final = {b"II*\0": "<", b"MM\0*": ">"}
_MAGIC: Final = {
    b"\x89PNG\r\n\x1a\n": MediaType.PNG,
    b"\xff\xd8\xff": MediaType.JPEG,
    b"II+\0": MediaType.TIFF,
    b"MM\0+": MediaType.TIFF,
}
_TIFF_ENTRY_BYTES: Final = 12
_NEW_SUBFILE_TYPE: Final = 254
_REDUCED_IMAGE: Final = 1
_DNG_VERSION: Final = 50706


def sniff(path: Path) -> MediaType | None:
    """Return the kind of picture by its first bytes; None for all that is not read.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(SNIFF_BYTES)
    return media_type_of(head)


def media_type_of(head: bytes) -> MediaType | None:
    """Return the kind of picture that begins with these bytes; None for all that is not read."""
    if head[4:8] == b"ftyp":
        return _heif_kind(head)
    if head[:4] in _TIFF_MAGIC:
        return None if _is_camera_raw(head) else MediaType.TIFF
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return MediaType.WEBP
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)


def _heif_kind(head: bytes) -> MediaType | None:
    (size,) = struct.unpack_from(">I", head)
    major = head[8:12]
    compatible = {
        head[at : at + _BRAND_BYTES] for at in range(16, min(size, len(head)), _BRAND_BYTES)
    }
    if major not in _HEIC_BRANDS | _AVIF_BRANDS | _HEIF_BRANDS:
        return None
    if major in _AVIF_BRANDS or (major in _HEIF_BRANDS and compatible & _AVIF_BRANDS):
        return MediaType.AVIF
    if major in _HEIC_BRANDS or compatible & _HEIC_BRANDS:
        return MediaType.HEIC
    return None


def _is_camera_raw(head: bytes) -> bool:
    """Say whether a TIFF is a camera's raw file, whose first image is but a thumbnail.

    Such a file would open, and a stamp-sized preview would be sent in the picture's place.
    CR2 says so at byte 8; others mark their first directory as a reduced image (TIFF 6.0,
    NewSubfileType) or carry DNGVersion. A directory outside of `head` is taken for a TIFF's.
    """
    if head[8:10] == b"CR":
        return True
    order = _TIFF_MAGIC[head[:4]]
    try:
        (directory,) = struct.unpack_from(order + "I", head, 4)
        (count,) = struct.unpack_from(order + "H", head, directory)
        for index in range(count):
            at = directory + 2 + index * _TIFF_ENTRY_BYTES
            tag, _, _, value = struct.unpack_from(order + "HHII", head, at)
            if tag == _DNG_VERSION or (tag == _NEW_SUBFILE_TYPE and value == _REDUCED_IMAGE):
                return True
    except struct.error:
        return False
    return False
