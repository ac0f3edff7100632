"""A form with one file (``multipart/form-data``, RFC 7578) that streams and knows its length."""

from __future__ import annotations

import secrets
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.hosts.transfer import image_body

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping

    from pikascenes_desktop.ports.remote import CountBytes, ImageFile


@dataclass(frozen=True)
class ImageForm:
    """A form for one image.

    Attributes:
        fields: The other fields, sent first.
        file_field: The name of the file's field.
        file_name: What the file is called there.
        boundary: What separates the fields; random, so that no picture holds it.
    """

    image: ImageFile
    fields: Mapping[str, str] = field(repr=False)
    file_field: str
    file_name: str
    boundary: str = field(default_factory=lambda: secrets.token_hex(16))

    @property
    def headers(self) -> dict[str, str]:
        """The headers that describe the body."""
        length = len(self._head) + self.image.size_bytes + len(self._tail)
        return {
            "Content-Type": f"multipart/form-data; boundary={self.boundary}",
            "Content-Length": str(length),
        }

    async def body(self, on_bytes: CountBytes) -> AsyncGenerator[bytes]:
        """Give the form piece by piece; what is counted is the image alone.

        Raises as `transfer.image_body`.
        """
        yield self._head
        async with aclosing(image_body(self.image, on_bytes)) as chunks:
            async for chunk in chunks:
                yield chunk
        yield self._tail

    @property
    def _head(self) -> bytes:
        parts = [
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"\r\n\r\n'
            f"{text}\r\n"
            for name, text in self.fields.items()
        ]
        parts.append(
            f"--{self.boundary}\r\nContent-Disposition: form-data; "
            f'name="{_quoted(self.file_field)}"; filename="{self.file_name}"\r\n'
            f"Content-Type: {self.image.media_type}\r\n\r\n"
        )
        return "".join(parts).encode()

    @property
    def _tail(self) -> bytes:
        return f"\r\n--{self.boundary}--\r\n".encode()


def _quoted(name: str) -> str:
    """Return a field's name as browsers write it (RFC 7578 §2, HTML's encoding of forms)."""
    return name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
