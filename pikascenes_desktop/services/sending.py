"""From an accepted scene to a request that the service has: prepare, upload, check, send."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    AppError,
    DiskFull,
    HostFull,
    InputError,
    KeyChanged,
    LinkNotOpen,
    LocalError,
    RateLimited,
    ServiceFault,
    SetupError,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.generation import UNSENT, BlockedBy, State
from pikascenes_desktop.domain.host import LinkNote
from pikascenes_desktop.services.failures import failure_of
from pikascenes_desktop.services.placing import NoHostLeft
from pikascenes_desktop.services.polling import AUTOMATIC_TRIES, retry_delay
from pikascenes_desktop.services.submit import PaidStep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.scene import Ingredient, Scene
    from pikascenes_desktop.ports.receipts import Receipt
    from pikascenes_desktop.services.accounts import Accounts
    from pikascenes_desktop.services.feed import Feed
    from pikascenes_desktop.services.hosting import Hosting
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record


LONGEST_RATE_S: Final = 300.0
"""Nobody is waited for longer than that, whatever was asked for (architecture §3)."""


def block_of(error: AppError) -> BlockedBy:
    """Say what stands in the way when an error stops an unsent generation."""
    match error:
        case DiskFull():
            return BlockedBy.DISK
        case KeyChanged():
            return BlockedBy.KEY
        case LocalError() | InputError():
            return BlockedBy.LIBRARY
        case RateLimited():
            return BlockedBy.RATE
        case (
            SetupError()
            | LinkNotOpen()
            | UploadRefused()
            | UploadTooLarge()
            | HostFull()
            | ServiceFault()
        ):
            return BlockedBy.HOST
        case _:
            return BlockedBy.NETWORK


def block_of_all(errors: Iterable[AppError]) -> BlockedBy:
    """Say what stands in the way when several hosts failed: what is the same with all of them.

    Without a network none can be reached; otherwise it is for the user to look after the hosts.
    """
    blocks = {block_of(error) for error in errors}
    return blocks.pop() if len(blocks) == 1 else BlockedBy.HOST


class Sender:
    """Takes one unsent generation to the service, or to where only the user can help."""

    def __init__(
        self,
        parts: Parts,
        record: Record,
        hosting: Hosting,
        unkept: Feed[Receipt],
        accounts: Accounts,
    ) -> None:
        self._parts = parts
        self._record = record
        self._hosting = hosting
        self._accounts = accounts
        self._paid = PaidStep(parts, unkept)

    async def send(self, generation: Generation, poke: asyncio.Event) -> Generation:
        """Work until the generation is at the service, has ended, is unsure, or stands still.

        What can't have left the computer is tried again up to `AUTOMATIC_TRIES` times; `poke`
        cuts a wait short.
        """
        tries = 0
        while True:
            try:
                generation = await self._attempt(generation)
            except AppError as error:
                generation = await self._stop(generation, error, block_of(error))
            except NoHostLeft as none:
                # what the user chose is what to speak of; what steps in is only a help
                generation = await self._stop(generation, none.errors[0], block_of_all(none.errors))
            if generation.state not in UNSENT or generation.blocked_by not in (
                BlockedBy.NETWORK,
                BlockedBy.RATE,
            ):
                return generation
            tries += 1
            if tries > AUTOMATIC_TRIES:
                return generation
            await self._parts.clock.wait(poke, self._delay(generation, tries))
            poke.clear()

    def _delay(self, generation: Generation, tries: int) -> float:
        if generation.blocked_until is not None:
            left_s = generation.blocked_until - self._parts.clock.now()
            return min(max(0.0, left_s), LONGEST_RATE_S)  # the user may set the clock meanwhile
        return retry_delay(tries, self._parts.rng)

    async def _attempt(self, generation: Generation) -> Generation:
        await self._accounts.check(generation)
        await self._parts.library.probe()
        generation = await self._move(generation, State.PREPARING)
        if generation.state is not State.PREPARING:
            return generation
        prepared = await self._prepare(generation)
        generation = await self._record.update(
            generation.id,
            lambda now: (
                replace(now, state=State.UPLOADING, scene=prepared)
                if now.state is State.PREPARING
                else now
            ),
        )
        if generation.state is not State.UPLOADING:
            return generation
        placed = await self._hosting.place(generation)
        notes = tuple(
            LinkNote(number, remark)
            for number, one in enumerate(placed, start=1)
            for remark in one.remarks
        )
        async with self._record.alone(generation.id) as current:
            if current.state is not State.UPLOADING:
                return current
            await self._accounts.check(current)  # uploading may have taken a while
            await self._parts.library.probe()  # nothing is paid for that has no place to go
            key = current.key_fingerprint or await self._accounts.fingerprint(current)
            self._record.show(replace(current, state=State.SUBMITTING))
            try:
                after = await self._paid.send(
                    replace(current, key_fingerprint=key, link_notes=notes),
                    tuple(one.url for one in placed),
                )
            except AppError:
                self._record.show(current)
                raise
            self._record.show(after)
            return after

    async def _move(self, generation: Generation, state: State) -> Generation:
        return await self._record.update(
            generation.id,
            lambda now: _unblocked(now, state) if now.state in UNSENT else now,
        )

    async def _prepare(self, generation: Generation) -> Scene:
        """Return the scene with every file normalised and kept in the library."""
        return replace(
            generation.scene,
            ingredients=tuple(
                await asyncio.gather(
                    *(self._prepared(image) for image in generation.scene.ingredients)
                )
            ),
        )

    async def _prepared(self, image: Ingredient) -> Ingredient:
        if image.is_link:
            return image
        if image.sha256 is not None and image.media_type is not None:
            kept = await self._parts.library.kept_ingredient(image.sha256, image.media_type)
            if kept is not None:
                return image
        return await self._parts.intake.take(image.source)

    async def _stop(self, generation: Generation, error: AppError, block: BlockedBy) -> Generation:
        blocked_until = None
        if isinstance(error, RateLimited) and error.retry_after_s is not None:
            blocked_until = self._parts.clock.now() + error.retry_after_s
        return await self._record.update(
            generation.id,
            lambda now: (
                replace(
                    now,
                    state=State.READY,
                    blocked_by=block,
                    blocked_until=blocked_until,
                    failure=failure_of(error),
                )
                if now.state in UNSENT
                else now
            ),
            note=error.code,
        )


def _unblocked(generation: Generation, state: State) -> Generation:
    return replace(
        generation,
        state=state,
        blocked_by=None,
        blocked_until=None,
        failure=None,
        fallbacks=(),
        link_notes=(),
    )
