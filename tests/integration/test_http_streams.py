"""Our connections below httpx, against servers that behave, and servers that do not."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import ssl
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from pikascenes_desktop.adapters.http import closing, reason_of
from pikascenes_desktop.adapters.http_connections import READ_AHEAD_BYTES, Backend
from pikascenes_desktop.adapters.http_streams import LARGE_BYTES, StreamsTransport
from tests.fakes.raw_server import Exchange, RawServer, answering, hanging
from tests.fakes.wire import Authority

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

LARGE = bytes(range(256)) * (8 * LARGE_BYTES // 256) + b"the end"
SMALL = b"\r\n\r\nsmall\n\n"
LIMITS = httpx.Limits(max_connections=64, max_keepalive_connections=16)


@asynccontextmanager
async def client(
    trust: ssl.SSLContext | None = None,
    timeout: httpx.Timeout | None = None,  # noqa: ASYNC109 -- handed on to httpx
    limits: httpx.Limits = LIMITS,
) -> AsyncGenerator[httpx.AsyncClient]:
    transport = StreamsTransport(trust or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), limits)
    async with httpx.AsyncClient(
        transport=transport, timeout=timeout or httpx.Timeout(20), trust_env=False
    ) as opened:
        yield opened


async def keeping(exchange: Exchange) -> None:
    """Answer one request after the other on the same connection."""
    while True:
        seen = await exchange.request()
        body = seen.body or (LARGE if "large" in seen.target else SMALL)
        await exchange.reply(200, body, headers={"Connection": "keep-alive"})


async def arrives(stream: Any) -> None:
    """Wait until there is something to read; only a look tells."""
    for _ in range(10_000):
        if stream.get_extra_info("is_readable"):
            return
        await asyncio.sleep(0)
    pytest.fail("nothing came")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


# --- bodies --------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", [b"", b"x", SMALL, LARGE[:LARGE_BYTES], LARGE])
async def test_bodies_come_as_they_are(body: bytes) -> None:
    async with RawServer(answering(200, body)) as server, client() as http:
        response = await http.get(server.base)
    assert response.content == body


@pytest.mark.parametrize("body", [SMALL, LARGE])
async def test_bodies_come_over_tls(authority: Authority, body: bytes) -> None:
    tls = authority.server("localhost")
    async with (
        RawServer(answering(200, body), tls=tls) as server,
        client(authority.client()) as http,
    ):
        response = await http.get(f"https://localhost:{server.port}/")
    assert response.content == body


@pytest.mark.parametrize("line", [b"\r\n", b"\n"])
@pytest.mark.parametrize("blank", [b"\r\n", b"\n"])
async def test_a_head_in_single_bytes(line: bytes, blank: bytes) -> None:
    """The end of the head is found wherever the pieces are cut, and after it the body."""

    async def dribbling(exchange: Exchange) -> None:
        await exchange.request()
        head = b"HTTP/1.1 200 OK" + line + b"Content-Length: %d" % len(LARGE) + line + blank
        for at in range(len(head)):
            await exchange.send(head[at : at + 1])
            await asyncio.sleep(0)
        await exchange.send(LARGE)

    async with RawServer(dribbling) as server, client() as http:
        response = await http.get(server.base)
    assert response.content == LARGE


async def test_heads_before_the_head() -> None:
    async def early(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
        await exchange.reply(200, LARGE)

    async with RawServer(early) as server, client() as http:
        assert (await http.get(server.base)).content == LARGE


async def test_chunks_outrank_a_length() -> None:
    async def chunked(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(
            headers={"Content-Length": str(len(LARGE)), "Transfer-Encoding": "chunked"}
        )
        await exchange.send(b"5\r\nchunk\r\n0\r\n\r\n")

    async with RawServer(chunked) as server, client() as http:
        assert (await http.get(server.base)).content == b"chunk"


async def test_a_head_alone_has_no_body() -> None:
    async def head(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, length=len(LARGE))

    async with RawServer(head) as server, client() as http:
        response = await http.head(server.base)
    assert response.content == b""
    assert response.headers["content-length"] == str(len(LARGE))


async def test_what_follows_a_large_body_is_not_part_of_it() -> None:
    async def talkative(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, LARGE + b"HTTP/1.1 200 OK\r\n\r\n", length=len(LARGE))

    async with RawServer(talkative) as server, client() as http:
        assert (await http.get(server.base)).content == LARGE


async def test_uploads_wait_for_a_slow_reader() -> None:
    digest = hashlib.sha256()
    came = 0

    async def slow(exchange: Exchange) -> None:
        nonlocal came
        await exchange.reader.readuntil(b"\r\n\r\n")
        while came < 3 * len(LARGE):
            piece = await exchange.reader.readexactly(min(2**16, 3 * len(LARGE) - came))
            digest.update(piece)
            came += len(piece)
        await exchange.reply(200, b"thanks")

    async def body() -> AsyncGenerator[bytes]:
        for _ in range(3):
            yield b""
            yield LARGE

    async with RawServer(slow) as server, client() as http:
        length = {"Content-Length": str(3 * len(LARGE))}
        assert (await http.put(server.base, content=body(), headers=length)).text == "thanks"
    assert digest.digest() == hashlib.sha256(LARGE * 3).digest()


async def test_a_slow_reader_makes_the_server_wait() -> None:
    """Nobody buffers a clip in memory because the disk is slow."""
    sent = 0

    async def eager(exchange: Exchange) -> None:
        nonlocal sent
        await exchange.request()
        await exchange.reply(200, length=100 * len(LARGE))
        while True:
            await exchange.send(LARGE[: 2**16])
            sent += 2**16

    async with RawServer(eager) as server, client() as http, http.stream("GET", server.base) as got:
        async with closing(got.aiter_raw()) as chunks:
            await anext(chunks)
            before = -1
            while before != sent:  # until the server cannot send on
                before = sent
                for _ in range(200):
                    await asyncio.sleep(0)
        assert sent < READ_AHEAD_BYTES + 60 * 2**20  # what the system's own buffers take


async def test_many_at_once() -> None:
    async with RawServer(keeping) as server, client() as http:
        replies = await asyncio.gather(
            *(http.get(f"{server.base}/{'large' if n % 8 == 0 else 'small'}") for n in range(80))
        )
    assert [len(reply.content) for reply in replies] == [
        len(LARGE if n % 8 == 0 else SMALL) for n in range(80)
    ]


# --- connections that are kept -------------------------------------------------------------------


async def test_a_connection_is_used_again_for_small_bodies_alone() -> None:
    async with RawServer(keeping) as server, client() as http:
        for _ in range(3):
            assert (await http.get(f"{server.base}/small")).content == SMALL
        assert server.connections == 1
        assert (await http.get(f"{server.base}/large")).content == LARGE
        assert (await http.get(f"{server.base}/small")).content == SMALL
    assert server.connections == 2


@pytest.mark.parametrize("goodbye", [b"", b"HTTP/1.1 408 Too Late\r\n\r\n"], ids=["eof", "408"])
async def test_a_connection_that_was_given_up_is_not_used_again(goodbye: bytes) -> None:
    heard = asyncio.Event()
    said = asyncio.Event()

    async def once(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, SMALL, headers={"Connection": "keep-alive"})
        await heard.wait()
        if goodbye:
            await exchange.send(goodbye)
        else:
            exchange.writer.write_eof()
        said.set()
        await exchange.reader.read()

    async with RawServer(once) as server, client() as http:
        for asked in (1, 2):
            heard.clear()
            said.clear()
            response = await http.get(server.base)
            assert response.content == SMALL
            heard.set()
            await said.wait()
            await arrives(response.extensions["network_stream"])
            assert server.connections == asked


async def test_what_httpcore_may_ask() -> None:
    async with RawServer(keeping) as server, client() as http:
        response = await http.get(server.base)
        stream = response.extensions["network_stream"]
        assert stream.get_extra_info("server_addr") == ("127.0.0.1", server.port)
        assert stream.get_extra_info("client_addr")[0] == "127.0.0.1"
        assert isinstance(stream.get_extra_info("socket").fileno(), int)
        assert stream.get_extra_info("ssl_object") is None
        assert not stream.get_extra_info("is_readable")
    assert stream.get_extra_info("is_readable")


async def test_a_connection_that_becomes_another() -> None:
    """A switched protocol is httpcore's own kind of stream, and none of our business."""

    async def switches(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.send(b"HTTP/1.1 101 Switching\r\nUpgrade: other\r\n\r\n")
        await exchange.reader.read()

    async with RawServer(switches) as server, client() as http:
        headers = {"Connection": "Upgrade", "Upgrade": "other"}
        async with http.stream("GET", server.base, headers=headers) as response:
            assert response.status_code == 101


async def test_a_pause_between_retries() -> None:
    await Backend().sleep(0)


# --- trouble -------------------------------------------------------------------------------------


async def test_a_large_body_that_ends_early() -> None:
    async def handle(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, LARGE[:-1], length=len(LARGE))

    async with RawServer(handle) as server, client() as http:
        with pytest.raises(httpx.RemoteProtocolError, match=f"expected {len(LARGE)}"):
            await http.get(server.base)


@pytest.mark.parametrize("sent", [0, 100, 2_000_000])
async def test_a_reset_on_the_way(sent: int) -> None:
    async def resets(exchange: Exchange) -> None:
        await exchange.request()
        if sent:
            await exchange.reply(200, LARGE[:sent], length=len(LARGE))
        exchange.reset()

    async with RawServer(resets) as server, client() as http:
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)) as caught:
            await http.get(server.base)
    assert caught.value.request.url == server.base


async def test_a_reset_during_an_upload() -> None:
    async def resets(exchange: Exchange) -> None:
        await exchange.reader.readuntil(b"\r\n\r\n")
        exchange.reset()

    async def endless() -> AsyncGenerator[bytes]:
        while True:
            yield LARGE

    async with RawServer(resets) as server, client() as http:
        with pytest.raises((httpx.ReadError, httpx.WriteError)):
            await http.put(server.base, content=endless())


async def test_nobody_there() -> None:
    async with RawServer(hanging) as server:
        pass
    async with client() as http:
        with pytest.raises(httpx.ConnectError) as caught:
            await http.get(server.base)
        assert reason_of(caught.value) == "refused"
        with pytest.raises(httpx.UnsupportedProtocol):
            await http.get("gopher://127.0.0.1/")


@pytest.mark.parametrize("name", ["..", "a..b", f"{'a' * 64}.example"])
async def test_what_can_be_no_name(name: str) -> None:
    async with client() as http:
        with pytest.raises(httpx.ConnectError) as caught:
            await http.get(f"http://{name}/")
        assert reason_of(caught.value) == "dns"


async def test_a_server_that_takes_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        try:
            async with client(timeout=httpx.Timeout(20, connect=0.05)) as http:
                with pytest.raises(httpx.ConnectTimeout):
                    await http.get(f"http://127.0.0.1:{port}/")
        finally:
            for one in waiting:
                one.close()


async def test_silence_where_an_answer_should_be() -> None:
    async with (
        RawServer(hanging) as server,
        client(timeout=httpx.Timeout(20, read=0.05)) as http,
    ):
        with pytest.raises(httpx.ReadTimeout):
            await http.get(server.base)


async def test_silence_in_a_large_body() -> None:
    async def stalls(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, LARGE[:3_000_000], length=len(LARGE))
        await exchange.reader.read()

    async with (
        RawServer(stalls) as server,
        client(timeout=httpx.Timeout(20, read=0.1)) as http,
    ):
        with pytest.raises(httpx.ReadTimeout):
            await http.get(server.base)


async def test_a_server_that_does_not_read() -> None:
    async def deaf(exchange: Exchange) -> None:
        await exchange.reader.readuntil(b"\r\n\r\n")
        transport = exchange.writer.transport
        assert isinstance(transport, asyncio.Transport)
        transport.pause_reading()
        await asyncio.Event().wait()

    async def endless() -> AsyncGenerator[bytes]:
        while True:
            yield LARGE

    async with (
        RawServer(deaf) as server,
        client(timeout=httpx.Timeout(20, write=0.1, read=0.1)) as http,
    ):
        with pytest.raises(httpx.WriteTimeout):
            await http.put(server.base, content=endless())


# --- TLS -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "reason"), [("issuer", "certificate"), ("name", "certificate"), ("plain", "tls")]
)
async def test_tls_that_cannot_be_trusted(authority: Authority, wrong: str, reason: str) -> None:
    async def no_tls(exchange: Exchange) -> None:
        await exchange.reader.read(1)
        await exchange.reply(400)

    server_side = {
        "issuer": Authority().server("localhost"),
        "name": authority.server("elsewhere.example"),
        "plain": None,
    }[wrong]
    async with (
        RawServer(no_tls, tls=server_side) as server,
        client(authority.client()) as http,
    ):
        with pytest.raises(httpx.ConnectError) as caught:
            await http.get(f"https://localhost:{server.port}/")
        await settled()
    assert reason_of(caught.value) == reason
    assert server.seen == []


async def settled() -> None:
    """Let the server's half of a handshake that failed come to its end."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_handshake_that_never_ends(authority: Authority) -> None:
    async def silent(exchange: Exchange) -> None:
        await exchange.reader.read(1)
        await asyncio.Event().wait()

    async with (
        RawServer(silent) as server,
        client(authority.client(), httpx.Timeout(20, connect=0.1)) as http,
    ):
        with pytest.raises(httpx.ConnectTimeout):
            await http.get(f"https://localhost:{server.port}/")


async def test_a_handshake_that_is_cut_off(authority: Authority) -> None:
    async def rude(exchange: Exchange) -> None:
        await exchange.reader.read(1)
        exchange.reset()

    async with RawServer(rude) as server, client(authority.client()) as http:
        with pytest.raises(httpx.ConnectError):
            await http.get(f"https://localhost:{server.port}/")


async def test_a_name_on_the_certificate_that_is_not_in_the_link(authority: Authority) -> None:
    async with (
        RawServer(answering(200, SMALL), tls=authority.server("named.example")) as server,
        client(authority.client()) as http,
    ):
        response = await http.get(
            f"https://localhost:{server.port}/", extensions={"sni_hostname": "named.example"}
        )
        stream = response.extensions["network_stream"]
        assert stream.get_extra_info("ssl_object").server_hostname == "named.example"
    assert response.content == SMALL


@pytest.mark.parametrize("over_tls", [False, True])
async def test_a_body_that_is_left_half_read(authority: Authority, over_tls: bool) -> None:
    """Closing waits for nobody, be it in the middle of eight megabytes."""
    tls = authority.server("localhost") if over_tls else None
    async with (
        RawServer(answering(200, LARGE), tls=tls) as server,
        client(authority.client()) as http,
    ):
        url = server.base.replace("127.0.0.1", "localhost")
        async with http.stream("GET", url) as response, closing(response.aiter_raw()) as chunks:
            assert LARGE.startswith(await anext(chunks))
        stream = response.extensions["network_stream"]
        assert stream.get_extra_info("is_readable")
        await stream.aclose()  # once more does no harm


async def test_cancelling_in_the_middle() -> None:
    arrived = asyncio.Event()

    async def stalls(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, LARGE[:100], length=len(LARGE))
        arrived.set()
        await exchange.reader.read()

    async with RawServer(stalls) as server, client() as http:
        task = asyncio.get_running_loop().create_task(http.get(server.base))
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
