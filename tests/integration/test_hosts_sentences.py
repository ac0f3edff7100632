"""What goes wrong between an artist and a host, through the real thing: each has a sentence."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer
from pikascenes_desktop.adapters.link_check import HttpLinkChecker
from pikascenes_desktop.cli import words as cli_words
from pikascenes_desktop.domain.errors import AppError, LinkNotOpen
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.ui.words import sentence, set_language
from tests.fakes.built_host import built_host, uncounted
from tests.fakes.raw_server import RawServer, answering
from tests.fakes.wire import Authority, Wire, wired

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncGenerator, Callable, Iterable, Iterator

    from pikascenes_desktop.ports.remote import ImageFile
    from tests.fakes.raw_server import Exchange, Handler
    from tests.servers.rclone import S3Peer

pytest_plugins = ("tests.fakes.host_fixtures", "tests.servers.rclone", "tests.servers.seaweedfs")

HOUR = 3600
RIGHT = "SECRETEXAMPLE"
LOGIN = answering(302, headers={"Location": "http://login.hotel.example/"})
"""What a hotel's network answers to everything."""


@pytest.fixture(
    scope="session",
    params=[
        "rclone_peer",
        pytest.param(
            "seaweedfs_peer",
            marks=[
                pytest.mark.linux_proof,
                pytest.mark.skipif(sys.platform != "linux", reason="SeaweedFS: Linux wheels alone"),
            ],
        ),
    ],
)
def bucket(request: pytest.FixtureRequest) -> S3Peer:
    return request.getfixturevalue(request.param)


@pytest.fixture
async def wire() -> AsyncGenerator[Wire]:
    async with wired() as wire:
        yield wire


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    set_language("en")


async def trouble(
    wire: Wire,
    image: ImageFile,
    profile: HostProfile,
    secret: str | None = None,
    *,
    ahead_s: float = 0,
) -> AppError:
    """Return why an upload came to nothing; with the test servers' secret, unless another."""
    client = wire.clients.transfer

    def clock() -> float:
        return time.time() + ahead_s

    host = built_host(profile, client, secret or RIGHT, loopback=True, clock=clock)
    with pytest.raises(AppError) as caught:
        await wire.network.run(lambda: host.upload(image, uncounted))
    return caught.value


async def look(wire: Wire, link: str) -> AppError:
    """Return why a link does not open."""
    report = await HttpLinkChecker(wire.network, wire.clients).check(
        link, size_bytes=None, allow_loopback=True
    )
    assert report.problem is not None
    return LinkNotOpen(2, report.problem)


def shares(base: str) -> HostProfile:
    return HostProfile("space", "webdav", {"endpoint": base})


async def test_a_bucket(bucket: S3Peer, wire: Wire, image: ImageFile):
    profile = bucket.profile(prefix="said")
    object_url = f"{bucket.endpoint}/art/said/{image.sha256}.png"
    mine = built_host(profile, wire.clients.transfer, bucket.secret, loopback=True)
    open_link = (await wire.network.run(lambda: mine.upload(image, uncounted))).url
    then = S3Signer(
        bucket.access_key_id, bucket.secret, bucket.region, clock=lambda: time.time() - 25 * HOUR
    )
    last = open_link[-1]
    troubles = {
        "host_clock_skewed": await trouble(wire, image, profile, ahead_s=2 * HOUR),
        "host_rejected": await trouble(wire, image, profile, "WRONG"),
        "host_bucket_missing": await trouble(wire, image, bucket.profile(bucket="no-such-bucket")),
        "link_expired": await look(wire, then.link(object_url, valid_s=24 * HOUR).url),
        "link_changed": await look(wire, open_link[:-1] + ("0" if last != "0" else "1")),
    }
    assert {reason(error) for error in troubles.values()} == set(troubles)
    assert_each_has_its_own(troubles.values())


async def test_the_way_there(wire: Wire, image: ImageFile, monkeypatch: pytest.MonkeyPatch):
    authority = Authority()
    troubles: dict[str, AppError] = {}
    async with RawServer(answering(201), tls=authority.server("127.0.0.1")) as server:
        troubles["certificate"] = await trouble(wire, image, shares(server.base))
    async with RawServer(plain_http) as server:
        spoken_to = server.base.replace("http:", "https:")
        troubles["tls"] = await trouble(wire, image, shares(spoken_to))
    troubles["refused"] = await trouble(wire, image, shares(server.base))
    async with RawServer(LOGIN) as server:
        troubles["captive_portal"] = await trouble(wire, image, shares(server.base))
    async with RawServer(answering(403)) as proxy:
        monkeypatch.setenv("https_proxy", proxy.base)
        troubles["proxy"] = await trouble(wire, image, shares("https://files.example"))
    assert [seen.method for seen in proxy.seen] == ["CONNECT"]
    assert {reason(error) for error in troubles.values()} == set(troubles)
    assert_each_has_its_own(troubles.values())


async def plain_http(exchange: Exchange) -> None:
    """Answer in the clear, whatever comes: also where TLS is due."""
    await exchange.send(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")


@pytest.mark.parametrize("page", ["portal_redirect", "portal_page", "portal_511"])
async def test_a_portal_in_front_of_a_bucket(image: ImageFile, wire: Wire, page: str):
    answers: dict[str, Handler] = {
        "portal_redirect": LOGIN,
        "portal_page": answering(200, b"<!DOCTYPE html><title>Welcome to our Wi-Fi</title>"),
        "portal_511": answering(511, b"<html>Sign in</html>"),
    }
    async with RawServer(answers[page]) as server:
        options = {"endpoint": server.base, "bucket": "art", "access_key_id": "AKIDEXAMPLE"}
        error = await trouble(wire, image, HostProfile("bucket", "s3", options))
    assert error.code == "captive_portal"


@pytest.mark.parametrize("name", ["stranger", "other name", "over"])
async def test_certificates_that_prove_nothing(image: ImageFile, name: str):
    authority = Authority()
    over = datetime(2020, 1, 1, tzinfo=UTC)
    contexts: dict[str, Callable[[], ssl.SSLContext]] = {
        "stranger": lambda: Authority().server("127.0.0.1"),
        "other name": lambda: authority.server("files.example"),
        "over": lambda: authority.server("127.0.0.1", not_after=over),
    }
    async with (
        RawServer(answering(201), tls=contexts[name]()) as server,
        wired(trust=authority.client) as wire,
    ):
        error = await trouble(wire, image, shares(server.base))
    assert (error.code, error.facts()["reason"]) == ("unreachable", "certificate")
    assert server.seen == []


def reason(error: AppError) -> object:
    return error.facts().get("reason", error.code)


def assert_each_has_its_own(errors: Iterable[AppError]) -> None:
    """See to it that no two troubles are told alike, in the window and at the terminal."""
    found = list(errors)
    for language in ("en", "zh_CN"):
        set_language(language)
        told = {sentence(error).whole for error in found}
        assert len(told) == len(found)
        assert not any("{" in text or "Error" in text for text in told)
    lines = {cli_words.error_sentence(error) for error in found}
    assert len(lines) == len(found)
