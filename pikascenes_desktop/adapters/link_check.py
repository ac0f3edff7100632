"""Opening a link as RunComfy will: anonymous, from outside, no cookies, nothing but a GET.

It cannot see hosts that turn data centres or countries away: those that are known to are refused
by their names, for the others a generation that fails to fetch an image is the evidence. It never
poses as a browser: some hosts refuse exactly that.
"""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING, Final

import httpx

from pikascenes_desktop.adapters.addresses import (
    HopRefused,
    check_hop,
    is_loopback_host,
    next_hop,
)
from pikascenes_desktop.adapters.http import LINK_TIMEOUT, closing, reason_of
from pikascenes_desktop.adapters.http_transport import ADDRESS_CHECKED
from pikascenes_desktop.adapters.signed_links import REFUSALS, signed_problem
from pikascenes_desktop.domain.excluded_hosts import link_exclusion_of
from pikascenes_desktop.domain.host import LinkPresence, LinkProblem, LinkRemark, LinkReport

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from pikascenes_desktop.adapters.http import HttpClients
    from pikascenes_desktop.ports.remote import NetworkThread

RETRY_DELAYS_S: Final = (0.0, 0.7, 2.0)
MAX_REDIRECTS: Final = 3
FIRST_BYTES: Final = 64 * 1024
MAX_IMAGE_BYTES: Final = 50 * 1024 * 1024
"""RunComfy's recommended limit for images (model page, "File inputs")."""

_HEADERS: Final = {
    "Range": f"bytes=0-{FIRST_BYTES - 1}",
    "Accept": "image/*,*/*;q=0.8",
    "Accept-Encoding": "identity",
}

_WHOLE: Final = 200
_OPEN: Final = frozenset({_WHOLE, 206})
_SERVER_ERRORS: Final = 500
_AGAIN: Final = frozenset({404, 425, 429})
_PROBLEMS: Final = {
    204: LinkProblem.EMPTY,
    401: LinkProblem.SIGN_IN,
    402: LinkProblem.SIGN_IN,
    403: LinkProblem.SIGN_IN,
    404: LinkProblem.NOT_FOUND,
    407: LinkProblem.SIGN_IN,
    410: LinkProblem.NOT_FOUND,
    416: LinkProblem.EMPTY,  # there is no first byte
}

_SHOWS: Final = (None, LinkProblem.TOO_LARGE)
"""What is found behind a link that still shows its picture."""

_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
)
_BRANDS: Final = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"hevc": "image/heic",
    b"mif1": "image/heic",
    b"msf1": "image/heic",
}
_SAME_TYPES: Final = {"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg"} | {
    "image/heif": "image/heic",
    "image/x-ms-bmp": "image/bmp",
}
_HTML_MARKS: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script")
_MARKS_WITHIN: Final = 1024
_TOTAL: Final = re.compile(r"bytes [\d-]+/(\d{1,18})", re.ASCII)


class _TryAgain(Exception):
    """The link may open in a moment."""

    def __init__(self, problem: LinkProblem) -> None:
        super().__init__(problem)
        self.problem = problem


class HttpLinkChecker:
    """Implements `pikascenes_desktop.ports.remote.LinkChecker`.

    Args:
        network: The thread whose loop carries the bytes.
        clients: Gives the client that knows no key and judges addresses.
        sleep: How the pauses between tries are made.
    """

    def __init__(
        self,
        network: NetworkThread,
        clients: HttpClients,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._network = network
        self._clients = clients
        self._sleep = sleep

    async def check(self, url: str, *, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
        return await self._network.run(lambda: self._check(url, size_bytes, allow_loopback))

    async def presence(self, url: str) -> LinkPresence:
        return await self._network.run(lambda: self._presence(url))

    async def _presence(self, url: str) -> LinkPresence:
        try:
            report = await self._look(url, None, allow_loopback=_is_own(url))
        except HopRefused:
            return LinkPresence.CLOSED
        except _TryAgain as exc:
            is_gone = exc.problem is LinkProblem.NOT_FOUND
            return LinkPresence.GONE if is_gone else LinkPresence.UNCLEAR
        except (httpx.HTTPError, OSError):
            return LinkPresence.UNCLEAR
        if report.problem is LinkProblem.NOT_FOUND:
            return LinkPresence.GONE
        return LinkPresence.OPEN if report.problem in _SHOWS else LinkPresence.CLOSED

    async def _check(self, url: str, size_bytes: int | None, allow_loopback: bool) -> LinkReport:
        problem = LinkProblem.UNREACHABLE
        for delay_s in RETRY_DELAYS_S:
            if delay_s:
                await self._sleep(delay_s)
            try:
                return await self._look(
                    url, size_bytes, allow_loopback=allow_loopback, judge=_refuse_excluded
                )
            except HopRefused as exc:
                return LinkReport(exc.problem)
            except _TryAgain as exc:
                problem = exc.problem
            except (httpx.HTTPError, OSError) as exc:
                reason = reason_of(exc)
                if reason in ("certificate", "tls"):
                    return LinkReport(LinkProblem.CERTIFICATE)
                problem = LinkProblem.NO_SUCH_HOST if reason == "dns" else LinkProblem.UNREACHABLE
        return LinkReport(problem)

    async def _look(
        self,
        url: str,
        size_bytes: int | None,
        *,
        allow_loopback: bool,
        judge: Callable[[httpx.URL], None] = lambda _: None,
    ) -> LinkReport:
        client = self._clients.anonymous(allow_loopback=allow_loopback)
        hop = check_hop(url, allow_loopback=allow_loopback)
        remarks: list[LinkRemark] = []
        for _ in range(MAX_REDIRECTS + 1):
            judge(hop)
            async with client.stream("GET", hop, headers=_HEADERS, timeout=LINK_TIMEOUT) as reply:
                onward = next_hop(reply, allow_loopback=allow_loopback)
                if onward is None:
                    return await _report(reply, size_bytes, remarks)
            hop = onward
            remarks = [LinkRemark.REDIRECTS]
        return LinkReport(LinkProblem.TOO_MANY_REDIRECTS)


def _refuse_excluded(hop: httpx.URL) -> None:
    """Refuse hosts that are known not to open for the service, though they do here."""
    problem = link_exclusion_of(hop.host)
    if problem is not None:
        raise HopRefused(problem)


def _is_own(url: str) -> bool:
    """Say whether a link is one to this computer, as only we make them."""
    try:
        return is_loopback_host(httpx.URL(url).host)
    except httpx.InvalidURL:
        return False


def sniff(head: bytes) -> str | None:
    """Return the media type of a picture by its first bytes; None if they are no picture's."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12])
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


async def _report(
    response: httpx.Response, size_bytes: int | None, remarks: list[LinkRemark]
) -> LinkReport:
    status = response.status_code
    if status in _AGAIN or status >= _SERVER_ERRORS:
        raise _TryAgain(_PROBLEMS.get(status, LinkProblem.SERVER_ERROR))
    if status not in _OPEN:
        usual = _PROBLEMS.get(status, LinkProblem.SERVER_ERROR)
        if status not in REFUSALS:
            return LinkReport(usual)
        words = await _first_bytes(response)
        return LinkReport(signed_problem(response.request.url, words, time.time()) or usual)
    head = await _first_bytes(response)
    media_type = sniff(head)
    total = _total(response)
    problem = None
    if not head:
        problem = LinkProblem.EMPTY
    elif media_type is None:
        # a sign-in page, or a challenge page such as "Just a moment…"
        problem = LinkProblem.SIGN_IN if _is_html(head) else LinkProblem.NOT_AN_IMAGE
    elif total is not None and total > MAX_IMAGE_BYTES:
        problem = LinkProblem.TOO_LARGE
    else:
        remarks = [*remarks, *_remarks(response, media_type)]
        if None not in (size_bytes, total) and total != size_bytes:
            remarks.append(LinkRemark.RE_ENCODED)
    return LinkReport(problem, tuple(remarks), total, media_type)


async def _first_bytes(response: httpx.Response) -> bytes:
    head = bytearray()
    try:
        async with closing(response.aiter_bytes()) as chunks:
            async for chunk in chunks:
                head += chunk
                if len(head) >= FIRST_BYTES:
                    break
    except httpx.DecodingError:
        pass  # what came before it tells what it is
    return bytes(head)


def _is_html(head: bytes) -> bool:
    start = head[:_MARKS_WITHIN].lower()
    return any(mark in start for mark in _HTML_MARKS)


def _remarks(response: httpx.Response, media_type: str) -> list[LinkRemark]:
    remarks: list[LinkRemark] = []
    said = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if _SAME_TYPES.get(said, said) != media_type:
        remarks.append(LinkRemark.OTHER_TYPE)
    if response.headers.get("content-disposition", "").strip().lower().startswith("attachment"):
        remarks.append(LinkRemark.ATTACHMENT)
    if not response.extensions.get(ADDRESS_CHECKED):
        remarks.append(LinkRemark.ADDRESS_UNCHECKED)
    return remarks


def _total(response: httpx.Response) -> int | None:
    """Return the size of the whole file, when the host names it."""
    if "content-encoding" in response.headers:
        return None
    found = _TOTAL.fullmatch(response.headers.get("content-range", ""))
    if found:
        return int(found[1])
    length = response.headers.get("content-length")
    return int(length) if length and response.status_code == _WHOLE else None
