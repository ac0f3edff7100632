"""A generation service in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.errors import (
    AppError,
    KeyMissing,
    ModelRetired,
    RequestIdInvalid,
    RequestUnknown,
)
from pikascenes_desktop.domain.generation import Failure
from pikascenes_desktop.domain.money import Balance, Price
from pikascenes_desktop.ports.remote import (
    Accepted,
    Ambiguous,
    KeyNotTaken,
    ModelInfo,
    Refused,
    RemoteResult,
    RemoteStatus,
)

if TYPE_CHECKING:
    import asyncio

    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.ports.remote import SubmitOutcome

OVER = frozenset({"completed", "cancelled"})
MODEL = "pika/pikascenes"


@dataclass
class FakeRequest:
    """One request that the service took.

    Attributes:
        id: Its id.
        body: The bytes it came with.
        statuses: What the next questions for its status are answered; the last one stays. An
            error is raised.
        result: The final word, once the status is over.
    """

    id: str
    body: bytes = b""
    statuses: list[RemoteStatus | AppError] = field(
        default_factory=lambda: [
            RemoteStatus("in_queue", 1),
            RemoteStatus("in_progress"),
            RemoteStatus("completed"),
        ]
    )
    result: RemoteResult | AppError | None = None

    def look(self) -> RemoteStatus:
        """Return the status and move on to the next."""
        status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
        if isinstance(status, AppError):
            raise status
        return status

    @property
    def now(self) -> RemoteStatus:
        """The status without moving on; errors to come are passed over."""
        known = [status for status in self.statuses if isinstance(status, RemoteStatus)]
        return known[0] if known else RemoteStatus("in_queue")


class FakeService:
    """Takes requests and does what the test tells it.

    Attributes:
        requests: All requests it took, by id: each one costs money.
        sent: Every submit it was asked for, as (API base, model, body).
        outcomes: How the next submits end, one each; when there are none they are accepted. An
            `Ambiguous` beginning with "taken" is a request that was taken, its reply lost.
        errors: Raised by the next questions, one each.
        script: The statuses of the requests to come.
        result_to_come: The final word of the requests to come.
        gate: When given, submits wait for it.
        key: The key, or None for none.
        model: What it says about the model; None when it is retired.
        wallet: What is left.
        asked: Every question, as (method, request id or model).
    """

    def __init__(self) -> None:
        self.requests: dict[str, FakeRequest] = {}
        self.sent: list[tuple[str, str, bytes]] = []
        self.outcomes: list[SubmitOutcome] = []
        self.errors: list[AppError] = []
        self.script: list[RemoteStatus | AppError] = []
        self.result_to_come: RemoteResult | AppError | None = None
        self.gate: asyncio.Event | None = None
        self.key: str | None = "key"
        self.model: ModelInfo | None = ModelInfo(
            MODEL, "Pikascenes", Price(Decimal("0.45"), "output", "a base price")
        )
        self.wallet = Balance(Decimal("12.5"))
        self.asked: list[tuple[str, str]] = []

    async def submit(self, api_base: str, model_id: str, body: bytes) -> SubmitOutcome:
        self.sent.append((api_base, model_id, body))
        if self.gate is not None:
            await self.gate.wait()
        if self.key is None:
            return KeyNotTaken("missing", Failure(KeyMissing.code))
        if self.outcomes:
            outcome = self.outcomes.pop(0)
            if isinstance(outcome, Accepted):
                self.take(body, outcome.request_id)
            if isinstance(outcome, Ambiguous) and outcome.reason.startswith("taken"):
                self.take(body)
            return outcome
        if self.model is None or model_id != self.model.model_id:
            return Refused(Failure(ModelRetired.code, {"model_id": model_id}))
        request = self.take(body)
        return Accepted(request.id, f'{{"request_id": "{request.id}"}}')

    def take(self, body: bytes = b"", request_id: str | None = None) -> FakeRequest:
        """Take a request, as if it had been sent."""
        request = FakeRequest(request_id or f"req-{len(self.requests) + 1}", body)
        if self.script:
            request.statuses = list(self.script)
        request.result = self.result_to_come
        self.requests[request.id] = request
        return request

    async def status(self, api_base: str, request_id: str) -> RemoteStatus:
        return self._find("status", request_id).look()

    async def result(
        self, api_base: str, request_id: str, *, sent_urls: tuple[str, ...] = ()
    ) -> RemoteResult:
        request = self._find("result", request_id)
        if request.now.status not in OVER:
            return RemoteResult(request.now.status)
        if isinstance(request.result, AppError):
            raise request.result
        if request.result is not None:
            return request.result
        if request.now.status == "cancelled":
            return RemoteResult("cancelled")
        return finished(request.id)

    async def cancel(self, api_base: str, request_id: str) -> bool:
        request = self._find("cancel", request_id)
        if request.now.status != "in_queue":
            return False
        request.statuses = [RemoteStatus("cancelled")]
        return True

    async def model_info(self, api_base: str, model_id: str) -> ModelInfo:
        self._answer("model_info", model_id)
        if self.model is None or model_id != self.model.model_id:
            raise ModelRetired(model_id)
        return self.model

    async def balance(self) -> Balance:
        self._answer("balance", "")
        return self.wallet

    def _find(self, method: str, request_id: str) -> FakeRequest:
        if not request_id or set(request_id) & set("/ .\n"):
            raise RequestIdInvalid(request_id)
        self._answer(method, request_id)
        if request_id not in self.requests:
            raise RequestUnknown(request_id)
        return self.requests[request_id]

    def _answer(self, method: str, what: str) -> None:
        self.asked.append((method, what))
        if self.key is None:
            raise KeyMissing
        if self.errors:
            raise self.errors.pop(0)


def finished(request_id: str, *, echo: JsonObject | None = None) -> RemoteResult:
    """Return the result of a request that went well."""
    return RemoteResult(
        "succeeded",
        outputs=(Output(OutputKind.VIDEO, f"https://files.example/{request_id}.mp4"),),
        cost_usd=Decimal("0.45"),
        echo=echo or {},
    )
