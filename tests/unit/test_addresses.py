"""Which links and addresses may be opened."""

from __future__ import annotations

import socket

import httpx
import pytest

from pikascenes_desktop.adapters.addresses import (
    HopRefused,
    check_base,
    check_hop,
    is_loopback_base,
    is_loopback_host,
    is_public,
    next_hop,
    public_addresses,
    resolve,
)
from pikascenes_desktop.domain.errors import ApiBaseInvalid
from pikascenes_desktop.domain.host import LinkProblem


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("http://example.org/a", LinkProblem.NOT_HTTPS),
        ("ftp://example.org/a", LinkProblem.NOT_HTTPS),
        ("file:///etc/passwd", LinkProblem.NOT_HTTPS),
        ("data:image/png;base64,AA", LinkProblem.NOT_HTTPS),
        ("https://", LinkProblem.NOT_HTTPS),
        ("just words", LinkProblem.NOT_HTTPS),
        ("https://example.org:port/", LinkProblem.NOT_HTTPS),
        ("https://name:word@example.org/", LinkProblem.HAS_PASSWORD),
        ("https://name@example.org/", LinkProblem.HAS_PASSWORD),
        ("https://127.0.0.1/", LinkProblem.NOT_PUBLIC),
        ("https://127.0.0.1./", LinkProblem.NOT_PUBLIC),
        ("https://[::1]/", LinkProblem.NOT_PUBLIC),
        ("https://localhost/", LinkProblem.NOT_PUBLIC),
        ("https://a.LOCALHOST./", LinkProblem.NOT_PUBLIC),
        ("https://192.168.1.4/", LinkProblem.NOT_PUBLIC),
        ("https://169.254.169.254/latest", LinkProblem.NOT_PUBLIC),
        ("https://100.64.0.1/", LinkProblem.NOT_PUBLIC),
        ("https://198.18.0.1/", LinkProblem.NOT_PUBLIC),
        ("https://[fe80::1]/", LinkProblem.NOT_PUBLIC),
        ("https://[fd00::1]/", LinkProblem.NOT_PUBLIC),
        ("https://[::ffff:10.0.0.1]/", LinkProblem.NOT_PUBLIC),
        ("https://0.0.0.0/", LinkProblem.NOT_PUBLIC),
    ],
)
def test_links_that_are_refused_by_their_text(link: str, problem: LinkProblem) -> None:
    with pytest.raises(HopRefused) as caught:
        check_hop(link, allow_loopback=False)
    assert caught.value.problem is problem


@pytest.mark.parametrize(
    "link", ["https://example.org/a?b#c", "https://example.org:8443/", "https://8.8.8.8/"]
)
def test_public_https_links_pass(link: str) -> None:
    assert str(check_hop(link, allow_loopback=False)) == link


def test_downloads_come_from_the_standard_port_alone() -> None:
    assert check_hop("https://example.org:443/", allow_loopback=False, standard_port=True)
    with pytest.raises(HopRefused):
        check_hop("https://example.org:22/", allow_loopback=False, standard_port=True)


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1:81/", "http://localhost:9/", "https://[::1]:1/"]
)
def test_loopback_passes_only_when_it_may(link: str) -> None:
    assert check_hop(link, allow_loopback=True, standard_port=True)
    with pytest.raises(HopRefused):
        check_hop(link, allow_loopback=False)


def test_plain_http_to_others_never_passes() -> None:
    with pytest.raises(HopRefused):
        check_hop("http://example.org/", allow_loopback=True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("10.1.2.3", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:a00:1::", False),
        ("::127.0.0.1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_one_private_address_spoils_a_name() -> None:
    with pytest.raises(HopRefused) as caught:
        public_addresses("example.org", ("8.8.8.8", "10.0.0.1"), allow_loopback=True)
    assert caught.value.problem is LinkProblem.NOT_PUBLIC


def test_a_name_may_not_lead_to_loopback_even_where_loopback_is_allowed() -> None:
    with pytest.raises(HopRefused):
        public_addresses("example.org", ("127.0.0.1",), allow_loopback=True)


def test_public_addresses_are_used_as_they_are() -> None:
    public = ("8.8.8.8", "2606:4700:4700::1111")
    for may in (True, False):
        assert public_addresses("example.org", public, allow_loopback=may) == (public, True)


def test_localhost_must_be_loopback() -> None:
    assert public_addresses("localhost", ("::1", "127.0.0.1"), allow_loopback=True) == (
        ("::1", "127.0.0.1"),
        True,
    )
    with pytest.raises(HopRefused):
        public_addresses("localhost", ("10.0.0.1",), allow_loopback=True)


def test_made_up_addresses_of_a_tunnel_count_as_unjudged() -> None:
    made_up = ("198.18.0.7", "198.19.1.1")
    assert public_addresses("example.org", made_up, allow_loopback=False) == (made_up, False)
    with pytest.raises(HopRefused):
        public_addresses("198.18.0.7", ("198.18.0.7",), allow_loopback=False)
    with pytest.raises(HopRefused):
        public_addresses("example.org", ("198.18.0.7", "::1"), allow_loopback=False)


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("http://example.org/", LinkProblem.NOT_HTTPS),
        ("https://10.0.0.1/", LinkProblem.NOT_PUBLIC),
        ("https://example.org:port/", LinkProblem.NOT_HTTPS),
        ("//u:p@example.org/", LinkProblem.HAS_PASSWORD),
    ],
)
def test_redirects_are_judged_like_links(location: str, problem: LinkProblem) -> None:
    response = httpx.Response(
        302,
        headers={"location": location},
        request=httpx.Request("GET", "https://example.com/a/b"),
    )
    with pytest.raises(HopRefused) as caught:
        next_hop(response, allow_loopback=False)
    assert caught.value.problem is problem


def test_relative_redirects_are_followed_on_the_same_host() -> None:
    request = httpx.Request("GET", "https://example.com/a/b")
    response = httpx.Response(307, headers={"location": "../c?d"}, request=request)
    assert str(next_hop(response, allow_loopback=False)) == "https://example.com/c?d"
    assert next_hop(httpx.Response(200, request=request), allow_loopback=False) is None
    assert next_hop(httpx.Response(302, request=request), allow_loopback=False) is None


@pytest.mark.parametrize(
    ("base", "loopback"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:1", True),
        ("https://localhost", True),
        ("https://model-api.runcomfy.net", False),
        ("http://127.0.0.1.example.org", False),
        ("https://example.org:port", False),
        ("practice:", False),
    ],
)
def test_loopback_bases(base: str, loopback: bool) -> None:
    assert is_loopback_base(base) is loopback


def test_loopback_hosts_are_recognised_with_brackets() -> None:
    assert is_loopback_host("[::1]")


@pytest.mark.parametrize(
    "base",
    [
        "http://example.org",
        "ftp://127.0.0.1",
        "https://",
        "https://u:p@example.org",
        "https://example.org?a=b",
        "https://example.org#a",
        "https://example.org:port",
        "",
    ],
)
def test_bases_that_are_none(base: str) -> None:
    with pytest.raises(ApiBaseInvalid) as caught:
        check_base(base)
    assert caught.value.api_base == base


def test_a_base_may_have_a_path() -> None:
    assert str(check_base("https://gateway.example.org/comfy/")) == (
        "https://gateway.example.org/comfy"
    )


async def test_names_are_looked_up() -> None:
    assert "127.0.0.1" in await resolve("127.0.0.1", 80)


@pytest.mark.parametrize("name", ["no-such-name.invalid", f"{'a' * 64}.invalid"])
async def test_names_that_are_none(name: str) -> None:
    with pytest.raises(socket.gaierror):
        await resolve(name, 443)
