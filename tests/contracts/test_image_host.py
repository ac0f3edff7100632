"""What every image host that takes files promises (`ports.remote.ImageHost`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import (
    HostRejected,
    ImageMissing,
    InputError,
    RateLimited,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import HostedImage, UploadProblem
from tests.contracts.image_hosts import NAMES, REAL, Subject, at_work
from tests.fakes.built_host import image_of, uncounted

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.ports.remote import ImageFile
    from tests.servers.dav_peer import DavPeer
    from tests.servers.rclone import S3Peer

pytest_plugins = (
    "tests.fakes.host_fixtures",
    "tests.servers.rclone",
    "tests.servers.rclone_dav",
    "tests.servers.seaweedfs",
    "tests.servers.nginx",
    "tests.servers.practice",
)

NOWHERE = ("fake", "inline")
"""Hosts that nothing is sent to."""


@pytest.fixture(scope="session", params=NAMES)
def kind(request: pytest.FixtureRequest) -> tuple[str, S3Peer | DavPeer | str | None]:
    """Start what the host under test needs, before the test begins."""
    name: str = request.param
    fixture = "nginx_dav_peer" if name == "nginx" else f"{name}_peer"
    return name, request.getfixturevalue(fixture) if name in REAL else None


@pytest.fixture
async def subject(kind: tuple[str, S3Peer | DavPeer | str | None]) -> AsyncGenerator[Subject]:
    name, peer = kind
    async with at_work(name, peer) as subject:
        yield subject


async def test_the_link_gives_the_very_bytes(subject: Subject, image: ImageFile):
    hosted = await subject.host.upload(image, uncounted)
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
    first = await subject.host.upload(image, uncounted)
    counts: list[int] = []
    second = await subject.host.upload(image, lambda done, _total: counts.append(done))
    assert counts[-1] == image.size_bytes
    if "bucket" in first.delete_handle or "root" in first.delete_handle:
        assert second.delete_handle.keys() == first.delete_handle.keys()
    assert await subject.fetch(second.url) == image.path.read_bytes()


async def test_it_goes_when_it_is_deleted_or_by_itself(subject: Subject, image: ImageFile):
    hosted = await subject.host.upload(image, uncounted)
    if await subject.host.delete(hosted):
        assert await subject.fetch(hosted.url) is None
        assert await subject.host.delete(hosted)  # what is gone stays gone
    elif hosted.expires_at is None:  # then by hand, on a page of the host's
        assert "page" in hosted.delete_handle or not subject.host.keeps_files


async def test_it_goes_by_itself_when_it_says_so(subject: Subject, image: ImageFile):
    hosted = await subject.host.upload(image, uncounted)
    if subject.wait is None or hosted.expires_at is None:
        return  # a signed link that has ended: tests/integration/test_hosts_s3.py
    subject.wait(3 * 24 * 3600 + 1)
    assert await subject.fetch(hosted.url) is None


async def test_wrong_credentials(subject: Subject, image: ImageFile):
    if subject.stranger is None:
        assert subject.host.name != "mine" or subject.refuse is not None
        return
    counts: list[int] = []
    with pytest.raises(HostRejected) as caught:
        await subject.stranger.upload(image, lambda done, _total: counts.append(done))
    assert caught.value.name == subject.host.name
    assert image.size_bytes not in counts


async def test_too_large(subject: Subject, image: ImageFile, tmp_path: Path):
    if subject.host.name == "inline":
        large = image_of(tmp_path, bytes(6 * 1024 * 1024 + 1))
        with pytest.raises(UploadRefused) as refused:
            await subject.host.upload(large, uncounted)
        assert refused.value.reason == UploadProblem.TOO_LARGE_INLINE
    elif subject.refuse is not None:
        subject.refuse("too_large")
        with pytest.raises(UploadTooLarge) as caught:
            await subject.host.upload(image, uncounted)
        assert (caught.value.name, caught.value.image) == (subject.host.name, image.number)


async def test_too_often(subject: Subject, image: ImageFile):
    if subject.refuse is None:
        assert subject.host.name in NOWHERE
        return
    subject.refuse("rate_limited")
    with pytest.raises(RateLimited):
        await subject.host.upload(image, uncounted)
    hosted = await subject.host.upload(image, uncounted)
    assert await subject.fetch(hosted.url) == image.path.read_bytes()


async def test_what_has_no_handle_cannot_be_deleted(subject: Subject):
    assert not await subject.host.delete(HostedImage("https://example.invalid/a.png", "links"))


async def test_a_file_that_is_gone(subject: Subject, image: ImageFile):
    image.path.unlink()
    with pytest.raises(ImageMissing):
        await subject.host.upload(image, uncounted)


async def test_a_file_that_was_cut(subject: Subject, image: ImageFile):
    image.path.write_bytes(image.path.read_bytes()[:-100])
    with pytest.raises(InputError) as caught:
        await subject.host.upload(image, uncounted)
    assert caught.value.code == "image_unreadable"


def test_only_lasting_links_are_worth_remembering(subject: Subject):
    assert subject.host.keeps_files == (subject.host.name != "inline")
