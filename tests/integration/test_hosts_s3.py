"""The S3 host against real servers that check signatures."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import httpx
import pytest

from pikascenes_desktop.adapters.hosts.s3_signing import S3Signer
from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from pikascenes_desktop.domain.errors import (
    HostBucketMissing,
    HostClockSkewed,
    HostMissing,
    HostRejected,
    Unreachable,
    UploadRefused,
)
from pikascenes_desktop.ports.remote import ImageFile
from tests.fakes.answering_server import ToLoopback
from tests.fakes.built_host import built_host, image_of, uncounted

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncGenerator, Callable
    from pathlib import Path

    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ports.remote import ImageHost
    from tests.servers.rclone import S3Peer

pytest_plugins = ("tests.fakes.host_fixtures", "tests.servers.rclone", "tests.servers.seaweedfs")

SECRET = "SECRETEXAMPLE"

linux_alone = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(sys.platform != "linux", reason="SeaweedFS is a wheel for Linux alone"),
]


@pytest.fixture(
    scope="session",
    params=["rclone_peer", pytest.param("seaweedfs_peer", marks=linux_alone)],
    ids=["rclone", "seaweedfs"],
)
def peer(request: pytest.FixtureRequest) -> S3Peer:
    return request.getfixturevalue(request.param)


class Wire:
    """A client that remembers what it sent."""

    def __init__(self, verify: ssl.SSLContext | bool = True) -> None:
        self.sent: list[httpx.Request] = []
        self.client = httpx.AsyncClient(
            trust_env=False, verify=verify, event_hooks={"request": [self._note]}
        )

    async def _note(self, request: httpx.Request) -> None:
        self.sent.append(request)

    @property
    def verbs(self) -> list[str]:
        return [request.method for request in self.sent]

    def host(
        self,
        profile: HostProfile,
        secret: str | None = SECRET,
        *,
        clock: Callable[[], float] = time.time,
        loopback: bool = True,
    ) -> ImageHost:
        return built_host(profile, self.client, secret, loopback=loopback, clock=clock)


@pytest.fixture
async def wire() -> AsyncGenerator[Wire]:
    wire = Wire()
    async with wire.client:
        yield wire


async def anonymous(url: str, method: str = "GET") -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.request(method, url)


async def test_the_link_gives_the_same_bytes_to_anyone_for_a_day(
    peer: S3Peer, wire: Wire, image: ImageFile
):
    before = time.time()
    hosted = await wire.host(peer.profile(prefix="scenes")).upload(image, uncounted)

    assert wire.verbs == ["HEAD", "PUT"]
    assert wire.sent[1].headers["content-length"] == str(image.size_bytes)
    assert wire.sent[1].headers["content-type"] == "image/png"
    assert wire.sent[1].headers["x-amz-content-sha256"] == image.sha256
    assert "transfer-encoding" not in wire.sent[1].headers
    answer = await anonymous(hosted.url)
    assert answer.status_code == httpx.codes.OK
    assert answer.content == image.path.read_bytes()
    assert answer.headers["content-type"] == "image/png"
    assert hosted.host == "bucket"
    assert hosted.sha256 == image.sha256
    assert hosted.size_bytes == image.size_bytes
    assert hosted.expires_at == pytest.approx(before + 24 * 3600, abs=60)
    assert hosted.delete_handle == {"bucket": "art", "key": f"scenes/{image.sha256}.png"}


async def test_a_signed_link_is_for_getting_alone(peer: S3Peer, wire: Wire, image: ImageFile):
    hosted = await wire.host(peer.profile()).upload(image, uncounted)
    assert (await anonymous(hosted.url, "HEAD")).status_code == httpx.codes.FORBIDDEN
    assert (await anonymous(hosted.url, "DELETE")).is_client_error
    assert (await anonymous(hosted.url.split("?")[0])).is_client_error


async def test_the_same_bytes_are_not_sent_twice(peer: S3Peer, wire: Wire, image: ImageFile):
    host = wire.host(peer.profile(prefix="twice"))
    first = await host.upload(image, uncounted)
    wire.sent.clear()
    counts: list[tuple[int, int | None]] = []
    second = await host.upload(image, lambda done, total: counts.append((done, total)))
    assert wire.verbs == ["HEAD"]
    assert counts == [(image.size_bytes, image.size_bytes)]
    assert second.delete_handle == first.delete_handle
    assert (await anonymous(second.url)).content == image.path.read_bytes()


async def test_another_size_under_the_same_name_is_sent_again(
    peer: S3Peer, wire: Wire, image: ImageFile
):
    host = wire.host(peer.profile(prefix="size"))
    cut = ImageFile(1, image.path, image.sha256, image.media_type, image.size_bytes - 10)
    await host.upload(cut, uncounted)
    hosted = await host.upload(image, uncounted)
    assert wire.verbs == ["HEAD", "PUT", "HEAD", "PUT"]
    assert (await anonymous(hosted.url)).content == image.path.read_bytes()


async def test_deleting_leaves_nothing(peer: S3Peer, wire: Wire, image: ImageFile):
    host = wire.host(peer.profile(prefix="gone"))
    hosted = await host.upload(image, uncounted)
    assert await host.delete(hosted)
    assert (await anonymous(hosted.url)).status_code == httpx.codes.NOT_FOUND
    assert await host.delete(hosted)  # gone already is fine
    other = wire.host(peer.profile(bucket="another", prefix="gone"))
    assert not await other.delete(hosted)


async def test_progress_counts_what_the_transport_took(peer: S3Peer, wire: Wire, tmp_path: Path):
    image = image_of(tmp_path, tiny_picture() * 300, media_type="image/jpeg")
    counts: list[tuple[int, int | None]] = []
    hosted = await wire.host(peer.profile()).upload(
        image, lambda done, total: counts.append((done, total))
    )
    done = [count for count, _total in counts]
    assert done == sorted(set(done))
    assert done[0] <= 256 * 1024
    assert done[-1] == image.size_bytes
    assert {total for _count, total in counts} == {image.size_bytes}
    assert (await anonymous(hosted.url)).headers["content-type"] == "image/jpeg"
    assert unquote(urlsplit(hosted.url).path).endswith(f"{image.sha256}.jpg")


async def test_wrong_credentials_send_nothing(peer: S3Peer, wire: Wire, image: ImageFile):
    for host in (
        wire.host(peer.profile(), "WRONG"),
        wire.host(peer.profile(access_key_id="SOMEONE"), SECRET),
    ):
        with pytest.raises(HostRejected) as caught:
            await host.upload(image, uncounted)
        assert caught.value.name == "bucket"
    assert "PUT" not in wire.verbs


async def test_spaces_around_a_pasted_secret_do_no_harm(peer: S3Peer, wire: Wire, image: ImageFile):
    await wire.host(peer.profile(), f" {SECRET}\n").upload(image, uncounted)


async def test_a_missing_bucket_is_said(peer: S3Peer, wire: Wire, image: ImageFile):
    with pytest.raises(HostBucketMissing) as caught:
        await wire.host(peer.profile(bucket="no-such-bucket")).upload(image, uncounted)
    assert caught.value.bucket == "no-such-bucket"


@pytest.mark.parametrize("hours", [-2, 2])
async def test_a_wrong_clock_is_said(peer: S3Peer, wire: Wire, image: ImageFile, hours: int):
    host = wire.host(peer.profile(), clock=lambda: time.time() + hours * 3600)
    with pytest.raises(HostClockSkewed):
        await host.upload(image, uncounted)


async def test_an_old_link_does_not_open(peer: S3Peer, wire: Wire, image: ImageFile):
    hosted = await wire.host(peer.profile()).upload(image, uncounted)
    target = peer.profile().options["endpoint"] + f"/art/{image.sha256}.png"
    then = S3Signer(
        peer.access_key_id, peer.secret, peer.region, clock=lambda: time.time() - 90_000
    )
    link = then.link(target, valid_s=24 * 3600)
    assert link.expires_at < time.time()
    assert (await anonymous(link.url)).is_client_error
    assert (await anonymous(hosted.url)).is_success


@pytest.mark.parametrize(
    "prefix",
    ["with space", "ünï(1)+&=%", "a'b!*~", "漢字/🙂", "deep/er/and deeper", "per%20cent", "q?u#e"],
)
async def test_odd_folders(peer: S3Peer, wire: Wire, image: ImageFile, prefix: str):
    host = wire.host(peer.profile(prefix=prefix))
    hosted = await host.upload(image, uncounted)
    assert (await anonymous(hosted.url)).content == image.path.read_bytes()
    await host.upload(image, uncounted)
    assert wire.verbs == ["HEAD", "PUT", "HEAD"]
    assert hosted.delete_handle["key"] == f"{prefix}/{image.sha256}.png"
    assert await host.delete(hosted)
    assert (await anonymous(hosted.url)).status_code == httpx.codes.NOT_FOUND


@pytest.mark.linux_proof
@pytest.mark.skipif(sys.platform != "linux", reason="SeaweedFS is a wheel for Linux alone")
async def test_deleting_from_a_bucket_with_versions_really_deletes(
    seaweedfs_peer: S3Peer, wire: Wire, image: ImageFile
):
    peer = seaweedfs_peer
    host = wire.host(peer.profile(bucket="versions"))
    hosted = await host.upload(image, uncounted)
    version = hosted.delete_handle["version_id"]
    assert isinstance(version, str)
    again = await host.upload(image, uncounted)
    assert again.delete_handle == hosted.delete_handle
    assert await host.delete(hosted)
    assert (await anonymous(hosted.url)).status_code == httpx.codes.NOT_FOUND

    url = f"{peer.endpoint}/versions/{image.sha256}.png?versionId={version}"
    headers = S3Signer(peer.access_key_id, peer.secret, peer.region).headers("GET", url)
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(url, headers=headers)).status_code == httpx.codes.NOT_FOUND


async def test_no_secret_is_a_host_not_set_up(rclone_peer: S3Peer, wire: Wire, image: ImageFile):
    for secret in (None, "", "  "):
        with pytest.raises(HostMissing):
            await wire.host(rclone_peer.profile(), secret).upload(image, uncounted)
    assert wire.sent == []


async def test_plain_http_is_for_a_loopback_api_alone(
    rclone_peer: S3Peer, wire: Wire, image: ImageFile
):
    with pytest.raises(UploadRefused) as caught:
        await wire.host(rclone_peer.profile(), loopback=False).upload(image, uncounted)
    assert caught.value.reason == "loopback_only"
    assert caught.value.image == 2
    assert wire.sent == []


async def test_tls_is_verified(rclone_tls_peer: S3Peer, wire: Wire, image: ImageFile):
    with pytest.raises(Unreachable) as caught:
        await wire.host(rclone_tls_peer.profile(), loopback=False).upload(image, uncounted)
    assert caught.value.reason == "certificate"
    assert rclone_tls_peer.trust is not None
    trusting = Wire(rclone_tls_peer.trust)
    async with trusting.client:
        hosted = await trusting.host(rclone_tls_peer.profile(), loopback=False).upload(
            image, uncounted
        )
        answer = await trusting.client.get(hosted.url)
    assert answer.content == image.path.read_bytes()


async def test_nobody_there(
    rclone_peer: S3Peer, wire: Wire, image: ImageFile, unused_tcp_port: int
):
    profile = rclone_peer.profile(endpoint=f"http://127.0.0.1:{unused_tcp_port}")
    with pytest.raises(Unreachable) as caught:
        await wire.host(profile).upload(image, uncounted)
    assert caught.value.host == "127.0.0.1"


async def test_a_bucket_in_the_name_of_the_host(
    rclone_virtual_host_peer: S3Peer, wire: Wire, image: ImageFile
):
    port = httpx.URL(rclone_virtual_host_peer.endpoint).port or 0
    profile = rclone_virtual_host_peer.profile(
        endpoint=f"http://localhost:{port}", path_style="false"
    )
    wire.client = httpx.AsyncClient(transport=ToLoopback(port))
    async with wire.client:
        hosted = await wire.host(profile).upload(image, uncounted)
        assert hosted.url.startswith(f"http://art.localhost:{port}/{image.sha256}.png?")
        assert (await wire.client.get(hosted.url)).content == image.path.read_bytes()
