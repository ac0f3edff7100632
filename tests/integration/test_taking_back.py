"""Images taken back from real servers: by the ledger, and seen to be gone by everybody's link."""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import httpx
import pytest

from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer
from pikascenes_desktop.adapters.link_check import HttpLinkChecker
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.domain.errors import Unreachable
from pikascenes_desktop.domain.exposure import ExposureState
from pikascenes_desktop.services.exposures import Exposures
from pikascenes_desktop.services.gallery import Gallery
from pikascenes_desktop.services.ledger import Ledger
from tests.fakes.built_host import built_host, uncounted
from tests.fakes.fake_hosts import FakeHosts
from tests.fakes.wire import wired
from tests.fakes.world import World

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ports.remote import ImageFile, ImageHost
    from tests.servers.dav_peer import DavPeer
    from tests.servers.rclone import S3Peer

pytest_plugins = (
    "tests.fakes.host_fixtures",
    "tests.servers.rclone",
    "tests.servers.rclone_dav",
    "tests.servers.seaweedfs",
)

NAMESPACE = "{http://s3.amazonaws.com/doc/2006-03-01/}"
linux_alone = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="SeaweedFS is a wheel for Linux alone"),
]


class LosingTransport(httpx.AsyncHTTPTransport):
    """Sends everything, and loses the answers to what was put.

    Attributes:
        loses: Whether it does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.loses = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        if self.loses and request.method == "PUT":
            await response.aread()
            await response.aclose()
            raise httpx.ReadError("lost", request=request)
        return response


@dataclass(frozen=True, slots=True)
class Bench:
    """A ledger over a real history, a real host and the real link check."""

    ledger: Ledger
    exposures: Exposures
    host: ImageHost
    transport: LosingTransport

    async def states(self) -> list[ExposureState]:
        return [each.state for each in await self.exposures.ledger(gone=True)]


@asynccontextmanager
async def bench(folder: Path, profile: HostProfile, secret: str) -> AsyncGenerator[Bench]:
    world = World(folder)
    transport = LosingTransport()
    async with (
        open_history(Places(folder / "data")) as history,
        wired() as wire,
        httpx.AsyncClient(transport=transport) as client,
    ):
        host = built_host(profile, client, secret, loopback=True)
        parts = replace(
            world.parts(),
            history=history,
            hosts=FakeHosts(host),
            links=HttpLinkChecker(wire.network, wire.clients),
        )
        gallery = Gallery(
            history,
            world.library,
            world.videos,
            world.images,
            pictures=world.pictures,
            scratch=folder,
        )
        ledger = Ledger(parts)
        yield Bench(ledger, Exposures(parts, ledger, gallery), host, transport)


@pytest.fixture(
    scope="session",
    params=["rclone_peer", pytest.param("seaweedfs_peer", marks=linux_alone)],
    ids=["rclone", "seaweedfs with versions"],
)
def bucket(request: pytest.FixtureRequest) -> S3Peer:
    peer: S3Peer = request.getfixturevalue(request.param)
    return peer if request.param == "rclone_peer" else replace(peer, bucket="versions")


async def kept(peer: S3Peer, image: ImageFile) -> list[str]:
    """Return all that a bucket still holds of a picture, old versions and hidden ones too."""
    versions = "?versions=" if peer.bucket == "versions" else "?list-type=2"
    url = f"{peer.endpoint}/{peer.bucket}{versions}"
    headers = S3Signer(peer.access_key_id, peer.secret, peer.region).headers("GET", url)
    async with httpx.AsyncClient(trust_env=False) as client:
        reply = await client.get(url, headers=headers)
    assert reply.is_success, reply.text
    listed = ET.fromstring(reply.content)  # noqa: S314 -- of our own server
    found = [*listed.iter(f"{NAMESPACE}Version"), *listed.iter(f"{NAMESPACE}Contents")]
    names = [each.findtext(f"{NAMESPACE}Key") or "" for each in found]
    return [name for name in names if image.sha256 in name]


@pytest.mark.parametrize("is_lost", [False, True], ids=["answered", "answer lost"])
async def test_a_bucket_ends_empty(
    bucket: S3Peer, image: ImageFile, tmp_path: Path, *, is_lost: bool
) -> None:
    async with bench(tmp_path, bucket.profile(), bucket.secret) as at:
        at.transport.loses = is_lost
        if is_lost:
            with pytest.raises(Unreachable):
                await at.ledger.send(at.host, image, uncounted)
            assert await at.states() == [ExposureState.UNKNOWN]
        else:
            await at.ledger.send(at.host, image, uncounted)
            assert await at.states() == [ExposureState.VISIBLE]
        assert len(await kept(bucket, image)) == 1
        await at.exposures.sweep(at_once=True)
        assert await at.states() == [ExposureState.DELETED]
        assert await at.exposures.count() == 0
        assert await kept(bucket, image) == []


async def test_a_lost_answer_and_then_a_good_one_are_one_exposure(
    rclone_peer: S3Peer, image: ImageFile, tmp_path: Path
) -> None:
    async with bench(tmp_path, rclone_peer.profile(), rclone_peer.secret) as at:
        at.transport.loses = True
        with pytest.raises(Unreachable):
            await at.ledger.send(at.host, image, uncounted)
        at.transport.loses = False
        upload = await at.ledger.send(at.host, image, uncounted)
        (exposure,) = await at.exposures.ledger()
        assert (exposure.id, exposure.link) == (upload.id, upload.hosted.url)
        deletion = await at.exposures.delete([exposure.id])
        assert len(deletion.gone) == 1


async def test_a_folder_ends_empty(
    rclone_dav_peer: DavPeer, image: ImageFile, tmp_path: Path
) -> None:
    peer = rclone_dav_peer
    async with bench(tmp_path, peer.profile(), peer.password) as at:
        at.transport.loses = True
        with pytest.raises(Unreachable):
            await at.ledger.send(at.host, image, uncounted)
        assert [path for path in peer.files.rglob("*.png") if image.sha256 in path.name]
        await at.exposures.sweep(at_once=True)
        assert await at.states() == [ExposureState.DELETED]
        assert not [path for path in peer.files.rglob("*.png") if image.sha256 in path.name]


async def test_a_server_that_is_down_leaves_it_in_the_ledger(
    rclone_peer: S3Peer, image: ImageFile, tmp_path: Path
) -> None:
    async with bench(tmp_path, rclone_peer.profile(), rclone_peer.secret) as at:
        await at.ledger.send(at.host, image, uncounted)
    down = replace(rclone_peer, endpoint="http://127.0.0.1:9").profile()
    async with bench(tmp_path, down, rclone_peer.secret) as at:
        await at.exposures.sweep(at_once=True)
        (exposure,) = await at.exposures.ledger()
        assert exposure.state is ExposureState.DELETING
        assert exposure.trouble is not None
        assert exposure.trouble.code == "unreachable"
    async with bench(tmp_path, rclone_peer.profile(), rclone_peer.secret) as at:
        await at.exposures.sweep(at_once=True)
        assert await at.exposures.count() == 0
