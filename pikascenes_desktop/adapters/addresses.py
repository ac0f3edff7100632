"""Which links and addresses may be opened at all: the guard of downloads and of the link check.

A link comes from outside, so it is judged twice: by its text before anything is looked up, and
by the addresses behind its name, which are the ones then connected to.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import httpx

from pikascenes_desktop.domain.errors import ApiBaseInvalid
from pikascenes_desktop.domain.host import LinkProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

HTTPS_PORT: Final = 443

Resolve: TypeAlias = Callable[[str, int], Awaitable[tuple[str, ...]]]
"""Looks up a host name and port; raises `OSError` when there is no such name."""

_COMPATIBLE: Final = ipaddress.IPv6Network("::/96")
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_FAKE_DNS: Final = ipaddress.IPv4Network("198.18.0.0/15")
_LOCALHOST: Final = "localhost"


@dataclass(eq=False)
class HopRefused(Exception):
    """A link, or a redirect of it, that is not opened."""

    problem: LinkProblem


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """Look up a host name with the system's resolver, in its order of preference.

    Raises:
        OSError: There is no such name, or nobody to ask.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as exc:  # a label that is empty or over 63 characters
        raise socket.gaierror(socket.EAI_NONAME, "not a host name") from exc
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


def is_loopback_host(host: str) -> bool:
    """Say whether a host, as written in a link, is this computer itself."""
    host = host.lower().rstrip(".").strip("[]")
    if host == _LOCALHOST or host.endswith(f".{_LOCALHOST}"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_loopback_base(base: str) -> bool:
    """Say whether an API base is on this computer."""
    try:
        return is_loopback_host(httpx.URL(base).host)
    except httpx.InvalidURL:
        return False


def check_base(base: str) -> httpx.URL:
    """Return an API base as a URL without a slash at its end.

    Raises:
        ApiBaseInvalid: It is neither https nor http on loopback, or holds more than an address.
    """
    try:
        url = httpx.URL(base.rstrip("/"))
    except httpx.InvalidURL as exc:
        raise ApiBaseInvalid(base) from exc
    is_safe = url.scheme == "https" or (url.scheme == "http" and is_loopback_host(url.host))
    if not is_safe or not url.host or url.userinfo or url.query or url.fragment:
        raise ApiBaseInvalid(base)
    return url


def check_hop(
    link: str | httpx.URL, *, allow_loopback: bool, standard_port: bool = False
) -> httpx.URL:
    """Judge a link, or where a redirect leads, by its text alone.

    Args:
        link: An absolute link.
        allow_loopback: Whether plain http and any port pass on this computer itself.
        standard_port: Whether other hosts must be asked on port 443.

    Raises:
        HopRefused: It is not https, holds a password, or names a place that is not public.
    """
    try:
        url = httpx.URL(link)
    except httpx.InvalidURL as exc:
        raise HopRefused(LinkProblem.NOT_HTTPS) from exc
    if url.userinfo:
        raise HopRefused(LinkProblem.HAS_PASSWORD)
    if url.scheme not in ("https", "http") or not url.host:
        raise HopRefused(LinkProblem.NOT_HTTPS)
    if is_loopback_host(url.host):
        if allow_loopback:
            return url
        raise HopRefused(LinkProblem.NOT_PUBLIC)
    if url.scheme != "https":
        raise HopRefused(LinkProblem.NOT_HTTPS)
    if standard_port and url.port not in (None, HTTPS_PORT):
        raise HopRefused(LinkProblem.NOT_PUBLIC)
    if _is_literal(url.host) and not is_public(url.host):
        raise HopRefused(LinkProblem.NOT_PUBLIC)
    return url


def next_hop(
    response: httpx.Response, *, allow_loopback: bool, standard_port: bool = False
) -> httpx.URL | None:
    """Return where a response redirects to, judged like any link; None if it does not.

    Raises:
        HopRefused: As `check_hop`.
    """
    if not response.has_redirect_location:
        return None
    try:
        link = response.url.join(response.headers["location"])
    except httpx.InvalidURL as exc:
        raise HopRefused(LinkProblem.NOT_HTTPS) from exc
    return check_hop(link, allow_loopback=allow_loopback, standard_port=standard_port)


def is_public(address: str) -> bool:
    """Say whether an address is on the public internet.

    IPv4 addresses inside IPv6 ones (mapped, 6to4, NAT64) are judged by what they stand for.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.is_site_local or ip in _COMPATIBLE:
            return False
        embedded = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            embedded = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if embedded is not None:
            return is_public(str(embedded))
    return ip.is_global and not ip.is_multicast


def public_addresses(
    host: str, addresses: Sequence[str], *, allow_loopback: bool
) -> tuple[tuple[str, ...], bool]:
    """Return the addresses to connect to, and whether they could be judged.

    A name whose every address lies in 198.18.0.0/15 is one that a local tunnel made up ("fake
    IP" mode) and resolves itself at its far end: like behind a proxy, the true address cannot
    be judged here. Written out in a link, such an address is refused.

    Args:
        host: The host as the link names it.
        addresses: What the name stands for now; at least one.
        allow_loopback: Whether this computer itself is a legal place to connect to, provided
            that the link says so openly.

    Raises:
        HopRefused: One of the addresses is not public: then none is used.
    """
    if allow_loopback and is_loopback_host(host):
        if all(ipaddress.ip_address(address).is_loopback for address in addresses):
            return tuple(addresses), True
        raise HopRefused(LinkProblem.NOT_PUBLIC)
    if all(is_public(address) for address in addresses):
        return tuple(addresses), True
    if not _is_literal(host) and all(_is_made_up(address) for address in addresses):
        return tuple(addresses), False
    raise HopRefused(LinkProblem.NOT_PUBLIC)


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_made_up(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return isinstance(ip, ipaddress.IPv4Address) and ip in _FAKE_DNS
