"""The custom uploader against a host that answers in the shapes of real ones."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from pikascenes_desktop.domain.errors import ServiceFault
from pikascenes_desktop.domain.host import HostedImage
from tests.fakes.built_host import uncounted
from tests.fakes.custom_site import Reply, Site, draft, file_in, host_of, ok, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from pikascenes_desktop.ports.remote import ImageFile
    from tests.fakes.raw_server import Seen

pytest_plugins = ("tests.fakes.host_fixtures",)


SHAPES: list[tuple[str, Callable[[Seen, str], Reply]]] = [
    ("zipline.sxcu", lambda _s, b: ok(json.dumps({"files": [{"id": "7", "url": f"{b}/u/7.png"}]}))),
    ("0x0.sxcu", lambda _s, b: ok(f"{b}/abc.png\n", X_Token="t")),
    (
        "pomf.sxcu",
        lambda _s, b: ok(json.dumps({"success": True, "files": [{"url": f"{b}/a.png"}]})),
    ),
    ("xbackbone.sxcu", lambda _s, b: ok(f'{{"url" : "{b}/x.png","delete":"{b}/x/delete"}}')),
    ("imgli.sxcu", lambda _s, b: ok(json.dumps({"data": {"links": {"url": f"{b}/i.png"}}}))),
    ("binary.sxcu", lambda s, b: ok("", X_Link=f"{b}{s.target}")),
    (
        "json.sxcu",
        lambda _s, b: ok(
            json.dumps({"answer": {"xml": f'<a><link rel="file" href="{b}/j.png"/></a>'}})
        ),
    ),
    ("xml.sxcu", lambda _s, b: ok(f"<up><file/><file><url>{b}/x.png</url></file></up>")),
]


@pytest.mark.parametrize(("name", "answer"), SHAPES, ids=[name for name, _ in SHAPES])
async def test_real_shapes(
    name: str, answer: Callable[[Seen, str], Reply], client: httpx.AsyncClient, image: ImageFile
):
    site = Site(answer)
    counts: list[int] = []
    async with site.server:
        host = host_of(draft(name, site.server.base), client)
        hosted = await host.upload(image, lambda done, _total: counts.append(done))
        assert hosted.url.startswith(f"{site.server.base}/")
        assert hosted.url.endswith(".png")
        assert (hosted.host, hosted.sha256) == (host.name, image.sha256)
    (seen,) = site.server.seen
    content = image.path.read_bytes()
    encoded = base64.b64encode(content)
    assert encoded in seen.body or content == seen.body or content == file_in(seen)
    assert image.sha256.encode() not in seen.body  # the name sent is random
    assert counts == sorted(counts)
    assert counts[-1] == image.size_bytes
    assert host.keeps_files


async def test_chevereto_with_its_questions_answered(client: httpx.AsyncClient, image: ImageFile):
    found = draft("chevereto.sxcu", "")
    assert [(q.name, q.default, q.is_secret) for q in found.questions] == [
        ("Your site", "pictures.example", False),
        ("X-API-Key", "", True),
    ]
    ready = found.finished({"Your site": "my.example", "X-API-Key": "chv_secret|1"})
    assert "chv_secret" not in json.dumps(ready.profile.options)
    assert json.loads(ready.secret) == {"X-API-Key": "chv_secret\\|1"}
    assert ready.review.host == "my.example"
    assert ready.review.deletion == "by_page"


async def test_secrets_arguments_and_dates_are_sent(client: httpx.AsyncClient, image: ImageFile):
    site = Site(lambda _s, b: ok(f'{{"url":"{b}/x.png","delete":"{b}/x/delete"}}'))
    async with site.server:
        host = host_of(draft("xbackbone.sxcu", site.server.base), client)
        hosted = await host.upload(image, uncounted)
        assert hosted.delete_handle == {"page": f"{site.server.base}/x/delete"}
        assert not await host.delete(hosted)
    assert b"token_5f4dcc3b5aa765d61d8327deb882cf99" in site.server.seen[0].body


async def test_a_form_and_where_it_led(client: httpx.AsyncClient, image: ImageFile):
    def answer(seen: Seen, base: str) -> Reply:
        if seen.method == "GET":
            return ok("<html>")
        return 302, b"", {"Location": "/shown/1.png"}

    site = Site(answer)
    async with site.server:
        hosted = await host_of(draft("form.sxcu", site.server.base), client).upload(
            image, uncounted
        )
        assert hosted.url == f"{site.server.base}/shown/1.png"
    first = site.server.seen[0]
    assert re.fullmatch(r"/form\?day=20\d\d", first.target)
    fields = parse_qs(first.body.decode())
    assert base64.b64decode(fields["image"][0]) == image.path.read_bytes()
    assert re.fullmatch(r"[0-9a-f]{32}\.png", fields["name"][0])


async def test_deleting_by_program_is_confirmed(client: httpx.AsyncClient, image: ImageFile):
    gone: list[str] = []

    def answer(seen: Seen, base: str) -> Reply:
        if seen.method == "DELETE":
            gone.append(seen.target)
            return ok("{}")
        if seen.method == "GET":
            return (404 if gone else 200), b"", {}
        return ok(json.dumps({"files": [{"id": "7", "url": f"{base}/u/7.png"}]}))

    site = Site(answer)
    async with site.server:
        host = host_of(draft("zipline.sxcu", site.server.base), client)
        hosted = await host.upload(image, uncounted)
        assert await host.delete(hosted)
        assert gone == ["/api/user/files/7"]
        assert site.server.seen[1].headers["authorization"] == "MTc2.abcdef0123456789abcdef0123"
        assert not await host.delete(HostedImage("https://x.example/1", host.name))


async def test_what_still_opens_is_not_deleted(client: httpx.AsyncClient, image: ImageFile):
    site = Site(lambda _s, b: ok(json.dumps({"files": [{"id": "7", "url": f"{b}/u/7.png"}]})))
    async with site.server:
        host = host_of(draft("zipline.sxcu", site.server.base), client)
        assert not await host.delete(await host.upload(image, uncounted))


def gone(_seen: Seen, _base: str) -> Reply:
    return 410, b"", {}


async def test_a_refused_deletion_is_said(client: httpx.AsyncClient, image: ImageFile):
    def answer(seen: Seen, base: str) -> Reply:
        if seen.method == "DELETE":
            return 500, b"", {}
        return ok(json.dumps({"files": [{"id": "7", "url": "https://cdn.example/7.png"}]}))

    site = Site(answer)
    async with site.server:
        host = host_of(draft("zipline.sxcu", site.server.base), client)
        hosted = await host.upload(image, uncounted)
        with pytest.raises(ServiceFault):
            await host.delete(hosted)
        site.answer = gone
        assert await host.delete(hosted)  # the link's host is another: not ours to ask


async def test_a_deletion_address_elsewhere_is_for_people(
    client: httpx.AsyncClient, image: ImageFile
):
    site = Site(lambda _s, b: ok(f'{{"url": "{b}/1.png", "gone": "https://evil.example/d"}}'))
    async with site.server:
        found = plain(site.server.base, **{"DeletionURL": "{json:gone}", "X-DeletionMethod": "GET"})
        host = host_of(found, client)
        hosted = await host.upload(image, uncounted)
        assert hosted.delete_handle == {"page": "https://evil.example/d"}
        assert not await host.delete(hosted)
        forged = HostedImage(
            hosted.url, host.name, delete_handle={"method": "GET", "url": "https://evil.example/d"}
        )
        assert not await host.delete(forged)
    assert len(site.server.seen) == 1
