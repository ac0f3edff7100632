"""The HTTP clients: what they trust, whom they ask, what their troubles are called."""

from __future__ import annotations

import logging
import os
import socket
import ssl
import urllib.request
from email.utils import formatdate
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pikascenes_desktop import __version__
from pikascenes_desktop.adapters.http import (
    USER_AGENT,
    http_errors,
    reason_of,
    retry_after_s,
    trust_context,
)
from pikascenes_desktop.adapters.http_transport import described_proxies, system_proxy
from pikascenes_desktop.domain.errors import (
    AppError,
    CertificateFileBroken,
    RateLimited,
    ServiceFault,
    Unreachable,
)
from tests.fakes.raw_server import Exchange, RawServer, answering
from tests.fakes.wire import Authority, wired

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 12.5 ", 12.5),
        ("0", 1.0),
        ("-5", 1.0),
        ("1000000000", 300.0),
        ("9" * 5000, 300.0),
        (formatdate(NOW + 60, usegmt=True), 60.0),
        (formatdate(NOW - 60, usegmt=True), 1.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 300.0),
        (None, None),
        ("", None),
        ("soon", None),
        ("1e9", None),
        ("nan", None),
        ("Mon, 99 Foo 2026 99:99:99 GMT", None),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert retry_after_s(header, NOW) == seconds


@given(st.text(max_size=40) | st.from_regex(r"\w{3}, \d{1,3} \w{3} \d{1,6} \d\d:\d\d:\d\d .{1,5}"))
def test_retry_after_takes_anything(header: str) -> None:
    seconds = retry_after_s(header, NOW)
    assert seconds is None or 1 <= seconds <= 300


def translated(error: Exception) -> AppError:
    with pytest.raises(AppError) as caught, http_errors("example.org", now=lambda: NOW):
        raise error
    assert caught.value.__cause__ is error
    return caught.value


def status_error(status: int, headers: dict[str, str] | None = None) -> httpx.HTTPStatusError:
    request = httpx.Request("GET", "https://example.org/")
    response = httpx.Response(status, headers=headers, request=request)
    return httpx.HTTPStatusError("", request=request, response=response)


def caused(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx.ConnectError(""), "connect"),
        (httpx.ConnectTimeout(""), "timeout"),
        (httpx.PoolTimeout(""), "timeout"),
        (httpx.ProxyError(""), "proxy"),
        (httpx.UnsupportedProtocol(""), "UnsupportedProtocol"),
        (caused(httpx.ConnectError(""), ssl.SSLCertVerificationError()), "certificate"),
        (caused(httpx.ConnectError(""), ssl.SSLError()), "tls"),
        (caused(httpx.ConnectError(""), socket.gaierror()), "dns"),
        (caused(httpx.ConnectError(""), caused(OSError(), ConnectionRefusedError())), "refused"),
    ],
)
def test_what_was_not_sent_is_unreachable(error: Exception, reason: str) -> None:
    assert translated(error).facts() == {"host": "example.org", "reason": reason}
    assert isinstance(translated(error), Unreachable)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx.ReadTimeout(""), "timeout"),
        (httpx.ReadError(""), "connection_lost"),
        (httpx.RemoteProtocolError(""), "connection_lost"),
        (httpx.DecodingError(""), "DecodingError"),
        (ssl.SSLError(), "tls"),
        (TimeoutError(), "timeout"),
    ],
)
def test_what_may_have_been_sent_is_the_services_fault(error: Exception, reason: str) -> None:
    fault = translated(error)
    assert isinstance(fault, ServiceFault)
    assert fault.reason == reason


def test_bad_statuses_are_translated() -> None:
    limited = translated(status_error(429, {"Retry-After": "7"}))
    assert isinstance(limited, RateLimited)
    assert limited.retry_after_s == 7
    fault = translated(status_error(503))
    assert isinstance(fault, ServiceFault)
    assert fault.status == 503


def test_other_errors_pass_through() -> None:
    with pytest.raises(LookupError), http_errors("example.org"):
        raise LookupError


def test_the_context_verifies() -> None:
    context = trust_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def test_certificate_variables_that_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "ca.pem"
    file.write_bytes(Authority().ca.cert_pem.bytes())
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.setenv("SSL_CERT_DIR", f"{tmp_path / 'missing'}{os.pathsep}{tmp_path}")
    assert trust_context().verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_a_broken_certificate_file_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with pytest.raises(CertificateFileBroken) as caught:
        trust_context()
    assert caught.value.facts() == {"variable": "SSL_CERT_FILE", "path": str(file)}


def test_a_broken_certificate_folder_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "missing"))
    with pytest.raises(CertificateFileBroken) as caught:
        trust_context()
    assert caught.value.variable == "SSL_CERT_DIR"


async def test_clients_are_honest_and_forget_cookies() -> None:
    async def handle(exchange: Exchange) -> None:
        for _ in range(2):
            await exchange.request()
            await exchange.reply(
                302,
                headers={"Set-Cookie": "a=b", "Location": "/elsewhere", "Connection": "keep-alive"},
            )

    async with RawServer(handle) as server, wired() as wire:
        for _ in range(2):
            response = await wire.network.run(lambda: wire.clients.api.get(server.base))
            assert response.status_code == 302
    assert server.connections == 1
    for seen in server.seen:
        assert seen.headers["user-agent"] == USER_AGENT == f"PikaScenesDesktop/{__version__}"
        assert "cookie" not in seen.headers
        assert "authorization" not in seen.headers


async def test_links_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with RawServer(answering()) as server, wired() as wire:
            await wire.network.run(lambda: wire.clients.api.get(f"{server.base}/?signature=s3cr3t"))
    assert "s3cr3t" not in caplog.text


@pytest.mark.not_under_wine("wine 8 knows no trust store of one's own")
async def test_the_variable_s_certificate_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority()
    file = tmp_path / "ca.pem"
    file.write_bytes(authority.ca.cert_pem.bytes())
    async with RawServer(answering(), tls=authority.server("127.0.0.1")) as server, wired() as wire:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing"))
        with pytest.raises(CertificateFileBroken):
            await wire.network.run(lambda: wire.clients.api.get(server.base))
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        response = await wire.network.run(lambda: wire.clients.api.get(server.base))
    assert response.status_code == 200


async def test_an_untrusted_certificate_is_refused() -> None:
    tls = Authority().server("127.0.0.1")
    async with RawServer(answering(), tls=tls) as server, wired() as wire:
        with pytest.raises(httpx.ConnectError) as caught:
            await wire.network.run(lambda: wire.clients.api.get(server.base))
    assert reason_of(caught.value) == "certificate"
    assert server.seen == []


# --- proxies ---------------------------------------------------------------------------------


async def proxy_of(link: str) -> str | None:
    return await system_proxy(httpx.URL(link))


async def test_the_environment_names_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "proxy.example.org:3128")
    monkeypatch.setenv("no_proxy", "direct.example.org")
    assert await proxy_of("https://example.org") == "http://proxy.example.org:3128"
    assert await proxy_of("https://direct.example.org") is None
    assert await proxy_of("http://example.org") is None
    assert await proxy_of("https://127.0.0.1") is None
    monkeypatch.setenv("all_proxy", "socks5://other:1")
    assert await proxy_of("http://example.org") == "socks5://other:1"


def test_proxies_are_described_without_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        urllib.request,
        "getproxies",
        lambda: {"https": "http://me:s3cr3t@proxy.example.org:3128", "http": "plain:1"},
    )
    assert described_proxies() == {"https": "proxy.example.org:3128", "http": "plain:1"}


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "gopher://127.0.0.1:9", "http://h:port"])
async def test_proxies_that_we_cannot_use(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    async with wired() as wire:
        with pytest.raises(httpx.ProxyError):
            await wire.network.run(lambda: wire.clients.api.get("https://example.invalid"))


async def test_requests_go_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    async with RawServer(answering(403)) as proxy, wired() as wire:
        monkeypatch.setenv("https_proxy", proxy.base)
        with pytest.raises(httpx.ProxyError):
            await wire.network.run(lambda: wire.clients.api.get("https://example.invalid"))
    assert [(seen.method, seen.target) for seen in proxy.seen] == [
        ("CONNECT", "example.invalid:443")
    ]


async def test_a_proxy_may_speak_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    authority = Authority()
    tls = authority.server("127.0.0.1")
    async with (
        RawServer(answering(407), tls=tls) as proxy,
        wired(trust=authority.client) as wire,
    ):
        monkeypatch.setenv("https_proxy", proxy.base)
        with pytest.raises(httpx.ProxyError):
            await wire.network.run(lambda: wire.clients.api.get("https://example.invalid"))
    assert proxy.seen[0].method == "CONNECT"


# --- the guard against changing names ----------------------------------------------------------


async def test_the_judged_address_is_connected_to_and_the_name_is_kept() -> None:
    authority = Authority()
    tls = authority.server("localhost")
    asked: list[str] = []

    async def resolve(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        # what a second look-up would say must never matter
        return ("127.0.0.1",) if len(asked) == 1 else ("10.0.0.1",)

    async with (
        RawServer(answering(), tls=tls) as server,
        wired(trust=authority.client, resolve=resolve) as wire,
    ):
        client = wire.clients.anonymous(allow_loopback=True)
        link = f"https://localhost:{server.port}/a?b"
        response = await wire.network.run(lambda: client.get(link))
    assert response.status_code == 200
    assert str(response.url) == link
    assert asked == ["localhost"]
    assert server.seen[0].headers["host"] == f"localhost:{server.port}"


async def test_a_dead_address_is_passed_over() -> None:
    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("::1", "127.0.0.1")

    async with RawServer(answering()) as server, wired(resolve=resolve) as wire:
        client = wire.clients.anonymous(allow_loopback=True)
        link = f"http://localhost:{server.port}/"
        response = await wire.network.run(lambda: client.get(link))
    assert response.status_code == 200


async def test_ipv6_literals_are_reached() -> None:
    async with RawServer(answering(), address="::1") as server, wired() as wire:
        client = wire.clients.anonymous(allow_loopback=True)
        response = await wire.network.run(lambda: client.get(server.base))
    assert response.status_code == 200


async def test_a_slow_resolver_counts_as_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(host: str, port: int) -> tuple[str, ...]:
        raise TimeoutError

    async with wired(resolve=resolve) as wire:
        client = wire.clients.anonymous(allow_loopback=False)
        with pytest.raises(httpx.ConnectError):
            await wire.network.run(lambda: client.get("https://example.invalid"))
