"""A picture cache in memory."""

from __future__ import annotations


class FakePictures:
    """Implements `ports.media.PictureCache`.

    Attributes:
        kept: What it holds.
    """

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    async def put(self, key: str, picture: bytes) -> None:
        self.kept[key] = picture

    async def forget(self, key: str) -> None:
        self.kept.pop(key, None)
