"""RunComfy's Model API over HTTP: the paid request, polling, cancelling, price and wallet.

All URLs are built here, from the API base that a generation was sent to. The key is put on one
request at a time, and only on requests to that base or to the vendor's balance host.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias

import httpx

from pikascenes_desktop.adapters.addresses import check_base, is_loopback_host
from pikascenes_desktop.adapters.http import http_errors, reason_of, was_not_sent
from pikascenes_desktop.adapters.runcomfy_model import read_balance, read_model
from pikascenes_desktop.adapters.runcomfy_replies import (
    read_result,
    read_status,
    sent_image_urls,
    submit_outcome,
)
from pikascenes_desktop.adapters.runcomfy_wire import (
    Target,
    checked_reply,
    model_path,
    pieces,
    read_answer,
    request_path,
)
from pikascenes_desktop.domain.errors import (
    ApiBaseInvalid,
    AppError,
    KeyMissing,
    KeyRejected,
    KeyStoreLocked,
    KeyStoreUnavailable,
    ModelRetired,
    RequestUnknown,
    ServiceFault,
)
from pikascenes_desktop.domain.generation import PRACTICE_BASE, Failure
from pikascenes_desktop.domain.preferences import DEFAULT_BALANCE_BASE
from pikascenes_desktop.ports.remote import Ambiguous, KeyNotTaken, NotSent

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.http import HttpClients
    from pikascenes_desktop.adapters.runcomfy_replies import Answer
    from pikascenes_desktop.domain.json_values import JsonObject
    from pikascenes_desktop.domain.money import Balance
    from pikascenes_desktop.ports.remote import (
        ModelInfo,
        NetworkThread,
        RemoteResult,
        RemoteStatus,
        SubmitOutcome,
    )

PRACTICE_KEY: Final = "practice"
"""What the practice service gets in place of a key: the user's own never goes there."""

KeySource: TypeAlias = Callable[[str], Awaitable[str | None]]
"""Given the origin a request goes to (``https://host``), returns the key for it, or None."""


class RunComfyService:
    """Implements `pikascenes_desktop.ports.remote.GenerationService`.

    Args:
        network: The thread whose loop all requests run on; methods may be awaited on any loop.
        clients: The HTTP clients of that loop.
        key_source: Gives the key, awaited on the network loop; never asked for practice.
        practice_base: Gives the practice service's address, starting it if need be.
        balance_base: Where the wallet is.
        now: The wall clock.
    """

    def __init__(  # noqa: PLR0913 -- what it is composed of
        self,
        network: NetworkThread,
        clients: HttpClients,
        *,
        key_source: KeySource,
        practice_base: Callable[[], Awaitable[str]],
        balance_base: str = DEFAULT_BALANCE_BASE,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._network = network
        self._clients = clients
        self._key_source = key_source
        self._practice_base = practice_base
        self._balance_base = balance_base
        self._now = now

    async def submit(self, api_base: str, model_id: str, body: bytes) -> SubmitOutcome:
        """Send the paid request once and classify how it ended; never raises for the network.

        What keeps it from being sent at all (no key, a practice service that does not start)
        is an outcome, too: by now the caller has written that it is about to send.
        """
        return await self._network.run(lambda: self._submit(api_base, model_id, body))

    async def status(self, api_base: str, request_id: str) -> RemoteStatus:
        answer = await self._ask("GET", api_base, f"{request_path(request_id)}/status")
        status = read_status(self._checked(answer, RequestUnknown(request_id)))
        if not status.status:
            raise ServiceFault(answer.host, answer.status, "no_status")
        return status

    async def result(
        self, api_base: str, request_id: str, *, sent_urls: tuple[str, ...] = ()
    ) -> RemoteResult:
        path = f"{request_path(request_id)}/result?include_cost=true"
        answer = await self._ask("GET", api_base, path)
        reply = self._checked(answer, RequestUnknown(request_id))
        return read_result(reply, answer.body, sent_urls)

    async def cancel(self, api_base: str, request_id: str) -> bool:
        answer = await self._ask("POST", api_base, f"{request_path(request_id)}/cancel")
        reply = self._checked(answer, RequestUnknown(request_id))
        return reply.get("outcome") in ("cancelled", "canceled")

    async def model_info(self, api_base: str, model_id: str) -> ModelInfo:
        answer = await self._ask("GET", api_base, model_path(model_id))
        return read_model(self._checked(answer, ModelRetired(model_id)), model_id)

    async def balance(self) -> Balance:
        answer = await self._ask("GET", self._balance_base, "/prod/v2/balance")
        missing = ServiceFault(answer.host, answer.status)
        balance = read_balance(self._checked(answer, missing))
        if balance is None:
            raise ServiceFault(answer.host, answer.status, "no_balance")
        return balance

    # --- the paid request ----------------------------------------------------------------

    async def _submit(self, api_base: str, model_id: str, body: bytes) -> SubmitOutcome:
        client = self._clients.paid()
        try:
            target = await self._target(api_base)
            return await self._post(client, target, model_id, body)
        except (KeyMissing, KeyRejected, KeyStoreLocked, KeyStoreUnavailable) as error:
            word = "missing" if isinstance(error, KeyMissing) else error.code
            return KeyNotTaken(word, Failure(error.code, error.facts()))
        except AppError as error:  # an address that is none, a broken certificate file, …
            return NotSent(error.code, Failure(error.code, error.facts()))
        except httpx.HTTPError as error:
            reason = reason_of(error)
            return NotSent(reason) if was_not_sent(error) else Ambiguous(reason)
        except OSError as error:  # a TLS record that is broken on the way, the reply's time limit
            return Ambiguous(reason_of(error))
        finally:
            with suppress(Exception):  # a bad goodbye, whatever it is, must not cost us the id
                await client.aclose()

    async def _post(
        self, client: httpx.AsyncClient, target: Target, model_id: str, body: bytes
    ) -> SubmitOutcome:
        url = target.url(model_path(model_id))
        headers = {
            **target.headers(url),
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
        }
        request = client.build_request("POST", url, content=pieces(body), headers=headers)
        answer = await read_answer(client, request)
        if answer is None:
            return Ambiguous("too_long")
        sent_urls = sent_image_urls(body)
        return submit_outcome(answer, model_id=model_id, sent_urls=sent_urls, now=self._now())

    # --- everything else -----------------------------------------------------------------

    async def _ask(self, method: str, api_base: str, path: str) -> Answer:
        return await self._network.run(lambda: self._ask_there(method, api_base, path))

    async def _ask_there(self, method: str, api_base: str, path: str) -> Answer:
        target = await self._target(api_base)
        url = target.url(path)
        client = self._clients.api
        headers = target.headers(url)
        with http_errors(url.host):
            try:
                answer = await read_answer(
                    client, client.build_request(method, url, headers=headers)
                )
            except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError):
                # most likely a kept connection that the service had closed meanwhile
                answer = await read_answer(
                    client, client.build_request(method, url, headers=headers)
                )
        if answer is None:
            raise ServiceFault(url.host, reason="too_long")
        return answer

    def _checked(self, answer: Answer, missing: AppError) -> JsonObject:
        return checked_reply(answer, missing, self._now())

    async def _target(self, api_base: str) -> Target:
        if api_base == PRACTICE_BASE:
            base = check_base(await self._practice_base())
            if not is_loopback_host(base.host):
                raise ApiBaseInvalid(str(base))
            return Target(base, PRACTICE_KEY)
        base = check_base(api_base)
        key = await self._key_source(str(base.copy_with(raw_path=b"/")).rstrip("/"))
        if not key:
            raise KeyMissing
        if not (key.isascii() and key.isprintable() and " " not in key):
            raise KeyRejected
        return Target(base, key)
