"""Every image host that takes files, at work on this computer, for the contract suite."""

from __future__ import annotations

import base64
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters.hosts.inline import InlineHost
from pikascenes_desktop.adapters.hosts.practice import PracticeHost
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.json_values import as_object
from tests.fakes.built_host import built_host
from tests.fakes.fake_host import FakeHost
from tests.fakes.fake_image_hosts import FORMS, FakeImageHosts
from tests.fakes.fake_nextcloud import FakeNextcloud
from tests.fakes.form_host import host_of
from tests.fakes.gate import Gate
from tests.servers.dav_peer import DavPeer

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from pikascenes_desktop.ports.remote import ImageHost
    from tests.servers.rclone import S3Peer


@dataclass(frozen=True)
class Subject:
    """A host at work.

    Attributes:
        host: It.
        fetch: Opens a link as anyone can: the bytes, or None when there are none.
        stranger: The same host with wrong credentials; None where there are none.
        refuse: Makes it answer the next upload as the data file of such hosts says:
            ``too_large`` or ``rate_limited``; None for hosts that nothing is sent to.
        wait: Lets so many seconds pass at the host; None where its clock is the real one.
    """

    host: ImageHost
    fetch: Callable[[str], Awaitable[bytes | None]]
    stranger: ImageHost | None = None
    refuse: Callable[[str], None] | None = None
    wait: Callable[[float], None] | None = None


REAL = ("practice", "rclone", "rclone_dav", "nginx", "seaweedfs")
"""Those that a real server of that name stands behind, with a gate before it."""

OF_LINUX = ("nginx", "seaweedfs")

NAMES = ["fake", "inline", "nextcloud", *FORMS] + [
    pytest.param(
        name,
        marks=[
            pytest.mark.linux_proof,
            pytest.mark.skipif(sys.platform != "linux", reason="its server: Linux alone"),
        ],
    )
    if name in OF_LINUX
    else name
    for name in REAL
]


@asynccontextmanager
async def at_work(name: str, peer: S3Peer | DavPeer | str | None) -> AsyncGenerator[Subject]:
    """Run the host of that name."""
    if name in FORMS:
        async with _form(name) as subject:
            yield subject
    elif name == "nextcloud":
        async with _nextcloud() as subject:
            yield subject
    elif name == "fake":
        yield _in_memory()
    elif name == "inline":
        yield Subject(InlineHost(), _decoded)
    else:
        assert peer is not None
        async with _behind_a_gate(peer) as subject:
            yield subject


def opener(client: httpx.AsyncClient) -> Callable[[str], Awaitable[bytes | None]]:
    """Return what opens links with that client."""

    async def get(url: str) -> bytes | None:
        answer = await client.get(url)
        return answer.content if answer.is_success else None

    return get


@asynccontextmanager
async def _form(name: str) -> AsyncGenerator[Subject]:
    async with FakeImageHosts(name) as server, server.client() as client:

        def refuse(answer: str) -> None:
            server.fault = answer

        def wait(seconds: float) -> None:
            server.now += seconds

        stranger = None
        if "credential" in server.data:
            wrong = {key: str(text) for key, text in as_object(server.data.get("wrong")).items()}
            stranger = host_of(server, client, "WRONG", **wrong)
        yield Subject(host_of(server, client), opener(client), stranger, refuse, wait)


@asynccontextmanager
async def _nextcloud() -> AsyncGenerator[Subject]:
    async with FakeNextcloud() as server, server.client() as client:
        options = {"endpoint": "https://cloud.example", "user": server.user}
        profile = HostProfile("mine", "nextcloud", options)

        def refuse(answer: str) -> None:
            server.file_fault = {"too_large": 413, "rate_limited": 429}[answer]

        host, stranger = (
            built_host(profile, client, word, clock=lambda: server.now)
            for word in (server.password, "WRONG")
        )

        def wait(seconds: float) -> None:
            server.now += seconds

        yield Subject(host, opener(client), stranger, refuse, wait)


def _in_memory() -> Subject:
    fake = FakeHost()

    async def look(url: str) -> bytes | None:
        return fake.stored.get(url.rpartition("/")[2].partition(".")[0])

    return Subject(fake, look)


async def _decoded(url: str) -> bytes | None:
    return base64.b64decode(url.partition(",")[2])


@asynccontextmanager
async def _behind_a_gate(peer: S3Peer | DavPeer | str) -> AsyncGenerator[Subject]:
    name, base = "practice", ""
    if isinstance(peer, str):
        base = peer
    elif isinstance(peer, DavPeer):
        name, base = "webdav", peer.endpoint
    else:
        name, base = "s3", peer.endpoint
    origin = str(httpx.URL(base).copy_with(raw_path=b""))
    is_named = isinstance(peer, str)
    async with (
        Gate(name, origin, is_named=is_named) as gate,
        httpx.AsyncClient(trust_env=False) as client,
    ):

        def refuse(answer: str) -> None:
            gate.fault = answer

        entrance = base.replace(origin, gate.base)
        if isinstance(peer, str):

            async def service() -> str:
                return entrance

            yield Subject(PracticeHost(service, lambda: client), opener(client), None, refuse)
            return
        moved = replace(peer, endpoint=entrance)
        profile = moved.profile(prefix="a/b")
        host, stranger = (
            built_host(profile, client, word, loopback=True) for word in (peer.secret, "WRONG")
        )
        yield Subject(host, opener(client), stranger, refuse)
