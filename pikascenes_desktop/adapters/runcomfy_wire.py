"""How RunComfy's requests are built and their answers read; the one place that adds the key."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import httpx

from pikascenes_desktop.adapters.addresses import is_loopback_host
from pikascenes_desktop.adapters.http import closing, retry_after_s
from pikascenes_desktop.adapters.logs import HIDDEN, spellings
from pikascenes_desktop.adapters.runcomfy_errors import (
    NO_RESOURCE_ID,
    NOT_FOUND,
    error_of,
    has_error_code,
)
from pikascenes_desktop.adapters.runcomfy_replies import (
    NO_SUCH_THING,
    OK,
    REQUEST_ID,
    TOO_MANY_REQUESTS,
    Answer,
    json_object,
    status_word,
)
from pikascenes_desktop.domain.errors import (
    AppError,
    KeyRejected,
    RateLimited,
    RequestIdInvalid,
    ServiceFault,
)
from pikascenes_desktop.domain.json_values import as_list, as_object

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from pikascenes_desktop.domain.json_values import JsonObject

REPLY_LIMIT: Final = 1024 * 1024
UPLOAD_CHUNK: Final = 64 * 1024
REPLY_S: Final = 240.0
"""How long the body of an answer may drip in."""

SHORTEST_KEY: Final = 9
"""Shorter ones are words (``practice``), and would black out what a reply says."""

_BEARER: Final = "Bearer "
_UNAUTHORIZED: Final = 401
_FORBIDDEN: Final = 403


@dataclass(frozen=True, slots=True)
class Target:
    """Where requests go, and the key that may go there and nowhere else."""

    base: httpx.URL
    key: str = field(repr=False)

    def url(self, path: str) -> httpx.URL:
        """Return the link of a path of the API."""
        return httpx.URL(f"{str(self.base).rstrip('/')}{path}")

    def headers(self, url: httpx.URL) -> dict[str, str]:
        """Return the headers of a request; with the key only if it goes to this very origin."""
        headers = {"Accept": "application/json"}
        is_private = url.scheme == "https" or is_loopback_host(url.host)
        if _origin(url) == _origin(self.base) and is_private:
            headers["Authorization"] = f"{_BEARER}{self.key}"
        return headers


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def request_path(request_id: str) -> str:
    """Return the path of a request.

    Raises:
        RequestIdInvalid: The id cannot be one, so it is not put into a link.
    """
    if not REQUEST_ID.fullmatch(request_id):
        raise RequestIdInvalid(request_id)
    return f"/v1/requests/{request_id}"


def model_path(model_id: str) -> str:
    """Return the path of a model."""
    return f"/v1/models/{quote(model_id, safe='/')}"


async def pieces(body: bytes) -> AsyncIterator[bytes]:
    """Yield a body in pieces: the write timeout is meant for one piece, not for 48 MB."""
    for start in range(0, len(body), UPLOAD_CHUNK):
        yield body[start : start + UPLOAD_CHUNK]


async def read_answer(client: httpx.AsyncClient, request: httpx.Request) -> Answer | None:
    """Send a request and read the answer; None when it is longer than any honest one.

    Raises:
        TimeoutError: The body dripped in for longer than `REPLY_S`.
        httpx.HTTPError: As httpx does.
    """
    response = await client.send(request, stream=True)
    body = bytearray()
    try:
        async with asyncio.timeout(REPLY_S), closing(response.aiter_bytes()) as chunks:
            async for chunk in chunks:
                body += chunk
                if len(body) > REPLY_LIMIT:
                    return None
    except Exception:
        # JSON says itself where it ends: what came whole, an id perhaps, is not lost to a
        # connection that ends badly after it
        if json_object(bytes(body)) is None:
            raise
    finally:
        with suppress(Exception):
            await response.aclose()
    return Answer(
        request.url.host,
        response.status_code,
        without_key(bytes(body), request.headers.get("Authorization", "").removeprefix(_BEARER)),
        response.headers.get("retry-after"),
    )


def without_key(body: bytes, key: str) -> bytes:
    """Return an answer without the key that it was asked with: replies are kept for ever.

    Only texts are changed, however they are escaped: what is JSON stays it, and ids stay whole.
    """
    if len(key) < SHORTEST_KEY:
        return body
    written = spellings(key)
    reply = json_object(body)
    if reply is not None:
        hidden = _hidden(reply, written)
        return body if hidden == reply else json.dumps(hidden).encode()
    for one in written:
        body = body.replace(one.encode(), HIDDEN.encode())
    return body


def _hidden(value: object, written: tuple[str, ...]) -> object:
    if isinstance(value, str):
        for one in written:
            value = value.replace(one, HIDDEN)
        return value
    if items := as_list(value):
        return [_hidden(item, written) for item in items]
    if fields := as_object(value):
        return {
            str(_hidden(name, written)): _hidden(item, written) for name, item in fields.items()
        }
    return value


def checked_reply(answer: Answer, missing: AppError, now: float) -> JsonObject:
    """Return the reply of an unpaid request, or raise what it means.

    Args:
        answer: The answer.
        missing: What it means when the service does not know what was asked for.
        now: Unix time.

    Raises:
        KeyRejected, RateLimited, ServiceFault: As the service says.
    """
    if answer.status == TOO_MANY_REQUESTS:
        raise RateLimited(answer.host, retry_after_s(answer.retry_after, now))
    if answer.status == NO_SUCH_THING:
        raise missing
    reply = json_object(answer.body)
    if answer.status == _UNAUTHORIZED or (answer.status == _FORBIDDEN and reply is not None):
        raise KeyRejected
    if reply is None:
        raise ServiceFault(answer.host, answer.status, "not_json")
    if answer.status in OK and (status_word(reply) or not has_error_code(reply)):
        return reply
    error = error_of(reply)
    if error.is_about_key:
        raise KeyRejected
    if error.code in (NOT_FOUND, NO_RESOURCE_ID):
        raise missing
    raise ServiceFault(answer.host, answer.status, error.message)
