"""What a custom host refuses or gets wrong, and what keeps a picture from being sent."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters.hosts.custom_http import CustomHost
from pikascenes_desktop.adapters.hosts.tiny_picture import tiny_picture
from pikascenes_desktop.domain.custom_host import AnswerProblem
from pikascenes_desktop.domain.errors import (
    AppError,
    HostMissing,
    HostRejected,
    ImageUnreadable,
    RateLimited,
    ServiceFault,
    UploadRefused,
)
from pikascenes_desktop.domain.host import UploadProblem
from pikascenes_desktop.ports.remote import ImageFile
from tests.fakes.custom_site import Reply, Site, draft, host_of, no_progress, ok, plain
from tests.fakes.raw_server import RawServer, Seen, answering

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path


@pytest.fixture
def image(tmp_path: Path) -> ImageFile:
    content = tiny_picture()
    digest = hashlib.sha256(content).hexdigest()
    path = tmp_path / digest
    path.write_bytes(content)
    return ImageFile(2, path, digest, "image/png", len(content))


@pytest.fixture
async def client() -> AsyncGenerator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


FAILURES: list[tuple[Reply, type[AppError], str]] = [
    ((401, b"", {}), HostRejected, ""),
    ((403, b'{"error": {"message": "bad key"}}', {}), HostRejected, ""),
    ((429, b"", {"Retry-After": "9"}), RateLimited, ""),
    ((400, b'{"error": {"message": "Rate limit reached."}}', {}), RateLimited, ""),
    ((413, b"<html>", {}), UploadRefused, AnswerProblem.TOO_LARGE),
    ((415, b'{"description": "no svg"}', {}), UploadRefused, "no svg"),
    ((404, b"<html>", {}), UploadRefused, "status 404"),
    ((507, b"full", {}), UploadRefused, "full"),
    ((503, b"", {}), ServiceFault, ""),
    ((200, b'{"error": "no"}', {}), UploadRefused, "no"),
    ((200, b"", {}), UploadRefused, AnswerProblem.NO_LINK),
    ((200, b"<html>sign in</html>", {}), UploadRefused, AnswerProblem.NO_LINK),
    ((200, b'{"url": "http://x.example/1.png"}', {}), UploadRefused, AnswerProblem.LINK_NOT_HTTPS),
    ((200, b'{"url": "javascript:alert(1)"}', {}), UploadRefused, AnswerProblem.NO_LINK),
    (
        (200, b'{"url": "https://192.168.1.1/1.png"}', {}),
        UploadRefused,
        AnswerProblem.LINK_NOT_HTTPS,
    ),
    ((307, b"", {"Location": "https://evil.example/"}), UploadRefused, AnswerProblem.REDIRECTED),
    ((302, b"", {"Location": "https://login.example/"}), UploadRefused, AnswerProblem.REDIRECTED),
    ((302, b"", {"Location": "https://[bad"}), UploadRefused, AnswerProblem.REDIRECTED),
    ((302, b"", {}), UploadRefused, AnswerProblem.REDIRECTED),
]


@pytest.mark.parametrize(("reply", "kind", "reason"), FAILURES)
async def test_failures(
    reply: Reply, kind: type[AppError], reason: str, client: httpx.AsyncClient, image: ImageFile
):
    status, body, headers = reply
    async with RawServer(answering(status, body, headers=headers)) as server:
        with pytest.raises(kind) as caught:
            await host_of(plain(server.base), client).upload(image, no_progress)
    assert caught.value.facts().get("reason", "") == reason
    assert len(server.seen) == 1


async def test_the_hosts_own_message(client: httpx.AsyncClient, image: ImageFile):
    async with RawServer(answering(400, b"<e>too\nbig</e>")) as server:
        found = plain(server.base, ErrorMessage="{xml://e}")
        with pytest.raises(UploadRefused) as caught:
            await host_of(found, client).upload(image, no_progress)
    assert caught.value.reason == "too big"


async def test_moved_on_the_same_host_is_sent_again(client: httpx.AsyncClient, image: ImageFile):
    def answer(seen: Seen, base: str) -> Reply:
        if seen.target == "/up":
            return 308, b"", {"Location": "/up/"}
        return ok(json.dumps({"url": f"{base}/1.png"}))

    site = Site(answer)
    async with site.server:
        await host_of(plain(site.server.base), client).upload(image, no_progress)
    assert [seen.body for seen in site.server.seen] == [image.path.read_bytes()] * 2


async def test_without_end(client: httpx.AsyncClient, image: ImageFile):
    site = Site(lambda _s, _b: (307, b"", {"Location": "/up"}))
    async with site.server:
        with pytest.raises(UploadRefused) as caught:
            await host_of(plain(site.server.base), client).upload(image, no_progress)
    assert caught.value.reason == AnswerProblem.REDIRECTED
    assert len(site.server.seen) == 4


async def test_what_keeps_it_from_being_sent(client: httpx.AsyncClient, image: ImageFile):
    async with RawServer(answering()) as server:
        with pytest.raises(UploadRefused) as caught:
            await host_of(plain(server.base), client, loopback=False).upload(image, no_progress)
        assert caught.value.reason == UploadProblem.LOOPBACK_ONLY
        found = draft("zipline.sxcu", server.base)
        with pytest.raises(HostMissing):
            await host_of(found, client, secret=False).upload(image, no_progress)
        found = plain(server.base, Headers={"X-Name": "Grüße"})
        with pytest.raises(UploadRefused) as caught:
            await host_of(found, client).upload(image, no_progress)
        assert caught.value.reason == AnswerProblem.BAD_HEADER
        image.path.write_bytes(b"cut")
        with pytest.raises(ImageUnreadable):
            await host_of(draft("form.sxcu", server.base), client).upload(image, no_progress)
    assert server.seen == []


async def test_a_secret_alone_may_come_as_it_is(client: httpx.AsyncClient, image: ImageFile):
    ready = plain("https://x.example", Headers={"Authorization": "Bearer abc{random:d}"})
    profile = ready.finished({}).profile
    site = Site(lambda _s, b: ok(json.dumps({"url": f"{b}/1.png"})))
    async with site.server:
        options = {
            "definition": profile.options["definition"].replace(
                "https://x.example", site.server.base
            )
        }

        async def secret() -> str:
            return " from{the}variable\n"

        moved = type(profile)(profile.name, profile.kind, options)
        host = CustomHost(moved, secret, lambda: client, allow_loopback=lambda: True)
        await host.upload(image, no_progress)
    assert site.server.seen[0].headers["authorization"] == "Bearer from{the}variable"


async def test_a_pattern_that_only_the_answer_makes(client: httpx.AsyncClient, image: ImageFile):
    async with RawServer(answering(200, b'{"p": "("}')) as server:
        found = plain(server.base, URL="{regex:{json:p}}")
        with pytest.raises(UploadRefused) as caught:
            await host_of(found, client).upload(image, no_progress)
        assert caught.value.reason == AnswerProblem.UNREADABLE
    async with RawServer(answering(400, b'{"p": "(", "errors": [{"a": 1}]}')) as server:
        found = plain(server.base, ErrorMessage="{regex:{json:p}}")
        with pytest.raises(UploadRefused) as caught:
            await host_of(found, client).upload(image, no_progress)
        assert caught.value.reason == "status 400"


async def test_a_header_that_only_a_secret_spoils(client: httpx.AsyncClient, image: ImageFile):
    site = Site(lambda _s, b: ok(json.dumps({"files": [{"id": "7", "url": f"{b}/u/7.png"}]})))
    async with site.server:
        found = draft("zipline.sxcu", site.server.base)
        hosted = await host_of(found, client).upload(image, no_progress)
        profile = found.finished({}).profile
        for spoiled in ('{"Authorization": "\u00fc"}', '{"Authorization": "{nothing:}"}'):

            async def secret(text: str = spoiled) -> str:
                return text

            host = CustomHost(profile, secret, lambda: client, allow_loopback=lambda: True)
            with pytest.raises(HostMissing):
                await host.delete(hosted)
            with pytest.raises((HostMissing, UploadRefused)):
                await host.upload(image, no_progress)
    assert len(site.server.seen) == 1
