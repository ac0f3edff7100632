"""From an accepted scene to a request that the service has: prepare, upload, check, send."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import (
    AppError,
    DiskFull,
    HostFull,
    InputError,
    LinkNotOpen,
    LocalError,
    RateLimited,
    ServiceFault,
    SetupError,
    UploadRefused,
    UploadTooLarge,
)
from pikascenes_desktop.domain.generation import UNSENT, BlockedBy, Failure, State
from pikascenes_desktop.services.polling import AUTOMATIC_TRIES, retry_delay
from pikascenes_desktop.services.submit import PaidStep

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.scene import Ingredient, Scene
    from pikascenes_desktop.ports.receipts import Receipt
    from pikascenes_desktop.services.feed import Feed
    from pikascenes_desktop.services.hosting import Hosting
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record


def failure_of(error: AppError) -> Failure:
    """Return the error as it is kept in the history."""
    return Failure(error.code, error.facts())


def block_of(error: AppError) -> BlockedBy:
    """Say what stands in the way when an error stops an unsent generation."""
    match error:
        case DiskFull():
            return BlockedBy.DISK
        case LocalError() | InputError():
            return BlockedBy.LIBRARY
        case RateLimited():
            return BlockedBy.RATE
        case SetupError() | UploadRefused() | UploadTooLarge() | HostFull():
            return BlockedBy.HOST
        case LinkNotOpen() | ServiceFault():
            return BlockedBy.HOST
        case _:
            return BlockedBy.NETWORK


class Sender:
    """Takes one unsent generation to the service, or to where only the user can help."""

    def __init__(
        self, parts: Parts, record: Record, hosting: Hosting, unkept: Feed[Receipt]
    ) -> None:
        self._parts = parts
        self._record = record
        self._hosting = hosting
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
                generation = await self._stop(generation, error)
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
            return max(0.0, generation.blocked_until - self._parts.clock.now())
        return retry_delay(tries, self._parts.rng)

    async def _attempt(self, generation: Generation) -> Generation:
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
        urls = await self._hosting.urls(generation)
        async with self._record.alone(generation.id) as current:
            if current.state is not State.UPLOADING:
                return current
            self._record.show(replace(current, state=State.SUBMITTING))
            try:
                after = await self._paid.send(current, urls)
            except AppError:
                self._record.show(current)
                raise
            self._record.show(after)
            return after

    async def _move(self, generation: Generation, state: State) -> Generation:
        return await self._record.update(
            generation.id,
            lambda now: (
                replace(now, state=state, blocked_by=None, blocked_until=None, failure=None)
                if now.state in UNSENT
                else now
            ),
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
            kept = self._parts.library.ingredient_path(image.sha256, image.media_type)
            if await asyncio.to_thread(kept.is_file):  # the library may be a drive that sleeps
                return image
        return await self._parts.intake.take(image.source)

    async def _stop(self, generation: Generation, error: AppError) -> Generation:
        blocked_until = None
        if isinstance(error, RateLimited) and error.retry_after_s is not None:
            blocked_until = self._parts.clock.now() + error.retry_after_s
        return await self._record.update(
            generation.id,
            lambda now: (
                replace(
                    now,
                    state=State.READY,
                    blocked_by=block_of(error),
                    blocked_until=blocked_until,
                    failure=failure_of(error),
                )
                if now.state in UNSENT
                else now
            ),
            note=error.code,
        )
