"""The program's HTTP clients, and what their troubles mean to the user.

No client ever carries a key of its own, follows a redirect by itself, or keeps a cookie.
"""

from __future__ import annotations

import logging
import os
import re
import socket
import ssl
import time
from contextlib import aclosing, contextmanager
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import httpx
import truststore

from pikascenes_desktop import __version__
from pikascenes_desktop.adapters.addresses import resolve as resolve_name
from pikascenes_desktop.adapters.contact_counter import ContactCounter
from pikascenes_desktop.adapters.http_transport import (
    GuardedTransport,
    SystemTransport,
    Trust,
)
from pikascenes_desktop.domain.contact import Purpose
from pikascenes_desktop.domain.errors import (
    CertificateFileBroken,
    RateLimited,
    ServiceFault,
    Unreachable,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
    from types import TracebackType
    from typing import Self

    from pikascenes_desktop.adapters.addresses import Resolve
    from pikascenes_desktop.ports.remote import NetworkThread

USER_AGENT: Final = f"PikaScenesDesktop/{__version__}"

API_TIMEOUT: Final = httpx.Timeout(connect=10, read=30, write=30, pool=10)
PAID_TIMEOUT: Final = httpx.Timeout(connect=10, read=120, write=120, pool=10)
TRANSFER_TIMEOUT: Final = httpx.Timeout(connect=10, read=120, write=120, pool=60)
LINK_TIMEOUT: Final = httpx.Timeout(connect=10, read=15, write=10, pool=10)

RETRY_AFTER_MIN_S: Final = 1.0
RETRY_AFTER_MAX_S: Final = 300.0

_SECONDS: Final = re.compile(r"[+-]?\d+(\.\d*)?", re.ASCII)
_TOO_MANY_REQUESTS: Final = 429

_CAUSES: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (ssl.SSLCertVerificationError, "certificate"),
    (ssl.SSLError, "tls"),
    (socket.gaierror, "dns"),
    (UnicodeError, "dns"),  # what can be no name
    (ConnectionRefusedError, "refused"),
)
_KINDS: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (httpx.ProxyError, "proxy"),
    (httpx.TimeoutException, "timeout"),
    (TimeoutError, "timeout"),
    (httpx.ConnectError, "connect"),
    (httpx.NetworkError, "connection_lost"),
    (httpx.ProtocolError, "connection_lost"),
)


def trust_context() -> ssl.SSLContext:
    """Return a TLS context that trusts what this computer trusts.

    ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` are honoured on every system.

    Raises:
        CertificateFileBroken: One of them points at nothing that can be read.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    file = os.environ.get("SSL_CERT_FILE")
    if file:
        try:
            context.load_verify_locations(cafile=file)
        except OSError as exc:  # ssl.SSLError is one
            raise CertificateFileBroken("SSL_CERT_FILE", file) from exc
    folders = os.environ.get("SSL_CERT_DIR")
    if folders:
        existing = [folder for folder in folders.split(os.pathsep) if Path(folder).is_dir()]
        if not existing:
            raise CertificateFileBroken("SSL_CERT_DIR", folders)
        for folder in existing:
            context.load_verify_locations(capath=folder)
    return context


def retry_after_s(value: str | None, now: float) -> float | None:
    """Read a ``Retry-After`` header (RFC 9110 §10.2.3: seconds, or an HTTP date).

    Args:
        value: The header.
        now: Unix time, to tell how far off a date is.

    Returns:
        Seconds, clamped to 1-300; None when there is no sense in the header.
    """
    text = (value or "").strip()
    if _SECONDS.fullmatch(text):
        seconds = float(text)
    else:
        try:
            seconds = parsedate_to_datetime(text).timestamp() - now
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return min(RETRY_AFTER_MAX_S, max(RETRY_AFTER_MIN_S, seconds))


@contextmanager
def http_errors(host: str, *, now: Callable[[], float] = time.time) -> Generator[None]:
    """Translate what httpx raises, `Response.raise_for_status` included.

    Args:
        host: Whom the user should hear about.
        now: The wall clock, for the dates in ``Retry-After``.

    Raises:
        Unreachable: Nothing can have been sent.
        RateLimited: 429.
        ServiceFault: Any other trouble with the answer.
    """
    try:
        yield
    except httpx.HTTPStatusError as exc:
        status = exc.response.status_code
        if status == _TOO_MANY_REQUESTS:
            header = exc.response.headers.get("retry-after")
            raise RateLimited(host, retry_after_s(header, now())) from exc
        raise ServiceFault(host, status) from exc
    except (httpx.HTTPError, ssl.SSLError, TimeoutError) as exc:
        # a TLS record that breaks on the way comes through httpx as it is
        if was_not_sent(exc):
            raise Unreachable(host, reason_of(exc)) from exc
        raise ServiceFault(host, reason=reason_of(exc)) from exc


def closing(chunks: AsyncIterator[bytes]) -> aclosing[AsyncGenerator[bytes]]:
    """Return a context in which to read a body, perhaps not to its end.

    httpx hands out generators, typed as iterators; one left halfway would be closed by a task
    that nobody owns.
    """
    return aclosing(cast("AsyncGenerator[bytes]", chunks))


def was_not_sent(error: Exception) -> bool:
    """Say whether not a byte of the request can have left this computer.

    Measured: refused connections, unknown names, untrusted certificates and dead proxies all
    come as these; a proxy's refusal to connect is a `ProxyError`.
    """
    return isinstance(
        error,
        httpx.ConnectError
        | httpx.ConnectTimeout
        | httpx.PoolTimeout
        | httpx.ProxyError
        | httpx.UnsupportedProtocol,
    )


def reason_of(error: BaseException) -> str:
    """Return one word for what went wrong: certificate, tls, dns, proxy, timeout, …."""
    words = [word for cause in _causes(error) for kind, word in _CAUSES if isinstance(cause, kind)]
    words += [word for kind, word in _KINDS if isinstance(error, kind)]
    return words[0] if words else type(error).__name__


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


class HttpClients:
    """The clients that all bytes go through; used on the network loop, and closed there.

    Args:
        network: The thread whose loop they live on.
        trust: Makes the TLS context.
        resolve: Looks up names for links from outside.

    Attributes:
        contacts: What was sent to whom, and why.
    """

    def __init__(
        self,
        network: NetworkThread,
        *,
        trust: Callable[[], ssl.SSLContext] = trust_context,
        resolve: Resolve = resolve_name,
    ) -> None:
        for name in ("httpx", "httpcore"):
            # they log whole links, signatures included, at INFO
            logging.getLogger(name).setLevel(logging.WARNING)
        self._network = network
        self._trust = Trust(trust)
        self.contacts = ContactCounter()
        service, images = (self.contacts.meter(each) for each in (Purpose.SERVICE, Purpose.IMAGES))
        self.api = _client(SystemTransport(self._trust, meter=service), API_TIMEOUT)
        self.transfer = _client(SystemTransport(self._trust, meter=images), TRANSFER_TIMEOUT)
        self._public = self._guarded(resolve, allow_loopback=False)
        self._local = self._guarded(resolve, allow_loopback=True)

    def anonymous(self, *, allow_loopback: bool) -> httpx.AsyncClient:
        """Return the client for links from outside: every address is judged before a packet."""
        return self._local if allow_loopback else self._public

    def paid(self) -> httpx.AsyncClient:
        """Return a client for one paid request, with connections of its own; close it after."""
        meter = self.contacts.meter(Purpose.SERVICE)
        return _client(SystemTransport(self._trust, keep_alive=False, meter=meter), PAID_TIMEOUT)

    async def aclose(self) -> None:
        """Close all connections, on the network loop."""
        await self._network.run(self._close)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    def _guarded(self, resolve: Resolve, *, allow_loopback: bool) -> httpx.AsyncClient:
        meter = self.contacts.meter(Purpose.LINKS)
        inner = SystemTransport(self._trust, keep_alive=False, meter=meter)
        return _client(
            GuardedTransport(inner, resolve, allow_loopback=allow_loopback), TRANSFER_TIMEOUT
        )

    async def _close(self) -> None:
        for client in (self.api, self.transfer, self._public, self._local):
            await client.aclose()


def _client(transport: httpx.AsyncBaseTransport, timeout: httpx.Timeout) -> httpx.AsyncClient:
    no_cookies = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    return httpx.AsyncClient(
        transport=transport,
        timeout=timeout,
        headers={"User-Agent": USER_AGENT, "Accept": "*/*"},
        cookies=no_cookies,
        follow_redirects=False,
        trust_env=False,
    )
