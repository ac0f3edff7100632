"""TCP and TLS connections for httpcore, on asyncio's own transports.

asyncio hands every piece over as an object of its own; here they wait in a row and go on
uncopied, where its stream reader copies each of them twice.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections import deque
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, cast

import httpcore

if TYPE_CHECKING:
    import ssl
    from collections.abc import Generator, Iterable

READ_AHEAD_BYTES: Final = 1024 * 1024
"""What may wait to be read before the other side has to wait, too."""

UNSENT_BYTES: Final = 128 * 1024
"""What the system may hold of an upload that is not yet on the wire."""

_NOTSENT_LOWAT: Final[int | None] = getattr(socket, "TCP_NOTSENT_LOWAT", None)

EYEBALLS_DELAY_S: Final = 0.25
"""The lead of a name's first address over its next (RFC 8305 §8): IPv6 may be dead."""

_HEAD_END: Final = re.compile(rb"\n\r?\n")
"""The blank line behind a head, as h11 looks for it."""


class Backend(httpcore.AsyncNetworkBackend):
    """Opens connections."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 -- httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect. Raises `httpcore.ConnectError` or `httpcore.ConnectTimeout`."""
        del local_address, socket_options  # nobody here asks for them
        # an address has no next one, and asyncio's race leaves tasks behind when it is cancelled
        delay_s = None if _is_address(host) else EYEBALLS_DELAY_S
        with _trouble(httpcore.ConnectTimeout, httpcore.ConnectError):
            async with asyncio.timeout(timeout):
                transport, incoming = await asyncio.get_running_loop().create_connection(
                    _Incoming, host, port, happy_eyeballs_delay=delay_s
                )
        _keep_unsent_small(transport.get_extra_info("socket"))
        return Connection(transport, incoming)

    async def sleep(self, seconds: float) -> None:
        """Wait; httpcore does so between its own retries, of which we ask none."""
        await asyncio.sleep(seconds)


class Connection(httpcore.AsyncNetworkStream):
    """One connection; made by `Backend`.

    While a head is expected, a read ends where the head does: what follows stays here, for
    whoever reads the body.
    """

    def __init__(self, transport: asyncio.Transport, incoming: _Incoming) -> None:
        self._transport = transport
        self._incoming = incoming
        self._expects_head = False
        self._line_end = b""

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 -- httpcore's signature
    ) -> bytes:
        """Return the next piece; empty at the end.

        It may be longer than `max_bytes`: a parser takes any piece, and short ones cost time.

        Raises:
            httpcore.ReadTimeout: Nothing came for so long.
            httpcore.ReadError: The connection broke.
        """
        del max_bytes
        with _trouble(httpcore.ReadTimeout, httpcore.ReadError):
            async with asyncio.timeout(timeout):
                piece = await self._incoming.next_piece()
        return self._cut_behind_head(piece) if self._expects_head else piece

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109 -- httpcore's signature
    ) -> None:
        """Send a piece of a request. Raises `httpcore.WriteTimeout` or `httpcore.WriteError`."""
        self._expects_head = True
        if not buffer:
            return
        with _trouble(httpcore.WriteTimeout, httpcore.WriteError):
            async with asyncio.timeout(timeout):
                self._transport.write(buffer)
                await self._incoming.may_write()

    def head_is_read(self) -> None:
        """Let reads run on: the final head has come."""
        self._expects_head = False
        self._line_end = b""

    async def aclose(self) -> None:
        """Close, without waiting for the other side's goodbye."""
        if not self._transport.is_closing():
            self._transport.close()  # over TLS this still says goodbye
        self._transport.abort()
        await self._incoming.lost.wait()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 -- httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Go on over TLS; the connection is closed if that fails.

        Raises:
            httpcore.ConnectError: Certificate or protocol do not fit, or the connection broke.
            httpcore.ConnectTimeout: It took too long.
        """
        loop = asyncio.get_running_loop()
        try:
            with _trouble(httpcore.ConnectTimeout, httpcore.ConnectError):
                async with asyncio.timeout(timeout):
                    secure = await loop.start_tls(
                        self._transport,
                        self._incoming,
                        ssl_context,
                        server_hostname=server_hostname,
                    )
        except BaseException:
            self._transport.abort()  # nobody else will: httpcore forgets it
            self._incoming.lost.set()  # asyncio does not always say so
            raise
        self._transport = cast("asyncio.Transport", secure)  # the stub's None is a server's
        self._incoming.over_tls(self._transport)
        return self

    def get_extra_info(self, info: str) -> Any:
        """Answer what httpcore asks: among others whether the other side has hung up."""
        if info == "is_readable":
            return self._incoming.is_readable or self._transport.is_closing()
        names = {"server_addr": "peername", "client_addr": "sockname"}
        return self._transport.get_extra_info(names.get(info, info))

    def _cut_behind_head(self, piece: bytes) -> bytes:
        before = len(self._line_end)
        found = _HEAD_END.search(self._line_end + piece)
        if found is None:
            self._line_end = (self._line_end + piece)[-2:]
            return piece
        self._line_end = b""
        self._incoming.give_back(piece[found.end() - before :])
        return piece[: found.end() - before]


class _Incoming(asyncio.Protocol):
    """Keeps what came until it is read, and knows whether more may be written.

    Attributes:
        lost: Set when the connection is closed.
    """

    def __init__(self) -> None:
        self.lost = asyncio.Event()
        self._transport: asyncio.Transport | None = None
        self._is_tls = False
        self._pieces: deque[bytes] = deque()
        self._size = 0
        self._ended = False
        self._error: Exception | None = None
        self._arrival: asyncio.Future[None] | None = None
        self._is_paused = False
        self._writable = asyncio.Event()
        self._writable.set()

    @property
    def is_readable(self) -> bool:
        """Whether a read would return at once, be it only to say that this is the end."""
        return bool(self._pieces) or self._ended

    async def next_piece(self) -> bytes:
        """Return the piece that came first; empty at the end.

        Raises:
            OSError: The connection broke.
        """
        while not self._pieces:
            if self._error is not None:
                raise self._error
            if self._ended:
                return b""
            self._arrival = asyncio.get_running_loop().create_future()
            await self._arrival
        piece = self._pieces.popleft()
        self._size -= len(piece)
        if self._is_paused and self._size <= READ_AHEAD_BYTES // 2 and self._transport is not None:
            self._is_paused = False
            self._transport.resume_reading()
        return piece

    def give_back(self, piece: bytes) -> None:
        """Put back what was read too much; it comes first again."""
        if piece:
            self._pieces.appendleft(piece)
            self._size += len(piece)

    async def may_write(self) -> None:
        """Wait until the other side has taken most of what was written.

        Raises:
            OSError: The connection broke.
        """
        await self._writable.wait()
        if self.lost.is_set():
            raise self._error or ConnectionResetError("connection closed")

    def over_tls(self, transport: asyncio.Transport) -> None:
        """Take the transport that stands on the first one."""
        self._transport = transport
        self._is_tls = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._pieces.append(data)
        self._size += len(data)
        if not self._is_paused and self._size > READ_AHEAD_BYTES and self._transport is not None:
            self._is_paused = True
            self._transport.pause_reading()
        self._wake_reader()

    def eof_received(self) -> bool:
        self._ended = True
        self._wake_reader()
        return not self._is_tls  # a request may still be on its way out; TLS ends both ways

    def connection_lost(self, exc: Exception | None) -> None:
        self._ended, self._error = True, exc
        self.lost.set()
        self._writable.set()
        self._wake_reader()

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()

    def _wake_reader(self) -> None:
        if self._arrival is not None and not self._arrival.done():
            self._arrival.set_result(None)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _keep_unsent_small(connection: socket.socket) -> None:
    """Let the system take only what it can soon send, so that progress is the truth.

    A small send buffer would do that as well, and slow far lines down; systems that lack the
    option take as much as they like.
    """
    with suppress(OSError):
        if _NOTSENT_LOWAT is not None:
            connection.setsockopt(socket.IPPROTO_TCP, _NOTSENT_LOWAT, UNSENT_BYTES)


@contextmanager
def _trouble(late: type[Exception], broken: type[Exception]) -> Generator[None]:
    """Translate the system's errors, of which TLS's are some, into httpcore's."""
    try:
        yield
    except TimeoutError as exc:
        raise late(str(exc)) from exc
    except (OSError, UnicodeError) as exc:  # the second of a name with an empty or long label
        raise broken(str(exc)) from exc
