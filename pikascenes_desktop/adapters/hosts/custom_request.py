"""Makes the request of a custom host: address, headers, and the picture in its body."""

from __future__ import annotations

import asyncio
import base64
import json
import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

from pikascenes_desktop.adapters.hosts import sxcu_names
from pikascenes_desktop.adapters.hosts.multipart import ImageForm
from pikascenes_desktop.adapters.hosts.sent_name import random_name
from pikascenes_desktop.adapters.hosts.sxcu_definition import target_of
from pikascenes_desktop.adapters.hosts.sxcu_functions import Known, evaluated
from pikascenes_desktop.adapters.hosts.sxcu_syntax import parse
from pikascenes_desktop.adapters.hosts.transfer import CHUNK_BYTES, image_body
from pikascenes_desktop.domain.custom_host import BodyKind

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

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
        body: Gives the body in chunks, and counts how much of the picture is on its way; raises
            `ImageMissing` or `ImageUnreadable` if the picture's file is the trouble.
    """

    method: str
    url: str
    headers: dict[str, str] = field(repr=False)
    filename: str
    body: Callable[[CountBytes], AsyncGenerator[bytes]] = field(repr=False)


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
    name = random_name(image.media_type)
    known = Known(filename=name)
    headers = headers_of(definition, unix_s, known)
    url = _url(definition, known, unix_s)
    if definition.body is BodyKind.BINARY:
        headers.setdefault("Content-Type", image.media_type)
        headers["Content-Length"] = str(image.size_bytes)
        body = partial(image_body, image)
    elif definition.body is BodyKind.MULTIPART:
        fields = dict(_pairs(definition.arguments, known, unix_s))
        form = ImageForm(image, fields, definition.file_field, name)
        headers |= form.headers
        body = form.body
    else:
        content = b"".join([chunk async for chunk in image_body(image, _nothing)])
        text = await asyncio.to_thread(_text_body, definition, content, name, unix_s)
        headers.setdefault("Content-Type", _TYPES[definition.body])
        headers["Content-Length"] = str(len(text))
        body = partial(_text_chunks, text, image.size_bytes)
    return CustomRequest(definition.method, url, headers, name, body)


async def _text_chunks(text: bytes, size: int, on_bytes: CountBytes) -> AsyncGenerator[bytes]:
    """Give a text that holds the picture; as in `image_body`, the answer counts the last piece."""
    for start in range(0, len(text), CHUNK_BYTES):
        chunk = text[start : start + CHUNK_BYTES]
        yield chunk
        if (sent := start + len(chunk)) < len(text):
            on_bytes(size * sent // len(text), size)


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
