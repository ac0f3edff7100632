"""The service's adapter against real sockets: the paid step, who sees the key, polling."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import httpx
import pytest

from pikascenes_desktop.adapters import runcomfy_wire
from pikascenes_desktop.adapters.runcomfy import PRACTICE_KEY, RunComfyService
from pikascenes_desktop.adapters.runcomfy_wire import Target
from pikascenes_desktop.domain.errors import (
    ApiBaseInvalid,
    AppError,
    CertificateFileBroken,
    KeyMissing,
    KeyRejected,
    KeyStoreLocked,
    ModelRetired,
    PracticeUnavailable,
    RateLimited,
    RequestIdInvalid,
    RequestUnknown,
    ServiceFault,
    Unreachable,
)
from pikascenes_desktop.domain.generation import Failure
from pikascenes_desktop.ports.remote import (
    Accepted,
    Ambiguous,
    KeyNotTaken,
    NotSent,
    RemoteStatus,
    SlowDown,
    SubmitOutcome,
)
from tests.fakes.raw_server import Exchange, Handler, RawServer, answering, hanging
from tests.fakes.wire import Authority, wired
from tests.faults.hostile_endings import (
    AMBIGUOUS,
    TAKEN,
    close_after_read,
    cut_body,
    endless,
)

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncGenerator, AsyncIterator, Callable

    from pikascenes_desktop.ports.remote import GenerationService

IMPATIENT = httpx.Timeout(20, read=0.2, write=0.2)
KEY = "canary-key-7f3a"
MODEL = "pika/pikascenes"
BODY = json.dumps({"images": ["https://a.example.org/1.jpg"]}).encode()


def accepts(service: GenerationService) -> GenerationService:
    return service


class Setup:
    """The service with everything around it that a test may want to turn."""

    def __init__(self) -> None:
        self.key: str | AppError | None = KEY
        self.origins: list[str] = []
        self.practice: str | AppError = PracticeUnavailable("not here")
        self.balance_base = "https://balance.invalid"
        self.trust: Callable[[], ssl.SSLContext] = Authority().client

    async def key_of(self, origin: str) -> str | None:
        self.origins.append(origin)
        if isinstance(self.key, AppError):
            raise self.key
        return self.key

    async def practice_base(self) -> str:
        if isinstance(self.practice, AppError):
            raise self.practice
        return self.practice

    @asynccontextmanager
    async def service(self) -> AsyncGenerator[GenerationService]:
        async with wired(trust=self.trust) as wire:
            yield accepts(
                RunComfyService(
                    wire.network,
                    wire.clients,
                    key_source=self.key_of,
                    practice_base=self.practice_base,
                    balance_base=self.balance_base,
                    now=lambda: 0.0,
                )
            )


async def submit_to(handler: Handler, body: bytes = BODY) -> tuple[SubmitOutcome, RawServer]:
    async with RawServer(handler) as server, Setup().service() as service:
        return await service.submit(server.base, MODEL, body), server


# --- the paid step -------------------------------------------------------------------------------


async def test_the_request_is_sent_once_and_accepted() -> None:
    body = json.dumps({"images": ["data:image/png;base64," + "A" * 300_000]}).encode()
    outcome, server = await submit_to(answering(200, TAKEN), body)
    assert outcome == Accepted("abc", TAKEN.decode())
    (seen,) = server.seen
    assert (seen.method, seen.target, seen.body) == ("POST", f"/v1/models/{MODEL}", body)
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.headers["content-type"] == "application/json"
    assert seen.headers["content-length"] == str(len(body))
    assert "transfer-encoding" not in seen.headers


async def test_every_request_has_a_connection_of_its_own() -> None:
    async def keep_alive(exchange: Exchange) -> None:
        for _ in range(2):
            await exchange.request()
            await exchange.reply(200, TAKEN, headers={"Connection": "keep-alive"})

    async with RawServer(keep_alive) as server, Setup().service() as service:
        for _ in range(2):
            assert isinstance(await service.submit(server.base, MODEL, BODY), Accepted)
    assert server.connections == 2


@pytest.mark.parametrize(("handler", "reason"), AMBIGUOUS.values(), ids=AMBIGUOUS)
async def test_endings_that_leave_it_open(handler: Handler, reason: str) -> None:
    outcome, server = await submit_to(handler)
    assert outcome == Ambiguous(reason)
    assert server.connections == 1


async def test_a_server_that_never_reads_leaves_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pikascenes_desktop.adapters.http.PAID_TIMEOUT", IMPATIENT)

    async def never_reads(exchange: Exchange) -> None:
        await asyncio.get_running_loop().create_future()  # until the server is closed

    outcome, _ = await submit_to(never_reads, b"x" * 40_000_000)
    assert outcome == Ambiguous("timeout")


async def test_silence_leaves_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pikascenes_desktop.adapters.http.PAID_TIMEOUT", IMPATIENT)
    outcome, server = await submit_to(hanging)
    assert outcome == Ambiguous("timeout")
    assert len(server.seen) == 1


async def test_an_answer_that_drips_in_leaves_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runcomfy_wire, "REPLY_S", 0.2)

    async def drip(exchange: Exchange) -> None:
        await exchange.request()
        await exchange.reply(200, b"{", length=100)
        await exchange.reader.read()

    outcome, _ = await submit_to(drip)
    assert outcome == Ambiguous("timeout")


async def test_a_broken_tls_record_leaves_it_open() -> None:
    setup = Setup()
    authority = Authority()
    setup.trust = authority.client

    async def garble(exchange: Exchange) -> None:
        await exchange.request()
        raw = exchange.writer.get_extra_info("socket")
        raw._sock.send(b"\x17\x03\x03\x00\x20" + b"x" * 32)
        await exchange.reader.read()

    async with (
        RawServer(garble, tls=authority.server("127.0.0.1")) as server,
        setup.service() as service,
    ):
        outcome = await service.submit(server.base, MODEL, BODY)
    assert isinstance(outcome, Ambiguous)
    assert len(server.seen) == 1


async def test_429_says_when_to_come_back() -> None:
    outcome, _ = await submit_to(answering(429, b"later", headers={"Retry-After": "7"}))
    assert outcome == SlowDown(7)


async def test_an_early_refusal_is_heard_while_still_sending() -> None:
    async def refuse_early(exchange: Exchange) -> None:
        await exchange.reader.readuntil(b"\r\n\r\n")
        await exchange.reply(401, b'{"message": "no"}')
        await exchange.reader.read()

    outcome, _ = await submit_to(refuse_early, b"x" * 1_000_000)
    assert outcome == KeyNotTaken("no")


async def test_what_cannot_have_left_was_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    async with RawServer(answering(200, TAKEN)) as server:
        pass
    setup = Setup()
    async with setup.service() as service:
        assert await service.submit(server.base, MODEL, BODY) == NotSent("refused")
        assert await service.submit("https://none.invalid", MODEL, BODY) == NotSent("dns")
        for base, code in (
            ("http://a.example.org", "api_base_invalid"),
            ("practice:", "practice_unavailable"),
        ):
            outcome = await service.submit(base, MODEL, BODY)
            assert isinstance(outcome, NotSent)
            assert outcome.failure is not None
            assert outcome.failure.code == outcome.reason == code
        monkeypatch.setenv("https_proxy", server.base)
        assert await service.submit("https://none.invalid", MODEL, BODY) == NotSent("refused")
        async with RawServer(answering(502)) as proxy:
            monkeypatch.setenv("https_proxy", proxy.base)
            assert await service.submit("https://none.invalid", MODEL, BODY) == NotSent("proxy")
    assert [seen.method for seen in proxy.seen] == ["CONNECT"]
    assert KEY not in str(proxy.seen)


async def test_an_untrusted_certificate_means_not_sent() -> None:
    tls = Authority().server("127.0.0.1")
    async with RawServer(answering(), tls=tls) as server, Setup().service() as service:
        assert await service.submit(server.base, MODEL, BODY) == NotSent("certificate")


async def test_a_broken_certificate_file_means_not_sent() -> None:
    setup = Setup()

    def broken() -> ssl.SSLContext:
        raise CertificateFileBroken("SSL_CERT_FILE", "missing")

    setup.trust = broken
    async with setup.service() as service:
        outcome = await service.submit("https://127.0.0.1:9", MODEL, BODY)
    failure = Failure("certificate_file_broken", {"variable": "SSL_CERT_FILE", "path": "missing"})
    assert outcome == NotSent("certificate_file_broken", failure)


@pytest.mark.parametrize(
    ("key", "error"),
    [
        (None, KeyMissing()),
        ("", KeyMissing()),
        ("two words", KeyRejected()),
        ("schlüssel", KeyRejected()),
        ("line\nbreak", KeyRejected()),
        (KeyStoreLocked("a store"), KeyStoreLocked("a store")),
    ],
)
async def test_without_a_key_nothing_is_sent(key: str | AppError | None, error: AppError) -> None:
    setup = Setup()
    setup.key = key
    async with RawServer(answering(200, TAKEN)) as server, setup.service() as service:
        outcome = await service.submit(server.base, MODEL, BODY)
    assert isinstance(outcome, KeyNotTaken)
    assert outcome.failure == Failure(error.code, error.facts())
    assert server.connections == 0


# --- who sees the key ----------------------------------------------------------------------------


async def test_the_key_is_asked_for_by_origin_and_sent_to_it_alone() -> None:
    setup = Setup()
    authority = Authority()
    setup.trust = authority.client
    tls = authority.server("127.0.0.1")
    async with (
        RawServer(answering(200, b'{"balance_usd": 3}'), tls=tls) as wallet,
        RawServer(answering(200, b'{"status": "in_queue"}'), tls=tls) as api,
    ):
        setup.balance_base = wallet.base
        async with setup.service() as service:
            await service.status(f"{api.base}/gateway/", "abc")
            await service.balance()
    assert setup.origins == [api.base, wallet.base]
    assert api.seen[0].target == "/gateway/v1/requests/abc/status"
    assert wallet.seen[0].target == "/prod/v2/balance"
    for server in (api, wallet):
        assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"


async def test_a_redirect_to_no_address_is_as_unclear_as_any() -> None:
    outcome, server = await submit_to(answering(302, headers={"Location": "mailto:x"}))
    assert outcome == Ambiguous("http_302_not_json")
    assert len(server.seen) == 1


async def test_no_redirect_carries_the_key_away() -> None:
    async with RawServer(answering(200, TAKEN)) as canary:
        away = answering(307, b"{}", headers={"Location": f"{canary.base}/v1"})
        async with RawServer(away) as server, Setup().service() as service:
            assert await service.submit(server.base, MODEL, BODY) == Ambiguous("http_307")
            with pytest.raises(ServiceFault) as caught:
                await service.status(server.base, "abc")
    assert caught.value.status == 307
    assert canary.connections == 0


async def test_the_practice_service_never_sees_the_key() -> None:
    setup = Setup()
    async with RawServer(answering(200, TAKEN)) as server:
        setup.practice = server.base
        async with setup.service() as service:
            assert await service.submit("practice:", MODEL, BODY) == Accepted("abc", TAKEN.decode())
    assert setup.origins == []
    assert server.seen[0].headers["authorization"] == f"Bearer {PRACTICE_KEY}"
    assert KEY not in str(server.seen)


async def test_a_practice_service_elsewhere_is_none() -> None:
    setup = Setup()
    setup.practice = "https://practice.invalid"
    async with setup.service() as service:
        with pytest.raises(ApiBaseInvalid):
            await service.status("practice:", "abc")


def test_other_origins_get_no_key() -> None:
    target = Target(httpx.URL("https://api.example.org"), KEY)
    assert "Authorization" in target.headers(target.url("/v1"))
    for link in (
        "http://api.example.org/v1",
        "https://api.example.org:8443/v1",
        "https://api.example.org.evil.example/v1",
        "https://cdn.example.org/v1",
    ):
        assert "Authorization" not in target.headers(httpx.URL(link))
    assert KEY not in repr(target)


# --- polling, cancelling, price and wallet ---------------------------------------------------


async def test_status_result_and_cancel() -> None:
    replies = {
        "/v1/requests/abc/status": {"status": "in_queue", "queue_position": 2},
        "/v1/requests/abc/result?include_cost=true": {
            "status": "succeeded",
            "output": {"video": "https://files.example.org/v.mp4"},
            "cost": 0.45,
        },
        "/v1/requests/abc/cancel": {"status": "completed", "outcome": "cancelled"},
        "/v1/requests/late/cancel": {"outcome": "not_cancellable"},
    }

    async def handle(exchange: Exchange) -> None:
        seen = await exchange.request()
        await exchange.reply(202, json.dumps(replies[seen.target]).encode())

    async with RawServer(handle) as server, Setup().service() as service:
        assert await service.status(server.base, "abc") == RemoteStatus("in_queue", 2)
        result = await service.result(server.base, "abc")
        assert result.cost_usd == Decimal("0.45")
        assert [output.url for output in result.outputs] == ["https://files.example.org/v.mp4"]
        assert await service.cancel(server.base, "abc") is True
        assert await service.cancel(server.base, "late") is False
    assert [seen.method for seen in server.seen] == ["GET", "GET", "POST", "POST"]


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (404, b"<html>", RequestUnknown),
        (404, b'{"error_code": 404001}', RequestUnknown),
        (200, b'{"error_code": 404001, "error_message": "gone"}', RequestUnknown),
        (400, b'{"error_code": 400001}', RequestUnknown),
        (401, b"", KeyRejected),
        (403, b'{"error_code": 403001}', KeyRejected),
        (400, b'{"error_code": 400004}', KeyRejected),
        (200, b'{"error_code": 400004}', KeyRejected),
        (429, b"", RateLimited),
        (403, b"<html>", ServiceFault),
        (504, b"<html>", ServiceFault),
        (500, b"{}", ServiceFault),
        (200, b"<html>", ServiceFault),
        (200, b"", ServiceFault),
        (200, b"{}", ServiceFault),
        (200, b'{"error_code": 500001, "error_message": "x"}', ServiceFault),
    ],
)
async def test_bad_answers_to_polls(status: int, body: bytes, error: type[AppError]) -> None:
    async with RawServer(answering(status, body)) as server, Setup().service() as service:
        with pytest.raises(error):
            await service.status(server.base, "abc")


async def test_a_failed_result_may_carry_an_error_code() -> None:
    body = b'{"status": "failed", "error_code": 500001, "error_message": "it broke"}'
    async with RawServer(answering(200, body)) as server, Setup().service() as service:
        result = await service.result(server.base, "abc")
    assert result.failure is not None
    assert result.failure.message == "it broke"


@pytest.mark.parametrize("request_id", ["", "../x", "a b", "a" * 129, "é"])
async def test_ids_that_cannot_be_one_are_not_sent(request_id: str) -> None:
    async with RawServer(answering()) as server, Setup().service() as service:
        with pytest.raises(RequestIdInvalid):
            await service.status(server.base, request_id)
    assert server.connections == 0


async def test_a_connection_that_went_stale_is_replaced() -> None:
    async def one_answer(exchange: Exchange) -> None:
        await exchange.request()
        body = b'{"status": "in_queue"}'
        await exchange.reply(200, body, headers={"Connection": "keep-alive"})
        await exchange.request()

    async with RawServer(one_answer) as server, Setup().service() as service:
        for _ in range(3):
            assert (await service.status(server.base, "abc")).status == "in_queue"


async def test_a_service_that_stays_silent_is_at_fault() -> None:
    async with RawServer(close_after_read) as server, Setup().service() as service:
        with pytest.raises(ServiceFault) as caught:
            await service.status(server.base, "abc")
    assert caught.value.reason == "connection_lost"
    with pytest.raises(Unreachable):
        async with Setup().service() as service:
            await service.status(server.base, "abc")


async def test_endless_answers_are_cut() -> None:
    async with RawServer(endless) as server, Setup().service() as service:
        with pytest.raises(ServiceFault) as caught:
            await service.status(server.base, "abc")
    assert caught.value.reason == "too_long"


async def test_the_model_and_its_price() -> None:
    body = b'{"model_id": "pika/pikascenes", "base_price_usd": 0.2, "price_unit": "output"}'
    async with RawServer(answering(200, body)) as server, Setup().service() as service:
        info = await service.model_info(server.base, MODEL)
    assert info.price is not None
    assert info.price.base_usd == Decimal("0.2")
    assert server.seen[0].target == f"/v1/models/{MODEL}"


async def test_a_model_that_is_gone() -> None:
    async with RawServer(answering(404, b"{}")) as server, Setup().service() as service:
        with pytest.raises(ModelRetired):
            await service.model_info(server.base, MODEL)


async def test_without_a_key_the_rest_says_so() -> None:
    setup = Setup()
    setup.key = None
    async with RawServer(answering()) as server, setup.service() as service:
        with pytest.raises(KeyMissing):
            await service.model_info(server.base, MODEL)
    assert server.connections == 0


async def test_a_balance_that_is_none() -> None:
    setup = Setup()
    async with RawServer(answering(200, b'{"balance_usd": "?"}')) as server:
        setup.balance_base = server.base
        async with setup.service() as service:
            with pytest.raises(ServiceFault) as caught:
                await service.balance()
    assert caught.value.reason == "no_balance"


async def test_an_id_that_came_whole_is_kept_though_the_reply_is_cut_off_behind_it() -> None:
    outcome, server = await submit_to(cut_body)
    assert outcome == Accepted("abc", TAKEN.decode())
    assert server.connections == 1


class BadGoodbye(httpx.AsyncByteStream):
    """A body that comes whole, on a connection that ends badly."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield TAKEN

    async def aclose(self) -> None:
        raise RuntimeError("the connection is gone")


async def test_an_answer_that_came_whole_is_kept_whatever_comes_after() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=BadGoodbye()))
    async with httpx.AsyncClient(transport=transport) as client:
        request = client.build_request("POST", "https://api.example/v1/models/m")
        answer = await runcomfy_wire.read_answer(client, request)
    assert answer is not None
    assert answer.body == TAKEN
