"""How requests leave: through the system's proxy, and only to addresses that were judged.

httpx reads proxies once, and not the list of hosts that Windows and macOS reach without one;
here the system is asked for every request, so that a laptop may change networks.
"""

from __future__ import annotations

import asyncio
import importlib.util
import ssl
import urllib.request
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.addresses import (
    HTTPS_PORT,
    check_hop,
    is_loopback_host,
    public_addresses,
)
from pikascenes_desktop.adapters.http_streams import StreamsTransport

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.adapters.addresses import Resolve
    from pikascenes_desktop.adapters.contact_counter import Meter

ADDRESS_CHECKED: Final = "pikascenes.address_checked"
"""Response extension of `GuardedTransport`: whether the addresses of the host were judged."""

FIRST_ADDRESS_S: Final = 3.0
"""Connect timeout of an address that has others behind it: a dead IPv6 must not eat the 10 s."""

_RESOLVE_S: Final = 10.0
_HTTP_PORT: Final = 80


async def system_proxy(url: httpx.URL) -> str | None:
    """Return the proxy that the system names for a link, None for none; never for loopback.

    Environment first, then the registry on Windows and the system configuration on macOS.
    """
    if is_loopback_host(url.host):
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    if not proxy:
        return None
    # Windows and macOS look up names for their lists of exceptions: never on the loop
    if await asyncio.to_thread(urllib.request.proxy_bypass, url.host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def described_proxies() -> dict[str, str]:
    """Return the system's proxies by scheme, for diagnostics, without names and passwords."""
    described: dict[str, str] = {}
    for scheme, proxy in urllib.request.getproxies().items():
        _, _, address = proxy.rpartition("@")
        described[scheme] = address.rpartition("://")[2]
    return described


class Trust:
    """Makes the TLS context when it is first needed, off the loop, and keeps it."""

    def __init__(self, make: Callable[[], ssl.SSLContext]) -> None:
        self._make = make
        self._context: ssl.SSLContext | None = None

    async def context(self) -> ssl.SSLContext:
        """Return the context. Raises what making it raises, each time anew."""
        if self._context is None:
            self._context = await asyncio.to_thread(self._make)
        return self._context


class SystemTransport(httpx.AsyncBaseTransport):
    """Sends requests through the system's proxy, over HTTP/1.1, with the system's trust.

    Args:
        trust: Where the TLS context comes from.
        keep_alive: Whether connections are used again.
        meter: Counts what is sent and received; None where nobody wants to know.
    """

    def __init__(
        self, trust: Trust, *, keep_alive: bool = True, meter: Meter | None = None
    ) -> None:
        self._trust = trust
        self._meter = meter
        self._limits = httpx.Limits(
            max_connections=64, max_keepalive_connections=16 if keep_alive else 0
        )
        self._routes: dict[tuple[bool, str | None], httpx.AsyncBaseTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self.send(request, await system_proxy(request.url))

    async def send(self, request: httpx.Request, proxy: str | None) -> httpx.Response:
        """Send a request through this proxy, or directly.

        Raises:
            httpx.TransportError: As httpx does; `httpx.ProxyError` for a kind of proxy that we
                do not speak to.
        """
        route = (request.url.scheme == "https", proxy)
        transport = self._routes.get(route)
        if transport is None:
            # without TLS no certificate is needed, so a broken trust store is no obstacle
            context = (
                await self._trust.context()
                if any(route)
                else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            )
            transport = self._routes.setdefault(route, self._open(proxy, context, request))
        if self._meter is None:
            response = await transport.handle_async_request(request)
        else:
            response = await self._meter.send(transport, request, proxy)
        forget_odd_place(request, response)
        return response

    def _open(
        self, proxy: str | None, context: ssl.SSLContext, request: httpx.Request
    ) -> httpx.AsyncBaseTransport:
        if proxy is None:
            return StreamsTransport(context, self._limits)
        return httpx.AsyncHTTPTransport(
            verify=context, limits=self._limits, proxy=_proxy(proxy, context, request)
        )

    async def aclose(self) -> None:
        routes, self._routes = self._routes, {}
        for transport in routes.values():
            await transport.aclose()


def forget_odd_place(request: httpx.Request, response: httpx.Response) -> None:
    """Take away a ``Location`` that is no address, such as ``mailto:x``.

    httpx works out where a redirect leads even when it is not to follow it, and some places make
    it raise what is none of its transport errors. A redirect without a place is one of the
    answers that everybody here knows.
    """
    if "location" not in response.headers:
        return
    try:
        place = httpx.URL(response.headers["location"])
        if place.scheme and not place.host:
            place.copy_with(host=request.url.host)
        request.url.join(place)  # which may come to more than an address may have
    except httpx.InvalidURL:
        del response.headers["location"]


class GuardedTransport(httpx.AsyncBaseTransport):
    """Connects only to addresses that were judged, so that a name cannot change in between.

    The judged address itself is connected to; certificate and ``Host`` stay those of the name.
    Behind a proxy the name is the proxy's to look up: what this computer's own look-up says is
    judged all the same, and when it knows no such name, the response's `ADDRESS_CHECKED` is
    False.

    Args:
        inner: Sends; without keep-alive, because connections are kept by address, not by name.
        resolve: Looks names up.
        allow_loopback: Whether links to this computer itself pass.
    """

    def __init__(self, inner: SystemTransport, resolve: Resolve, *, allow_loopback: bool) -> None:
        self._inner = inner
        self._resolve = resolve
        self._allow_loopback = allow_loopback

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request.

        Raises:
            HopRefused: The link or its address is not one to open; no packet was sent to it.
            httpx.TransportError: As httpx does.
        """
        url = check_hop(request.url, allow_loopback=self._allow_loopback)
        proxy = await system_proxy(url)
        addresses, judged = await self._judge(request, proxied=proxy is not None)
        if proxy is None:
            response = await self._send_pinned(request, addresses)
        else:
            response = await self._inner.send(request, proxy)
        response.extensions[ADDRESS_CHECKED] = judged
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def _judge(
        self, request: httpx.Request, *, proxied: bool
    ) -> tuple[tuple[str, ...], bool]:
        host = request.url.raw_host.decode("ascii")
        port = request.url.port or (HTTPS_PORT if request.url.scheme == "https" else _HTTP_PORT)
        try:
            async with asyncio.timeout(_RESOLVE_S):
                found = await self._resolve(host, port)
        except OSError as exc:  # TimeoutError is one
            if proxied:
                return (), False
            raise httpx.ConnectError("no such host", request=request) from exc
        return public_addresses(host, found, allow_loopback=self._allow_loopback)

    async def _send_pinned(
        self, request: httpx.Request, addresses: tuple[str, ...]
    ) -> httpx.Response:
        *first, last = addresses
        for address in first:
            try:
                return await self._inner.send(_pinned(request, address, FIRST_ADDRESS_S), None)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await self._inner.send(_pinned(request, last), None)


def _pinned(request: httpx.Request, address: str, connect_s: float | None = None) -> httpx.Request:
    """Return the request, to be sent to this address whatever its name stands for by then."""
    extensions = {**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")}
    if connect_s is not None:
        extensions["timeout"] = {**request.extensions.get("timeout", {}), "connect": connect_s}
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )


def _proxy(address: str, context: ssl.SSLContext, request: httpx.Request) -> httpx.Proxy:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as exc:
        raise httpx.ProxyError("the system's proxy address is broken", request=request) from exc
    if url.scheme == "https":
        return httpx.Proxy(url, ssl_context=context)
    is_socks = url.scheme in ("socks5", "socks5h")
    if url.scheme != "http" and not (is_socks and importlib.util.find_spec("socksio")):
        raise httpx.ProxyError(f"no way to use a {url.scheme} proxy", request=request)
    return httpx.Proxy(url)
