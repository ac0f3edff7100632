"""What a program does beside its work: tidying up, and a look at the clock and the disk."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import BlockedBy

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.services.desk import Desk

SEEN_EVERY_S: Final = 60.0
"""How often a running program notes that it runs; what was away for less resumes by itself."""

ROOM_BYTES: Final = 500_000_000
"""Free bytes at which what waits for room goes on by itself: a few clips' worth."""

log = logging.getLogger(__name__)


def keep_up(desk: Desk) -> None:
    """Tidy up after the last run, and from now on."""
    desk.scope.spawn(_tidy(desk), name="tidy the library")
    _tidy_after_moves(desk)
    desk.scope.spawn(desk.gallery.tidy(), name="tidy pictures")
    _take_images_back(desk)


def _take_images_back(desk: Desk) -> None:
    """Delete images from their hosts that no clip needs any more: now, and as clips end."""
    desk.scope.spawn(desk.exposures.take_back(at_once=True), name="take images back")

    def look(generation: Generation) -> None:
        if generation.is_ended and desk.scope.is_open:
            desk.scope.spawn(desk.exposures.take_back(generation), name="take images back")

    desk.generations.changed.subscribe(look)


def watch_the_clock(desk: Desk) -> None:
    """Note every minute that we run, and go on with what waited for room once there is some."""
    desk.scope.spawn(_each_minute(desk), name="each minute")


def forget_pictures_of_emptied(desk: Desk) -> None:
    """Let the pictures of a clip go when its file has gone for good."""

    def forget(gone: tuple[Generation, ...]) -> None:
        desk.scope.spawn(_forget_pictures(desk, gone), name="forget pictures")

    desk.bin.emptied.subscribe(forget)


async def _forget_pictures(desk: Desk, gone: tuple[Generation, ...]) -> None:
    for generation in gone:
        for clip in generation.clips:
            await desk.gallery.forget(clip)


def _tidy_after_moves(desk: Desk) -> None:
    """Clear the place that a library came from once the program works with the new one."""
    at = desk.library.root

    def look(_preferences: Preferences) -> None:
        nonlocal at
        if desk.library.root != at:
            at = desk.library.root
            desk.scope.spawn(_tidy(desk), name="tidy the library")

    desk.settings.changed.subscribe(look)


async def _tidy(desk: Desk) -> None:
    """Finish what the last run left half moved or deleted, and let go what is a month old."""
    try:
        await desk.moving.finish()
    except AppError:  # the old place is held, say: the next start tries again
        log.warning("the library's old place could not be cleared", exc_info=True)
    try:
        await desk.bin.reconcile()
        await desk.bin.sweep(desk.parts.clock.now())
    except AppError:  # an unplugged drive, say: the next start tries again
        log.warning("the bin could not be tidied", exc_info=True)


async def _each_minute(desk: Desk) -> None:
    """Note that we run, and go on with what waited for room once there is some."""
    never = asyncio.Event()
    while not await desk.parts.clock.wait(never, SEEN_EVERY_S):
        try:
            await desk.parts.history.mark_seen(desk.parts.clock.now())
            if await asyncio.to_thread(desk.library.free_bytes) >= ROOM_BYTES:
                await desk.generations.unblock(BlockedBy.DISK)
        except (AppError, OSError):  # a full disk, say: the next minute may be better
            log.warning("could not note that the program runs", exc_info=True)
        await desk.exposures.take_back()
