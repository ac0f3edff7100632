"""Clips in the library that the history lost: each tells its own scene, so they come back.

That happens when a damaged history is put together from a copy that is older than a clip.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import State

if TYPE_CHECKING:
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.upkeep import ClipFinder
    from pikascenes_desktop.services.parts import Parts

log = logging.getLogger(__name__)


async def readopt(parts: Parts, finder: ClipFinder) -> tuple[Generation, ...]:
    """Take clips of the library into the history that it does not know, and return them.

    A library that cannot be searched keeps nobody from starting: its clips stay where they are.

    Raises:
        HistoryUnavailable, DiskFull: They could not be written down.
    """
    history = parts.history
    try:
        told = await finder.told()
        unknown = await history.unknown(told)
        known = {each.id: each for each in await history.page(sorted(told - unknown))}
        bare = frozenset(each.id for each in known.values() if _lacks_clips(each))
        lost = await finder.read_back(unknown | bare) if unknown or bare else []
    except AppError:
        log.warning("the library could not be searched for clips", exc_info=True)
        return ()
    back: list[Generation] = []
    for each in sorted(lost, key=lambda one: one.created_at):
        clips = tuple([await _measured(parts, clip) for clip in each.clips])
        if each.id in known:
            back.append(replace(known[each.id], clips=clips))
            await history.save(back[-1], note="readopted")
        else:
            back += await history.add_press((replace(each, clips=clips),))
    return tuple(back)


def _lacks_clips(generation: Generation) -> bool:
    is_there = generation.binned_at is None and generation.emptied_at is None
    return generation.state is State.SAVED and is_there and not generation.clips


async def _measured(parts: Parts, clip: Clip) -> Clip:
    """Return the clip with what its video holds; as it is when that cannot be read."""
    try:
        facts = await parts.videos.verify(parts.library.clip_path(clip))
    except AppError:
        return clip
    return replace(
        clip,
        width=facts.width,
        height=facts.height,
        duration_s=facts.duration_s,
        has_sound=facts.has_sound,
    )
