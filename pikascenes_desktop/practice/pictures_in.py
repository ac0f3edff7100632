"""Pictures as they arrive: told by their first bytes, and taken out of data URIs."""

from __future__ import annotations

import base64
import binascii
from typing import Final

MAX_IMAGE_BYTES: Final = 50 * 1024 * 1024
"""The vendor's recommended limit for a hosted image."""

MAX_DATA_URI_IMAGE_BYTES: Final = 6 * 1024 * 1024
"""What the vendor's own ComfyUI nodes allow inside a request."""

MAX_BODY_BYTES: Final = 64 * 1024 * 1024
"""What the vendor's own ComfyUI nodes allow for a whole request."""

HEAD_BYTES: Final = 32
"""How many first bytes `media_type` looks at."""

_HEIF_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"})
_AVIF_BRANDS: Final = frozenset({b"avif", b"avis"})


class DataUriInvalid(Exception):
    """A data URI that holds no picture within the limits; the text says why."""


def media_type(head: bytes) -> str | None:  # noqa: PLR0911 -- one line a format reads best
    """Return the media type of a picture by its first `HEAD_BYTES` bytes, None if it is none."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head.startswith((b"II*\x00", b"MM\x00*")):
        return "image/tiff"
    if head[4:8] == b"ftyp" and head[8:12] in _AVIF_BRANDS:
        return "image/avif"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return "image/heic"
    return None


def parse_data_uri(uri: str) -> bytes:
    """Return the picture inside a ``data:image/…;base64,…`` URI.

    Raises:
        DataUriInvalid: It is not base64, too large, or no picture.
    """
    head, _, text = uri.partition(",")
    if not head.startswith("data:image/") or not head.endswith(";base64"):
        raise DataUriInvalid("Input should be a data URI of an image in base64.")
    if len(text) > MAX_DATA_URI_IMAGE_BYTES * 4 // 3 + 4:
        raise DataUriInvalid("The image is larger than 6 MiB.")
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as exc:
        raise DataUriInvalid("The base64 text is damaged.") from exc
    if media_type(data[:HEAD_BYTES]) is None:
        raise DataUriInvalid("The data is not an image.")
    return data
