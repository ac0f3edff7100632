"""Images without a decoder: knows PNG's header, and copies files as they are."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import struct
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import (
    AppError,
    ImageMissing,
    ImageTooLarge,
    ImageUnreadable,
)
from pikascenes_desktop.ports.media import ImageFacts, NormalisedImage

if TYPE_CHECKING:
    from pathlib import Path

_MAX_PIXELS = 100_000_000
_TINY_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIs"
    "IxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcI"
    "CQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcY"
    "GRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKj"
    "pKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AD8A"
    "/9k="
)


class FakeImages:
    """Takes any PNG for a picture that is fit to be sent.

    Attributes:
        normalised: The paths given to `normalise`, in order.
        trouble: What a path raises instead, by its name.
        gate: Clear it to hold `normalise` until it is set again.
    """

    def __init__(self) -> None:
        self.normalised: list[Path] = []
        self.trouble: dict[str, AppError] = {}
        self.gate = asyncio.Event()
        self.gate.set()

    async def inspect(self, path: Path) -> ImageFacts:
        if path.name in self.trouble:
            raise self.trouble[path.name]
        return _facts(path)

    async def normalise(self, path: Path, into: Path) -> NormalisedImage:
        self.normalised.append(path)
        await self.gate.wait()
        original = await self.inspect(path)
        data = _read(path)
        sha256 = hashlib.sha256(data).hexdigest()
        copy = into / f"{sha256}.png"
        _write(copy, data)
        return NormalisedImage(
            path=copy,
            sha256=sha256,
            media_type="image/png",
            width=original.width,
            height=original.height,
            size_bytes=len(data),
            original=original,
        )

    async def thumbnail(self, path: Path, target: Path, edge: int) -> None:
        await self.inspect(path)
        _write(target, _TINY_JPEG)


def _facts(path: Path) -> ImageFacts:
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise ImageMissing(str(path)) from exc
    except OSError as exc:
        raise ImageUnreadable(str(path), "not_a_picture") from exc
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        raise ImageUnreadable(str(path), "not_a_picture")
    if not data.endswith(b"IEND\xaeB`\x82"):
        raise ImageUnreadable(str(path), "damaged")
    width, height = struct.unpack_from(">II", data, 16)
    if width * height > _MAX_PIXELS:
        raise ImageTooLarge(str(path), width=width, height=height)
    return ImageFacts("image/png", width, height, len(data))


def _read(path: Path) -> bytes:
    return path.read_bytes()


def _write(target: Path, data: bytes) -> None:
    target.write_bytes(data)
