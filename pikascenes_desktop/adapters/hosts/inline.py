"""Pictures inside the paid request itself, as data URIs.

Experimental: RunComfy's own nodes send pictures so (at most 6 MiB each, 64 MiB a request), but
the page of ``pika/pikascenes`` speaks of links alone.
"""

from __future__ import annotations

import asyncio
import base64
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.transfer import image_body
from pikascenes_desktop.domain.errors import UploadRefused
from pikascenes_desktop.domain.host import HostedImage, UploadProblem

if TYPE_CHECKING:
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

MAX_INLINE_BYTES: Final = 6 * 1024 * 1024
"""The most RunComfy's nodes put into one request for one picture; six make 48 of 64 MiB."""


class InlineHost:
    """Implements `ports.remote.ImageHost` without a host: nothing leaves before the request."""

    @property
    def name(self) -> str:
        return "inline"

    @property
    def keeps_files(self) -> bool:
        return False

    async def upload(self, image: ImageFile, on_bytes: CountBytes) -> HostedImage:
        if image.size_bytes > MAX_INLINE_BYTES:
            raise UploadRefused(self.name, image.number, UploadProblem.TOO_LARGE_INLINE)
        content = b"".join([chunk async for chunk in image_body(image, on_bytes)])
        on_bytes(image.size_bytes, image.size_bytes)
        encoded = await asyncio.to_thread(base64.b64encode, content)
        return HostedImage(
            url=f"data:{image.media_type};base64,{encoded.decode('ascii')}",
            host=self.name,
            sha256=image.sha256,
            size_bytes=image.size_bytes,
        )

    async def delete(self, hosted: HostedImage) -> bool:  # noqa: ARG002 -- the port's signature
        return False
