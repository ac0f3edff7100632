"""What is odd about single hosts that take a form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import HostRejected, UploadRefused, UploadTooLarge
from tests.fakes.built_host import uncounted
from tests.fakes.form_host import host_of
from tests.fakes.host_data import parts_of

if TYPE_CHECKING:
    import httpx

    from pikascenes_desktop.ports.remote import ImageFile
    from tests.fakes.fake_image_hosts import FakeImageHosts

pytest_plugins = ("tests.fakes.host_fixtures", "tests.fakes.form_fixtures")


def of(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fake", [kind], indirect=True)


@of("nullpointer")
async def test_the_same_bytes_again_give_no_token(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, hosts_client, expires_hours="2")
    first = await host.upload(image, uncounted)
    again = await host.upload(image, uncounted)
    assert again.url == first.url
    assert again.delete_handle == {}
    assert again.expires_at == first.expires_at == pytest.approx(fake.now + 7200, abs=1)
    assert not await host.delete(again)
    assert await host.delete(first)


@of("nullpointer")
async def test_a_token_is_sent_to_its_own_host_alone(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    hosted = await host_of(fake, hosts_client).upload(image, uncounted)
    elsewhere = host_of(fake, hosts_client, endpoint="https://other.example")
    assert not await elsewhere.delete(hosted)


@of("pomf")
async def test_a_duplicate_keeps_its_link(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, hosts_client, lasts_hours="48")
    first, again = await host.upload(image, uncounted), await host.upload(image, uncounted)
    assert again.url == first.url
    assert first.expires_at == fake.now + 48 * 3600


@of("cloudinary")
async def test_a_token_lives_ten_minutes(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, hosts_client)
    hosted = await host.upload(image, uncounted)
    fake.now += 601
    assert not await host.delete(hosted)
    assert (await hosts_client.get(hosted.url)).is_success


@of("zipline")
async def test_deleting_with_a_wrong_token(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    hosted = await host_of(fake, hosts_client).upload(image, uncounted)
    with pytest.raises(HostRejected):
        await host_of(fake, hosts_client, "WRONG").delete(hosted)


@of("imgbb")
async def test_an_expiry_of_the_users(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    hosted = await host_of(fake, hosts_client, expires_hours="1").upload(image, uncounted)
    assert parts_of(fake.seen[0])["expiration"].content == b"3600"
    assert hosted.expires_at == fake.now + 3600


@pytest.mark.parametrize(
    ("fake", "limit_mb"), [("imgbb", 32), ("freeimage", 64), ("uploadcare", 100)], indirect=["fake"]
)
async def test_known_limits_send_nothing(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile, limit_mb: int
):
    large = replace(image, size_bytes=limit_mb * 1024 * 1024 + 1)
    with pytest.raises(UploadTooLarge):
        await host_of(fake, hosts_client).upload(large, uncounted)
    assert fake.seen == []


@of("zipline")
async def test_plain_http_is_for_a_loopback_api_alone(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    with pytest.raises(UploadRefused) as caught:
        await host_of(fake, hosts_client, endpoint="http://127.0.0.1:9").upload(image, uncounted)
    assert caught.value.reason == "loopback_only"
    assert fake.seen == []


@of("zipline")
async def test_an_answer_without_a_day_or_an_id(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    fake.answers["bare"] = {
        "status": 200,
        "json": {"files": [{"url": "https://zip.example/u/a.png"}]},
    }
    fake.fault = "bare"
    hosted = await host_of(fake, hosts_client, expires_hours="2").upload(image, uncounted)
    assert (hosted.expires_at, hosted.delete_handle) == (fake.now + 7200, {})


@of("cloudinary")
async def test_a_preset_that_gives_no_tokens(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    fake.answers["bare"] = {
        "status": 200,
        "json": {"secure_url": "https://res.cloudinary.com/demo/a.png"},
    }
    fake.fault = "bare"
    host = host_of(fake, hosts_client)
    hosted = await host.upload(image, uncounted)
    assert hosted.delete_handle == {}
    assert not await host.delete(hosted)
