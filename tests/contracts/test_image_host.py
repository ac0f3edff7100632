"""What every image host that takes files promises (`ports.remote.ImageHost`)."""

from __future__ import annotations

import base64
import hashlib
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters.hosts.inline import InlineHost
from pikascenes_desktop.adapters.hosts.kind import Surroundings
from pikascenes_desktop.adapters.hosts.practice import PracticeHost
from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from pikascenes_desktop.domain.errors import ImageMissing, InputError
from pikascenes_desktop.domain.host import HostedImage, HostProfile
from pikascenes_desktop.ports.remote import ImageFile, ImageHost
from tests.fakes.fake_host import FakeHost
from tests.fakes.fake_image_hosts import FORMS, FakeImageHosts, options_of
from tests.fakes.fake_nextcloud import FakeNextcloud
from tests.servers.dav_peer import DavPeer

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable
    from pathlib import Path

    from tests.servers.rclone import S3Peer

pytest_plugins = (
    "tests.servers.rclone",
    "tests.servers.rclone_dav",
    "tests.servers.seaweedfs",
    "tests.servers.practice",
)


@dataclass(frozen=True)
class Subject:
    """A host, and how anyone opens its links: the bytes, or None when there are none."""

    host: ImageHost
    fetch: Callable[[str], Awaitable[bytes | None]]


SUBJECTS = [
    "fake",
    "inline",
    "practice",
    "rclone",
    "rclone_dav",
    "nextcloud",
    *FORMS,
    pytest.param(
        "seaweedfs",
        marks=[
            pytest.mark.linux_proof,
            pytest.mark.skipif(sys.platform != "linux", reason="SeaweedFS: Linux wheels alone"),
        ],
    ),
]


@pytest.fixture(scope="session", params=SUBJECTS)
def kind(request: pytest.FixtureRequest) -> tuple[str, S3Peer | DavPeer | str | None]:
    """Start what the host under test needs, before the test begins."""
    name: str = request.param
    peers = {"practice", "rclone", "rclone_dav", "seaweedfs"}
    return name, request.getfixturevalue(f"{name}_peer") if name in peers else None


def built(
    profile: HostProfile, client: httpx.AsyncClient, secret: str, *, loopback: bool = False
) -> ImageHost:
    """Return the host that the registry would build."""

    async def source(_name: str) -> str:
        return secret

    async def no_practice() -> str:
        raise AssertionError

    around = Surroundings(lambda: client, source, no_practice, lambda: loopback)
    kind = KINDS[profile.kind]
    options = kind.checked_options(profile.options)
    return kind.build(HostProfile(profile.name, profile.kind, options), around)


@asynccontextmanager
async def imitated(name: str) -> AsyncGenerator[Subject]:
    """Run a host of ours that answers as a public one does."""
    server = FakeNextcloud() if name == "nextcloud" else FakeImageHosts(name)
    async with server, server.client() as client:

        async def get(url: str) -> bytes | None:
            answer = await client.get(url)
            return answer.content if answer.is_success else None

        if isinstance(server, FakeNextcloud):
            options = {"endpoint": "https://cloud.example", "user": server.user}
            secret = server.password
        else:
            options, secret = options_of(server.data), str(server.data["secret"] or "")
        yield Subject(built(HostProfile("mine", name, options), client, secret), get)


@pytest.fixture
async def subject(kind: tuple[str, S3Peer | DavPeer | str | None]) -> AsyncGenerator[Subject]:
    name, peer = kind
    if name in ("nextcloud", *FORMS):
        async with imitated(name) as found:
            yield found
        return
    async with httpx.AsyncClient(trust_env=False) as client:

        async def get(url: str) -> bytes | None:
            answer = await client.get(url)
            return answer.content if answer.is_success else None

        async def decode(url: str) -> bytes | None:
            return base64.b64decode(url.partition(",")[2])

        async def base() -> str:
            assert isinstance(peer, str)
            return peer

        if name == "fake":
            fake = FakeHost()

            async def look(url: str) -> bytes | None:
                return fake.stored.get(url.rpartition("/")[2].partition(".")[0])

            yield Subject(fake, look)
        elif name == "inline":
            yield Subject(InlineHost(), decode)
        elif name == "practice":
            yield Subject(PracticeHost(base, lambda: client), get)
        elif isinstance(peer, DavPeer):
            host = built(peer.profile(prefix="a/b"), client, peer.password, loopback=True)
            yield Subject(host, get)
        else:
            assert peer is not None
            assert not isinstance(peer, str)
            yield Subject(built(peer.profile(), client, peer.secret, loopback=True), get)


@pytest.fixture
def image(tmp_path: Path) -> ImageFile:
    content = tiny_picture()
    digest = hashlib.sha256(content).hexdigest()
    path = tmp_path / digest
    path.write_bytes(content)
    return ImageFile(1, path, digest, "image/png", len(content))


def nothing(_done: int, _total: int | None) -> None:
    pass


async def test_the_link_gives_the_very_bytes(subject: Subject, image: ImageFile):
    hosted = await subject.host.upload(image, nothing)
    assert await subject.fetch(hosted.url) == image.path.read_bytes()
    assert hosted.host == subject.host.name
    assert hosted.sha256 == image.sha256
    assert hosted.size_bytes == image.size_bytes


async def test_progress_grows_and_ends_at_the_size(subject: Subject, image: ImageFile):
    counts: list[tuple[int, int | None]] = []
    await subject.host.upload(image, lambda done, total: counts.append((done, total)))
    done = [count for count, _total in counts]
    assert done == sorted(done)
    assert counts[-1] == (image.size_bytes, image.size_bytes)


async def test_uploading_twice_is_fine(subject: Subject, image: ImageFile):
    first = await subject.host.upload(image, nothing)
    counts: list[int] = []
    second = await subject.host.upload(image, lambda done, _total: counts.append(done))
    assert counts[-1] == image.size_bytes
    if "bucket" in first.delete_handle or "root" in first.delete_handle:
        assert second.delete_handle.keys() == first.delete_handle.keys()
    assert await subject.fetch(second.url) == image.path.read_bytes()


async def test_deleting_takes_it_away_or_says_that_it_cannot(subject: Subject, image: ImageFile):
    hosted = await subject.host.upload(image, nothing)
    if await subject.host.delete(hosted):
        assert await subject.fetch(hosted.url) is None
        assert await subject.host.delete(hosted)  # what is gone stays gone
    elif subject.host.keeps_files:  # then it goes by itself, or by hand on a page of the host's
        assert hosted.expires_at is not None or "page" in hosted.delete_handle


async def test_what_has_no_handle_cannot_be_deleted(subject: Subject):
    assert not await subject.host.delete(HostedImage("https://example.invalid/a.png", "links"))


async def test_a_file_that_is_gone(subject: Subject, image: ImageFile):
    image.path.unlink()
    with pytest.raises(ImageMissing):
        await subject.host.upload(image, nothing)


async def test_a_file_that_was_cut(subject: Subject, image: ImageFile):
    image.path.write_bytes(image.path.read_bytes()[:-100])
    with pytest.raises(InputError) as caught:
        await subject.host.upload(image, nothing)
    assert caught.value.code == "image_unreadable"


def test_only_lasting_links_are_worth_remembering(subject: Subject):
    assert subject.host.keeps_files == (subject.host.name != "inline")
