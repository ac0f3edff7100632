"""Makes the request of a custom host: address, headers, and the picture in its body."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

from pikascenes_desktop.adapters.hosts import sxcu_names
from pikascenes_desktop.adapters.hosts.s3_target import SUFFIXES
from pikascenes_desktop.adapters.hosts.sxcu_definition import target_of
from pikascenes_desktop.adapters.hosts.sxcu_functions import Known, evaluated
from pikascenes_desktop.adapters.hosts.sxcu_syntax import parse
from pikascenes_desktop.adapters.hosts.transfer import CHUNK_BYTES, image_body
from pikascenes_desktop.domain.custom_host import BodyKind

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from pikascenes_desktop.adapters.hosts.sxcu_definition import CustomDefinition, Pairs
    from pikascenes_desktop.ports.remote import CountBytes, ImageFile

_PATH: Final = "/%:@!$&'()*+,;=~-._"
_TYPES: Final = {
    BodyKind.FORM: "application/x-www-form-urlencoded",
    BodyKind.JSON: "application/json",
    BodyKind.XML: "application/xml",
}


class BadHeader(Exception):
    """A header's value that cannot be sent."""


@dataclass(frozen=True, slots=True)
class CustomRequest:
    """One upload, ready to be sent, and sent again if the host moves it.

    Attributes:
        filename: The random name that the picture goes by.
        text: The whole body where the picture is inside a text; None where its bytes are sent.
        head: What comes before the picture's bytes.
        tail: What comes behind them.
    """

    method: str
    url: str
    headers: dict[str, str] = field(repr=False)
    image: ImageFile
    filename: str
    text: bytes | None = field(default=None, repr=False)
    head: bytes = field(default=b"", repr=False)
    tail: bytes = b""

    async def body(self, on_bytes: CountBytes) -> AsyncGenerator[bytes]:
        """Give the body in chunks, and count how much of the picture is on its way.

        Raises:
            ImageMissing, ImageUnreadable: The picture's file is the trouble.
        """
        size = self.image.size_bytes
        if self.text is not None:
            for start in range(0, len(self.text), CHUNK_BYTES):
                chunk = self.text[start : start + CHUNK_BYTES]
                yield chunk
                on_bytes(size * min(start + len(chunk), len(self.text)) // len(self.text), size)
            return
        if self.head:
            yield self.head
        async for chunk in image_body(self.image, on_bytes):
            yield chunk
        if self.tail:
            yield self.tail


async def request_of(
    definition: CustomDefinition, image: ImageFile, unix_s: float
) -> CustomRequest:
    """Return the request that sends a picture; reads it whole only where a text must hold it.

    Args:
        definition: With its secrets filled in.
        image: The normalised copy.
        unix_s: Now, for dates in fields.

    Raises:
        BadHeader: A header holds what cannot be sent.
        SxcuRefused, HostExcluded: The description is not usable after all.
        ImageMissing, ImageUnreadable: The picture's file is the trouble.
    """
    name = f"{secrets.token_hex(16)}.{SUFFIXES.get(image.media_type, 'bin')}"
    known = Known(filename=name)
    headers = headers_of(definition, unix_s, known)
    url = _url(definition, known, unix_s)
    if definition.body is BodyKind.BINARY:
        headers.setdefault("Content-Type", image.media_type)
        headers["Content-Length"] = str(image.size_bytes)
        return CustomRequest(definition.method, url, headers, image, name)
    if definition.body is BodyKind.MULTIPART:
        boundary = secrets.token_hex(16)
        fields = _pairs(definition.arguments, known, unix_s)
        head, tail = _multipart(boundary, fields, definition.file_field, name, image.media_type)
        headers["Content-Type"] = f"multipart/form-data; boundary={boundary}"
        headers["Content-Length"] = str(len(head) + image.size_bytes + len(tail))
        return CustomRequest(definition.method, url, headers, image, name, None, head, tail)
    content = b"".join([chunk async for chunk in image_body(image, _nothing)])
    text = await asyncio.to_thread(_text_body, definition, content, name, unix_s)
    headers.setdefault("Content-Type", _TYPES[definition.body])
    headers["Content-Length"] = str(len(text))
    return CustomRequest(definition.method, url, headers, image, name, text)


def _nothing(_done: int, _total: int | None) -> None:
    pass


def _text_body(definition: CustomDefinition, content: bytes, name: str, unix_s: float) -> bytes:
    picture = base64.b64encode(content).decode("ascii")
    if definition.body is BodyKind.FORM:
        known = Known(filename=name, picture=picture)
        return urlencode(_pairs(definition.arguments, known, unix_s)).encode()
    values = {"input": picture, "filename": _inside(definition.body, name)}
    data = sxcu_names.filled(definition.data, unix_s)
    whole = re.sub(
        r"\{(input|filename)\}", lambda found: values[found[1].lower()], data, flags=re.IGNORECASE
    )
    return whole.encode()


def _inside(body: BodyKind, text: str) -> str:
    return escape(text) if body is BodyKind.XML else json.dumps(text)[1:-1]


def _pairs(pairs: Pairs, known: Known, unix_s: float) -> list[tuple[str, str]]:
    return [
        (name, evaluated(parse(sxcu_names.filled(text, unix_s)), known)) for name, text in pairs
    ]


def headers_of(
    definition: CustomDefinition, unix_s: float, known: Known | None = None
) -> dict[str, str]:
    """Return the headers that a description names.

    Raises:
        BadHeader: One holds what cannot be sent.
    """
    headers: dict[str, str] = {"Accept": "*/*"}
    for name, value in _pairs(definition.headers, known or Known(), unix_s):
        if not value.isascii() or not value.isprintable():
            raise BadHeader
        headers[name.title()] = value.strip()
    return headers


def _url(definition: CustomDefinition, known: Known, unix_s: float) -> str:
    target = target_of(definition.url)
    path = evaluated(target.path, known, lambda text: quote(text, safe=""))
    query = urlencode(_pairs(definition.parameters, known, unix_s))
    address = f"{target.origin}/{quote(path, safe=_PATH)}"
    return f"{address}?{query}" if query else address


def _multipart(
    boundary: str, fields: list[tuple[str, str]], file_field: str, name: str, media_type: str
) -> tuple[bytes, bytes]:
    """Return what comes before and behind the file (RFC 7578; names quoted as browsers do)."""
    parts: list[str] = []
    for each, value in fields:
        parts.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(each)}"\r\n\r\n'
            f"{value}\r\n"
        )
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(file_field)}"; '
        f'filename="{_quoted(name)}"\r\nContent-Type: {media_type}\r\n\r\n'
    )
    return "".join(parts).encode(), f"\r\n--{boundary}--\r\n".encode()


def _quoted(text: str) -> str:
    return text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
