"""From a known result to verified clips in the library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pikascenes_desktop.domain.clip import Clip, Output, OutputKind, VideoFacts
from pikascenes_desktop.domain.errors import (
    AppError,
    DiskFull,
    DownloadFailed,
    LibraryUnavailable,
    LocalError,
    NotPossibleNow,
    RateLimited,
    ResultLinkRefused,
    SetupError,
)
from pikascenes_desktop.domain.generation import (
    PRACTICE_BASE,
    BlockedBy,
    Failure,
    FailureCode,
    Progress,
    State,
)
from pikascenes_desktop.services.failures import failure_of
from pikascenes_desktop.services.hosting import may_use_loopback
from pikascenes_desktop.services.polling import AUTOMATIC_TRIES, retry_delay

if TYPE_CHECKING:
    import asyncio

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.library import Published
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.record import Record

EXPIRED: Final = "expired"
STILL_SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp"})


def fetchable(generation: Generation) -> Generation:
    """Return a generation as one whose clip is to be fetched once more.

    Raises:
        NotPossibleNow: There is no result to fetch.
    """
    if not generation.outputs or generation.state is State.SAVED:
        raise NotPossibleNow(action="download", state=generation.state.value)
    if generation.state is State.NEEDS_ATTENTION:
        return replace(generation, state=State.REMOTE_DONE, failure=None)
    return generation


class Fetcher:
    """Downloads, verifies, publishes and records every output of a generation."""

    def __init__(self, parts: Parts, record: Record) -> None:
        self._parts = parts
        self._record = record

    async def fetch(self, generation: Generation, poke: asyncio.Event) -> Generation:
        """Work until the generation is saved, or stands still for a reason it then shows.

        Trouble on the way is tried again up to `AUTOMATIC_TRIES` times, an expired link is
        asked for anew; downloading again never sends a new request.
        """
        tries = renewals = 0
        while True:
            try:
                return await self._all(generation)
            except LocalError as error:
                return await self._stand_still(generation, error)
            except ResultLinkRefused as error:
                return await self._attention(generation, failure_of(error))
            except DownloadFailed as error:
                if error.reason == EXPIRED:
                    renewals += 1
                    if renewals > 1:
                        return await self._attention(generation, Failure(FailureCode.EXPIRED))
                    generation = await self._renew(generation)
                    continue
                failed: AppError = error
            except AppError as error:
                failed = error
            tries += 1
            if tries > AUTOMATIC_TRIES:
                return await self._stand_still(generation, failed)
            if generation.api_base == PRACTICE_BASE:
                generation = await self._renew(generation)  # its port changes with each start
            wait_s = failed.retry_after_s if isinstance(failed, RateLimited) else None
            await self._parts.clock.wait(poke, wait_s or retry_delay(tries, self._parts.rng))
            poke.clear()

    async def _all(self, generation: Generation) -> Generation:
        await self._parts.library.probe()
        generation = await self._record.update(
            generation.id,
            lambda now: (
                replace(now, state=State.DOWNLOADING, blocked_by=None, failure=None)
                if now.state in {State.REMOTE_DONE, State.DOWNLOADING}
                else now
            ),
        )
        have = {clip.index for clip in generation.clips}
        for index, output in enumerate(generation.outputs):
            if index not in have:
                clip = await self._one(generation, index, output)
                generation = await self._record.update(
                    generation.id,
                    lambda now, clip=clip: replace(now, clips=(*now.clips, clip)),
                    note="clip",
                )
        now_s = self._parts.clock.now()
        return await self._record.update(
            generation.id,
            lambda now: replace(now, state=State.SAVED, ended_at=now_s),  # W4
        )

    async def _one(self, generation: Generation, index: int, output: Output) -> Clip:
        parts = self._parts
        adopted = await parts.library.adopt(generation, index)
        if adopted is not None:
            return await self._clip(generation, index, output, adopted, None)
        part = parts.library.part_path(generation.id, index)
        await parts.downloader.fetch(
            output.url,
            part,
            allow_loopback=may_use_loopback(generation.api_base),
            on_bytes=lambda done, total: self._record.count(Progress(generation.id, done, total)),
        )
        facts = None
        if output.kind is OutputKind.VIDEO:
            try:
                facts = await parts.videos.verify(part)
            except DownloadFailed:
                await parts.library.discard_part(part)
                raise
        published = await parts.library.publish(
            part, generation, index, output.kind, _suffix(output)
        )
        return await self._clip(generation, index, output, published, facts)

    async def _clip(
        self,
        generation: Generation,
        index: int,
        output: Output,
        published: Published,
        facts: VideoFacts | None,
    ) -> Clip:
        if facts is None and output.kind is OutputKind.VIDEO:
            facts = await self._parts.videos.verify(self._parts.library.root / published.path)
        return Clip(
            generation_id=generation.id,
            index=index,
            kind=output.kind,
            path=published.path,
            size_bytes=published.size_bytes,
            served_sha256=published.served_sha256,
            sha256=published.sha256,
            width=facts.width if facts else None,
            height=facts.height if facts else None,
            duration_s=facts.duration_s if facts else None,
            has_sound=facts.has_sound if facts else False,
        )

    async def _renew(self, generation: Generation) -> Generation:
        """Ask for the result once more: the service may name a fresh link."""
        parts = self._parts
        request_id = generation.request_id or ""
        try:
            result = await parts.service.result(
                generation.api_base, request_id, sent_urls=generation.sent_urls
            )
        except AppError:
            return generation  # the old link is tried once more, then the user is asked
        if not result.outputs:
            return generation
        return await self._record.update(
            generation.id,
            lambda now: replace(now, state=State.REMOTE_DONE, outputs=result.outputs),
            raw=result.raw,
        )

    async def _stand_still(self, generation: Generation, error: AppError) -> Generation:
        block = _block_of(error)
        return await self._record.update(
            generation.id,
            lambda now: replace(now, blocked_by=block, failure=failure_of(error)),
            note=error.code,
        )

    async def _attention(self, generation: Generation, failure: Failure) -> Generation:
        return await self._record.update(
            generation.id,
            lambda now: replace(now, state=State.NEEDS_ATTENTION, blocked_by=None, failure=failure),
        )


def _block_of(error: AppError) -> BlockedBy:
    match error:
        case DiskFull():
            return BlockedBy.DISK
        case LibraryUnavailable() | LocalError():
            return BlockedBy.LIBRARY
        case SetupError():
            return BlockedBy.KEY
        case _:
            return BlockedBy.NETWORK


def _suffix(output: Output) -> str:
    if output.kind is OutputKind.VIDEO:
        return ".mp4"
    suffix = PurePosixPath(urlsplit(output.url).path).suffix.lower()
    return suffix if suffix in STILL_SUFFIXES else ".png"
