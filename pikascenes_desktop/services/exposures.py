"""The ledger of every image that was made public: who can still see it, and how it goes.

An image is deleted when the last clip that needs it has ended, where its host can and the user
wants it so. A clip whose fate is open (nobody knows whether it was sent, or RunComfy lost sight
of it) still needs its images. The scene in the composer does not: a draft may lie there for
months, nobody takes a picture in it for public, and the next press sends it again in seconds.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import AppError, ImageMissing, StillVisible
from pikascenes_desktop.domain.exposure import (
    Exposure,
    ExposureState,
    is_signed,
    leaving_of,
    page_of,
)
from pikascenes_desktop.domain.generation import FailureCode
from pikascenes_desktop.domain.host import LinkPresence
from pikascenes_desktop.services.failures import failure_of
from pikascenes_desktop.services.tasks import side_by_side
from pikascenes_desktop.services.withdrawing import can_delete, look, withdraw

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.host import HostProfile
    from pikascenes_desktop.ports.uploads import Upload
    from pikascenes_desktop.services.feed import Feed
    from pikascenes_desktop.services.gallery import Gallery
    from pikascenes_desktop.services.ledger import Ledger
    from pikascenes_desktop.services.parts import Parts

log = logging.getLogger(__name__)

AT_ONCE: Final = 4
"""How many images are deleted or looked at side by side: hosts count who asks too often."""

MOST_TRIES: Final = 20
"""After so many failures (two weeks and more) only the user can start another."""

MEDIA_TYPES: Final = ("image/png", "image/jpeg")


@dataclass(frozen=True, slots=True)
class Deletion:
    """What became of images that were to be deleted.

    Attributes:
        gone: Those that were seen to be gone.
        left: Those that were not; `Exposure.trouble` says why.
    """

    gone: tuple[Exposure, ...] = ()
    left: tuple[Exposure, ...] = ()


class Step(Enum):
    """What a sweep does with an image."""

    DELETE = auto()
    LOOK = auto()
    NOTHING = auto()


class Exposures:
    """Lists what is public, and takes it back.

    Attributes:
        changed: Published after each change of the ledger; ask again then.
    """

    def __init__(self, parts: Parts, ledger: Ledger, gallery: Gallery) -> None:
        self._parts = parts
        self._ledger = ledger
        self._gallery = gallery
        self._sweeping = asyncio.Lock()
        self._few = asyncio.Semaphore(AT_ONCE)
        self.changed: Feed[None] = ledger.changed

    async def ledger(self, *, gone: bool = False) -> tuple[Exposure, ...]:
        """Return what is public, newest first; with `gone`, also what was and is no more."""
        uploads = await self._parts.history.uploads.all(gone=gone)
        return tuple(map(self._shown, uploads))

    async def count(self) -> int:
        """Return how many images are not known to be gone."""
        return await self._parts.history.uploads.count()

    async def thumbnail(self, exposure: Exposure) -> bytes:
        """Return a small picture of it; empty where the library holds no copy any more."""
        types = (exposure.media_type,) if exposure.media_type else MEDIA_TYPES
        for media_type in types if exposure.sha256 is not None else ():
            try:
                return await self._gallery.ingredient_thumbnail(exposure.sha256 or "", media_type)
            except ImageMissing:
                continue
            except AppError:
                break
        return b""

    async def delete(self, ids: Iterable[int]) -> Deletion:
        """Delete now, also what a clip still needs: the user said so.

        What no program can delete is looked at: the user may have done it on the host's page.

        Raises:
            HistoryUnavailable, DiskFull: It could not be written down.
        """
        return await self._each(ids, self._delete)

    async def forget(self, ids: Iterable[int]) -> Deletion:
        """Believe the user that these are gone; a link that still opens is not believed.

        Raises:
            HistoryUnavailable, DiskFull: It could not be written down.
        """
        return await self._each(ids, self._forget)

    async def sweep(self, *, at_once: bool = False) -> None:
        """Delete what no clip needs any more, and look after what should have gone by itself.

        Args:
            at_once: Whether to try again now what failed a short while ago, as at a start.

        Raises:
            HistoryUnavailable, DiskFull: It could not be written down.
        """
        async with self._sweeping:
            now = self._parts.clock.now()
            uploads = await self._parts.history.uploads.lingering()
            due = [each for each in uploads if at_once or each.due_at <= now]
            await side_by_side(self._sweep_one(each, now) for each in due)

    async def _each(
        self, ids: Iterable[int], work: Callable[[Upload], Awaitable[Upload]]
    ) -> Deletion:
        async def one(upload: Upload) -> Exposure:
            async with self._few:
                return self._shown(await work(upload))

        uploads = await self._parts.history.uploads.get(ids)
        shown = await side_by_side(one(each) for each in uploads)
        return Deletion(
            gone=tuple(each for each in shown if not each.is_out),
            left=tuple(each for each in shown if each.is_out),
        )

    async def take_back(self, *generations: Generation, at_once: bool = False) -> None:
        """Delete what these needed and no other does; what fails waits for the next sweep.

        Args:
            generations: What has just ended, perhaps.
            at_once: As `sweep`.
        """
        try:
            for generation in generations:
                if generation.failure is not None and generation.failure.code == FailureCode.FETCH:
                    # the link opened for us and not for RunComfy, who is the one to open it
                    await self._ledger.distrust_all_of(generation.id)
            await self.sweep(at_once=at_once)
        except AppError:  # the history has no room, say: the next sweep tries again
            log.warning("images could not be taken back", exc_info=True)

    async def _sweep_one(self, upload: Upload, now: float) -> None:
        step = step_for(upload, self._parts.hosts.found(upload.place, upload.hosted.host), now)
        if step is Step.NOTHING:
            return
        async with self._few:
            if step is Step.DELETE:
                await withdraw(self._parts, self._ledger, upload)
            else:
                await look(self._parts, self._ledger, upload)

    async def _delete(self, upload: Upload) -> Upload:
        if upload.state is ExposureState.DELETED:
            return upload
        if not can_delete(upload, self._parts.clock.now()):
            return await look(self._parts, self._ledger, upload)
        return await withdraw(self._parts, self._ledger, upload, even_if_needed=True) or upload

    async def _forget(self, upload: Upload) -> Upload:
        url = upload.hosted.url
        if url and await self._parts.links.presence(url) is LinkPresence.OPEN:
            return replace(upload, trouble=failure_of(StillVisible(upload.hosted.host)))
        return await self._ledger.end(upload, ExposureState.DELETED)

    def _shown(self, upload: Upload) -> Exposure:
        hosted = upload.hosted
        return Exposure(
            id=upload.id,
            host=hosted.host,
            link=hosted.url,
            sha256=hosted.sha256,
            media_type=upload.media_type,
            size_bytes=hosted.size_bytes,
            since=upload.since,
            until=hosted.expires_at,
            leaving=leaving_of(hosted.delete_handle, hosted.expires_at, self._parts.clock.now()),
            page=page_of(hosted.delete_handle),
            state=upload.state,
            clips=upload.clips,
            trouble=upload.trouble,
            gone_at=upload.gone_at,
        )


def step_for(upload: Upload, profile: HostProfile | None, now: float) -> Step:
    """Say what a sweep does with an image whose time has come.

    Args:
        upload: The image.
        profile: The user's host that it lies on; None when that was removed.
        now: Unix seconds.
    """
    until = upload.hosted.expires_at
    is_expired = upload.state is ExposureState.EXPIRED
    is_asked_for = upload.state is ExposureState.DELETING
    is_wanted = is_asked_for or (profile is not None and profile.delete_after_use)
    may_try = upload.tries < MOST_TRIES
    if can_delete(upload, now) and is_wanted and may_try and (not upload.clips or is_asked_for):
        # behind a signed link that has closed, the picture itself still lies in its bucket
        return Step.DELETE if not is_expired or is_signed(upload.hosted.url) else Step.NOTHING
    if until is not None and until <= now and not is_expired and may_try:
        return Step.LOOK
    return Step.NOTHING
