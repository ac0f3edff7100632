"""The look for a newer version: one fixed address, nothing told, and any answer is harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop import __version__
from pikascenes_desktop.adapters.release_check import HttpReleases
from pikascenes_desktop.domain.contact import Purpose
from pikascenes_desktop.domain.errors import ServiceFault, Unreachable
from pikascenes_desktop.domain.release import NEWEST_ADDRESS, is_newer, version_in
from tests.fakes.raw_server import RawServer
from tests.fakes.wire import Authority, wired

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.fakes.raw_server import Exchange, Handler, Seen


async def newest_of(handler: Handler, seen: list[Seen] | None = None) -> str:
    """Ask a server on this computer, over TLS."""
    authority = Authority()
    async with (
        RawServer(handler, tls=authority.server("127.0.0.1")) as server,
        wired(trust=authority.client) as wire,
    ):
        releases = HttpReleases(
            wire.network,
            lambda: wire.clients.anonymous(allow_loopback=True),
            f"{server.base}/newest.txt",
        )
        try:
            return await releases.newest()
        finally:
            if seen is not None:
                seen += server.seen
                (contact,) = wire.clients.contacts.contacts()
                assert contact.purpose is Purpose.UPDATES


def answering(
    status: int = 200, body: bytes = b"", **headers: str
) -> Callable[[Exchange], Awaitable[None]]:
    """Return a handler that always answers this."""

    async def handle(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(status, body, headers=headers)

    return handle


async def test_a_version_is_read_and_nothing_is_told() -> None:
    seen: list[Seen] = []
    assert await newest_of(answering(body=b"1.10.2\n"), seen) == "1.10.2"
    (request,) = seen
    assert (request.method, request.target, request.body) == ("GET", "/newest.txt", b"")
    assert request.headers.keys() <= {
        "host",
        "user-agent",
        "accept",
        "accept-encoding",
        "connection",
    }
    assert __version__ not in request.headers["user-agent"]


@pytest.mark.parametrize(
    "handler",
    [
        answering(),
        answering(body=b"<html>1.2.3</html>"),
        answering(body=b"1.2.3\n" + b" " * 300),
        answering(body=b"9" * 40),
        answering(body="\u0661.\u0662".encode()),
        answering(404, b"1.2.3"),
        answering(302, b"1.2.3", Location="https://elsewhere.example/"),
        answering(429, b"1.2.3"),
        answering(500),
    ],
    ids=map(str, range(9)),
)
async def test_an_answer_that_is_no_version_is_none(handler: Handler) -> None:
    seen: list[Seen] = []
    with pytest.raises(ServiceFault):
        await newest_of(handler, seen)
    assert len(seen) == 1


async def test_a_connection_that_breaks() -> None:
    async def reset(exchange: Exchange) -> None:
        await exchange.request()
        exchange.reset()

    with pytest.raises(ServiceFault):
        await newest_of(reset)


async def test_a_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pikascenes_desktop.adapters.release_check.LIMIT_S", 0.1)

    async def silent(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reader.read()

    with pytest.raises((Unreachable, ServiceFault)):
        await newest_of(silent)


async def test_a_strangers_certificate_is_refused() -> None:
    tls = Authority().server("127.0.0.1")
    async with RawServer(answering(body=b"1.2.3"), tls=tls) as server, wired() as wire:
        releases = HttpReleases(
            wire.network, lambda: wire.clients.anonymous(allow_loopback=True), server.base
        )
        with pytest.raises(Unreachable) as caught:
            await releases.newest()
    assert caught.value.reason == "certificate"
    assert server.seen == []


def test_the_address_is_https() -> None:
    assert NEWEST_ADDRESS.startswith("https://")


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("0.2.0", "0.1.9", True),
        ("0.10.0", "0.9.9", True),
        ("1.0", "1.0.0", False),
        ("1.0.0", "1.0", False),
        ("0.1.0", "0.1.0", False),
        ("0.0.9", "0.1.0", False),
        ("0.0", "0.0.0", False),
    ],
)
def test_versions_are_compared_by_their_numbers(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer


def test_our_own_version_is_one() -> None:
    assert version_in(__version__) == __version__
