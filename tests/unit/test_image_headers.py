"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import struct

import pytest

from pikascenes_desktop.adapters.image_headers import MediaType, media_type_of, sniff
from tests import bad_pictures, photographs


def ftyp(major: bytes, *compatible: bytes) -> bytes:
    content = major + bytes(4) + b"".join(compatible)
    return struct.pack(">I4s", 8 + len(content), b"ftyp") + content


def tiff(order: str, *entries: tuple[int, int], at: int = 8) -> bytes:
    magic = b"II*\0" if order == "<" else b"MM\0*"
    directory = struct.pack(order + "H", len(entries))
    for tag, value in entries:
        directory += struct.pack(order + "HHII", tag, 4, 1, value)
    return magic + struct.pack(order + "I", at) + bytes(at - 8) + directory


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
        (b"\xff\xd8\xff\xe0", MediaType.JPEG),
        (b"RIFF\0\0\0\0WEBPVP8 ", MediaType.WEBP),
        (b"RIFF\0\0\0\0WAVE", None),
        (ftyp(b"avif", b"mif1"), MediaType.AVIF),
        (ftyp(b"mif1", b"miaf", b"avif"), MediaType.AVIF),
        (ftyp(b"heic", b"mif1"), MediaType.HEIC),
        (ftyp(b"mif1", b"heic"), MediaType.HEIC),
        (ftyp(b"mif1", b"jpeg"), None),
        (ftyp(b"isom", b"avif"), None),
        (tiff("<", (256, 10)), MediaType.TIFF),
        (tiff(">", (256, 10), at=20), MediaType.TIFF),
        (b"II+\0\x08\0\0\0", MediaType.TIFF),
        (b"MM\0*\0\xff\0\0", MediaType.TIFF),
        (b"II*\0", MediaType.TIFF),
        (tiff("<", (254, 1), (256, 160)), None),
        (tiff(">", (254, 0), (50706, 0x01040000)), None),
        (b"II*\0\x10\0\0\0CR\x02\0", None),
        (bad_pictures.SVG, None),
        (bad_pictures.GIF, None),
        (bad_pictures.PDF, None),
        (b"", None),
        (b"BM", None),
    ],
)
def test_media_type_of(head: bytes, media_type: MediaType | None) -> None:
    assert media_type_of(head) == media_type


def test_sniffs_a_real_file() -> None:
    assert sniff(photographs.original("rocket")) is MediaType.JPEG
