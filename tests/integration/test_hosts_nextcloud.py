"""The Nextcloud host against a server that answers as Nextcloud does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.nextcloud import NEXTCLOUD
from pikascenes_desktop.domain.errors import (
    AppError,
    HostFull,
    HostMissing,
    HostRejected,
    HostSettingInvalid,
    RateLimited,
    ServiceFault,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import HostedImage, HostProfile
from pikascenes_desktop.domain.json_values import as_object
from tests.fakes.built_host import built_host, uncounted
from tests.fakes.fake_nextcloud import FakeNextcloud
from tests.fakes.host_data import parts_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    import httpx

    from pikascenes_desktop.ports.remote import ImageFile, ImageHost

pytest_plugins = ("tests.fakes.host_fixtures",)

NOW = datetime(2026, 9, 21, 23, 30, tzinfo=UTC).timestamp()


@pytest.fixture
async def cloud() -> AsyncGenerator[FakeNextcloud]:
    async with FakeNextcloud() as cloud:
        yield cloud


@pytest.fixture
async def client(cloud: FakeNextcloud) -> AsyncGenerator[httpx.AsyncClient]:
    async with cloud.client() as client:
        yield client


def host_of(
    cloud: FakeNextcloud, client: httpx.AsyncClient, secret: str | None = None, **options: str
) -> ImageHost:
    given = {"endpoint": "https://cloud.example/index.php", "user": cloud.user} | options
    profile = HostProfile("cloud", "nextcloud", given)
    word = cloud.password if secret is None else secret
    return built_host(profile, client, word, clock=lambda: NOW)


async def test_a_share_that_ends_by_itself_and_is_deleted_with_its_file(
    cloud: FakeNextcloud, client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(cloud, client, prefix="Pictures/for clips")
    counts: list[int] = []
    hosted = await host.upload(image, lambda done, _total: counts.append(done))
    assert counts[-1] == image.size_bytes
    assert hosted.url == "https://cloud.example/s/token1/download"
    assert (await client.get(hosted.url)).content == image.path.read_bytes()
    assert [seen.method for seen in cloud.seen[:5]] == ["PUT", "MKCOL", "MKCOL", "PUT", "POST"]
    assert parts_of(cloud.seen[4])["expireDate"].content == b"2026-09-24"
    assert hosted.expires_at == datetime(2026, 9, 24, tzinfo=UTC).timestamp()
    assert host.keeps_files
    assert hosted.host == host.name == "cloud"

    assert await host.delete(hosted)
    assert (cloud.files, cloud.shares) == ({}, {})
    assert (await client.get(hosted.url)).is_client_error
    assert await host.delete(hosted)  # gone already is fine


async def test_names_are_random(cloud: FakeNextcloud, client: httpx.AsyncClient, image: ImageFile):
    host = host_of(cloud, client)
    await host.upload(image, uncounted)
    await host.upload(image, uncounted)
    assert len(cloud.files) == 2
    assert not any(image.sha256 in path for path in cloud.files)


@pytest.mark.parametrize(
    "fault", ["signed_out", "sharing_off", "too_long", "odd", "odd_link", "portal_page", "broken"]
)
async def test_what_could_not_be_shared_does_not_stay(
    cloud: FakeNextcloud, client: httpx.AsyncClient, image: ImageFile, fault: str
):
    cloud.fault = fault
    counts: list[int] = []
    with pytest.raises(AppError) as caught:
        await host_of(cloud, client).upload(image, lambda done, _total: counts.append(done))
    assert caught.value.code == as_object(cloud.answers[fault])["means"]
    assert cloud.files == {}
    assert image.size_bytes not in counts


async def test_the_hosts_own_words(
    cloud: FakeNextcloud, client: httpx.AsyncClient, image: ImageFile
):
    cloud.fault = "sharing_off"
    with pytest.raises(UploadRefused) as caught:
        await host_of(cloud, client).upload(image, uncounted)
    assert caught.value.reason == "Public link sharing is disabled by the administrator"


async def test_an_answer_without_a_day(
    cloud: FakeNextcloud, client: httpx.AsyncClient, image: ImageFile
):
    cloud.fault = "odd_day"
    hosted = await host_of(cloud, client).upload(image, uncounted)
    assert hosted.expires_at == datetime(2026, 9, 24, tzinfo=UTC).timestamp()
    assert hosted.delete_handle["share"] == "7"


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, HostRejected), (413, UploadTooLarge), (429, RateLimited), (507, HostFull)],
)
async def test_files_that_are_refused(
    cloud: FakeNextcloud,
    client: httpx.AsyncClient,
    image: ImageFile,
    status: int,
    error: type[AppError],
):
    cloud.file_fault = status
    with pytest.raises(error):
        await host_of(cloud, client).upload(image, uncounted)
    assert len(cloud.seen) == 1


async def test_wrong_credentials(cloud: FakeNextcloud, client: httpx.AsyncClient, image: ImageFile):
    with pytest.raises(HostRejected):
        await host_of(cloud, client, "WRONG").upload(image, uncounted)
    seen = len(cloud.seen)
    with pytest.raises(HostMissing):
        await host_of(cloud, client, "").upload(image, uncounted)
    assert len(cloud.seen) == seen


async def test_deleting_meets_trouble(
    cloud: FakeNextcloud, client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(cloud, client)
    hosted = await host.upload(image, uncounted)
    assert not await host.delete(HostedImage("https://example.invalid/a", "cloud"))
    elsewhere = host_of(cloud, client, endpoint="https://other.example")
    assert not await elsewhere.delete(hosted)
    cloud.fault = "broken"
    with pytest.raises(ServiceFault):
        await host.delete(hosted)
    unshared = {key: value for key, value in hosted.delete_handle.items() if key != "share"}
    assert await host.delete(replace(hosted, delete_handle=unshared))
    assert cloud.files == {}


@pytest.mark.parametrize(
    ("options", "setting"),
    [
        ({}, "endpoint"),
        ({"endpoint": "https://cloud.example"}, "user"),
        ({"endpoint": "https://cloud.example", "user": "a:b"}, "user"),
        ({"endpoint": "https://cloud.example", "user": "a", "prefix": "../b"}, "prefix"),
    ],
)
def test_settings_that_cannot_be_used(options: dict[str, object], setting: str):
    with pytest.raises(HostSettingInvalid) as caught:
        NEXTCLOUD.checked_options(options)
    assert caught.value.setting == setting


def test_a_folder_of_our_own_unless_given():
    options = NEXTCLOUD.checked_options({"endpoint": "cloud.example", "user": "a", "prefix": "/"})
    assert options["prefix"] == "PikaScenes"
