"""What a custom host refuses or gets wrong, and what keeps a picture from being sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.custom_host import AnswerProblem
from pikascenes_desktop.domain.errors import (
    AppError,
    CaptivePortal,
    HostFull,
    HostMissing,
    HostRejected,
    ImageUnreadable,
    RateLimited,
    ServiceFault,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import UploadProblem
from tests.fakes.built_host import built_host, image_of, uncounted
from tests.fakes.custom_site import Reply, Site, draft, host_of, ok, plain
from tests.fakes.raw_server import RawServer, Seen, answering

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from pikascenes_desktop.ports.remote import ImageFile

pytest_plugins = ("tests.fakes.host_fixtures",)


FAILURES: list[tuple[Reply, type[AppError], str]] = [
    ((401, b"", {}), HostRejected, ""),
    ((403, b'{"error": {"message": "bad key"}}', {}), HostRejected, ""),
    ((429, b"", {"Retry-After": "9"}), RateLimited, ""),
    ((400, b'{"error": {"message": "Rate limit reached."}}', {}), RateLimited, ""),
    ((413, b"<html>", {}), UploadTooLarge, ""),
    ((415, b'{"description": "no svg"}', {}), UploadRefused, UploadProblem.TYPE_NOT_TAKEN),
    ((404, b"<html>", {}), UploadRefused, "there is nothing at its address"),
    ((418, b'{"description": "a teapot"}', {}), UploadRefused, "a teapot"),
    ((507, b"full", {}), HostFull, ""),
    ((511, b"<html>", {}), CaptivePortal, ""),
    ((302, b"", {"Location": "http://login.hotel.example/"}), CaptivePortal, ""),
    ((503, b"", {}), ServiceFault, "status 503"),
    ((200, b'{"error": "no"}', {}), UploadRefused, "no"),
    ((200, b"", {}), UploadRefused, AnswerProblem.NO_LINK),
    ((200, b"<html>sign in</html>", {}), CaptivePortal, ""),
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
            await host_of(plain(server.base), client).upload(image, uncounted)
    assert caught.value.facts().get("reason", "") == reason
    assert len(server.seen) == 1


async def test_the_hosts_own_message(client: httpx.AsyncClient, image: ImageFile):
    async with RawServer(answering(400, b"<e>too\nbig</e>")) as server:
        found = plain(server.base, ErrorMessage="{xml://e}")
        with pytest.raises(UploadRefused) as caught:
            await host_of(found, client).upload(image, uncounted)
    assert caught.value.reason == "too big"


async def test_moved_on_the_same_host_is_sent_again(client: httpx.AsyncClient, image: ImageFile):
    def answer(seen: Seen, base: str) -> Reply:
        if seen.target == "/up":
            return 308, b"", {"Location": "/up/"}
        return ok(json.dumps({"url": f"{base}/1.png"}))

    site = Site(answer)
    async with site.server:
        await host_of(plain(site.server.base), client).upload(image, uncounted)
    assert [seen.body for seen in site.server.seen] == [image.path.read_bytes()] * 2


async def test_without_end(client: httpx.AsyncClient, image: ImageFile):
    site = Site(lambda _s, _b: (307, b"", {"Location": "/up"}))
    async with site.server:
        with pytest.raises(UploadRefused) as caught:
            await host_of(plain(site.server.base), client).upload(image, uncounted)
    assert caught.value.reason == AnswerProblem.REDIRECTED
    assert len(site.server.seen) == 4


async def test_what_keeps_it_from_being_sent(client: httpx.AsyncClient, image: ImageFile):
    async with RawServer(answering()) as server:
        with pytest.raises(UploadRefused) as caught:
            await host_of(plain(server.base), client, loopback=False).upload(image, uncounted)
        assert caught.value.reason == UploadProblem.LOOPBACK_ONLY
        found = draft("zipline.sxcu", server.base)
        with pytest.raises(HostMissing):
            await host_of(found, client, secret=False).upload(image, uncounted)
        found = plain(server.base, Headers={"X-Name": "Grüße"})
        with pytest.raises(UploadRefused) as caught:
            await host_of(found, client).upload(image, uncounted)
        assert caught.value.reason == AnswerProblem.BAD_HEADER
        image.path.write_bytes(b"cut")
        with pytest.raises(ImageUnreadable):
            await host_of(draft("form.sxcu", server.base), client).upload(image, uncounted)
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

        moved = type(profile)(profile.name, profile.kind, options)
        host = built_host(moved, client, " from{the}variable\n", loopback=True)
        await host.upload(image, uncounted)
    assert site.server.seen[0].headers["authorization"] == "Bearer from{the}variable"


async def test_a_pattern_that_only_the_answer_makes(client: httpx.AsyncClient, image: ImageFile):
    async with RawServer(answering(200, b'{"p": "("}')) as server:
        found = plain(server.base, URL="{regex:{json:p}}")
        with pytest.raises(UploadRefused) as caught:
            await host_of(found, client).upload(image, uncounted)
        assert caught.value.reason == AnswerProblem.UNREADABLE
    async with RawServer(answering(400, b'{"p": "(", "errors": [{"a": 1}]}')) as server:
        found = plain(server.base, ErrorMessage="{regex:{json:p}}")
        with pytest.raises(UploadRefused) as caught:
            await host_of(found, client).upload(image, uncounted)
        assert caught.value.reason == "status 400"


async def test_a_header_that_only_a_secret_spoils(client: httpx.AsyncClient, image: ImageFile):
    site = Site(lambda _s, b: ok(json.dumps({"files": [{"id": "7", "url": f"{b}/u/7.png"}]})))
    async with site.server:
        found = draft("zipline.sxcu", site.server.base)
        hosted = await host_of(found, client).upload(image, uncounted)
        profile = found.finished({}).profile
        for spoiled in (
            '{"Other": "x"}',
            '{"Authorization": "\u00fc"}',
            '{"Authorization": "{nothing:}"}',
        ):
            host = built_host(profile, client, spoiled, loopback=True)
            with pytest.raises(HostMissing):
                await host.delete(hosted)
            with pytest.raises((HostMissing, UploadRefused)):
                await host.upload(image, uncounted)
    assert len(site.server.seen) == 1


@pytest.mark.parametrize("name", ["json.sxcu", "xml.sxcu", "form.sxcu", "binary.sxcu", "0x0.sxcu"])
async def test_what_was_refused_was_never_all_there(
    client: httpx.AsyncClient, tmp_path: Path, name: str
):
    large = image_of(tmp_path, bytes(700_000))
    counts: list[int] = []
    async with RawServer(answering(500)) as server:
        host = host_of(draft(name, server.base), client)
        with pytest.raises(ServiceFault):
            await host.upload(large, lambda done, _total: counts.append(done))
    assert counts
    assert counts == sorted(counts)
    assert counts[-1] < large.size_bytes
