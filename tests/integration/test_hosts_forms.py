"""Hosts that take a form with one file, against a server that answers as they do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.domain.errors import (
    AppError,
    CaptivePortal,
    HostMissing,
    HostRejected,
    RateLimited,
    ServiceFault,
    UploadTooLarge,
)
from pikascenes_desktop.domain.host import SecretNeed
from pikascenes_desktop.domain.json_values import as_object, as_str
from tests.fakes.built_host import uncounted
from tests.fakes.fake_image_hosts import FORMS
from tests.fakes.form_host import host_of
from tests.fakes.host_data import parts_of

if TYPE_CHECKING:
    import httpx

    from pikascenes_desktop.ports.remote import ImageFile
    from tests.fakes.fake_image_hosts import FakeImageHosts

pytest_plugins = ("tests.fakes.host_fixtures", "tests.fakes.form_fixtures")

pytestmark = pytest.mark.parametrize("fake", FORMS, indirect=True)


async def test_anyone_can_open_the_link_until_it_ends_or_is_deleted(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, hosts_client)
    counts: list[tuple[int, int | None]] = []
    hosted = await host.upload(image, lambda done, total: counts.append((done, total)))
    assert counts == [(image.size_bytes, image.size_bytes)]
    assert hosted.host == host.name == "mine"
    assert host.keeps_files
    assert (hosted.sha256, hosted.size_bytes) == (image.sha256, image.size_bytes)
    assert (await hosts_client.get(hosted.url)).content == image.path.read_bytes()
    assert hosted.url.startswith("https://")

    if await host.delete(hosted):
        assert (await hosts_client.get(hosted.url)).is_client_error
        assert await host.delete(hosted)  # gone already is fine
    elif "life" in fake.data:
        assert hosted.expires_at == pytest.approx(fake.kept[0].until, abs=1)
        fake.now = (hosted.expires_at or 0) + 1
        assert (await hosts_client.get(hosted.url)).is_client_error
    else:
        assert hosted.expires_at is None
        assert hosted.delete_handle["page"]  # where the user deletes it by hand


async def test_what_leaves_is_the_picture_and_a_random_name(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, hosts_client)
    secret = as_str(fake.data["secret"])
    await host.upload(image, uncounted)
    await host.upload(replace(image, number=3), uncounted)
    first, second = fake.seen
    upload = as_object(fake.data["upload"])
    file = parts_of(first)[as_str(upload["file"]) or ""]
    assert file.content == image.path.read_bytes()
    named = [re.search(rb'filename="([0-9a-f]{32}\.png)"', seen.body) for seen in (first, second)]
    assert None not in named
    assert named[0]
    assert named[1]
    assert named[0].group(1) != named[1].group(1)
    assert first.headers["content-length"] == str(len(first.body))
    assert "transfer-encoding" not in first.headers
    assert "cookie" not in first.headers
    assert secret is None or secret not in first.target
    whole = first.body.replace(file.content, b"") + repr(first.headers).encode()
    for private in (str(image.path), image.path.parent.name, image.sha256):
        assert private.encode() not in whole


async def test_wrong_credentials(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    if "credential" not in fake.data:
        assert KINDS[fake.kind].secret is SecretNeed.NONE
        return
    wrong = {name: str(value) for name, value in as_object(fake.data.get("wrong")).items()}
    with pytest.raises(HostRejected) as caught:
        await host_of(fake, hosts_client, "WRONG", **wrong).upload(image, uncounted)
    assert caught.value.name == "mine"
    assert not fake.kept


async def test_no_secret_sends_nothing(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    if KINDS[fake.kind].secret is SecretNeed.NEEDED:
        for secret in ("", " ", "line\nbreak"):
            with pytest.raises(HostMissing):
                await host_of(fake, hosts_client, secret).upload(image, uncounted)
        assert fake.seen == []


async def test_too_large_for_the_host(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    fake.limit_bytes = image.size_bytes - 1
    with pytest.raises(UploadTooLarge) as caught:
        await host_of(fake, hosts_client).upload(image, uncounted)
    assert (caught.value.name, caught.value.image) == ("mine", 2)


async def test_every_known_answer_has_its_meaning(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, hosts_client)
    for name, answer in fake.answers.items():
        means = as_object(answer).get("means")
        if means is None:
            continue
        fake.fault = name
        counts: list[int] = []
        with pytest.raises(AppError) as caught:
            await host.upload(image, lambda done, _total, to=counts: to.append(done))
        assert caught.value.code == means, name
        assert image.size_bytes not in counts, "100 % without an answer that says so"
        secret = as_str(fake.data["secret"])
        assert secret is None or secret not in str(caught.value)


async def test_a_wait_that_is_asked_for_is_told(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    if fake.kind in ("zipline", "uploadcare", "freeimage"):
        fake.fault = "rate_limited"
        with pytest.raises(RateLimited) as caught:
            await host_of(fake, hosts_client).upload(image, uncounted)
        assert caught.value.retry_after_s in (5, 10, 30)


async def test_deleting_meets_trouble(
    fake: FakeImageHosts, hosts_client: httpx.AsyncClient, image: ImageFile
):
    host = host_of(fake, hosts_client)
    hosted = await host.upload(image, uncounted)
    assert not await host.delete(replace(hosted, delete_handle={}))
    if fake.kind in ("zipline", "cloudinary", "nullpointer"):
        for fault, error in (
            ("broken", ServiceFault),
            ("portal_redirect", CaptivePortal),
            ("rate_limited", RateLimited),
        ):
            fake.fault = fault
            with pytest.raises(error):
                await host.delete(hosted)
        assert await host.delete(hosted)
