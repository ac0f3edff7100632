"""A server on loopback that stands for a public host and answers out of its data file.

The programs under test speak to the hosts' true names: `AnsweringServer.client` leads every name
to the loopback server, which tells them apart by the ``Host`` header.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from base64 import b64decode
from typing import TYPE_CHECKING, Self

import httpx

from pikascenes_desktop.domain.json_values import JsonObject, as_int, as_object, as_str
from tests.fakes.host_data import data, filled
from tests.fakes.raw_server import RawServer

if TYPE_CHECKING:
    from types import TracebackType

    from tests.fakes.raw_server import Exchange, Seen


class AnsweringServer(ABC):
    """What all of them share.

    Attributes:
        data: The data file.
        answers: Its answers by name, and those of ``everyone.json``.
        links: What openings of links may get, of ``everyone.json``, too.
        fault: Answered next, and once, in place of what was asked for: the name of an answer.
    """

    def __init__(self, name: str) -> None:
        self.data: JsonObject = data(name)
        self.answers = as_object(data("everyone")["answers"]) | as_object(self.data["answers"])
        self.links = as_object(data("everyone")["links"])
        self.fault = ""
        self.server = RawServer(self._serve)

    @property
    def seen(self) -> list[Seen]:
        """Everything that came, in order."""
        return self.server.seen

    def client(self) -> httpx.AsyncClient:
        """Return a client that every name leads to this server."""
        return httpx.AsyncClient(transport=ToLoopback(self.server.port), trust_env=False)

    def taken_fault(self) -> str:
        """Return the fault that is due, and forget it."""
        name, self.fault = self.fault, ""
        return name

    async def answer(
        self, exchange: Exchange, name: str, facts: dict[str, str] | None = None
    ) -> None:
        """Send the answer of that name, the facts filled in."""
        await self.send(exchange, as_object(self.answers[name]), facts or {})

    async def send(self, exchange: Exchange, answer: JsonObject, known: dict[str, str]) -> None:
        """Send an answer as it stands in a data file, the facts filled in."""
        headers = {
            key: filled(str(value), known)
            for key, value in as_object(answer.get("headers")).items()
        }
        if "json" in answer:
            headers.setdefault("Content-Type", "application/json")
            body = filled(json.dumps(answer["json"]), known).encode()
        elif "base64" in answer:
            body = b64decode(str(answer["base64"]))
        else:
            headers.setdefault("Content-Type", "text/plain")
            body = filled(as_str(answer["text"]) or "", known).encode()
        await exchange.reply(as_int(answer["status"]) or 500, body, headers=headers)

    @abstractmethod
    async def _serve(self, exchange: Exchange) -> None:
        """Read one request and answer it."""

    async def __aenter__(self) -> Self:
        await self.server.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.server.__aexit__(kind, error, trace)


class ToLoopback(httpx.AsyncBaseTransport):
    """Stands in for a name server and for TLS: every name is this computer, ``Host`` stays."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()
