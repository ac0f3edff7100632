"""An image host in memory."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import ImageMissing, ImageUnreadable
from pikascenes_desktop.domain.host import HostedImage
from pikascenes_desktop.domain.json_values import as_str

if TYPE_CHECKING:
    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile


class FakeHost:
    """Keeps what is uploaded, by digest, and does what the test tells it.

    Attributes:
        stored: What it holds, by the key in the delete handle.
        uploads: All images it was asked to take, in order.
        sent: Digests of those whose bytes it really took.
        errors: Raised by the next calls, one each.
        gate: When given, calls wait for it.
        expires_at: Put on every link.
    """

    def __init__(self, name: str = "fake", *, keeps_files: bool = True) -> None:
        self._name = name
        self._keeps_files = keeps_files
        self.stored: dict[str, bytes] = {}
        self.uploads: list[ImageFile] = []
        self.sent: list[str] = []
        self.errors: list[AppError] = []
        self.gate: asyncio.Event | None = None
        self.expires_at: float | None = None

    @property
    def name(self) -> str:
        return self._name

    @property
    def keeps_files(self) -> bool:
        return self._keeps_files

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        self.uploads.append(image)
        await self._obey()
        if image.sha256 not in self.stored:
            try:
                content = await asyncio.to_thread(image.path.read_bytes)
            except FileNotFoundError as exc:
                raise ImageMissing(str(image.path)) from exc
            if len(content) != image.size_bytes:
                raise ImageUnreadable(str(image.path), "cut_off")
            on_bytes(len(content) // 2, len(content))
            self.stored[image.sha256] = content
            self.sent.append(image.sha256)
        on_bytes(image.size_bytes, image.size_bytes)
        suffix = image.media_type.partition("/")[2]
        return HostedImage(
            url=f"https://{self._name}.example/{image.sha256}.{suffix}",
            host=self._name,
            sha256=image.sha256,
            size_bytes=image.size_bytes,
            expires_at=self.expires_at,
            delete_handle={"key": image.sha256},
        )

    async def delete(self, hosted: HostedImage) -> bool:
        await self._obey()
        key = as_str(hosted.delete_handle.get("key"))
        if key is None:
            return False
        self.stored.pop(key, None)
        return True

    async def _obey(self) -> None:
        if self.gate is not None:
            await self.gate.wait()
        if self.errors:
            raise self.errors.pop(0)
