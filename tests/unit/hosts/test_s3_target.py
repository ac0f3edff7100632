"""Providers' presets, addresses and names of S3 profiles."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikascenes_desktop.adapters.hosts.s3_target import complete_options, target_of
from pikascenes_desktop.domain.errors import HostSettingInvalid

LEAST = {"bucket": "art", "access_key_id": "AKIDEXAMPLE"}
DIGEST = "0" * 64


@pytest.mark.parametrize(
    ("given_options", "endpoint", "region", "provider", "path_style"),
    [
        (
            {"provider": "aws", "region": "eu-west-1"},
            "https://s3.eu-west-1.amazonaws.com",
            "eu-west-1",
            "aws",
            "false",
        ),
        (
            {"endpoint": "https://s3.eu-west-1.amazonaws.com/"},
            "https://s3.eu-west-1.amazonaws.com",
            "eu-west-1",
            "aws",
            "false",
        ),
        (
            {"endpoint": "abc123.r2.cloudflarestorage.com/art"},
            "https://abc123.r2.cloudflarestorage.com",
            "auto",
            "r2",
            "true",
        ),
        (
            {"endpoint": "https://abc123.eu.r2.cloudflarestorage.com"},
            "https://abc123.eu.r2.cloudflarestorage.com",
            "auto",
            "r2",
            "true",
        ),
        (
            {"provider": "b2", "region": "us-west-004"},
            "https://s3.us-west-004.backblazeb2.com",
            "us-west-004",
            "b2",
            "true",
        ),
        (
            {"endpoint": "https://s3.us-west-004.backblazeb2.com"},
            "https://s3.us-west-004.backblazeb2.com",
            "us-west-004",
            "b2",
            "true",
        ),
        (
            {"endpoint": "https://fra1.digitaloceanspaces.com"},
            "https://fra1.digitaloceanspaces.com",
            "fra1",
            "digitalocean",
            "true",
        ),
        (
            {"endpoint": "https://s3.eu-central-1.wasabisys.com"},
            "https://s3.eu-central-1.wasabisys.com",
            "eu-central-1",
            "wasabi",
            "true",
        ),
        (
            {"endpoint": "https://Shop.Example:9000/storage/v1/s3/"},
            "https://shop.example:9000/storage/v1/s3",
            "us-east-1",
            "other",
            "true",
        ),
        (
            {"endpoint": "http://127.0.0.1:9000", "provider": "minio", "region": "moon"},
            "http://127.0.0.1:9000",
            "moon",
            "minio",
            "true",
        ),
        (
            {"endpoint": "https://bücher.example", "path_style": "false"},
            "https://xn--bcher-kva.example",
            "us-east-1",
            "other",
            "false",
        ),
    ],
)
def test_presets(
    given_options: dict[str, str], endpoint: str, region: str, provider: str, path_style: str
):
    full = complete_options(LEAST | given_options)
    assert full["endpoint"] == endpoint
    assert full["region"] == region
    assert full["provider"] == provider
    assert full["path_style"] == path_style
    assert full["links"] == "signed"
    assert complete_options(full) == full


def test_a_bucket_with_dots_stays_out_of_the_hosts_name():
    full = complete_options(LEAST | {"bucket": "my.art", "provider": "aws", "region": "us-east-1"})
    assert full["path_style"] == "true"


@pytest.mark.parametrize(
    ("change", "setting", "reason"),
    [
        ({"bucket": ""}, "bucket", "missing"),
        ({"access_key_id": ""}, "access_key_id", "missing"),
        ({"bucket": "a"}, "bucket", "bad_characters"),
        ({"bucket": "art/../x"}, "bucket", "bad_characters"),
        ({"access_key_id": "two words"}, "access_key_id", "bad_characters"),
        ({"access_key_id": "a/b"}, "access_key_id", "bad_characters"),
        ({"endpoint": ""}, "endpoint", "missing"),
        ({"endpoint": "", "provider": "r2"}, "endpoint", "missing"),
        ({"endpoint": "", "provider": "aws"}, "region", "missing"),
        ({"provider": "aws"}, "region", "missing"),
        ({"region": "us east"}, "region", "bad_characters"),
        ({"endpoint": "http://s3.example"}, "endpoint", "not_https"),
        ({"endpoint": "ftp://s3.example"}, "endpoint", "not_an_address"),
        ({"endpoint": "https://s3.example?x=1"}, "endpoint", "not_an_address"),
        ({"endpoint": "https://s3.example#x"}, "endpoint", "not_an_address"),
        ({"endpoint": "https://"}, "endpoint", "not_an_address"),
        ({"endpoint": "https://s3.example:port"}, "endpoint", "not_an_address"),
        ({"endpoint": "https://key:secret@s3.example"}, "endpoint", "secret_inside"),
        ({"prefix": "a/../b"}, "prefix", "bad_characters"),
        ({"prefix": "a//b"}, "prefix", "bad_characters"),
        ({"prefix": "x" * 901}, "prefix", "too_long"),
        ({"links": "public", "public_url": "http://cdn.example"}, "public_url", "not_https"),
    ],
)
def test_what_cannot_be_used(change: dict[str, str], setting: str, reason: str):
    with pytest.raises(HostSettingInvalid) as caught:
        complete_options(LEAST | {"endpoint": "https://s3.example"} | change)
    assert (caught.value.setting, caught.value.reason) == (setting, reason)


def test_addresses_of_objects():
    path_style = target_of(LEAST | {"endpoint": "https://s3.example/base", "prefix": "/a b/"})
    key = path_style.key(DIGEST, "image/jpeg")
    assert key == f"a b/{DIGEST}.jpg"
    assert path_style.object_url(key) == f"https://s3.example/base/art/a%20b/{DIGEST}.jpg"
    assert path_style.public_link(key) is None
    assert path_style.host == "s3.example"

    virtual = target_of(LEAST | {"provider": "aws", "region": "eu-west-1"})
    key = virtual.key(DIGEST, "image/png")
    assert virtual.object_url(key) == f"https://art.s3.eu-west-1.amazonaws.com/{DIGEST}.png"


def test_public_links():
    options = LEAST | {"endpoint": "https://s3.example", "links": "public"}
    assert target_of(options).public_link("a b.png") == "https://s3.example/art/a%20b.png"
    options |= {"public_url": "https://pictures.example/x/"}
    assert target_of(options).public_link("a b.png") == "https://pictures.example/x/a%20b.png"


@given(
    prefix=st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40)
)
def test_httpx_sends_every_address_as_it_was_signed(prefix: str):
    try:
        target = target_of(LEAST | {"endpoint": "https://s3.example", "prefix": prefix})
    except HostSettingInvalid:
        return
    url = target.object_url(target.key(DIGEST, "image/png"))
    assert httpx.URL(url).raw_path.decode("ascii") == url.removeprefix("https://s3.example")
