"""Fetching the pictures that a request names: from loopback servers, and what is refused."""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
import trustme
from aiohttp import web

from pikascenes_desktop.practice import fetching
from pikascenes_desktop.practice.fetching import Fetcher, FetchRefused, PublicResolver
from tests.unit.practice_pictures import RED, png

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

PICTURE = png(RED)


async def _answer(request: web.Request) -> web.StreamResponse:
    kind = request.match_info["kind"]
    if kind == "hop":
        raise web.HTTPFound("/picture")
    if kind == "loop":
        raise web.HTTPFound("/loop")
    if kind == "away":
        raise web.HTTPFound("http://10.0.0.1/a.png")
    if kind == "picture":
        return web.Response(body=PICTURE)
    if kind == "large":
        return web.Response(body=PICTURE + bytes(2000))
    if kind == "text":
        return web.Response(text="<html>sign in</html>")
    if kind == "broken":
        response = web.StreamResponse(headers={"Content-Length": "5000"})
        await response.prepare(request)
        await response.write(PICTURE)
        assert request.transport is not None
        request.transport.abort()
        return response
    if kind == "never":
        await asyncio.Event().wait()
    raise web.HTTPNotFound


@asynccontextmanager
async def server(tls: ssl.SSLContext | None = None) -> AsyncGenerator[str]:
    application = web.Application()
    application.router.add_get("/{kind}", _answer)
    runner = web.AppRunner(application, access_log=None, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls)
    await site.start()
    try:
        port = runner.addresses[0][1]
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize("kind", ["picture", "hop"])
async def test_http_on_loopback(tmp_path: Path, kind: str) -> None:
    async with server() as base:
        await Fetcher().fetch(f"{base}/{kind}", tmp_path / "a")
        await Fetcher().fetch(f"{base}/{kind}".replace("127.0.0.1", "localhost"), tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == PICTURE
    assert (tmp_path / "b").read_bytes() == PICTURE


async def test_https_checks_the_certificate(tmp_path: Path) -> None:
    authority = trustme.CA()
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    # trustme's annotations name a type of an optional package
    authority.issue_cert("127.0.0.1").configure_cert(tls)  # pyright: ignore[reportUnknownMemberType]
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)  # pyright: ignore[reportUnknownMemberType]
    async with server(tls) as base:
        await Fetcher(trusting).fetch(f"{base}/picture", tmp_path / "a")
        with pytest.raises(FetchRefused, match="could not be opened"):
            await Fetcher().fetch(f"{base}/picture", tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == PICTURE
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("loop", "redirects too often"),
        ("away", "not https"),
        ("missing", "answered 404"),
        ("text", "does not lead to a picture"),
        ("broken", "could not be opened"),
        ("large", "larger than 50 MB"),
        ("never", "took too long"),
    ],
)
async def test_what_a_server_can_do_wrong(
    tmp_path: Path, kind: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_IMAGE_BYTES", len(PICTURE) + 100)
    if kind == "never":
        monkeypatch.setattr(fetching, "_TIMEOUT", fetching.aiohttp.ClientTimeout(total=0.05))
    async with server() as base:
        with pytest.raises(FetchRefused, match=reason):
            await Fetcher().fetch(f"{base}/{kind}", tmp_path / "a")
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://example.com/a.png", "not https"),
        ("http://192.168.0.1/a.png", "not https"),
        ("https://10.1.2.3/a.png", "not public"),
        ("https://169.254.169.254/a.png", "not public"),
        ("https://[fd00::1]/a.png", "not public"),
        ("https://[::1", "not a link"),
        ("ftp://127.0.0.1/a.png", "not a web link"),
        ("http://127.0.0.1:99999/a.png", "could not be opened"),
        ("https:///a.png", "could not be opened"),
    ],
)
async def test_addresses_that_are_refused(tmp_path: Path, url: str, reason: str) -> None:
    with pytest.raises(FetchRefused, match=reason):
        await Fetcher().fetch(url, tmp_path / "a")


async def test_names_that_lead_to_private_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "getproxies", dict[str, str])
    resolver = PublicResolver()
    with pytest.raises(FetchRefused, match="not public"):
        await resolver.resolve("localhost")
    monkeypatch.setattr(ipaddress.IPv4Address, "is_global", True)
    assert [result["host"] for result in await resolver.resolve("localhost")] == ["127.0.0.1"]
    await resolver.close()
    with pytest.raises(FetchRefused, match="could not be opened"):
        await Fetcher().fetch("https://no-such-host.invalid/a.png", tmp_path / "a")
