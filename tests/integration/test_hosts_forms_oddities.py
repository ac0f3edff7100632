"""What is odd about single hosts that take a form."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from pikascenes_desktop.domain.errors import HostRejected, UploadRefused, UploadTooLarge
from pikascenes_desktop.ports.remote import ImageFile
from tests.fakes.fake_image_hosts import FakeImageHosts, parts_of
from tests.fakes.form_host import host_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    import httpx


@pytest.fixture
async def fake(request: pytest.FixtureRequest) -> AsyncGenerator[FakeImageHosts]:
    async with FakeImageHosts(request.param) as fake:
        yield fake


@pytest.fixture
async def client(fake: FakeImageHosts) -> AsyncGenerator[httpx.AsyncClient]:
    async with fake.client() as client:
        yield client


@pytest.fixture
def image(tmp_path: Path) -> ImageFile:
    content = tiny_picture()
    digest = hashlib.sha256(content).hexdigest()
    path = tmp_path / digest
    path.write_bytes(content)
    return ImageFile(2, path, digest, "image/png", len(content))


def nothing(_done: int, _total: int | None) -> None:
    pass


def of(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fake", [kind], indirect=True)


@of("nullpointer")
async def test_the_same_bytes_again_give_no_token(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, client, expires_hours="2")
    first = await host.upload(image, nothing)
    again = await host.upload(image, nothing)
    assert again.url == first.url
    assert again.delete_handle == {}
    assert again.expires_at == first.expires_at == pytest.approx(fake.now + 7200, abs=1)
    assert not await host.delete(again)
    assert await host.delete(first)


@of("nullpointer")
async def test_a_token_is_sent_to_its_own_host_alone(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile
):
    hosted = await host_of(fake, client).upload(image, nothing)
    elsewhere = host_of(fake, client, endpoint="https://other.example")
    assert not await elsewhere.delete(hosted)


@of("pomf")
async def test_a_duplicate_keeps_its_link(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, client, lasts_hours="48")
    first, again = await host.upload(image, nothing), await host.upload(image, nothing)
    assert again.url == first.url
    assert first.expires_at == fake.now + 48 * 3600


@of("cloudinary")
async def test_a_token_lives_ten_minutes(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, client)
    hosted = await host.upload(image, nothing)
    fake.now += 601
    assert not await host.delete(hosted)
    assert (await client.get(hosted.url)).is_success


@of("zipline")
async def test_deleting_with_a_wrong_token(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile
):
    hosted = await host_of(fake, client).upload(image, nothing)
    with pytest.raises(HostRejected):
        await host_of(fake, client, "WRONG").delete(hosted)


@of("imgbb")
async def test_an_expiry_of_the_users(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile
):
    hosted = await host_of(fake, client, expires_hours="1").upload(image, nothing)
    assert parts_of(fake.seen[0])["expiration"].content == b"3600"
    assert hosted.expires_at == fake.now + 3600


@pytest.mark.parametrize(
    ("fake", "limit_mb"), [("imgbb", 32), ("freeimage", 64), ("uploadcare", 100)], indirect=["fake"]
)
async def test_known_limits_send_nothing(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile, limit_mb: int
):
    large = replace(image, size_bytes=limit_mb * 1024 * 1024 + 1)
    with pytest.raises(UploadTooLarge):
        await host_of(fake, client).upload(large, nothing)
    assert fake.seen == []


@of("zipline")
async def test_plain_http_is_for_a_loopback_api_alone(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile
):
    with pytest.raises(UploadRefused) as caught:
        await host_of(fake, client, endpoint="http://127.0.0.1:9").upload(image, nothing)
    assert caught.value.reason == "loopback_only"
    assert fake.seen == []


@of("zipline")
async def test_an_answer_without_a_day_or_an_id(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile
):
    fake.answers["bare"] = {
        "status": 200,
        "json": {"files": [{"url": "https://zip.example/u/a.png"}]},
    }
    fake.fault = "bare"
    hosted = await host_of(fake, client, expires_hours="2").upload(image, nothing)
    assert (hosted.expires_at, hosted.delete_handle) == (fake.now + 7200, {})


@of("cloudinary")
async def test_a_preset_that_gives_no_tokens(
    fake: FakeImageHosts, client: httpx.AsyncClient, image: ImageFile
):
    fake.answers["bare"] = {
        "status": 200,
        "json": {"secure_url": "https://res.cloudinary.com/demo/a.png"},
    }
    fake.fault = "bare"
    host = host_of(fake, client)
    hosted = await host.upload(image, nothing)
    assert hosted.delete_handle == {}
    assert not await host.delete(hosted)
