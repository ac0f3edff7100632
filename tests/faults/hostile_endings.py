"""Every way a paid request may end that tells nothing: whether it was taken, nobody knows.

The client must never send again after one of them (reliability table, A1: "cannot tell apart").
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters import runcomfy_wire
from tests.fakes.raw_server import answering

if TYPE_CHECKING:
    from tests.fakes.raw_server import Exchange, Handler

TAKEN: Final = json.dumps({"request_id": "abc"}).encode()


async def close_at_once(exchange: Exchange) -> None:
    exchange.writer.close()


async def close_after_read(exchange: Exchange) -> None:
    await exchange.request()


async def reset_after_read(exchange: Exchange) -> None:
    await exchange.request()
    exchange.reset()


async def cut_head(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.send(b"HTTP/1.1 200 OK\r\ncontent-ty")


async def cut_body(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.reply(200, TAKEN, length=len(TAKEN) + 5)


async def cut_json(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.reply(200, TAKEN[:-2], headers={"Content-Length": ""})


async def no_http(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.send(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")


async def bad_gzip(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.reply(200, b"not gzip", headers={"Content-Encoding": "gzip"})


async def endless(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.reply(200, b"x" * (runcomfy_wire.REPLY_LIMIT + 1))


async def reset_while_reading(exchange: Exchange) -> None:
    """End with RST while the request is still coming in."""
    if not exchange.requests:
        await exchange.reader.read(1)
    exchange.reset()


async def informs_and_leaves(exchange: Exchange) -> None:
    """Say that something is under way, and nothing more."""
    await exchange.request()
    await exchange.send(b"HTTP/1.1 102 Processing\r\n\r\n")


async def cut_chunk(exchange: Exchange) -> None:
    """End within a chunk of an answer whose length is not said beforehand."""
    await exchange.request()
    await exchange.reply(headers={"Content-Length": "", "Transfer-Encoding": "chunked"})
    await exchange.send(b"20\r\n" + TAKEN[:-2])


def _takes(body: bytes) -> Handler:
    return answering(200, body)


AMBIGUOUS: Final[dict[str, tuple[Handler, str]]] = {
    "closed before reading": (close_at_once, "connection_lost"),
    "closed after reading": (close_after_read, "connection_lost"),
    "RST while reading": (reset_while_reading, "connection_lost"),
    "RST after reading": (reset_after_read, "connection_lost"),
    "cut head": (cut_head, "connection_lost"),
    "102 and closed": (informs_and_leaves, "connection_lost"),
    "no HTTP": (no_http, "connection_lost"),
    "cut chunk": (cut_chunk, "connection_lost"),
    "cut JSON": (cut_json, "not_json"),
    "broken gzip": (bad_gzip, "DecodingError"),
    "endless": (endless, "too_long"),
    "HTML with 200": (_takes(b"<html>Please sign in</html>"), "not_json"),
    "200 with nothing": (_takes(b""), "not_json"),
    "200 without an id": (_takes(b'{"status": "ok"}'), "no_id"),
    "200 with an id that is none": (_takes(b'{"request_id": "../a b"}'), "no_id"),
    "200 with null": (_takes(b"null"), "not_json"),
    "200 with a list": (_takes(b'["abc"]'), "not_json"),
    "204": (answering(204), "not_json"),
    "301": (answering(301, b"{}", headers={"Location": "/elsewhere"}), "http_301"),
    "302": (
        answering(302, headers={"Location": "https://elsewhere.example.org/"}),
        "http_302_not_json",
    ),
    "307": (answering(307, b"{}", headers={"Location": "/again"}), "http_307"),
    "401 in HTML": (answering(401, b"<html>proxy</html>"), "http_401_not_json"),
    "403 in HTML": (answering(403, b"<html>firewall</html>"), "http_403_not_json"),
    "408": (answering(408, b"{}"), "http_408"),
    "409": (answering(409, b"{}"), "http_409"),
    "500": (answering(500, b"{}"), "http_500"),
    "502": (answering(502, b"<html>"), "http_502_not_json"),
    "503": (answering(503, b"{}", headers={"Retry-After": "1"}), "http_503"),
    "504": (answering(504, b'{"message": "upstream timed out"}'), "http_504"),
}
"""Each ending's name, what the server does, and the word that stays in the history."""
