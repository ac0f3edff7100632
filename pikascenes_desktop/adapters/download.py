"""Fetching result links: without the key, every hop judged, resumed only where that is safe."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import httpx

from pikascenes_desktop.adapters.addresses import HopRefused, check_hop, next_hop
from pikascenes_desktop.adapters.contact_counter import PURPOSE
from pikascenes_desktop.adapters.durable import library_trouble
from pikascenes_desktop.adapters.http import closing, http_errors
from pikascenes_desktop.adapters.part_file import BATCH, Beginning, PartFile
from pikascenes_desktop.adapters.threads import begun, end_of, seen_through
from pikascenes_desktop.domain.contact import Purpose
from pikascenes_desktop.domain.errors import DiskFull, DownloadFailed, ResultLinkRefused
from pikascenes_desktop.domain.host import LinkProblem
from pikascenes_desktop.ports.remote import Fetched

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, Generator
    from pathlib import Path

    from pikascenes_desktop.adapters.http import HttpClients
    from pikascenes_desktop.ports.remote import CountBytes, NetworkThread

MAX_BYTES: Final = 2 * 1024**3
MAX_REDIRECTS: Final = 3
HEAD: Final = 512

_OK: Final = 200
_PARTIAL: Final = 206
_RANGE_NOT_SATISFIABLE: Final = 416
_EXPIRED: Final = frozenset({403, 404, 410})
_AGAIN_LATER: Final = frozenset({408, 425, 429})
_SERVER_ERRORS: Final = range(500, 600)

_CONTENT_RANGE: Final = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18})", re.ASCII)
_STRONG_ETAG: Final = re.compile(r'"[\x21\x23-\x7e]*"', re.ASCII)
_TEXT_HEADS: Final = (b"<", b"{", b"[", b"#EXTM3U")
"""How HTML, XML, JSON and playlists begin; no video and no picture does."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a response is going to give.

    Attributes:
        after: The beginning it continues; None when it starts at 0.
        total: Bytes of the whole file, when said.
        etag: Its strong ETag, if it has one.
    """

    after: Beginning | None
    total: int | None
    etag: str | None


class HttpDownloader:
    """Implements `pikascenes_desktop.ports.remote.Downloader`.

    Args:
        network: The thread whose loop carries the bytes.
        clients: Gives the client that knows no key.
        max_bytes: The most that a clip may weigh.
    """

    def __init__(
        self, network: NetworkThread, clients: HttpClients, *, max_bytes: int = MAX_BYTES
    ) -> None:
        self._network = network
        self._clients = clients
        self._max_bytes = max_bytes

    async def fetch(
        self, url: str, part: Path, *, allow_loopback: bool, on_bytes: CountBytes
    ) -> Fetched:
        return await self._network.run(
            lambda: self._fetch(url, part, allow_loopback=allow_loopback, on_bytes=on_bytes)
        )

    async def _fetch(
        self, url: str, part: Path, *, allow_loopback: bool, on_bytes: CountBytes
    ) -> Fetched:
        with _link_errors():
            link = check_hop(url, allow_loopback=allow_loopback, standard_port=True)
        source = f"{link.scheme}://{link.netloc.decode('ascii')}{link.path}"
        file = PartFile(part, source)
        with _part_errors(file):
            beginning = await seen_through(file.beginning)
        client = self._clients.anonymous(allow_loopback=allow_loopback)
        with http_errors(link.host), _link_errors():
            while True:
                async with _opened(client, link, beginning, allow_loopback) as response:
                    plan = self._plan(response, beginning)
                    if plan is not None:
                        return await self._take(response, plan, file, on_bytes)
                beginning = None  # the server cannot go on from there: again, from the start

    def _plan(self, response: httpx.Response, beginning: Beginning | None) -> _Plan | None:
        """Return what the response gives; None if it is no continuation of the beginning.

        Raises:
            DownloadFailed: It gives nothing that we could use.
            httpx.HTTPStatusError: It is one to try again later.
        """
        status = response.status_code
        if status in _EXPIRED:
            raise DownloadFailed("expired")
        if status in _AGAIN_LATER or status in _SERVER_ERRORS or response.is_redirect:
            response.raise_for_status()
        if beginning is not None and status == _RANGE_NOT_SATISFIABLE:
            return None
        if status not in (_OK, _PARTIAL) or (status == _PARTIAL and beginning is None):
            raise DownloadFailed(f"http_{status}")
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise DownloadFailed("encoding")
        if beginning is not None and status == _PARTIAL:
            plan = _continuation(response, beginning)
        else:
            etag = response.headers.get("etag", "")
            length = response.headers.get("content-length")
            plan = _Plan(
                after=None,
                total=None if length is None else int(length),  # h11 takes digits alone
                etag=etag if _STRONG_ETAG.fullmatch(etag) else None,
            )
        if plan is not None and plan.total is not None and plan.total > self._max_bytes:
            raise DownloadFailed("too_large")
        return plan

    async def _take(
        self, response: httpx.Response, plan: _Plan, file: PartFile, on_bytes: CountBytes
    ) -> Fetched:
        try:
            return await self._receive(response, plan, file, on_bytes)
        except httpx.RemoteProtocolError as exc:
            if plan.total is None:
                raise
            raise DownloadFailed("length") from exc  # what came so far can be resumed
        except DownloadFailed:
            with suppress(OSError):
                await seen_through(file.discard)
            raise
        finally:
            with suppress(OSError):  # an unfinished part that will not close starts again
                await seen_through(file.close)

    async def _receive(
        self, response: httpx.Response, plan: _Plan, file: PartFile, on_bytes: CountBytes
    ) -> Fetched:
        done = 0 if plan.after is None else plan.after.size
        with _part_errors(file, plan.total):
            await seen_through(file.open, plan.etag, plan.total, plan.after)
        on_bytes(done, plan.total)
        async with _Writing(file, plan.total) as writing:
            enough = BATCH if done else HEAD  # what is no video is told from its first bytes
            async with closing(response.aiter_raw()) as chunks:
                async for chunk in chunks:
                    done += len(chunk)
                    if done > self._max_bytes:
                        raise DownloadFailed("too_large")
                    file.add(chunk)
                    on_bytes(done, plan.total)
                    if file.waiting >= enough:
                        await writing.next_batch()
                        enough = BATCH
            await writing.next_batch()
            await writing.done()
        if plan.total is not None and done != plan.total:
            raise DownloadFailed("length")
        with _part_errors(file):
            return Fetched(await seen_through(file.finish))


class _Writing:
    """Writes one batch on a thread while the next comes in; leaving it waits for the last."""

    def __init__(self, file: PartFile, total: int | None) -> None:
        self._file = file
        self._total = total
        self._going: asyncio.Future[None] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        going, self._going = self._going, None
        if going is not None:
            with suppress(OSError):  # whatever ended the download is what is told
                await end_of(going)

    async def next_batch(self) -> None:
        """Begin to write what waits, once the batch before it is written.

        Raises:
            DownloadFailed: The first bytes are no video's.
            DiskFull, LibraryUnavailable: The batch before could not be written.
        """
        await self.done()
        if self._file.size == 0:
            head = self._file.first_bytes(HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
            if not head or head.startswith(_TEXT_HEADS):
                raise DownloadFailed("not_a_video")
        self._going = begun(self._file.write, self._file.cut())

    async def done(self) -> None:
        """Wait until the batch that is being written is on the disk. Raises as `next_batch`."""
        going, self._going = self._going, None
        if going is not None:
            with _part_errors(self._file, self._total):
                await end_of(going)


@asynccontextmanager
async def _opened(
    client: httpx.AsyncClient, link: httpx.URL, beginning: Beginning | None, allow_loopback: bool
) -> AsyncGenerator[httpx.Response]:
    """Open the link, or where its redirects lead, each of them judged first."""
    headers = {"Accept-Encoding": "identity"}
    if beginning is not None:
        headers |= {"Range": f"bytes={beginning.size}-", "If-Range": beginning.etag}
    hop: httpx.URL | None = link
    for _ in range(MAX_REDIRECTS + 1):
        why = {PURPOSE: Purpose.CLIPS}
        async with client.stream("GET", hop, headers=headers, extensions=why) as response:
            hop = next_hop(response, allow_loopback=allow_loopback, standard_port=True)
            if hop is None:
                yield response
                return
    raise HopRefused(LinkProblem.TOO_MANY_REDIRECTS)


def _continuation(response: httpx.Response, beginning: Beginning) -> _Plan | None:
    found = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
    if found is None:
        return None
    start, end, total = map(int, found.groups())
    is_rest = start == beginning.size and end == total - 1
    is_same = beginning.total in (None, total) and (
        response.headers.get("etag", beginning.etag) == beginning.etag
    )
    return _Plan(beginning, total, beginning.etag) if is_rest and is_same else None


@contextmanager
def _part_errors(file: PartFile, total: int | None = None) -> Generator[None]:
    """Translate the trouble with the part: `DiskFull` says how much is still to come."""
    try:
        with library_trouble(file.path):
            yield
    except DiskFull as exc:
        needed = None if total is None else max(0, total - file.size)
        raise DiskFull(str(file.path), needed) from exc


@contextmanager
def _link_errors() -> Generator[None]:
    try:
        yield
    except HopRefused as exc:
        raise ResultLinkRefused(exc.problem.value) from exc
