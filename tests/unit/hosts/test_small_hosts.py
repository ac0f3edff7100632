"""Hosts that are built in, and the test picture."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import httpx
import pytest
import pyvips

from pikascenes_desktop.adapters.hosts.inline import MAX_INLINE_BYTES, InlineHost
from pikascenes_desktop.adapters.hosts.links import LinksHost
from pikascenes_desktop.adapters.hosts.practice import PracticeHost
from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from pikascenes_desktop.domain.errors import (
    AppError,
    ImageMissing,
    ImageUnreadable,
    RateLimited,
    ServiceFault,
    UploadRefused,
)
from pikascenes_desktop.domain.host import HostedImage
from pikascenes_desktop.ports.remote import ImageFile

if TYPE_CHECKING:
    from pathlib import Path


def nothing(_done: int, _total: int | None) -> None:
    pass


@pytest.fixture
def image(tmp_path: Path) -> ImageFile:
    content = b"not even a picture"
    path = tmp_path / "picture"
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return ImageFile(4, path, digest, "image/jpeg", len(content))


async def test_links_take_no_files(image: ImageFile):
    host = LinksHost()
    with pytest.raises(UploadRefused) as caught:
        await host.upload(image, nothing)
    assert caught.value.facts() == {"name": "links", "image": 4, "reason": "only_links"}
    assert not host.keeps_files
    assert not await host.delete(HostedImage("https://a.example/b.png", "links"))


async def test_inline_is_for_small_pictures(image: ImageFile):
    host = InlineHost()
    hosted = await host.upload(image, nothing)
    assert hosted.url == "data:image/jpeg;base64,bm90IGV2ZW4gYSBwaWN0dXJl"
    assert hosted.expires_at is None
    large = ImageFile(4, image.path, image.sha256, image.media_type, MAX_INLINE_BYTES + 1)
    with pytest.raises(UploadRefused) as caught:
        await host.upload(large, nothing)
    assert caught.value.reason == "too_large_inline"


async def test_a_file_that_cannot_be_read(tmp_path: Path):
    folder = ImageFile(1, tmp_path, "a" * 64, "image/png", 10)
    with pytest.raises((ImageUnreadable, ImageMissing)):
        await InlineHost().upload(folder, nothing)


def practice(answer: httpx.Response) -> PracticeHost:
    async def base() -> str:
        return "http://127.0.0.1:1"

    client = httpx.AsyncClient(transport=httpx.MockTransport(lambda _request: answer))
    return PracticeHost(base, lambda: client)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (
            httpx.Response(422, json={"error_message": "no picture"}),
            UploadRefused("practice", 4, "no picture"),
        ),
        (httpx.Response(400, text="<html>"), UploadRefused("practice", 4, "status 400")),
        (
            httpx.Response(429, headers={"retry-after": "3"}),
            RateLimited("practice", 3.0),
        ),
        (httpx.Response(503), ServiceFault("practice", 503, "status 503")),
        (
            httpx.Response(200, json=["no link"]),
            ServiceFault("practice", 200, "its answer names no link"),
        ),
    ],
)
async def test_practice_trouble(image: ImageFile, answer: httpx.Response, error: AppError):
    with pytest.raises(type(error)) as caught:
        await practice(answer).upload(image, nothing)
    assert caught.value.facts() == error.facts()


async def test_practice_deletions():
    hosted = HostedImage("http://127.0.0.1:1/x", "practice", delete_handle={"name": "x.png"})
    assert await practice(httpx.Response(404)).delete(hosted)
    with pytest.raises(ServiceFault):
        await practice(httpx.Response(500)).delete(hosted)


def test_the_test_picture_is_a_picture_of_12_kb():
    content = tiny_picture()
    picture = pyvips.Image.new_from_buffer(content, "", access="sequential")
    assert (picture.width, picture.height, picture.bands) == (64, 64, 3)
    assert picture.avg() > 0
    assert 12_000 < len(content) < 13_000
