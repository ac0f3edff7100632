"""Generations from the press of the button to a saved clip or an ending."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import KeyChanged, NotPossibleNow
from pikascenes_desktop.domain.generation import (
    AT_SERVICE,
    ENDED,
    LONGEST_TITLE,
    UNSENT,
    BlockedBy,
    Generation,
    State,
)
from pikascenes_desktop.services.accounts import Accounts, KeyInUse, no_key
from pikascenes_desktop.services.cancelling import CancelEnd, Cancelling
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.fetching import fetchable
from pikascenes_desktop.services.hosting import Hosting
from pikascenes_desktop.services.ledger import Ledger
from pikascenes_desktop.services.lost_requests import take_back
from pikascenes_desktop.services.phases import Phases
from pikascenes_desktop.services.record import Record
from pikascenes_desktop.services.recovery import Recovered, recover
from pikascenes_desktop.services.sending import Sender
from pikascenes_desktop.services.tasks import seen_through
from pikascenes_desktop.services.unsure import Unsure
from pikascenes_desktop.services.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.domain.generation import Fallback
    from pikascenes_desktop.ports.receipts import Receipt
    from pikascenes_desktop.services.order import Order
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.tasks import TaskScope

log = logging.getLogger(__name__)


def _log_bug(error: Exception) -> None:
    log.error("a listener failed", exc_info=error)


class Generations:
    """Starts, follows, cancels and resumes generations; several side by side.

    Args:
        parts: The ports.
        scope: Owns the tasks; closing it detaches from what runs, and the next start resumes.
        parallel: How many may be between preparing and the end of generating at once.
        patience_s: See `Watcher`; None for the window.
        key_in_use: Tells which key a clip would be sent with now.

    Attributes:
        scope: Owns the tasks.
        changed: Every new state, right after the history holds it.
        unkept: Receipts that no file would take yet.
        service: Whether the service answers; see `Record`.
        ledger: What the images go out by.
        accounts: Whether a clip would be sent with another key than it was accepted with.
    """

    def __init__(
        self,
        parts: Parts,
        scope: TaskScope,
        *,
        parallel: int = 3,
        patience_s: float | None = None,
        key_in_use: KeyInUse = no_key,
    ) -> None:
        self.scope = scope
        self._parts = parts
        self._record = Record(parts.history, parts.clock, scope.report)
        self.changed = self._record.changed
        self.progress = self._record.progress
        self.service = self._record.service
        # published on the network thread, between a reply and its receipt
        self.unkept: Feed[Receipt] = Feed(_log_bug)
        self.ledger = Ledger(parts)
        hosting = Hosting(parts, self.ledger, self._record.count, self._note_fallback)
        self.accounts = Accounts(key_in_use, self._record)
        sender = Sender(parts, self._record, hosting, self.unkept, self.accounts)
        self._phases = Phases(parts, self._record, sender, parallel=parallel, patience_s=patience_s)
        self._work = Work(parts, scope, self._record, self._phases.to_its_end)
        self._cancelling = Cancelling(parts, self._record, self._work)
        self._unsure = Unsure(parts, self._record, self._work)
        self._held: set[str] = set()

    async def _note_fallback(self, generation_id: str, fallback: Fallback) -> None:
        await self._record.update(
            generation_id,
            lambda now: replace(now, fallbacks=(*now.fallbacks, fallback)),
            note="fallback",
        )

    @property
    def record(self) -> Record:
        """Where other services change generations: one after the other, history first."""
        return self._record

    def allow(self, parallel: int) -> None:
        """Let so many be between preparing and the end of generating at once from now on."""
        self._phases.allow(parallel)

    # --- starting -------------------------------------------------------------------------

    @seen_through
    async def press(self, order: Order) -> tuple[Generation, ...]:
        """Accept a scene and start making its clips.

        Returns:
            One generation per clip, in the history already.

        Raises:
            InputError: The scene breaks a rule; nothing was accepted.
            HistoryUnavailable: It could not be written down; nothing was accepted.
        """
        order.scene.check()
        fresh = order.generations(self._parts.clock.now(), self._parts.rng)
        accepted = await self._parts.history.add_press(fresh)
        for generation in accepted:
            self._record.show(generation)
            if generation.id in {item.id for item in fresh}:
                self._start(generation)
        return accepted

    def _start(self, generation: Generation) -> None:
        self._held.discard(generation.id)
        self._work.start(generation)

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

    @seen_through
    async def send_with_key_in_use(self, generation_ids: Iterable[str]) -> None:
        """Go on with what was accepted with another key: the user said that this one pays."""
        for each in generation_ids:
            self._start(await self.accounts.accept(each))

    @seen_through
    async def fetch_lost(self, receipts: Iterable[Receipt]) -> None:
        """Follow requests again that only their receipts tell of; this sends no new request."""
        for receipt in receipts:
            self._start(await take_back(self._parts, self._record, receipt))

    def look_again(self) -> None:
        """Ask at once about all that is being waited for."""
        self._work.poke_all()

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
        return await self._cancelling.cancel(generation_id)

    @seen_through
    async def attach(
        self, generation_id: str, request_id: str, *, is_sure: bool = False
    ) -> Generation:
        """Give an unsure generation the id that the user found at the service.

        Args:
            generation_id: The generation.
            request_id: What the user pasted.
            is_sure: Whether the user wants that request though its scene differs.

        Raises:
            RequestIdInvalid: No id looks like that.
            NotPossibleNow: The generation is not unsure.
            SceneMismatch: The service echoes another scene for that id; nothing was attached.
            RequestUnknown: The service does not know it.
            SetupError, RemoteError: The service could not be asked.
        """
        attached = await self._unsure.attach(generation_id, request_id, is_sure=is_sure)
        self._start(attached)
        return attached

    @seen_through
    async def send_again(self, generation_id: str) -> Generation:
        """Send an unsure generation once more: the user looked, and it is not there.

        Raises:
            NotPossibleNow: It is not unsure, or was sent less than two minutes ago.
        """
        generation = await self._unsure.send_again(generation_id)
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
        if generation.failure is not None and generation.failure.code == KeyChanged.code:
            generation = await self.accounts.accept(generation_id)
        if generation.state in UNSENT | AT_SERVICE | {State.NEEDS_ATTENTION, State.SUBMITTING}:
            self._start(generation)
            return
        if generation.state not in ENDED - {State.SAVED} or order is None:
            raise NotPossibleNow(action="try_again", state=generation.state.value)
        # One ending is made anew once: a second click finds the request that the first one made.
        await self.press(replace(order, press_id=f"again {generation_id}"))
        await self.dismiss(generation_id)

    @seen_through
    async def download_again(self, generation_id: str) -> None:
        """Fetch the clip of a finished request once more; this sends no new request.

        Raises:
            NotPossibleNow: There is no result to fetch.
        """
        self._start(await self._record.update(generation_id, fetchable, note="download again"))

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

    async def rename(self, generation_id: str, title: str) -> Generation:
        """Give a clip a name of the user's; an empty one goes back to its prompt."""
        name = " ".join(title.split())[:LONGEST_TITLE]
        return await self._record.update(
            generation_id, lambda now: replace(now, title=name), note="renamed"
        )
