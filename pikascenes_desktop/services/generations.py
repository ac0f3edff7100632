"""Generations from the press of the button to a saved clip or an ending."""

from __future__ import annotations

import asyncio
import logging
import re
import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    NotPossibleNow,
    RemoteError,
    RequestIdInvalid,
    SceneMismatch,
    SetupError,
)
from pikascenes_desktop.domain.generation import (
    AT_SERVICE,
    ENDED,
    PRACTICE_BASE,
    UNSENT,
    UNSURE,
    BlockedBy,
    Failure,
    FailureCode,
    Generation,
    State,
)
from pikascenes_desktop.domain.scene import MAX_SEED, Scene
from pikascenes_desktop.ports.storage import Receipt
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.fetching import Fetcher
from pikascenes_desktop.services.hosting import Hosting
from pikascenes_desktop.services.record import Record
from pikascenes_desktop.services.recovery import Recovered, recover
from pikascenes_desktop.services.sending import Sender
from pikascenes_desktop.services.watching import Watcher
from pikascenes_desktop.services.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.tasks import TaskScope

REQUEST_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,128}")
log = logging.getLogger(__name__)

SEND_AGAIN_AFTER_S: Final = 120.0
"""How long the user must wait before sending again what may still turn up."""


@dataclass(frozen=True, slots=True)
class Order:
    """One press of the button.

    Attributes:
        scene: What is asked for; without a seed we choose one per clip, with one the clips
            get seed, seed + 1, …
        count: Clips to make, 1 to 4; each is a request of its own.
        host: The image host to use.
        practice: Whether the practice service makes it.
        press_id: Unique to the press: the same one twice makes nothing new.
        price_usd: About what one clip costs, as it was shown; None when unknown.
        key_fingerprint: Tells accounts apart; None when there is no key.
    """

    scene: Scene
    host: str
    api_base: str
    model_id: str
    count: int = 1
    practice: bool = False
    press_id: str = ""
    price_usd: str | None = None
    key_fingerprint: str | None = None


def _log_bug(error: Exception) -> None:
    log.error("a listener failed", exc_info=error)


class CancelEnd(StrEnum):
    """How asking to cancel ended."""

    CANCELLED = "cancelled"
    TOO_LATE = "too_late"


class Generations:
    """Starts, follows, cancels and resumes generations; several side by side.

    Args:
        parts: The ports.
        scope: Owns the tasks; closing it detaches from what runs, and the next start resumes.
        parallel: How many may be between preparing and the end of generating at once.
        patience_s: See `Watcher`; None for the window.

    Attributes:
        changed: Every new state, right after the history holds it.
        unkept: Receipts that no file would take yet.
    """

    def __init__(
        self,
        parts: Parts,
        scope: TaskScope,
        *,
        parallel: int = 3,
        patience_s: float | None = None,
    ) -> None:
        self._parts = parts
        self._record = Record(parts.history, parts.clock, scope.report)
        self.changed = self._record.changed
        self.progress = self._record.progress
        # published on the network thread, between a reply and its receipt
        self.unkept: Feed[Receipt] = Feed(_log_bug)
        hosting = Hosting(parts, self._record.count)
        self._sender = Sender(parts, self._record, hosting, self.unkept)
        self._watcher = Watcher(parts, self._record, patience_s)
        self._fetcher = Fetcher(parts, self._record)
        self._slots = asyncio.Semaphore(parallel)
        self._work = Work(parts, scope, self._record, self._to_its_end)
        self._held: set[str] = set()

    # --- starting -------------------------------------------------------------------------

    async def press(self, order: Order) -> tuple[Generation, ...]:
        """Accept a scene and start making its clips.

        Returns:
            One generation per clip, in the history already.

        Raises:
            InputError: The scene breaks a rule; nothing was accepted.
            HistoryUnavailable: It could not be written down; nothing was accepted.
        """
        order.scene.check()
        now = self._parts.clock.now()
        press_id = order.press_id or uuid.uuid4().hex
        fresh = tuple(
            Generation(
                id=str(uuid.uuid4()),
                press_id=press_id,
                index=index,
                scene=replace(order.scene, seed=self._seed(order.scene, index)),
                created_at=now,
                updated_at=now,
                api_base=PRACTICE_BASE if order.practice else order.api_base,
                model_id=order.model_id,
                host="practice" if order.practice else order.host,
                practice=order.practice,
                price_usd=order.price_usd,
                key_fingerprint=order.key_fingerprint,
            )
            for index in range(order.count)
        )
        accepted = await self._parts.history.add_press(fresh)
        for generation in accepted:
            self._record.show(generation)
            if generation.id in {item.id for item in fresh}:
                self._start(generation)
        return accepted

    def _seed(self, scene: Scene, index: int) -> int:
        if scene.seed is None:
            return self._parts.rng.randint(0, MAX_SEED)
        return (scene.seed + index) % (MAX_SEED + 1)

    def _start(self, generation: Generation) -> None:
        self._held.discard(generation.id)
        self._work.start(generation)

    async def _to_its_end(self, generation: Generation, poke: asyncio.Event) -> Generation:
        if generation.state in UNSENT:
            async with self._slots:
                generation = await self._sender.send(generation, poke)
                generation = await self._follow(generation, poke)
        elif generation.state is State.NEEDS_ATTENTION:
            generation = await self._watcher.look_once(generation)
            generation = await self._follow(generation, poke)
        else:
            generation = await self._follow(generation, poke)
        if generation.state in {State.REMOTE_DONE, State.DOWNLOADING}:
            generation = await self._fetcher.fetch(generation, poke)
        return generation

    async def _follow(self, generation: Generation, poke: asyncio.Event) -> Generation:
        if generation.state not in {State.IN_LINE, State.GENERATING}:
            return generation
        if generation.cancel_asked:
            with suppress(SetupError, RemoteError):  # then it simply goes on
                generation = await self._ask_cancel(generation)
            if generation.is_ended:
                return generation
        return await self._watcher.watch(generation, poke)

    # --- after a start of the program -----------------------------------------------------

    async def resume(self, *, unsent: bool | None = None, is_restored: bool = False) -> Recovered:
        """Take up what the last run left.

        Args:
            unsent: Whether clips that were not sent yet go on too; None means "if the program
                was away for less than an hour". What does not go on is held until the user
                says so: no block that is mended sends it.
            is_restored: Whether the history was put together from a copy: what it calls unsent
                may have been sent since the copy was made, so that None means no.
        """
        recovered = await recover(self._parts, self._record, is_restored=is_restored)
        for generation in recovered.sent:
            self._start(generation)
        if unsent or (unsent is None and recovered.fresh):
            for generation in recovered.waiting:
                self._start(generation)
        else:
            self._held.update(generation.id for generation in recovered.waiting)
        return recovered

    async def send_waiting(self) -> None:
        """Go on with all that was not sent yet: the user said so."""
        for generation in await self._parts.history.unfinished():
            if generation.state in UNSENT:
                self._start(generation)

    async def unblock(self, block: BlockedBy) -> None:
        """Go on with all that stood still for this reason: it is mended."""
        for generation in await self._parts.history.unfinished():
            is_blocked = self._work.as_it_stands(generation).blocked_by is block
            if is_blocked and generation.id not in self._held:
                self._start(generation)

    async def settle(self, generation_ids: Iterable[str]) -> list[Generation]:
        """Wait until none of these is being worked on, and return them as they then stand."""
        return await self._work.settle(generation_ids)

    async def until_sent(self, generation_id: str) -> Generation:
        """Wait until the service has it, or it stands still, and return it."""
        return await self._work.until_sent(generation_id)

    def is_working_on(self, generation_id: str) -> bool:
        """Say whether a generation is being worked on right now."""
        return self._work.is_on(generation_id)

    # --- what the user decides ------------------------------------------------------------

    async def cancel(self, generation_id: str) -> CancelEnd:
        """Cancel: at once before sending, by asking the service while in line.

        Raises:
            UnknownGeneration: There is none of that id.
            NotPossibleNow: It has ended, or nobody knows whether it was sent.
            SetupError, RemoteError: The service could not be asked.
        """
        now = self._parts.clock.now()
        generation = await self._record.update(
            generation_id,
            lambda current: (
                replace(current, state=State.CANCELLED, blocked_by=None, ended_at=now)
                if current.state in UNSENT
                else current
            ),
        )
        if generation.state is State.CANCELLED:
            self._work.drop(generation_id)
            return CancelEnd.CANCELLED
        if generation.state not in {State.IN_LINE, State.GENERATING}:
            raise NotPossibleNow(action="cancel", state=generation.state.value)
        if generation.state is State.GENERATING:
            return CancelEnd.TOO_LATE
        generation = await self._record.update(
            generation_id, lambda current: replace(current, cancel_asked=True), note="cancel"
        )
        after = await self._ask_cancel(generation)
        if after.state is State.CANCELLED:
            # or it would go on polling, and hold its place, while the service is out of reach
            self._work.drop(generation_id)
            return CancelEnd.CANCELLED
        self._work.poke(generation_id)
        return CancelEnd.TOO_LATE

    async def _ask_cancel(self, generation: Generation) -> Generation:
        request_id = generation.request_id or ""
        believed = await self._parts.service.cancel(generation.api_base, request_id)
        now = self._parts.clock.now()

        def change(current: Generation) -> Generation:
            if current.state not in {State.IN_LINE, State.GENERATING}:
                return current
            if believed:
                return replace(current, state=State.CANCELLED, cancel_asked=False, ended_at=now)
            return replace(current, cancel_asked=False, failure=Failure(FailureCode.LATE))

        return await self._record.update(generation.id, change)

    async def attach(self, generation_id: str, request_id: str) -> Generation:
        """Give an unsure generation the id that the user found at the service.

        Raises:
            RequestIdInvalid: No id looks like that.
            NotPossibleNow: The generation is not unsure.
            SceneMismatch: The service echoes another scene for that id.
            RequestUnknown: The service does not know it.
            SetupError, RemoteError: The service could not be asked.
        """
        request_id = request_id.strip()
        if not REQUEST_ID.fullmatch(request_id):
            raise RequestIdInvalid(request_id=request_id[:64])
        parts = self._parts
        async with self._record.alone(generation_id) as current:
            if current.state not in UNSURE:
                raise NotPossibleNow(action="attach", state=current.state.value)
            result = await parts.service.result(current.api_base, request_id)
            if not _echo_fits(current.scene, result.echo):
                raise SceneMismatch(request_id=request_id)
            await parts.receipts.append(
                Receipt(
                    generation_id=current.id,
                    request_id=request_id,
                    attempt=current.attempt,
                    api_base=current.api_base,
                    received_at=parts.clock.now(),
                    raw=result.raw,
                )
            )
            attached = await self._record.write(
                current,
                replace(
                    current,
                    state=State.IN_LINE,
                    request_id=request_id,
                    cancel_asked=False,
                    failure=None,
                ),
                note="attached",
                raw=result.raw,
            )
            self._work.drop(generation_id)  # it may be asking about the id from before
        self._start(attached)
        return attached

    async def send_again(self, generation_id: str) -> Generation:
        """Send an unsure generation once more: the user looked, and it is not there.

        Raises:
            NotPossibleNow: It is not unsure, or was sent less than two minutes ago.
        """
        now = self._parts.clock.now()

        def change(current: Generation) -> Generation:
            age = now - (current.sent_at or 0.0)
            if current.state is not State.UNCONFIRMED or 0 <= age < SEND_AGAIN_AFTER_S:
                raise NotPossibleNow(action="send_again", state=current.state.value)
            return replace(
                current,
                state=State.READY,
                confirmed_sends=current.confirmed_sends + 1,
                failure=None,
                blocked_by=None,
            )

        generation = await self._record.update(generation_id, change, note="send again")
        self._start(generation)
        return generation

    async def try_again(self, generation_id: str, order: Order | None = None) -> None:
        """Go on with what stands still, or make anew what ended without a clip.

        Args:
            generation_id: The generation of the card.
            order: For an ending: the new request, as the composer would send it.

        Raises:
            NotPossibleNow: It is saved or unsure.
        """
        generation = await self._record.get(generation_id)
        if generation.state in UNSENT | AT_SERVICE | {State.NEEDS_ATTENTION}:
            self._start(generation)
            return
        if generation.state not in ENDED - {State.SAVED} or order is None:
            raise NotPossibleNow(action="try_again", state=generation.state.value)
        # One ending is made anew once: a second click finds the request that the first one made.
        await self.press(replace(order, press_id=f"again {generation_id}"))
        await self.dismiss(generation_id)

    async def download_again(self, generation_id: str) -> None:
        """Fetch the clip of a finished request once more; this sends no new request.

        Raises:
            NotPossibleNow: There is no result to fetch.
        """

        def change(current: Generation) -> Generation:
            if not current.outputs or current.state is State.SAVED:
                raise NotPossibleNow(action="download", state=current.state.value)
            if current.state is State.NEEDS_ATTENTION:
                return replace(current, state=State.REMOTE_DONE, failure=None)
            return current

        self._start(await self._record.update(generation_id, change, note="download again"))

    async def dismiss(self, generation_id: str) -> Generation:
        """Hide a card; what is not settled stays in the history for ever."""
        return await self._record.update(
            generation_id, lambda now: replace(now, hidden=True), note="hidden"
        )

    async def set_favourite(self, generation_id: str, *, favourite: bool) -> Generation:
        """Mark a clip as one the user likes, or not."""
        return await self._record.update(
            generation_id, lambda now: replace(now, favourite=favourite), note="favourite"
        )


def _echo_fits(scene: Scene, echo: dict[str, object]) -> bool:
    """Say whether echoed inputs are the scene's, as far as they are echoed at all."""
    ours = scene.request_body(())
    return all(
        echo[name] == ours[name]
        for name in ("promptText", "negativePrompt", "seed", "duration", "aspectRatio")
        if name in echo and name in ours
    )
