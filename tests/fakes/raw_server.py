"""A server on loopback that answers byte by byte as a test wants, wrong answers included."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self, TypeAlias

if TYPE_CHECKING:
    import ssl
    from types import TracebackType


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it came."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Exchange:
    """One connection, as its handler sees it."""

    server: RawServer
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    requests: int = 0
    _returned: Seen | None = None

    def put_back(self, seen: Seen) -> None:
        """Let the next handler read a request that was read to find out whose it is."""
        self._returned = seen

    async def request(self) -> Seen:
        """Read a whole request and remember it; EOF ends the handler quietly."""
        if self._returned is not None:
            seen, self._returned = self._returned, None
            return seen
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {
            name.strip().lower(): value.strip()
            for name, value in (line.split(":", 1) for line in lines)
        }
        body = await self.reader.readexactly(int(headers.get("content-length", "0")))
        seen = Seen(method, target, headers, body)
        self.server.seen.append(seen)
        self.requests += 1
        return seen

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def reply(
        self,
        status: int = 200,
        body: bytes = b"",
        *,
        headers: dict[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        """Send an answer; `length` may lie."""
        lines = {
            "Content-Length": str(len(body) if length is None else length),
            "Connection": "close",
            **(headers or {}),
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
        await self.send(f"HTTP/1.1 {status} Status\r\n{head}\r\n".encode("latin-1") + body)

    def reset(self) -> None:
        """End the connection with RST."""
        raw: socket.socket = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Handler: TypeAlias = Callable[[Exchange], Awaitable[None]]


@dataclass
class RawServer:
    """Listens on a free loopback port while its context is open.

    Attributes:
        seen: All requests read so far.
        connections: How many connections were accepted.
        port: Where it listens, or listened.
    """

    handler: Handler
    tls: ssl.SSLContext | None = None
    address: str = "127.0.0.1"
    seen: list[Seen] = field(default_factory=list[Seen])
    connections: int = 0
    port: int = 0
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set["asyncio.Task[None]"])

    @property
    def base(self) -> str:
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve, self.address, 0, ssl=self.tls, limit=2**20
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self.handler(Exchange(self, reader, writer))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client left
        except asyncio.CancelledError:
            pass  # the test is over; asyncio's streams would report it as a failure
        finally:
            self._tasks.discard(task)
            writer.close()


def answering(
    status: int = 200, body: bytes = b"", *, headers: dict[str, str] | None = None
) -> Handler:
    """Return a handler that reads a request and answers it."""

    async def handle(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(status, body, headers=headers)

    return handle


async def hanging(exchange: Exchange) -> None:
    """Read a request and never answer."""
    await exchange.request()
    await exchange.reader.read()
