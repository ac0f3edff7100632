"""One look at a link of ours: whether its picture can still be seen, over real sockets."""

from __future__ import annotations

import pytest

from pikascenes_desktop.adapters.link_check import MAX_IMAGE_BYTES, HttpLinkChecker
from pikascenes_desktop.domain.host import LinkPresence
from tests.fakes.raw_server import Exchange, Handler, RawServer, answering, hanging
from tests.fakes.wire import Authority, wired

PNG = b"\x89PNG\r\n\x1a\n" + bytes(1000)
HUGE = answering(206, PNG, headers={"Content-Range": f"bytes 0-9/{MAX_IMAGE_BYTES + 1}"})


async def presence(url: str) -> LinkPresence:
    async with wired(trust=Authority().client) as wire:
        return await HttpLinkChecker(wire.network, wire.clients).presence(url)


@pytest.mark.parametrize(
    ("handler", "found"),
    [
        pytest.param(answering(200, PNG), LinkPresence.OPEN, id="picture"),
        pytest.param(HUGE, LinkPresence.OPEN, id="huge picture"),
        pytest.param(answering(404), LinkPresence.GONE, id="404"),
        pytest.param(answering(410), LinkPresence.GONE, id="410"),
        pytest.param(answering(400), LinkPresence.CLOSED, id="400"),
        pytest.param(answering(401), LinkPresence.CLOSED, id="401"),
        pytest.param(answering(403), LinkPresence.CLOSED, id="403"),
        pytest.param(answering(200, b"<html>gone"), LinkPresence.CLOSED, id="page"),
        pytest.param(
            answering(302, headers={"Location": "http://example.org/login"}),
            LinkPresence.CLOSED,
            id="sign-in",
        ),
        pytest.param(answering(429), LinkPresence.UNCLEAR, id="429"),
        pytest.param(answering(503), LinkPresence.UNCLEAR, id="503"),
    ],
)
async def test_one_look(handler: Handler, found: LinkPresence) -> None:
    async with RawServer(handler) as server:
        assert await presence(f"{server.base}/a.png") is found
    assert len(server.seen) == 1


async def test_it_is_looked_at_as_anyone_would() -> None:
    async def good_host(exchange: Exchange) -> None:
        seen = await exchange.request()
        assert (seen.method, seen.headers["range"]) == ("GET", "bytes=0-65535")
        assert not {"authorization", "cookie"} & set(seen.headers)
        await exchange.reply(206, PNG)

    async with RawServer(good_host) as server:
        assert await presence(server.base) is LinkPresence.OPEN


async def test_nobody_there_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pikascenes_desktop.adapters.link_check.LINK_TIMEOUT", 0.1)
    async with RawServer(hanging) as server:
        assert await presence(server.base) is LinkPresence.UNCLEAR
    assert await presence(server.base) is LinkPresence.UNCLEAR
    assert await presence("https://none.invalid/a.png") is LinkPresence.UNCLEAR


@pytest.mark.parametrize(
    "link",
    [
        "https://192.168.0.9/a.png",
        "http://example.org/a.png",
        f"https://{'a' * 70_000}.example/",
        "data:,",
    ],
)
async def test_what_is_nobodys_to_open_is_closed(link: str) -> None:
    assert await presence(link) is LinkPresence.CLOSED
