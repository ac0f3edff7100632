"""A picture of about 12 KB for testing hosts with, made on the spot."""

from __future__ import annotations

import os
import struct
import zlib
from typing import Final

_EDGE: Final = 64  # pixels; 64 x 64 x 3 bytes of noise make 12 KiB that nothing compresses


def tiny_picture() -> bytes:
    """Return a PNG of coloured noise, new each time.

    New, because a host that has the picture already would not be tested by it.
    """
    rows = b"".join(b"\0" + os.urandom(_EDGE * 3) for _ in range(_EDGE))
    header = struct.pack(">IIBBBBB", _EDGE, _EDGE, 8, 2, 0, 0, 0)  # 8 bits, RGB
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(rows)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
