"""What every generation service keeps: the fake, and RunComfy's adapter over real HTTP."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.runcomfy import RunComfyService
from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.errors import (
    KeyMissing,
    KeyRejected,
    ModelRetired,
    RateLimited,
    RequestIdInvalid,
    RequestUnknown,
    ServiceFault,
)
from pikascenes_desktop.domain.generation import Failure, FailureCode
from pikascenes_desktop.ports.remote import (
    Accepted,
    Ambiguous,
    KeyNotTaken,
    Refused,
    RemoteResult,
    RemoteStatus,
    SlowDown,
)
from tests.fakes.fake_service import MODEL, FakeService
from tests.fakes.raw_server import Exchange, RawServer, Seen
from tests.fakes.wire import wired

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.ports.remote import GenerationService, ModelInfo, SubmitOutcome

BODY = b'{"images": ["https://a.example/1.png"]}'


class OverHttp:
    """Speaks RunComfy's protocol for a `FakeService`."""

    def __init__(self, fake: FakeService) -> None:
        self._fake = fake

    async def __call__(self, exchange: Exchange) -> None:
        seen = await exchange.request()
        try:
            status, reply = await self._answer(seen)
        except (RequestUnknown, ModelRetired):
            status, reply = 404, {"error_code": 404001, "error_message": "not found"}
        except KeyRejected:
            status, reply = 400, {"error_code": 400004, "error_message": "token revoked"}
        except ServiceFault:
            status, reply = 503, {}
        except RateLimited as limited:
            headers = {"Retry-After": str(limited.retry_after_s)}
            await exchange.reply(429, b"", headers=headers)
            return
        if status:
            await exchange.reply(status, json.dumps(reply).encode())

    async def _answer(self, seen: Seen) -> tuple[int, JsonObject]:
        fake, path = self._fake, seen.target.partition("?")[0]
        if path == "/prod/v2/balance":
            return 200, {"balance_usd": float((await fake.balance()).usd)}
        if path.startswith("/v1/models/"):
            model_id = path.removeprefix("/v1/models/")
            if seen.method == "POST":
                return _submitted(await fake.submit("", model_id, seen.body))
            return 200, _model(await fake.model_info("", model_id))
        request_id, method = path.removeprefix("/v1/requests/").split("/")
        if method == "status":
            status = await fake.status("", request_id)
            return 200, {"status": status.status, "queue_position": status.queue_position}
        if method == "cancel":
            taken = await fake.cancel("", request_id)
            return 202, {"outcome": "cancelled" if taken else "not_cancellable"}
        return 200, _result(await fake.result("", request_id))


def _submitted(outcome: SubmitOutcome) -> tuple[int, JsonObject]:
    match outcome:
        case Accepted(request_id):
            return 200, {"request_id": request_id}
        case Refused(failure) if failure.code == ModelRetired.code:
            return 404, {"error_code": 404001}
        case Refused(failure):
            codes = {FailureCode.NO_CREDITS: 400002}
            return 400, {"error_code": codes.get(failure.code, 422001)}
        case KeyNotTaken():
            return 401, {"message": "no"}
        case SlowDown():
            return 429, {}
        case _:
            return 0, {}  # the connection closes without an answer


def _model(info: ModelInfo) -> JsonObject:
    assert info.price is not None
    return {
        "display_name": info.display_name,
        "base_price_usd": float(info.price.base_usd),
        "price_unit": info.price.unit,
        "pricing_note": info.price.note,
    }


def _result(result: RemoteResult) -> JsonObject:
    reply: JsonObject = {"status": result.status, "input": result.echo}
    videos = [output.url for output in result.outputs]
    if videos:
        reply["output"] = {"videos": videos}
    if result.cost_usd is not None:
        reply["cost"] = float(result.cost_usd)
    if result.failure is not None:
        reply["error"] = result.failure.message
    return reply


@asynccontextmanager
async def through_the_adapter(fake: FakeService) -> AsyncGenerator[tuple[GenerationService, str]]:
    async def key(origin: str) -> str | None:
        return fake.key

    async def no_practice() -> str:
        raise AssertionError

    async with RawServer(OverHttp(fake)) as server, wired() as wire:
        service = RunComfyService(
            wire.network,
            wire.clients,
            key_source=key,
            practice_base=no_practice,
            balance_base=server.base,
        )
        yield service, server.base


@pytest.fixture
def fake() -> FakeService:
    return FakeService()


@pytest.fixture(params=["fake", "adapter"])
async def service(
    request: pytest.FixtureRequest, fake: FakeService
) -> AsyncGenerator[tuple[GenerationService, str]]:
    if request.param == "fake":
        yield fake, "https://api.example"
    else:
        async with through_the_adapter(fake) as pair:
            yield pair


async def accepted(service: tuple[GenerationService, str]) -> str:
    outcome = await service[0].submit(service[1], MODEL, BODY)
    assert isinstance(outcome, Accepted)
    return outcome.request_id


async def test_a_request_goes_its_way(
    service: tuple[GenerationService, str], fake: FakeService
) -> None:
    ask, base = service
    request_id = await accepted(service)
    assert fake.requests[request_id].body == BODY
    assert await ask.status(base, request_id) == RemoteStatus("in_queue", 1)
    assert (await ask.result(base, request_id)).status == "in_progress"
    assert await ask.status(base, request_id) == RemoteStatus("in_progress")
    assert await ask.status(base, request_id) == RemoteStatus("completed")
    result = await ask.result(base, request_id)
    assert result.status == "succeeded"
    assert [output.kind for output in result.outputs] == [OutputKind.VIDEO]
    assert result.cost_usd == Decimal("0.45")
    assert result.failure is None


async def test_a_request_in_line_can_be_cancelled(service: tuple[GenerationService, str]) -> None:
    ask, base = service
    request_id = await accepted(service)
    assert await ask.cancel(base, request_id) is True
    assert await ask.status(base, request_id) == RemoteStatus("cancelled")
    assert (await ask.result(base, request_id)).status == "cancelled"


async def test_a_running_request_cannot_be_cancelled(
    service: tuple[GenerationService, str],
) -> None:
    ask, base = service
    request_id = await accepted(service)
    await ask.status(base, request_id)
    assert await ask.cancel(base, request_id) is False


async def test_a_failed_request_says_why(
    service: tuple[GenerationService, str], fake: FakeService
) -> None:
    ask, base = service
    fake.script = [RemoteStatus("completed")]
    fake.result_to_come = RemoteResult("failed", failure=Failure(FailureCode.MODEL, message="boom"))
    result = await ask.result(base, await accepted(service))
    assert result.failure == Failure(FailureCode.MODEL, message="boom")
    assert result.outputs == ()


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Refused(Failure(FailureCode.NO_CREDITS)), Refused),
        (KeyNotTaken("no"), KeyNotTaken),
        (SlowDown(15), SlowDown),
        (Ambiguous("lost"), Ambiguous),
    ],
)
async def test_endings_of_the_paid_request(
    service: tuple[GenerationService, str],
    fake: FakeService,
    outcome: SubmitOutcome,
    kind: type[object],
) -> None:
    fake.outcomes = [outcome]
    ending = await service[0].submit(service[1], MODEL, BODY)
    assert isinstance(ending, kind)
    if isinstance(ending, Refused) and isinstance(outcome, Refused):
        assert ending.failure.code == outcome.failure.code
    assert fake.requests == {}
    assert len(fake.sent) == 1


async def test_a_request_may_be_taken_though_its_reply_is_lost(
    service: tuple[GenerationService, str], fake: FakeService
) -> None:
    fake.outcomes = [Ambiguous("taken, but the reply was lost")]
    assert isinstance(await service[0].submit(service[1], MODEL, BODY), Ambiguous)
    assert len(fake.requests) == 1


async def test_an_id_that_nobody_knows(service: tuple[GenerationService, str]) -> None:
    ask, base = service
    for question in (ask.status, ask.result, ask.cancel):
        with pytest.raises(RequestUnknown):
            await question(base, "nobody")
        with pytest.raises(RequestIdInvalid):
            await question(base, "../etc")


@pytest.mark.parametrize(
    "error", [KeyRejected(), RateLimited("h", 7.0), ServiceFault("h", 503)], ids=lambda e: e.code
)
async def test_questions_that_fail_may_be_asked_again(
    service: tuple[GenerationService, str], fake: FakeService, error: AppError
) -> None:
    ask, base = service
    request_id = await accepted(service)
    fake.errors = [error]
    with pytest.raises(type(error)):
        await ask.status(base, request_id)
    assert (await ask.status(base, request_id)).status == "in_queue"


async def test_without_a_key_nothing_happens(
    service: tuple[GenerationService, str], fake: FakeService
) -> None:
    ask, base = service
    fake.key = None
    assert await ask.submit(base, MODEL, BODY) == KeyNotTaken("missing", Failure(KeyMissing.code))
    for question in (ask.status(base, "a"), ask.model_info(base, MODEL), ask.balance()):
        with pytest.raises(KeyMissing):
            await question
    assert fake.requests == {}


async def test_model_and_wallet(service: tuple[GenerationService, str], fake: FakeService) -> None:
    ask, base = service
    info = await ask.model_info(base, MODEL)
    assert info == fake.model
    assert (await ask.balance()).usd == Decimal("12.5")


async def test_a_model_that_is_gone(
    service: tuple[GenerationService, str], fake: FakeService
) -> None:
    ask, base = service
    fake.model = None
    with pytest.raises(ModelRetired):
        await ask.model_info(base, MODEL)
    outcome = await ask.submit(base, MODEL, BODY)
    assert isinstance(outcome, Refused)
    assert outcome.failure.code == ModelRetired.code
    assert outcome.failure.facts == {"model_id": MODEL}
