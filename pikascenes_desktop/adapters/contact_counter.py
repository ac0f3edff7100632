"""Counts what each host is sent and sends, around the transport that carries it.

Heads are counted as HTTP/1.1 writes them (RFC 9112 §3, §4); TLS, TCP and a proxy's own CONNECT
are left out. Nothing is written to disk, and no path, query or header is remembered.
"""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

import httpx

from pikascenes_desktop.domain.contact import Contact, Purpose

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, AsyncIterator, Callable

PURPOSE: Final = "pikascenes.purpose"
"""Request extension: a `Purpose` that counts instead of the client's own."""

VERSION_BYTES: Final = len("HTTP/1.1")
MOST: Final = 1000
"""Hosts that are told apart; further ones are counted as `OTHERS`."""

OTHERS: Final = "…"


class ContactCounter:
    """Implements `ports.contacts.ContactLog`; counted on the network thread, read from any.

    Args:
        clock: Unix time.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._since = clock()
        self._lock = threading.Lock()
        self._contacts: dict[tuple[str, Purpose, str | None], Contact] = {}

    @property
    def since(self) -> float:
        return self._since

    def contacts(self) -> tuple[Contact, ...]:
        with self._lock:
            found = tuple(self._contacts.values())
        return tuple(sorted(found, key=lambda each: each.last_at, reverse=True))

    def meter(self, purpose: Purpose) -> Meter:
        """Return what counts the requests of one client."""
        return Meter(self, purpose)

    def begin(self, host: str, purpose: Purpose, proxy: str | None) -> Tally:
        """Count one more request."""
        now = self._clock()
        with self._lock:
            if (host, purpose, proxy) not in self._contacts and len(self._contacts) >= MOST:
                host, proxy = OTHERS, None
            key = (host, purpose, proxy)
            old = self._contacts.get(key, Contact(host, purpose, proxy))
            self._contacts[key] = replace(old, requests=old.requests + 1, last_at=now)
        return Tally(self, key)

    def count(
        self,
        key: tuple[str, Purpose, str | None],
        *,
        sent: int = 0,
        received: int = 0,
        failed: int = 0,
    ) -> None:
        """Add to what a host was sent and sent."""
        with self._lock:
            old = self._contacts[key]
            self._contacts[key] = replace(
                old,
                sent_bytes=old.sent_bytes + sent,
                received_bytes=old.received_bytes + received,
                failed=old.failed + failed,
            )


class Tally:
    """Where one request is counted."""

    def __init__(self, counter: ContactCounter, key: tuple[str, Purpose, str | None]) -> None:
        self._counter = counter
        self._key = key

    def sent(self, size: int) -> None:
        """Add bytes that left."""
        self._counter.count(self._key, sent=size)

    def received(self, size: int) -> None:
        """Add bytes that came."""
        self._counter.count(self._key, received=size)

    def fail(self) -> None:
        """Note that no answer came."""
        self._counter.count(self._key, failed=1)


class Meter:
    """Counts the requests of one client."""

    def __init__(self, counter: ContactCounter, purpose: Purpose) -> None:
        self._counter = counter
        self._purpose = purpose

    async def send(
        self, transport: httpx.AsyncBaseTransport, request: httpx.Request, proxy: str | None
    ) -> httpx.Response:
        """Send a request by a transport, and count it; raises as the transport does."""
        asked: object = request.extensions.get(PURPOSE)
        purpose = asked if isinstance(asked, Purpose) else self._purpose
        tally = self._counter.begin(host_of(request), purpose, described(proxy))
        counted = httpx.Request(
            request.method,
            request.url,
            headers=request.headers,
            stream=_Counted(_chunks_of(request), _request_head(request), tally.sent),
            extensions=request.extensions,
        )
        try:
            response = await transport.handle_async_request(counted)
        except BaseException:
            tally.fail()
            raise
        tally.received(_response_head(response))
        response.stream = _CountedAnswer(
            cast("httpx.AsyncByteStream", response.stream), tally.received
        )
        return response


class _Counted(httpx.AsyncByteStream):
    """A request's body; its head counts with the first look at it."""

    def __init__(
        self, chunks: AsyncIterable[bytes], head: int, count: Callable[[int], None]
    ) -> None:
        self._chunks = chunks
        self._head = head
        self._count = count

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _Leaving(self._chunks.__aiter__(), self._head, self._count)


class _Leaving:
    """Counts each piece once the next is asked for: it was written by then.

    No generator: one that is left halfway would be closed by a task that nobody owns.
    """

    def __init__(
        self, chunks: AsyncIterator[bytes], head: int, count: Callable[[int], None]
    ) -> None:
        self._chunks = chunks
        self._pending = head
        self._count = count

    def __aiter__(self) -> _Leaving:
        return self

    async def __anext__(self) -> bytes:
        self._count(self._pending)
        self._pending = 0
        chunk = await anext(self._chunks)
        self._pending = len(chunk)
        return chunk


class _CountedAnswer(httpx.AsyncByteStream):
    """An answer's body, as far as it is read."""

    def __init__(self, stream: httpx.AsyncByteStream, count: Callable[[int], None]) -> None:
        self._stream = stream
        self._count = count

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _Arriving(self._stream.__aiter__(), self._count)

    async def aclose(self) -> None:
        await self._stream.aclose()


class _Arriving:
    """Counts each piece as it is read."""

    def __init__(self, chunks: AsyncIterator[bytes], count: Callable[[int], None]) -> None:
        self._chunks = chunks
        self._count = count

    def __aiter__(self) -> _Arriving:
        return self

    async def __anext__(self) -> bytes:
        chunk = await anext(self._chunks)
        self._count(len(chunk))
        return chunk


def host_of(request: httpx.Request) -> str:
    """Return the name of the host that a request is for; a pinned address hides it."""
    named: object = request.extensions.get("sni_hostname")
    host = named if isinstance(named, str) else request.url.host
    return host if request.url.port is None else f"{host}:{request.url.port}"


def described(proxy: str | None) -> str | None:
    """Return a proxy's address without name and password."""
    return None if proxy is None else proxy.rpartition("@")[2].rpartition("://")[2]


def _chunks_of(request: httpx.Request) -> AsyncIterable[bytes]:
    return cast("httpx.AsyncByteStream", request.stream)


def _request_head(request: httpx.Request) -> int:
    line = len(request.method) + len(request.url.raw_path) + VERSION_BYTES + 4
    return line + _fields(request.headers)


def _response_head(response: httpx.Response) -> int:
    reason: object = response.extensions.get("reason_phrase", b"")
    words = len(reason) if isinstance(reason, bytes) else 0
    return VERSION_BYTES + len(" 200 ") + words + 2 + _fields(response.headers)


def _fields(headers: httpx.Headers) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers.raw) + 2
