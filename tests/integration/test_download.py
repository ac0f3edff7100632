"""Downloads against real sockets: hops, lies about lengths, resuming, trouble with the folder."""

from __future__ import annotations

import asyncio
import errno
import gc
import hashlib
import json
import sys
import threading
from dataclasses import dataclass, field
from io import FileIO
from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters import part_file
from pikascenes_desktop.adapters.download import HEAD, HttpDownloader
from pikascenes_desktop.adapters.part_file import BATCH, Beginning, PartFile, note_path
from pikascenes_desktop.domain.errors import (
    AppError,
    DiskFull,
    DownloadFailed,
    LibraryUnavailable,
    RateLimited,
    ResultLinkRefused,
    ServiceFault,
    Unreachable,
)
from pikascenes_desktop.domain.host import LinkProblem
from tests.fakes.raw_server import Exchange, Handler, RawServer, answering, hanging
from tests.fakes.wire import Authority, wired

if TYPE_CHECKING:
    from pathlib import Path

    from typing_extensions import Buffer

    from pikascenes_desktop.ports.remote import Downloader, Fetched

FILM = b"\x00\x00\x00\x18ftypisom" + bytes(range(256)) * 40_000  # 10 MB


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def content(part: Path) -> bytes:
    return part.read_bytes()


def exists(path: Path) -> bool:
    return path.exists()


def accepts(downloader: Downloader) -> Downloader:
    return downloader


@dataclass
class Counted:
    calls: list[tuple[int, int | None]] = field(default_factory=list[tuple[int, int | None]])

    def __call__(self, done: int, total: int | None) -> None:
        self.calls.append((done, total))


async def fetch(
    url: str, part: Path, *, counted: Counted | None = None, max_bytes: int = 2**31
) -> Fetched:
    async with wired() as wire:
        downloader = accepts(HttpDownloader(wire.network, wire.clients, max_bytes=max_bytes))
        return await downloader.fetch(url, part, allow_loopback=True, on_bytes=counted or Counted())


@dataclass
class FilmServer:
    """Serves a film as good servers do, and stops after so many bytes when told to."""

    film: bytes = FILM
    etag: str = '"v1"'
    cut_at: int | None = None
    ranges: bool = True
    content_range: str = "bytes {start}-{end}/{total}"

    async def __call__(self, exchange: Exchange) -> None:
        seen = await exchange.request()
        start, status, headers = 0, 200, {"ETag": self.etag}
        asked = seen.headers.get("range", "")
        if self.ranges and asked and seen.headers.get("if-range") == self.etag:
            start, status = int(asked.removeprefix("bytes=").removesuffix("-")), 206
            headers["Content-Range"] = self.content_range.format(
                start=start, end=len(self.film) - 1, total=len(self.film)
            )
        rest = self.film[start:]
        sent = rest if self.cut_at is None else rest[: max(0, self.cut_at - start)]
        await exchange.reply(status, sent, headers=headers, length=len(rest))


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / ".incoming" / "a-0.part"


async def begin(server: RawServer, film: FilmServer, part: Path, cut_at: int) -> None:
    """Fetch a beginning and lose the connection."""
    film.cut_at = cut_at
    with pytest.raises(DownloadFailed) as caught:
        await fetch(f"{server.base}/v.mp4?first", part)
    assert caught.value.reason == "length"
    film.cut_at = None


# --- the plain way -------------------------------------------------------------------------------


async def test_a_film_comes_whole(part: Path) -> None:
    counted = Counted()
    async with RawServer(FilmServer()) as server:
        fetched = await fetch(f"{server.base}/v.mp4", part, counted=counted)
    assert content(part) == FILM
    assert fetched.size_bytes == len(FILM)
    assert not note_path(part).exists()
    dones = [done for done, _ in counted.calls]
    assert dones == sorted(dones)
    assert counted.calls[0] == (0, len(FILM))
    assert counted.calls[-1] == (len(FILM), len(FILM))
    (seen,) = server.seen
    assert "authorization" not in seen.headers
    assert seen.headers["accept-encoding"] == "identity"


async def test_a_film_without_a_length_comes_whole(part: Path) -> None:
    async def chunked(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(headers={"Content-Length": "", "Transfer-Encoding": "chunked"})
        for start in range(0, len(FILM), 100_000):
            piece = FILM[start : start + 100_000]
            await exchange.send(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        await exchange.send(b"0\r\n\r\n")

    counted = Counted()
    async with RawServer(chunked) as server:
        fetched = await fetch(server.base, part, counted=counted)
    assert fetched.size_bytes == len(FILM)
    assert content(part) == FILM
    assert counted.calls[-1] == (len(FILM), None)


async def test_redirects_are_followed(part: Path) -> None:
    async def handle(exchange: Exchange) -> None:
        seen = await exchange.request()
        hop = int(seen.target.removeprefix("/"))
        if hop < 3:
            await exchange.reply(302, headers={"Location": f"/{hop + 1}"})
        else:
            await exchange.reply(200, FILM)

    async with RawServer(handle) as server:
        await fetch(f"{server.base}/0", part)
    assert content(part) == FILM


# --- what is refused -----------------------------------------------------------------------------


async def failure(handler: Handler, part: Path, max_bytes: int = 2**31) -> AppError:
    async with RawServer(handler) as server:
        with pytest.raises(AppError) as caught:
            await fetch(f"{server.base}/v.mp4", part, max_bytes=max_bytes)
    return caught.value


async def short(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.reply(200, FILM, length=len(FILM) + 1)


async def cut_chunks(exchange: Exchange) -> None:
    await exchange.request()
    await exchange.reply(headers={"Content-Length": "", "Transfer-Encoding": "chunked"})
    await exchange.send(b"5\r\nabc")


REFUSED = {
    "403": answering(403),
    "404": answering(404),
    "410": answering(410),
    "401": answering(401),
    "204": answering(204),
    "416": answering(416),
    "206": answering(206, FILM),
    "short": short,
    "empty": answering(200, b""),
    "html": answering(200, b"<!doctype html>"),
    "xml": answering(200, b"\xef\xbb\xbf \n<xml>"),
    "object": answering(200, b'{"a": 1}'),
    "array": answering(200, b"[1]"),
    "playlist": answering(200, b"#EXTM3U\n#EXT"),
    "gzip": answering(200, FILM, headers={"Content-Encoding": "gzip"}),
    "429": answering(429, headers={"Retry-After": "9"}),
    "408": answering(408),
    "503": answering(503),
    "302": answering(302),
    "cut": cut_chunks,
    "loop": answering(302, headers={"Location": "/v.mp4"}),
    "to http": answering(302, headers={"Location": "http://example.org/"}),
    "to private": answering(302, headers={"Location": "https://10.0.0.1/"}),
}
ME = "127.0.0.1"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("403", DownloadFailed("expired")),
        ("404", DownloadFailed("expired")),
        ("410", DownloadFailed("expired")),
        ("401", DownloadFailed("http_401")),
        ("204", DownloadFailed("http_204")),
        ("416", DownloadFailed("http_416")),
        ("206", DownloadFailed("http_206")),
        ("short", DownloadFailed("length")),
        ("empty", DownloadFailed("not_a_video")),
        ("html", DownloadFailed("not_a_video")),
        ("xml", DownloadFailed("not_a_video")),
        ("object", DownloadFailed("not_a_video")),
        ("array", DownloadFailed("not_a_video")),
        ("playlist", DownloadFailed("not_a_video")),
        ("gzip", DownloadFailed("encoding")),
        ("429", RateLimited(ME, 9.0)),
        ("408", ServiceFault(ME, 408)),
        ("503", ServiceFault(ME, 503)),
        ("302", ServiceFault(ME, 302)),
        ("cut", ServiceFault(ME, reason="connection_lost")),
        ("loop", ResultLinkRefused("too_many_redirects")),
        ("to http", ResultLinkRefused("not_https")),
        ("to private", ResultLinkRefused("not_public")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_bad_answers(answer: str, error: AppError, part: Path) -> None:
    caught = await failure(REFUSED[answer], part)
    assert (type(caught), caught.facts()) == (type(error), error.facts())
    if isinstance(caught, DownloadFailed) and caught.reason == "not_a_video":
        assert not exists(part)


async def test_too_much_is_cut_off(part: Path) -> None:
    caught = await failure(answering(200, FILM), part, max_bytes=len(FILM) - 1)
    assert caught.facts() == {"reason": "too_large"}

    async def endless(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, FILM, headers={"Content-Length": ""})

    caught = await failure(endless, part, max_bytes=2 * BATCH)
    assert caught.facts() == {"reason": "too_large"}
    assert not exists(part)


async def test_a_server_that_falls_silent(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient = httpx.Timeout(20, read=0.2)
    monkeypatch.setattr("pikascenes_desktop.adapters.http.TRANSFER_TIMEOUT", impatient)
    caught = await failure(hanging, part)
    assert isinstance(caught, ServiceFault)
    assert caught.reason == "timeout"


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("http://127.0.0.1:{port}/", LinkProblem.NOT_PUBLIC),
        ("https://localhost:{port}/", LinkProblem.NOT_PUBLIC),
        ("https://me:word@example.org/", LinkProblem.HAS_PASSWORD),
        ("file:///etc/passwd", LinkProblem.NOT_HTTPS),
        ("data:video/mp4,x", LinkProblem.NOT_HTTPS),
        ("ftp://example.org/v.mp4", LinkProblem.NOT_HTTPS),
        ("https://example.org:8443/v.mp4", LinkProblem.NOT_PUBLIC),
        ("https://turned.invalid/v.mp4", LinkProblem.NOT_PUBLIC),
        ("https://[::ffff:127.0.0.1]/", LinkProblem.NOT_PUBLIC),
    ],
)
async def test_links_that_are_not_opened(link: str, problem: LinkProblem, part: Path) -> None:
    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async with RawServer(answering(200, FILM)) as canary, wired(resolve=resolve) as wire:
        downloader = HttpDownloader(wire.network, wire.clients)
        with pytest.raises(ResultLinkRefused) as caught:
            await downloader.fetch(
                link.format(port=canary.port), part, allow_loopback=False, on_bytes=Counted()
            )
    assert caught.value.reason == problem
    assert canary.connections == 0
    assert not exists(part)


async def test_a_name_that_changes_its_address_on_the_way_is_refused(part: Path) -> None:
    """A public page redirects to a name that now stands for this computer."""
    authority = Authority()
    asked: list[str] = []

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if host == "localhost" else ("10.0.0.1",)

    async with (
        RawServer(
            answering(302, headers={"Location": "https://rebound.invalid/"}),
            tls=authority.server("localhost"),
        ) as server,
        wired(trust=authority.client, resolve=resolve) as wire,
    ):
        downloader = HttpDownloader(wire.network, wire.clients)
        with pytest.raises(ResultLinkRefused):
            await downloader.fetch(
                f"https://localhost:{server.port}/",
                part,
                allow_loopback=True,
                on_bytes=Counted(),
            )
    assert asked == ["localhost", "rebound.invalid"]


async def test_nobody_there(part: Path) -> None:
    async with RawServer(answering()) as server:
        pass
    with pytest.raises(Unreachable):
        await fetch(server.base, part)


# --- resuming ------------------------------------------------------------------------------------


async def test_a_lost_connection_is_resumed(part: Path) -> None:
    film = FilmServer()
    counted = Counted()
    async with RawServer(film) as server:
        await begin(server, film, part, 3_000_000)
        await fetch(f"{server.base}/v.mp4?fresh-signature", part, counted=counted)
    assert content(part) == FILM
    assert counted.calls[0] == (3_000_000, len(FILM))
    assert server.seen[1].headers["range"] == "bytes=3000000-"
    assert server.seen[1].headers["if-range"] == '"v1"'
    assert not note_path(part).exists()


@pytest.mark.parametrize("cut_at", [1, HEAD, BATCH - 1, BATCH, 2 * BATCH, len(FILM) - 1])
async def test_wherever_it_was_cut_the_film_is_whole(part: Path, cut_at: int) -> None:
    film = FilmServer()
    async with RawServer(film) as server:
        await begin(server, film, part, cut_at)
        await fetch(f"{server.base}/v.mp4", part)
    assert content(part) == FILM


@pytest.mark.parametrize(
    "change",
    [
        FilmServer(film=FILM[::-1], etag='"v2"'),
        FilmServer(ranges=False),
        FilmServer(content_range="bytes 0-{end}/{total}"),
        FilmServer(content_range="bytes {start}-{end}/*"),
        FilmServer(content_range="bytes {start}-{start}/{total}"),
        FilmServer(content_range="nonsense"),
        FilmServer(film=FILM + b"more"),
    ],
    ids=["etag", "no ranges", "start", "no total", "end", "nonsense", "total"],
)
async def test_what_does_not_fit_starts_again(part: Path, change: FilmServer) -> None:
    film = FilmServer()
    async with RawServer(film) as server:
        await begin(server, film, part, 3_000_000)
        film.__dict__.update(change.__dict__)
        await fetch(f"{server.base}/v.mp4", part)
    assert content(part) == change.film


async def test_another_etag_beside_a_206_starts_again(part: Path) -> None:
    film = FilmServer()

    async def careless(exchange: Exchange) -> None:
        seen = await exchange.request()
        if "range" in seen.headers:
            rest = {
                "ETag": '"other"',
                "Content-Range": f"bytes 3000000-{len(FILM) - 1}/{len(FILM)}",
            }
            await exchange.reply(206, b"x" * (len(FILM) - 3_000_000), headers=rest)
        else:
            await exchange.reply(200, FILM)

    async with RawServer(film) as server:
        await begin(server, film, part, 3_000_000)
        server.handler = careless
        await fetch(f"{server.base}/v.mp4", part)
    assert content(part) == FILM


async def test_a_rest_that_is_too_short_is_no_film(part: Path) -> None:
    film = FilmServer()

    async def stingy(exchange: Exchange) -> None:
        await exchange.request()
        rest = {"ETag": '"v1"', "Content-Range": f"bytes 3000000-{len(FILM) - 1}/{len(FILM)}"}
        await exchange.reply(206, b"x" * 100, headers=rest)

    async with RawServer(film) as server:
        await begin(server, film, part, 3_000_000)
        server.handler = stingy
        with pytest.raises(DownloadFailed) as caught:
            await fetch(f"{server.base}/v.mp4", part)
    assert caught.value.reason == "length"
    assert not exists(part)


async def test_a_range_beyond_the_end_starts_again(part: Path) -> None:
    film = FilmServer()

    async def refuses_ranges(exchange: Exchange) -> None:
        seen = await exchange.request()
        await exchange.reply(416 if "range" in seen.headers else 200, FILM)

    async with RawServer(film) as server:
        await begin(server, film, part, 3_000_000)
        server.handler = refuses_ranges
        await fetch(f"{server.base}/v.mp4", part)
    assert content(part) == FILM


@pytest.mark.parametrize("etag", ['W/"weak"', "unquoted", ""])
async def test_without_a_strong_etag_nothing_is_resumed(part: Path, etag: str) -> None:
    film = FilmServer(etag=etag)
    async with RawServer(film) as server:
        await begin(server, film, part, 3_000_000)
        assert not note_path(part).exists()
        await fetch(f"{server.base}/v.mp4", part)
    assert "range" not in server.seen[1].headers
    assert content(part) == FILM


def spoil_bytes(part: Path) -> None:
    part.write_bytes(bytes(3_000_000))  # what a power cut may leave of pages never written


def spoil_length(part: Path) -> None:
    part.write_bytes(FILM[:2_000_000])


def spoil_note(part: Path) -> None:
    note_path(part).write_text('{"etag": ')


def empty_note(part: Path) -> None:
    note_path(part).write_text("[]")


def lose_part(part: Path) -> None:
    part.unlink()


def other_link(part: Path) -> None:
    note = json.loads(note_path(part).read_text())
    note_path(part).write_text(json.dumps({**note, "source": "https://other.example.org/v.mp4"}))


@pytest.mark.parametrize(
    "spoil", [spoil_bytes, spoil_length, spoil_note, empty_note, lose_part, other_link]
)
async def test_a_beginning_that_is_not_proven_is_not_used(part: Path, spoil: object) -> None:
    film = FilmServer()
    async with RawServer(film) as server:
        await begin(server, film, part, 3_000_000)
        assert callable(spoil)
        spoil(part)
        await fetch(f"{server.base}/v.mp4", part)
    assert "range" not in server.seen[1].headers
    assert content(part) == FILM


async def test_bytes_behind_the_noted_end_are_dropped(part: Path) -> None:
    film = FilmServer()
    async with RawServer(film) as server:
        await begin(server, film, part, 3_000_000)
        with part.open("ab") as file:
            file.write(b"written, but not noted")
        await fetch(f"{server.base}/v.mp4", part)
    assert content(part) == FILM


async def test_cancelling_keeps_what_came(part: Path) -> None:
    reached = asyncio.Event()
    loop = asyncio.get_running_loop()

    def on_bytes(done: int, total: int | None) -> None:
        if done >= 3_000_000:
            loop.call_soon_threadsafe(reached.set)

    async def stalls(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, FILM[:3_000_000], headers={"ETag": '"v1"'}, length=len(FILM))
        await exchange.reader.read()

    async with RawServer(stalls) as server, wired() as wire:
        downloader = HttpDownloader(wire.network, wire.clients)
        task = loop.create_task(
            downloader.fetch(f"{server.base}/v", part, allow_loopback=True, on_bytes=on_bytes)
        )
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        noted = json.loads(note_path(part).read_text())
    assert len(content(part)) == noted["size"] > 0
    assert noted["sha256"] == digest(content(part))


@pytest.mark.parametrize("error", [None, OSError(errno.EIO, "gone")], ids=["good", "bad"])
async def test_cancelling_waits_for_the_write_that_is_going_on(
    part: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: OSError | None,
) -> None:
    writing, go = threading.Event(), threading.Event()

    class Slow(PartFile):
        def write(self, chunks: list[bytes]) -> None:
            writing.set()
            go.wait()
            super().write(chunks)
            if error is not None:
                raise error

    monkeypatch.setattr("pikascenes_desktop.adapters.download.PartFile", Slow)
    async with RawServer(FilmServer()) as server, wired() as wire:
        downloader = HttpDownloader(wire.network, wire.clients)
        task = asyncio.get_running_loop().create_task(
            downloader.fetch(f"{server.base}/v", part, allow_loopback=True, on_bytes=Counted())
        )
        await asyncio.to_thread(writing.wait)
        task.cancel()
        # a round trip through the network thread: the cancelling has arrived there
        await wire.network.run(lambda: asyncio.sleep(0))
        assert not task.done()
        go.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        noted = json.loads(note_path(part).read_text())
    gc.collect()
    assert noted["size"] == len(content(part)) > 0
    assert not caplog.records


async def test_a_long_film_is_noted_on_the_way(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[tuple[int, str]] = []

    class Watched(PartFile):
        def write(self, chunks: list[bytes]) -> None:
            super().write(chunks)
            note = json.loads(note_path(part).read_text())
            noted.append((note["size"], note["sha256"]))

    monkeypatch.setattr("pikascenes_desktop.adapters.download.PartFile", Watched)
    monkeypatch.setattr(part_file, "NOTE_EVERY_S", 0.0)
    async with RawServer(FilmServer()) as server:
        await fetch(f"{server.base}/v", part)
    assert len(noted) >= 3
    assert noted == [(size, digest(FILM[:size])) for size, _ in noted]
    assert not note_path(part).exists()


async def test_a_short_download_is_not_digested(part: Path) -> None:
    async with RawServer(FilmServer()) as server:
        await fetch(f"{server.base}/v", part)
    file = PartFile(part, "source")
    file.open('"v1"', None, None)
    for chunk in (b"one", b"two"):
        file.write([chunk])
    noted = json.loads(note_path(part).read_text())
    assert noted["size"] == 0  # the note that keeps room for itself
    file.close()
    noted = json.loads(note_path(part).read_text())
    assert (noted["size"], noted["sha256"]) == (6, digest(b"onetwo"))


# --- trouble with the folder ---------------------------------------------------------------------


def failing(error: OSError, *, after: int) -> type[PartFile]:
    """Return a kind of part that there is so much room for, and not a byte more."""

    class Tight(FileIO):
        def write(self, data: Buffer, /) -> int:
            room = after - self.tell()
            if room <= 0:
                raise error
            return super().write(memoryview(data)[:room])

    class Failing(PartFile):
        def open(self, etag: str | None, total: int | None, after: Beginning | None) -> None:
            super().open(etag, total, after)
            assert self._file is not None
            at = self._file.tell()
            self._file.close()
            self._file = Tight(self.path, "r+b")
            self._file.seek(at)

    return Failing


async def test_a_full_disk_says_how_much_is_missing(
    part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = failing(OSError(errno.ENOSPC, "full"), after=5_000_000)
    monkeypatch.setattr("pikascenes_desktop.adapters.download.PartFile", full)
    film = FilmServer()
    async with RawServer(film) as server:
        with pytest.raises(DiskFull) as caught:
            await fetch(f"{server.base}/v.mp4", part)
        monkeypatch.undo()
        needed = caught.value.needed_bytes
        assert needed is not None
        assert len(FILM) - 5_000_000 <= needed < len(FILM)
        await fetch(f"{server.base}/v.mp4", part)
    assert content(part) == FILM
    # nothing that was written is fetched twice
    assert server.seen[1].headers["range"] == f"bytes={len(FILM) - needed}-"


async def test_a_full_disk_without_a_length(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = failing(OSError(errno.ENOSPC, "full"), after=0)
    monkeypatch.setattr("pikascenes_desktop.adapters.download.PartFile", full)

    async def endless(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, FILM, headers={"Content-Length": ""})

    caught = await failure(endless, part)
    assert caught.facts() == {"path": str(part), "needed_bytes": None}


async def test_a_drive_that_fails(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = failing(OSError(errno.EIO, "gone"), after=BATCH)
    monkeypatch.setattr("pikascenes_desktop.adapters.download.PartFile", gone)
    caught = await failure(FilmServer(), part)
    assert isinstance(caught, LibraryUnavailable)


async def test_a_library_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    part = tmp_path / "unplugged" / ".incoming" / "a.part"
    caught = await failure(FilmServer(), part)
    assert isinstance(caught, LibraryUnavailable)
    assert not (tmp_path / "unplugged").exists()


@pytest.mark.linux_proof
@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
async def test_a_truly_full_device(tmp_path: Path) -> None:
    part = tmp_path / "full.part"
    part.symlink_to("/dev/full")
    caught = await failure(FilmServer(etag=""), part)
    assert isinstance(caught, DiskFull)


async def test_a_write_after_closing_changes_nothing(tmp_path: Path) -> None:
    file = PartFile(tmp_path / "a.part", "source")
    file.open('"v1"', None, None)
    file.close()
    file.write([b"late"])
    assert (tmp_path / "a.part").read_bytes() == b""
    file.close()
    file.discard()
    assert not (tmp_path / "a.part").exists()


async def test_nothing_is_written_behind_a_gap(tmp_path: Path) -> None:
    file = failing(OSError(errno.EIO, "gone"), after=3)(tmp_path / "a.part", "source")
    file.open('"v1"', None, None)
    file.write([b"abc"])
    with pytest.raises(OSError, match="gone"):
        file.write([b"def"])
    file.add(b"ghi")
    file.close()
    assert (tmp_path / "a.part").read_bytes() == b"abc"
    again = PartFile(tmp_path / "a.part", "source").beginning()
    assert again is not None
    assert again.size == 3
