"""The paid step: W1 → POST → W2 as one coroutine on the network thread (architecture §3)."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never
from urllib.parse import urlsplit

from pikascenes_desktop.domain.errors import InputError, LocalError, Unreachable
from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, State
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.ports.remote import (
    Accepted,
    Ambiguous,
    KeyNotTaken,
    NotSent,
    Refused,
    SlowDown,
    SubmitOutcome,
)

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.feed import Feed
    from pikascenes_desktop.services.parts import Parts

WRITE_AGAIN_S: Final = 1.0

log = logging.getLogger(__name__)


class PaidStep:
    """Sends the one paid request of a generation, and keeps its id before anything else.

    Args:
        parts: The ports.
        unkept: Told of a receipt that neither file would take yet; it is tried again until
            one does, and the user can copy the id from the screen meanwhile. Published on
            the network thread.
    """

    def __init__(self, parts: Parts, unkept: Feed[Receipt]) -> None:
        self._parts = parts
        self._unkept = unkept

    async def send(self, generation: Generation, image_urls: tuple[str, ...]) -> Generation:
        """Send it once; cancelling or quitting only stops the waiting, never the step.

        Args:
            generation: What is sent for, in state `uploading`.
            image_urls: Where its images are, each just proved to open.

        Returns:
            The generation as it stands afterwards, which is also what the history holds.

        Raises:
            LocalError: Nothing was sent, because it could not be written down first.
            NotPossibleNow: Nothing was sent, because the history knows better.
        """
        body = generation.scene.request_body(image_urls)
        payload = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        links = tuple(url for url in image_urls if not url.startswith("data:"))
        ready = replace(generation, sent_urls=links)
        return await self._parts.network.run_shielded(lambda: self._step(ready, payload))

    async def _step(self, generation: Generation, payload: bytes) -> Generation:
        parts = self._parts
        await parts.receipts.prepare()
        now = parts.clock.now()
        submitting = replace(
            generation,
            state=State.SUBMITTING,
            blocked_by=None,
            blocked_until=None,
            failure=None,
            attempt=generation.attempt + 1,
            payload_sha256=hashlib.sha256(payload).hexdigest(),
            sent_at=now,
            updated_at=now,
        )
        await parts.history.save(submitting, note="submitting")  # W1
        try:
            outcome = await parts.service.submit(submitting.api_base, submitting.model_id, payload)
        except asyncio.CancelledError:
            # The program has waited for long and ends. `submitting` is on the disk already, and
            # a start reads it as unsure: trying for ever to say so would keep us from ending.
            with suppress(LocalError):
                unsure = after_submit(submitting, Ambiguous("program ended"), parts.clock.now())
                await parts.history.save(unsure, note=unsure.state.value)
            raise
        except BaseException as error:
            # Whatever this is, bytes may have left: only the user may send again.
            await self._keep(submitting, Ambiguous(reason=type(error).__name__))
            raise
        return await self._keep(submitting, outcome)

    async def _keep(self, submitting: Generation, outcome: SubmitOutcome) -> Generation:
        after = after_submit(submitting, outcome, self._parts.clock.now())
        if isinstance(outcome, Accepted):
            await self._keep_receipt(after, outcome)  # W2
            raw = outcome.raw
        else:
            raw = ""
        await self._keep_state(after, raw)
        return after

    async def _keep_receipt(self, generation: Generation, accepted: Accepted) -> None:
        receipt = Receipt(
            generation_id=generation.id,
            request_id=accepted.request_id,
            attempt=generation.attempt,
            api_base=generation.api_base,
            received_at=generation.updated_at,
            raw=accepted.raw,
        )
        while True:
            # Whatever is raised here, even what nobody foresaw: the id must not be given up.
            try:
                await self._parts.receipts.append(receipt)
            except Exception:
                log.exception("the receipts do not take %s", receipt.request_id)
                # The history may have room where the receipts have none, and the reverse.
                try:
                    await self._parts.history.save(generation, note="accepted", raw=accepted.raw)
                except Exception:
                    # one more place where it can be found, should the program be ended now
                    log.exception("no file takes the receipt of %s", receipt.request_id)
                    self._unkept.publish(receipt)
                    await self._parts.clock.wait(asyncio.Event(), WRITE_AGAIN_S)
                    continue
            return

    async def _keep_state(self, generation: Generation, raw: str) -> None:
        while True:
            try:
                await self._parts.history.save(generation, note=generation.state.value, raw=raw)
            except InputError:  # the history knows better
                raise
            except Exception:
                # The state on disk is `submitting`, which a restart reads as "unsure" or mends
                # from the receipt; here we know better and keep trying to say so.
                log.exception("the history does not take the state of %s", generation.id)
                await self._parts.clock.wait(asyncio.Event(), WRITE_AGAIN_S)
                continue
            return


def after_submit(submitting: Generation, outcome: SubmitOutcome, now: float) -> Generation:
    """Return what the ending of the POST makes of the generation."""
    base = replace(submitting, updated_at=now)
    match outcome:
        case Accepted(request_id=request_id):
            return replace(
                base, state=State.IN_LINE, request_id=request_id, not_sent_tries=0, failure=None
            )
        case NotSent(reason=reason, failure=failure):
            host = urlsplit(submitting.api_base).netloc or submitting.api_base
            known = failure or Failure(Unreachable.code, {"host": host, "reason": reason})
            return replace(
                base,
                state=State.READY,
                blocked_by=BlockedBy.NETWORK,
                failure=known,
                not_sent_tries=base.not_sent_tries + 1,
            )
        case KeyNotTaken(failure=failure):
            # a key that the service refuses stands for no account: whatever replaces it may pay
            key = None if failure is None else base.key_fingerprint
            blocked = replace(base, state=State.READY, blocked_by=BlockedBy.KEY)
            return replace(blocked, failure=failure, key_fingerprint=key)
        case SlowDown(retry_after_s=delay):
            return replace(
                base,
                state=State.READY,
                blocked_by=BlockedBy.RATE,
                blocked_until=now + delay,
                not_sent_tries=base.not_sent_tries + 1,
            )
        case Refused(failure=failure):
            return replace(base, state=State.REFUSED, failure=failure, ended_at=now)
        case Ambiguous(reason=reason):
            return replace(
                base,
                state=State.UNCONFIRMED,
                failure=Failure(FailureCode.LOST_REPLY, {"reason": reason}),
            )
        case _:
            assert_never(outcome)
