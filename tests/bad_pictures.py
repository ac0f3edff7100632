"""Files that are no pictures, or pictures that mean harm; each made in a few bytes."""

from __future__ import annotations

import struct
import zlib

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9"/></svg>'
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"
PLAYLIST = b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile:///etc/passwd\n"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


RGB = b"\x08\x02\0\0\0"
RGBA_16_INTERLACED = b"\x10\x06\0\0\x01"
"""Of PNG's header: depth, colour type, compression, filter, interlace."""


def png(width: int, height: int, idat: bytes, kind: bytes = RGB) -> bytes:
    """Return a PNG whose header promises what it likes."""
    header = struct.pack(">II", width, height) + kind
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", idat) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """Return a PNG of about a kilobyte that would take gigabytes."""
    return png(width, height, zlib.compress(bytes(1 << 20), 9))


def flat_png(width: int, height: int, colour: bytes = b"\x20\x80\xc0") -> bytes:
    """Return a valid PNG of one colour."""
    line = b"\0" + colour * width
    return png(width, height, zlib.compress(line * height, 1))


def zlib_bomb(width: int, height: int) -> bytes:
    """Return a valid PNG that shrinks a thousandfold: RGBA, 16 bit, interlaced, all zero."""
    squeeze = zlib.compressobj(1)
    data = bytearray()
    line = bytes(1 + width * 8)
    for _ in range(2 * height):  # more than the seven passes need
        data += squeeze.compress(line)
    data += squeeze.flush()
    return png(width, height, bytes(data), RGBA_16_INTERLACED)
