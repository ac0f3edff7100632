"""What hosts know of an upload before it is sent, so that a lost answer leaves a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.errors import HostMissing
from pikascenes_desktop.domain.exposure import is_signed
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.ports.hosts import Foretelling
from tests.fakes.built_host import built_host

if TYPE_CHECKING:
    import httpx

    from pikascenes_desktop.ports.remote import ImageFile

pytest_plugins = ("tests.fakes.host_fixtures",)

NOW = 1_790_000_000.0
DAY = 24 * 3600.0
BUCKET = {"endpoint": "https://s3.example", "bucket": "art", "access_key_id": "AKIDEXAMPLE"}
FOLDER = {"endpoint": "https://dav.example/pictures"}


def telling(kind: str, options: dict[str, str], client: httpx.AsyncClient) -> Foretelling:
    host = built_host(HostProfile("mine", kind, options), client, "secret", clock=lambda: NOW)
    assert isinstance(host, Foretelling)
    return host


async def test_a_bucket_knows_all(client: httpx.AsyncClient, image: ImageFile) -> None:
    told = await telling("s3", BUCKET, client).foretold(image)
    assert told.url.startswith(f"https://s3.example/art/{image.sha256}.png?")
    assert is_signed(told.url)
    assert told.delete_handle == {"bucket": "art", "key": f"{image.sha256}.png"}
    assert told.expires_at == NOW + DAY
    public = await telling("s3", {**BUCKET, "links": "public"}, client).foretold(image)
    assert public.url == f"https://s3.example/art/{image.sha256}.png"
    assert (public.expires_at, is_signed(public.url)) == (None, False)


async def test_a_folder_knows_all(client: httpx.AsyncClient, image: ImageFile) -> None:
    told = await telling("webdav", FOLDER, client).foretold(image)
    assert told.url == f"https://dav.example/pictures/{image.sha256}.png"
    assert told.delete_handle["name"] == f"{image.sha256}.png"


@pytest.mark.parametrize(
    ("kind", "options", "lasts"),
    [
        ("imgbb", {"expires_hours": "2"}, 7200.0),
        ("uploadcare", {"public_key": "0123456789abcdef0123"}, DAY),
        ("pomf", {"lasts_hours": "3"}, 10800.0),
        ("nullpointer", {}, DAY),
        ("zipline", {"endpoint": "https://z.example"}, DAY),
        ("nextcloud", {"endpoint": "https://n.example", "user": "u"}, None),
        ("cloudinary", {"cloud_name": "c", "upload_preset": "p"}, None),
    ],
)
async def test_others_know_when_it_goes(
    client: httpx.AsyncClient,
    image: ImageFile,
    kind: str,
    options: dict[str, str],
    lasts: float | None,
) -> None:
    told = await telling(kind, options, client).foretold(image)
    assert (told.url, told.delete_handle) == ("", {})
    assert (told.host, told.sha256, told.size_bytes) == ("mine", image.sha256, image.size_bytes)
    assert told.expires_at == (None if lasts is None else NOW + lasts)


async def test_without_its_secret_a_bucket_knows_nothing(
    client: httpx.AsyncClient, image: ImageFile
) -> None:
    host = built_host(HostProfile("mine", "s3", BUCKET), client, None)
    assert isinstance(host, Foretelling)
    with pytest.raises(HostMissing):
        await host.foretold(image)
