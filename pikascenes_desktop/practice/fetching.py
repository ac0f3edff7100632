"""Fetches the pictures that a request names, as the vendor's servers would."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

import aiohttp
import truststore
from aiohttp.abc import AbstractResolver

from pikascenes_desktop.practice.durable import write_bytes
from pikascenes_desktop.practice.pictures_in import HEAD_BYTES, MAX_IMAGE_BYTES, media_type

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from aiohttp.abc import ResolveResult

_MAX_HOPS: Final = 5
_TIMEOUT: Final = aiohttp.ClientTimeout(total=120, connect=10, sock_read=30)
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_OK: Final = 200


class FetchRefused(Exception):
    """A link that cannot or must not be fetched; its text is the reason."""


class Fetcher:
    """Fetches over https from public addresses, and over http or https from loopback."""

    def __init__(self, ssl_context: ssl.SSLContext | None = None) -> None:
        """Make a fetcher.

        Args:
            ssl_context: What certificates are checked against; the system's trust store
                when not given.
        """
        self._ssl = ssl_context or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    async def fetch(self, url: str, target: Path) -> None:
        """Put the picture behind a link into a file.

        Raises:
            FetchRefused: The address is not allowed, or no picture of at most 50 MB came.
            OSError: The file could not be written.
        """
        with _refusing():
            data = await self._follow(url)
        if media_type(data[:HEAD_BYTES]) is None:
            raise FetchRefused("the link does not lead to a picture")
        await asyncio.to_thread(write_bytes, target, data)

    async def _follow(self, url: str) -> bytes:
        for _ in range(_MAX_HOPS):
            local = _check(url)
            # a proxy is for the world, never for this computer; its own address may be private,
            # and it resolves what is behind it
            direct = local or "https" in getproxies()
            connector = aiohttp.TCPConnector(
                ssl=self._ssl, resolver=None if direct else PublicResolver()
            )
            async with (
                aiohttp.ClientSession(
                    connector=connector, timeout=_TIMEOUT, trust_env=not local
                ) as session,
                session.get(url, allow_redirects=False) as response,
            ):
                if response.status in _REDIRECTS:
                    url = urljoin(url, response.headers.get("Location", ""))
                    continue
                if response.status != _OK:
                    raise FetchRefused(f"the link answered {response.status}")
                data = bytearray()
                async for chunk in response.content.iter_chunked(256 * 1024):
                    data += chunk
                    if len(data) > MAX_IMAGE_BYTES:
                        raise FetchRefused("the file is larger than 50 MB")
                return bytes(data)
        raise FetchRefused("the link redirects too often")


class PublicResolver(AbstractResolver):
    """Resolves names to public addresses only."""

    def __init__(self) -> None:
        self._resolver = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Resolve a name.

        Raises:
            FetchRefused: It stands for an address that is not public.
        """
        found = await self._resolver.resolve(host, port, family)
        if not all(ipaddress.ip_address(result["host"]).is_global for result in found):
            raise FetchRefused("its address is not public")
        return found

    async def close(self) -> None:
        """Close nothing: there is nothing open."""


def _check(url: str) -> bool:
    """Say whether a link leads to this computer; refuse what may not be fetched at all."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as exc:
        raise FetchRefused("it is not a link") from exc
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        address = None
    if host == "localhost" or (address is not None and address.is_loopback):
        if parts.scheme not in {"http", "https"}:
            raise FetchRefused("it is not a web link")
        return True
    if parts.scheme != "https":
        raise FetchRefused("the link is not https")
    if address is not None and not address.is_global:
        raise FetchRefused("its address is not public")
    return False


@contextmanager
def _refusing() -> Generator[None]:
    try:
        yield
    except TimeoutError as exc:
        raise FetchRefused("the link took too long") from exc
    except (aiohttp.ClientError, ValueError, OSError) as exc:
        raise FetchRefused("the link could not be opened") from exc
