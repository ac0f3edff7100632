"""The WebDAV host against rclone and nginx, which check passwords and folders."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters.hosts.webdav import WEBDAV
from pikascenes_desktop.domain.errors import (
    AppError,
    CaptivePortal,
    HostFolderMissing,
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
from tests.fakes.built_host import built_host, uncounted
from tests.fakes.raw_server import RawServer, answering

if TYPE_CHECKING:
    from pikascenes_desktop.ports.remote import ImageFile, ImageHost
    from tests.fakes.raw_server import Exchange
    from tests.servers.dav_peer import DavPeer

pytest_plugins = ("tests.fakes.host_fixtures", "tests.servers.rclone_dav", "tests.servers.nginx")

linux_alone = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="nginx: Debian's package alone"),
]


@pytest.fixture(
    scope="session",
    params=["rclone", pytest.param("nginx", marks=linux_alone)],
)
def peer(request: pytest.FixtureRequest) -> DavPeer:
    if request.param == "rclone":
        return request.getfixturevalue("rclone_dav_peer")
    return request.getfixturevalue("nginx_dav_peer")


def host_of(
    profile: HostProfile,
    client: httpx.AsyncClient,
    secret: str | None,
    *,
    loopback: bool = True,
) -> ImageHost:
    return built_host(profile, client, secret, loopback=loopback)


async def test_a_folder_that_anyone_can_read(
    peer: DavPeer, client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(peer.profile(prefix="scenes/with space/図"), client, peer.password)
    counts: list[int] = []
    hosted = await host.upload(image, lambda done, _total: counts.append(done))
    assert counts[-1] == image.size_bytes
    assert hosted.url.startswith(peer.public_url)
    assert (await client.get(hosted.url)).content == image.path.read_bytes()
    assert (peer.files / "scenes/with space/図" / f"{image.sha256}.png").is_file()
    assert hosted.expires_at is None
    assert hosted.host == host.name == "space"
    assert host.keeps_files

    again = await host.upload(image, uncounted)
    assert (again.url, again.delete_handle) == (hosted.url, hosted.delete_handle)
    # a folder that was renamed in the settings since does not strand what is in the old one
    renamed = host_of(peer.profile(prefix="new"), client, peer.password)
    assert await renamed.delete(hosted)
    assert (await client.get(hosted.url)).status_code == httpx.codes.NOT_FOUND
    assert await host.delete(hosted)  # gone already is fine


async def test_no_folder_at_all(peer: DavPeer, client: httpx.AsyncClient, image: ImageFile):
    host = host_of(peer.profile(), client, peer.password)
    hosted = await host.upload(image, uncounted)
    assert hosted.url == f"{peer.public_url}/{image.sha256}.png"
    assert await host.delete(hosted)


async def test_wrong_credentials(peer: DavPeer, client: httpx.AsyncClient, image: ImageFile):
    with pytest.raises(HostRejected):
        await host_of(peer.profile(), client, "WRONG").upload(image, uncounted)
    with pytest.raises(HostRejected):
        await host_of(peer.profile(user="someone"), client, peer.password).upload(image, uncounted)
    with pytest.raises(HostMissing):
        await host_of(peer.profile(), client, None).upload(image, uncounted)


async def test_what_is_not_ours_is_not_deleted(
    peer: DavPeer, client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(peer.profile(), client, peer.password)
    hosted = await host.upload(image, uncounted)
    other = host_of(peer.profile(endpoint="https://other.example"), client, peer.password)
    assert not await other.delete(hosted)
    assert not await host.delete(HostedImage("https://example.invalid/a.png", "space"))
    with pytest.raises(HostRejected):
        await host_of(peer.profile(), client, "WRONG").delete(hosted)
    assert await host.delete(hosted)


async def test_a_password_never_goes_over_plain_http_elsewhere(
    peer: DavPeer, client: httpx.AsyncClient, image: ImageFile
):
    with pytest.raises(UploadRefused) as caught:
        await host_of(peer.profile(), client, peer.password, loopback=False).upload(
            image, uncounted
        )
    assert (caught.value.reason, caught.value.image) == ("loopback_only", 2)


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (401, b"", HostRejected),
        (403, b"", HostRejected),
        (404, b"", HostFolderMissing),
        (409, b"", HostFolderMissing),
        (413, b"", UploadTooLarge),
        (415, b"", UploadRefused),
        (423, b"", ServiceFault),
        (429, b"", RateLimited),
        (500, b"", ServiceFault),
        (302, b"", CaptivePortal),
        (507, b"", HostFull),
    ],
)
async def test_refusals(
    client: httpx.AsyncClient, image: ImageFile, status: int, body: bytes, error: type[AppError]
):
    async with RawServer(answering(status, body)) as server:
        for folder in ("", "a/b"):
            profile = HostProfile("space", "webdav", {"endpoint": server.base, "prefix": folder})
            counts: list[int] = []
            with pytest.raises(error):
                await host_of(profile, client, None).upload(
                    image, lambda done, _total, to=counts: to.append(done)
                )
            assert image.size_bytes not in counts
    assert all("authorization" not in seen.headers for seen in server.seen)


async def test_a_folder_that_may_not_be_made(client: httpx.AsyncClient, image: ImageFile):
    async def handle(exchange: Exchange) -> None:
        seen = await exchange.request()
        await exchange.reply(403 if seen.method == "MKCOL" else 409)

    async with RawServer(handle) as server:
        profile = HostProfile("space", "webdav", {"endpoint": server.base, "prefix": "a"})
        with pytest.raises(HostRejected):
            await host_of(profile, client, None).upload(image, uncounted)


async def test_deleting_meets_trouble(client: httpx.AsyncClient):
    async with RawServer(answering(503)) as server:
        handle: dict[str, object] = {"root": server.base, "name": "a.png", "folder": ""}
        hosted = HostedImage(f"{server.base}/a.png", "space", delete_handle=handle)
        profile = HostProfile("space", "webdav", {"endpoint": server.base})
        with pytest.raises(ServiceFault):
            await host_of(profile, client, None).delete(hosted)


@pytest.mark.parametrize(
    ("options", "setting"),
    [
        ({}, "endpoint"),
        ({"endpoint": "http://files.example"}, "endpoint"),
        ({"endpoint": "https://user:word@files.example"}, "endpoint"),
        ({"endpoint": "https://files.example", "public_url": "ftp://x"}, "public_url"),
        ({"endpoint": "https://files.example", "user": "a:b"}, "user"),
        ({"endpoint": "https://files.example", "prefix": "a/../b"}, "prefix"),
        ({"endpoint": "https://files.example", "prefix": "x" * 513}, "prefix"),
        ({"endpoint": "https://i.imgur.com"}, "endpoint"),
    ],
)
def test_settings_that_cannot_be_used(options: dict[str, object], setting: str):
    with pytest.raises(HostSettingInvalid) as caught:
        WEBDAV.checked_options(options)
    assert caught.value.setting == setting


def test_the_public_address_is_the_folders_own_unless_given():
    options = WEBDAV.checked_options({"endpoint": "files.example/dav/", "prefix": "/a/b/"})
    assert options == {
        "endpoint": "https://files.example/dav",
        "public_url": "https://files.example/dav",
        "prefix": "a/b",
    }
