"""What the gallery shows: ids by the thousand, rows by the page."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.generation import State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.media import Images, Videos
    from pikascenes_desktop.ports.storage import History, Library


class Filter(StrEnum):
    """The chips above the gallery."""

    ALL = "all"
    RUNNING = "running"
    FAVOURITES = "favourites"
    FAILED = "failed"


RUNNING_STATES: Final = (
    State.READY,
    State.PREPARING,
    State.UPLOADING,
    State.SUBMITTING,
    State.IN_LINE,
    State.GENERATING,
    State.REMOTE_DONE,
    State.DOWNLOADING,
)
FAILED_STATES: Final = (State.UNCONFIRMED, State.NEEDS_ATTENTION, State.REFUSED, State.FAILED)


class Gallery:
    """Reads the history for the gallery, and finds pictures for its cards.

    Args:
        posters: The folder of poster frames; they are made again when missing.
    """

    def __init__(
        self, history: History, library: Library, videos: Videos, images: Images, posters: Path
    ) -> None:
        self._history = history
        self._library = library
        self._videos = videos
        self._images = images
        self._posters = posters

    async def ids(self, *, search: str = "", chip: Filter = Filter.ALL) -> list[str]:
        """Return the ids of all cards that match, newest first."""
        states: tuple[State, ...] = ()
        if chip is Filter.RUNNING:
            states = RUNNING_STATES
        elif chip is Filter.FAILED:
            states = FAILED_STATES
        return await self._history.ids(
            search=search, states=states, favourites=chip is Filter.FAVOURITES
        )

    async def counts(self) -> dict[Filter, int]:
        """Return how many cards each chip stands for, in the whole library."""
        return {chip: len(await self.ids(chip=chip)) for chip in Filter}

    async def page(self, ids: Iterable[str]) -> list[Generation]:
        """Return these generations."""
        return await self._history.page(ids)

    def clip_path(self, clip: Clip) -> Path:
        """Return where the clip's file is."""
        return self._library.clip_path(clip)

    async def poster(self, clip: Clip) -> Path:
        """Return the clip's first frame as a JPEG, made now if it is not there yet.

        Raises:
            DownloadFailed: The file is gone or is no video.
        """
        target = self._posters / f"{clip.generation_id}-{clip.index}.jpg"
        if not target.is_file():
            await self._videos.poster(self._library.clip_path(clip), target)
        return target

    async def ingredient_thumbnail(self, sha256: str, media_type: str) -> Path:
        """Return a small JPEG of an ingredient's copy in the library.

        Raises:
            ImageMissing, ImageUnreadable: The copy is gone or damaged.
        """
        target = self._posters / f"ingredient-{sha256}.jpg"
        if not target.is_file():
            source = self._library.ingredient_path(sha256, media_type)
            await self._images.thumbnail(source, target, THUMBNAIL_EDGE)
        return target


THUMBNAIL_EDGE: Final = 480
"""Pixels of the long edge; enough for a tile at twice the density."""
