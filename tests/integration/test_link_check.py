"""The link check against real sockets: what RunComfy would find behind a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.link_check import MAX_IMAGE_BYTES, HttpLinkChecker, sniff
from pikascenes_desktop.domain.host import LinkProblem, LinkRemark, LinkReport
from tests.fakes.raw_server import Exchange, Handler, RawServer, answering, hanging
from tests.fakes.wire import Authority, wired

if TYPE_CHECKING:
    from pikascenes_desktop.ports.remote import LinkChecker

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100_000)
OPEN = LinkReport(size_bytes=len(PNG), media_type="image/png")


def accepts(checker: LinkChecker) -> LinkChecker:
    return checker


class Pauses(list[float]):
    """Sleeps that take no time."""

    async def __call__(self, seconds: float) -> None:
        self.append(seconds)


async def check(
    url: str, *, size: int | None = None, pauses: Pauses | None = None, loopback: bool = True
) -> LinkReport:
    async with wired(trust=Authority().client) as wire:
        sleep = Pauses() if pauses is None else pauses
        checker = accepts(HttpLinkChecker(wire.network, wire.clients, sleep=sleep))
        return await checker.check(url, size_bytes=size, allow_loopback=loopback)


async def behind(handler: Handler, *, size: int | None = None) -> LinkReport:
    async with RawServer(handler) as server:
        return await check(f"{server.base}/a.png", size=size)


async def good_host(exchange: Exchange) -> None:
    seen = await exchange.request()
    assert seen.method == "GET"
    assert seen.headers["range"] == "bytes=0-65535"
    assert "authorization" not in seen.headers
    assert "cookie" not in seen.headers
    headers = {"Content-Type": "image/png", "Content-Range": f"bytes 0-65535/{len(PNG)}"}
    await exchange.reply(206, PNG[:65536], headers=headers)


def picture(body: bytes = PNG, **headers: str) -> Handler:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return answering(200, body, headers={"Content-Type": "image/png", **named})


async def test_a_good_host() -> None:
    assert await behind(good_host, size=len(PNG)) == OPEN


async def test_a_host_that_ignores_ranges() -> None:
    assert await behind(picture(), size=len(PNG)) == OPEN


async def test_a_host_that_names_no_size() -> None:
    report = await behind(picture(Content_Length=""), size=len(PNG))
    assert report == LinkReport(media_type="image/png")
    report = await behind(
        answering(206, PNG, headers={"Content-Type": "image/png", "Content-Range": "bytes 0-9/*"})
    )
    assert report == LinkReport(media_type="image/png")


@pytest.mark.parametrize(
    ("handler", "problem"),
    [
        pytest.param(answering(200, b""), LinkProblem.EMPTY, id="empty"),
        pytest.param(answering(204), LinkProblem.EMPTY, id="204"),
        pytest.param(answering(416), LinkProblem.EMPTY, id="416"),
        pytest.param(picture(b"  <!DOCTYPE html><p>"), LinkProblem.SIGN_IN, id="html as png"),
        pytest.param(answering(200, b"<html>Just a moment"), LinkProblem.SIGN_IN, id="challenge"),
        pytest.param(answering(401), LinkProblem.SIGN_IN, id="401"),
        pytest.param(answering(403), LinkProblem.SIGN_IN, id="403"),
        pytest.param(answering(410), LinkProblem.NOT_FOUND, id="410"),
        pytest.param(answering(400), LinkProblem.SERVER_ERROR, id="400"),
        pytest.param(answering(302), LinkProblem.SERVER_ERROR, id="302 without a place"),
        pytest.param(answering(200, b"words"), LinkProblem.NOT_AN_IMAGE, id="words"),
        pytest.param(answering(200, b"<svg>"), LinkProblem.NOT_AN_IMAGE, id="svg"),
        pytest.param(answering(200, b"%PDF-1.7"), LinkProblem.NOT_AN_IMAGE, id="pdf"),
        pytest.param(
            picture(b"not gzip", Content_Encoding="gzip"), LinkProblem.EMPTY, id="broken gzip"
        ),
        pytest.param(
            answering(302, headers={"Location": "/a.png"}),
            LinkProblem.TOO_MANY_REDIRECTS,
            id="loop",
        ),
        pytest.param(
            answering(302, headers={"Location": "https://10.0.0.1/a.png"}),
            LinkProblem.NOT_PUBLIC,
            id="to private",
        ),
        pytest.param(
            answering(302, headers={"Location": "http://example.org/login"}),
            LinkProblem.NOT_HTTPS,
            id="to http",
        ),
    ],
)
async def test_links_that_do_not_open(handler: Handler, problem: LinkProblem) -> None:
    report = await behind(handler)
    assert report.problem is problem


async def test_a_picture_that_is_too_large() -> None:
    total = MAX_IMAGE_BYTES + 1
    headers = {"Content-Range": f"bytes 0-65535/{total}"}
    report = await behind(answering(206, PNG[:65536], headers=headers))
    assert report == LinkReport(LinkProblem.TOO_LARGE, (), total, "image/png")


@pytest.mark.parametrize(
    ("handler", "remarks"),
    [
        pytest.param(
            picture(Content_Type="application/octet-stream"), {LinkRemark.OTHER_TYPE}, id="octets"
        ),
        pytest.param(picture(Content_Type="image/jpeg"), {LinkRemark.OTHER_TYPE}, id="jpeg"),
        pytest.param(picture(Content_Type="IMAGE/PNG; charset=x"), set[LinkRemark](), id="same"),
        pytest.param(
            picture(b"\xff\xd8\xff" + PNG[3:], Content_Type="image/jpg"),
            set[LinkRemark](),
            id="other name",
        ),
        pytest.param(
            picture(Content_Disposition='attachment; filename="a.png"'),
            {LinkRemark.ATTACHMENT},
            id="attachment",
        ),
        pytest.param(picture(PNG[:-1]), {LinkRemark.RE_ENCODED}, id="other size"),
    ],
)
async def test_remarks(handler: Handler, remarks: set[LinkRemark]) -> None:
    report = await behind(handler, size=len(PNG))
    assert report.problem is None
    assert set(report.remarks) == remarks


async def test_redirects_are_remarked_once() -> None:
    async def handle(exchange: Exchange) -> None:
        seen = await exchange.request()
        if seen.target == "/3":
            await exchange.reply(200, PNG, headers={"Content-Type": "image/png"})
        else:
            hop = int(seen.target.removeprefix("/").replace("a.png", "0"))
            await exchange.reply(301, headers={"Location": f"/{hop + 1}"})

    report = await behind(handle)
    assert report == LinkReport(None, (LinkRemark.REDIRECTS,), len(PNG), "image/png")


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (404, LinkProblem.NOT_FOUND),
        (425, LinkProblem.SERVER_ERROR),
        (429, LinkProblem.SERVER_ERROR),
        (503, LinkProblem.SERVER_ERROR),
    ],
)
async def test_what_may_change_is_tried_again(status: int, problem: LinkProblem) -> None:
    async def late(exchange: Exchange) -> None:
        await exchange.request()
        if exchange.server.connections < 3:
            await exchange.reply(status)
        else:
            await exchange.reply(200, PNG, headers={"Content-Type": "image/png"})

    pauses = Pauses()
    async with RawServer(late) as server:
        assert await check(server.base, pauses=pauses) == OPEN
    assert pauses == [0.7, 2.0]
    async with RawServer(answering(status)) as server:
        assert await check(server.base) == LinkReport(problem)
    assert len(server.seen) == 3


async def test_what_cannot_change_is_not_tried_again() -> None:
    async with RawServer(answering(403)) as server:
        await check(server.base)
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("http://example.org/a.png", LinkProblem.NOT_HTTPS),
        ("http://127.0.0.1:1/a.png", LinkProblem.NOT_PUBLIC),
        ("https://[::1]/a.png", LinkProblem.NOT_PUBLIC),
        ("https://192.168.0.9/a.png", LinkProblem.NOT_PUBLIC),
        ("https://169.254.169.254/", LinkProblem.NOT_PUBLIC),
        ("https://100.64.1.1/", LinkProblem.NOT_PUBLIC),
        ("https://me:word@example.org/", LinkProblem.HAS_PASSWORD),
        ("data:image/png;base64,AA", LinkProblem.NOT_HTTPS),
        ("https://none.invalid/a.png", LinkProblem.NO_SUCH_HOST),
    ],
)
async def test_links_that_nobody_asks(link: str, problem: LinkProblem) -> None:
    assert await check(link, loopback=False) == LinkReport(problem)


async def test_a_private_name_gets_no_packet() -> None:
    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("8.8.8.8", "10.0.0.1")

    async with wired(resolve=resolve) as wire:
        checker = HttpLinkChecker(wire.network, wire.clients)
        report = await checker.check(
            "https://turned.invalid/", size_bytes=None, allow_loopback=False
        )
    assert report.problem is LinkProblem.NOT_PUBLIC


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("https://i.imgur.com/x.png", LinkProblem.HOST_TURNS_SERVERS_AWAY),
        ("https://drive.google.com/uc?id=1", LinkProblem.HOST_OPENS_PAGES),
        ("https://api.replicate.com/v1/files/1", LinkProblem.HOST_ASKS_FOR_TOKEN),
        ("https://file.io/1", LinkProblem.HOST_CLOSED),
        ("https://files.catbox.moe/a.png", LinkProblem.HOST_UNWANTED),
    ],
)
async def test_hosts_that_do_not_serve_the_service_are_not_asked(
    link: str, problem: LinkProblem
) -> None:
    asked: list[str] = []

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append(f"{host}:{port}")
        return ()

    async with wired(resolve=resolve) as wire:
        checker = HttpLinkChecker(wire.network, wire.clients)
        report = await checker.check(link, size_bytes=None, allow_loopback=False)
    assert report == LinkReport(problem)
    assert asked == []
    there = await behind(answering(302, headers={"Location": link}))
    assert there == LinkReport(problem)


async def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pikascenes_desktop.adapters.link_check.LINK_TIMEOUT", 0.1)
    assert (await behind(hanging)).problem is LinkProblem.UNREACHABLE
    async with RawServer(hanging) as server:
        pass
    assert (await check(server.base)).problem is LinkProblem.UNREACHABLE


async def test_an_untrusted_certificate_is_final() -> None:
    pauses = Pauses()
    async with RawServer(picture(), tls=Authority().server("127.0.0.1")) as server:
        assert await check(server.base, pauses=pauses) == LinkReport(LinkProblem.CERTIFICATE)
    assert pauses == []


async def test_a_wrong_name_in_the_certificate_is_final() -> None:
    authority = Authority()
    async with (
        RawServer(picture(), tls=authority.server("other.example.org")) as server,
        wired(trust=authority.client) as wire,
    ):
        checker = HttpLinkChecker(wire.network, wire.clients, sleep=Pauses())
        report = await checker.check(server.base, size_bytes=None, allow_loopback=True)
    assert report.problem is LinkProblem.CERTIFICATE


async def test_behind_a_proxy_an_unknown_name_is_left_to_the_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    authority = Authority()
    tls = authority.server("none.invalid")

    async def proxy(exchange: Exchange) -> None:
        seen = await exchange.request()
        assert seen.target == "none.invalid:443"
        await exchange.send(b"HTTP/1.1 200 Connected\r\n\r\n")
        await exchange.writer.start_tls(tls)
        await exchange.request()
        await exchange.reply(200, PNG, headers={"Content-Type": "image/png"})

    async with RawServer(proxy) as server, wired(trust=authority.client) as wire:
        monkeypatch.setenv("https_proxy", server.base)
        checker = HttpLinkChecker(wire.network, wire.clients)
        link = "https://none.invalid/a.png"
        report = await checker.check(link, size_bytes=len(PNG), allow_loopback=False)
        refused = await checker.check(
            "https://127.0.0.1/a.png", size_bytes=None, allow_loopback=False
        )
    assert report == LinkReport(None, (LinkRemark.ADDRESS_UNCHECKED,), len(PNG), "image/png")
    assert refused.problem is LinkProblem.NOT_PUBLIC


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", None),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"\x00\x00\x00\x1cftypavif", "image/avif"),
        (b"\x00\x00\x00\x1cftypheic", "image/heic"),
        (b"\x00\x00\x00\x1cftypisom", None),
        (b"II*\x00", "image/tiff"),
        (b"MM\x00*", "image/tiff"),
        (b"BM\x00\x00", "image/bmp"),
        (b"", None),
    ],
)
def test_magic_bytes(head: bytes, media_type: str | None) -> None:
    assert sniff(head) == media_type
