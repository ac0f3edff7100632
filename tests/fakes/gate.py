"""A gate in front of a real server: lets everything through, unless it is to refuse an upload."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.fakes.answering_server import AnsweringServer

if TYPE_CHECKING:
    from tests.fakes.raw_server import Exchange, Seen


class Gate(AnsweringServer):
    """Answers the next upload as `fault` says; all else goes on.

    Args:
        name: The data file with the refusals that such servers give.
        base: The real server, ``http://127.0.0.1:port``.
        is_named: Whether the server insists on its own name; else ``Host`` stays as it came,
            because signatures cover it.
    """

    def __init__(self, name: str, base: str, *, is_named: bool = False) -> None:
        super().__init__(name)
        self._port = urlsplit(base).port or 80
        self._named = {"host": urlsplit(base).netloc} if is_named else {}

    @property
    def base(self) -> str:
        """Where to speak to the gate."""
        return self.server.base

    async def _serve(self, exchange: Exchange) -> None:
        seen = await exchange.request()
        if self.fault and seen.method == "PUT":
            await self.answer(exchange, self.taken_fault())
        else:
            await self._pass_on(exchange, seen)

    async def _pass_on(self, exchange: Exchange, seen: Seen) -> None:
        headers = {**seen.headers, **self._named, "connection": "close"}
        lines = "".join(f"{name}: {text}\r\n" for name, text in headers.items())
        head = f"{seen.method} {seen.target} HTTP/1.1\r\n{lines}\r\n"
        whole = head.encode("latin-1") + seen.body
        await exchange.send(await asyncio.to_thread(_answer, self._port, whole))


def _answer(port: int, request: bytes) -> bytes:
    """Send a request and return all that comes back.

    A server that refuses a body without reading it ends the connection with a reset: asyncio's
    streams would then forget the answer that came before it.
    """
    answer = bytearray()
    with socket.create_connection(("127.0.0.1", port)) as line, contextlib.suppress(OSError):
        with contextlib.suppress(OSError):
            line.sendall(request)
        while piece := line.recv(65536):
            answer += piece
    return bytes(answer)
