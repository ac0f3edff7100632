"""What S3 servers answer that the real ones at hand do not, and what it means to the user."""

from __future__ import annotations

import time
from email.utils import formatdate
from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters.hosts.s3_bucket import LINK_LIFE_S
from pikascenes_desktop.domain.errors import (
    AppError,
    CaptivePortal,
    HostBucketMissing,
    HostClockSkewed,
    HostFull,
    HostRejected,
    RateLimited,
    ServiceFault,
    Unreachable,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import HostedImage, HostProfile
from pikascenes_desktop.ports.remote import ImageFile
from tests.fakes.built_host import built_host, uncounted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.ports.remote import ImageHost

OPTIONS = {
    "endpoint": "https://s3.example",
    "bucket": "art",
    "access_key_id": "AKIDEXAMPLE",
}


class Server:
    """Answers as told, by verb; what is not told is 404 for HEAD and 200 for the rest."""

    def __init__(self, **answers: httpx.Response | Callable[[httpx.Request], httpx.Response]):
        self.answers = answers
        self.requests: list[httpx.Request] = []

    @property
    def verbs(self) -> list[str]:
        return [request.method for request in self.requests]

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self.requests.append(request)
        answer = self.answers.get(request.method, httpx.Response(200))
        if request.method == "HEAD" and "HEAD" not in self.answers:
            return httpx.Response(404)
        return answer if isinstance(answer, httpx.Response) else answer(request)


def host(server: Server, **options: str) -> ImageHost:
    client = httpx.AsyncClient(transport=httpx.MockTransport(server))
    return built_host(HostProfile("bucket", "s3", OPTIONS | options), client, "SECRETEXAMPLE")


def refusal(
    status: int, code: str = "", message: str = "", headers: dict[str, str] | None = None
) -> httpx.Response:
    xml = f"<?xml version='1.0'?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>"
    return httpx.Response(status, text=xml if code else "", headers=headers)


@pytest.fixture
def image(tmp_path: Path) -> ImageFile:
    path = tmp_path / "picture"
    path.write_bytes(b"12345")
    return ImageFile(3, path, "a" * 64, "image/png", 5)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(403, "InvalidAccessKeyId"), HostRejected("bucket")),
        (refusal(403, "SignatureDoesNotMatch"), HostRejected("bucket")),
        (refusal(401), HostRejected("bucket")),
        (refusal(403, "RequestTimeTooSkewed"), HostClockSkewed("bucket")),
        (refusal(404, "NoSuchBucket"), HostBucketMissing("bucket", "art")),
        (refusal(301, "PermanentRedirect"), HostBucketMissing("bucket", "art")),
        (refusal(307), HostBucketMissing("bucket", "art")),
        (
            refusal(400, "AuthorizationHeaderMalformed", "expecting eu-north-1"),
            HostBucketMissing("bucket", "art"),
        ),
        (refusal(503, "SlowDown"), RateLimited("s3.example")),
        (refusal(429, headers={"retry-after": "7"}), RateLimited("s3.example", 7.0)),
        (
            refusal(403, "AccessDenied", "Access &lt;b&gt;Denied\n  &#8238;now"),
            UploadRefused("bucket", 3, "Access <b>Denied now"),
        ),
        (refusal(403), UploadRefused("bucket", 3, "access denied")),
        (refusal(418), UploadRefused("bucket", 3, "status 418")),
        (refusal(400, "EntityTooLarge"), UploadTooLarge("bucket", 3)),
        (refusal(413), UploadTooLarge("bucket", 3)),
        (refusal(507), HostFull("bucket")),
        (refusal(409, "XMinioStorageFull"), HostFull("bucket")),
        (refusal(302), CaptivePortal("s3.example")),
        (refusal(511), CaptivePortal("s3.example")),
        (httpx.Response(200, text="<!doctype html><p>Welcome"), CaptivePortal("s3.example")),
        (refusal(400, "RequestTimeout", "Idle"), ServiceFault("s3.example", 400, "Idle")),
        (refusal(502), ServiceFault("s3.example", 502, "status 502")),
        (
            httpx.Response(403, content=b"\xff" * 100_000),
            UploadRefused("bucket", 3, "access denied"),
        ),
    ],
)
async def test_refusals(answer: httpx.Response, error: AppError, image: ImageFile):
    server = Server(PUT=answer, HEAD=lambda r: httpx.Response(404 if "." in r.url.path else 200))
    with pytest.raises(type(error)) as caught:
        await host(server).upload(image, uncounted)
    assert caught.value.facts() == error.facts()


async def test_a_fault_may_hide_a_missing_bucket(image: ImageFile):
    server = Server(
        HEAD=lambda r: httpx.Response(500 if "." in r.url.path else 404),
        GET=refusal(500, "InternalError"),
    )
    with pytest.raises(HostBucketMissing):
        await host(server).upload(image, uncounted)
    assert server.verbs == ["HEAD", "GET", "HEAD"]


async def test_a_wrong_clock_behind_another_name(image: ImageFile):
    date = formatdate(time.time() + 1200, usegmt=True)
    server = Server(PUT=refusal(403, "AccessDenied", headers={"date": date}))
    with pytest.raises(HostClockSkewed):
        await host(server).upload(image, uncounted)


async def test_a_right_clock_is_not_blamed(image: ImageFile):
    date = formatdate(time.time() + 600, usegmt=True)
    server = Server(PUT=refusal(403, "AccessDenied", headers={"date": date}))
    with pytest.raises(UploadRefused):
        await host(server).upload(image, uncounted)


async def test_a_key_that_may_put_but_not_look(image: ImageFile):
    server = Server(HEAD=httpx.Response(403), GET=refusal(403, "AccessDenied"))
    hosted = await host(server).upload(image, uncounted)
    assert server.verbs == ["HEAD", "GET", "PUT"]
    assert server.requests[1].headers["range"] == "bytes=0-0"
    assert server.requests[2].content == b"12345"
    assert hosted.delete_handle == {"bucket": "art", "key": f"{'a' * 64}.png"}


async def test_a_head_that_is_refused_where_get_is_not(image: ImageFile):
    server = Server(HEAD=httpx.Response(405), GET=httpx.Response(206, content=b"1"))
    await host(server).upload(image, uncounted)
    assert server.verbs == ["HEAD", "GET", "PUT"]


def found(headers: dict[str, str]) -> httpx.Response:
    return httpx.Response(200, headers={"content-length": "5", **headers})


@pytest.mark.parametrize(
    ("headers", "verbs"),
    [
        ({}, ["HEAD"]),
        ({"x-amz-expiration": "nonsense"}, ["HEAD"]),
        ({"x-amz-expiration": 'expiry-date="nonsense", rule-id="a"'}, ["HEAD"]),
        ({"x-amz-expiration": f'expiry-date="{formatdate(time.time() + 200_000)}"'}, ["HEAD"]),
        ({"x-amz-expiration": f'expiry-date="{formatdate(time.time() + 3600)}"'}, ["HEAD", "PUT"]),
    ],
)
async def test_what_is_about_to_expire_is_sent_again(
    image: ImageFile, headers: dict[str, str], verbs: list[str]
):
    server = Server(HEAD=found(headers))
    await host(server).upload(image, uncounted)
    assert server.verbs == verbs


async def test_a_link_ends_with_its_object(image: ImageFile):
    soon = int(time.time()) + 3600
    server = Server(
        PUT=httpx.Response(200, headers={"x-amz-expiration": f'expiry-date="{formatdate(soon)}"'})
    )
    hosted = await host(server).upload(image, uncounted)
    assert hosted.expires_at == soon
    lasting = await host(Server()).upload(image, uncounted)
    assert lasting.expires_at == pytest.approx(time.time() + LINK_LIFE_S, abs=60)


async def test_public_links_do_not_expire(image: ImageFile):
    hosted = await host(Server(), links="public").upload(image, uncounted)
    assert hosted.url == f"https://s3.example/art/{'a' * 64}.png"
    assert hosted.expires_at is None


@pytest.mark.parametrize("version", ["", "null"])
async def test_objects_without_a_version(image: ImageFile, version: str):
    server = Server(PUT=httpx.Response(200, headers={"x-amz-version-id": version}))
    assert "version_id" not in (await host(server).upload(image, uncounted)).delete_handle


def hosted(**more: object) -> HostedImage:
    handle: dict[str, object] = {"bucket": "art", "key": "a.png", **more}
    return HostedImage("https://s3.example/art/a.png", "bucket", delete_handle=handle)


async def test_deleting_names_the_version():
    server = Server(DELETE=httpx.Response(204))
    assert await host(server).delete(hosted(version_id="a+b/c"))
    assert server.requests[0].url.raw_path == b"/art/a.png?versionId=a%2Bb%2Fc"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(403, "AccessDenied", "No"), UploadRefused("bucket", 0, "No")),
        (refusal(404, "NoSuchBucket"), HostBucketMissing("bucket", "art")),
    ],
)
async def test_deleting_refused(answer: httpx.Response, error: AppError):
    with pytest.raises(type(error)) as caught:
        await host(Server(DELETE=answer)).delete(hosted())
    assert caught.value.facts() == error.facts()


async def test_a_connection_that_breaks(image: ImageFile):
    def broken(_request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("gone")

    def late(_request: httpx.Request) -> httpx.Response:
        raise httpx.WriteTimeout("late")

    for answer, reason in ((broken, "connection_lost"), (late, "timeout")):
        with pytest.raises(Unreachable) as caught:
            await host(Server(PUT=answer)).upload(image, uncounted)
        assert caught.value.facts() == {"host": "s3.example", "reason": reason}


async def test_the_profile_shows_no_secret(image: ImageFile):
    one = host(Server())
    await one.upload(image, uncounted)
    assert "SECRETEXAMPLE" not in repr(one)
    assert one.name == "bucket"
    assert one.keeps_files
