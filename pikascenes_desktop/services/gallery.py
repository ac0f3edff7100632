"""What the gallery shows: cards by the page, counts, and pictures that are made once.

For every screen (`desk.gallery`)::

    await desk.gallery.poster(clip, edge=480) -> bytes       a JPEG; of a still, the still
    await desk.gallery.strip(clip) -> Strip                  24 frames on one JPEG sheet
    await desk.gallery.ingredient_thumbnail(sha256, media_type) -> bytes
    await desk.gallery.forget(clip)                          when the clip is gone for good

All of them come from one packed cache and are made again, off the window's thread, when they
are missing there.
"""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ports.listing import CardOrder, CardQuery
from pikascenes_desktop.ports.media import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.history import History
    from pikascenes_desktop.ports.library import Library
    from pikascenes_desktop.ports.listing import Listing, Tally
    from pikascenes_desktop.ports.media import Images, PictureCache, Videos

POSTER_EDGE: Final = 480
"""Pixels of a poster's long edge, and of a frame's of a strip."""

LARGE_EDGE: Final = 1280
"""Pixels of the posters that large cards on dense screens ask for."""

THUMBNAIL_EDGE: Final = 480
"""Pixels of the long edge; enough for a tile at twice the density."""


class Filter(StrEnum):
    """What the gallery can be narrowed to; all but BIN have a chip."""

    ALL = "all"
    RUNNING = "running"
    FAVOURITES = "favourites"
    FAILED = "failed"
    PRACTICE = "practice"
    BIN = "bin"


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


def belongs(generation: Generation, chip: Filter) -> bool:
    """Say whether a chip shows a generation."""
    if generation.hidden or (generation.binned_at is not None) is not (chip is Filter.BIN):
        return False
    match chip:
        case Filter.RUNNING:
            return generation.state in RUNNING_STATES
        case Filter.FAILED:
            return generation.state in FAILED_STATES
        case Filter.FAVOURITES:
            return generation.favourite
        case Filter.PRACTICE:
            return generation.practice
        case Filter.ALL | Filter.BIN:
            return True


def _counts(tally: Tally, chip: Filter) -> bool:
    if tally.binned is not (chip is Filter.BIN):
        return False
    match chip:
        case Filter.RUNNING:
            return tally.state in RUNNING_STATES
        case Filter.FAILED:
            return tally.state in FAILED_STATES
        case Filter.FAVOURITES:
            return tally.favourite
        case Filter.PRACTICE:
            return tally.practice
        case Filter.ALL | Filter.BIN:
            return True


@dataclass(frozen=True, slots=True)
class GalleryQuery:
    """What the gallery is asked to show.

    Attributes:
        today: Unix seconds of the last midnight: what failed since comes first.
    """

    chip: Filter = Filter.ALL
    search: str = ""
    order: CardOrder = CardOrder.NEWEST
    today: float = 0.0

    @property
    def asked(self) -> CardQuery:
        """The same as the history takes it."""
        urgent = self.order is CardOrder.NEWEST and self.chip is not Filter.BIN
        plain = CardQuery(
            search=self.search,
            order=self.order,
            binned=self.chip is Filter.BIN,
            urgent_since=self.today if urgent else None,
        )
        match self.chip:
            case Filter.RUNNING:
                return replace(plain, states=RUNNING_STATES)
            case Filter.FAILED:
                return replace(plain, states=FAILED_STATES)
            case Filter.FAVOURITES:
                return replace(plain, favourites=True)
            case Filter.PRACTICE:
                return replace(plain, practice=True)
            case Filter.ALL | Filter.BIN:
                return plain


class Gallery:
    """Reads the history for the gallery, and finds pictures for its cards.

    Args:
        pictures: Where pictures are kept once they are made.
        scratch: A folder for pictures while they are made.
    """

    def __init__(  # noqa: PLR0913 -- the ports it stands on
        self,
        history: History,
        library: Library,
        videos: Videos,
        images: Images,
        *,
        pictures: PictureCache,
        scratch: Path,
    ) -> None:
        self._history = history
        self._library = library
        self._videos = videos
        self._images = images
        self._pictures = pictures
        self._scratch = scratch
        self._cutting = asyncio.Lock()

    # --- cards ------------------------------------------------------------------------------

    async def listing(self, query: GalleryQuery, *, after: int | None, limit: int) -> Listing:
        """Return a page of cards; see `History.listing`."""
        return await self._history.listing(query.asked, after=after, limit=limit)

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
        tallies = await self._history.tally()
        return {
            chip: sum(tally.count for tally in tallies if _counts(tally, chip)) for chip in Filter
        }

    async def page(self, ids: Iterable[str]) -> list[Generation]:
        """Return these generations."""
        return await self._history.page(ids)

    async def variations(self, generation: Generation) -> list[Generation]:
        """Return what the same press made and still has clips to show, in the press's order."""
        made = await self._history.press(generation.press_id)
        return [one for one in made if one.clips and one.is_listed]

    # --- pictures ---------------------------------------------------------------------------

    def clip_path(self, clip: Clip) -> Path:
        """Return where the clip's file is."""
        return self._library.clip_path(clip)

    async def poster(self, clip: Clip, edge: int = POSTER_EDGE) -> bytes:
        """Return the clip's first frame as a JPEG; of a still, the still made small.

        Args:
            clip: The clip.
            edge: Pixels of the long edge that are of use; it comes in two sizes.

        Raises:
            DownloadFailed: The file is gone or is no video.
            ImageMissing, ImageUnreadable, ImageTooLarge: The same of a still.
        """
        size = POSTER_EDGE if edge <= POSTER_EDGE else LARGE_EDGE
        key = _poster_key(clip, size)
        kept = await self._pictures.get(key)
        if kept is None:
            path = self._library.clip_path(clip)
            if clip.kind is OutputKind.STILL:
                kept = await self._small(path, size)
            else:
                kept = await self._videos.poster(path, size)
            await self._pictures.put(key, kept)
        return kept

    async def strip(self, clip: Clip) -> Strip:
        """Return the clip's film strip; cut now if it is not there yet, one clip at a time.

        Raises:
            DownloadFailed: The file is gone or is no video.
        """
        key = _strip_key(clip)
        kept = await self._pictures.get(key)
        if kept is None:
            async with self._cutting:
                kept = await self._pictures.get(key)  # who waited in line may find it there
                if kept is None:
                    kept = await self._videos.strip(self._library.clip_path(clip), POSTER_EDGE)
                    await self._pictures.put(key, kept)
        return Strip(kept)

    async def ingredient_thumbnail(self, sha256: str, media_type: str) -> bytes:
        """Return a small JPEG of an ingredient's copy in the library.

        Raises:
            ImageMissing, ImageUnreadable: The copy is gone or damaged.
        """
        key = f"ingredient:{sha256}"
        kept = await self._pictures.get(key)
        if kept is None:
            kept = await self._small(
                self._library.ingredient_path(sha256, media_type), THUMBNAIL_EDGE
            )
            await self._pictures.put(key, kept)
        return kept

    async def forget(self, clip: Clip) -> None:
        """Drop the pictures of a clip whose file is gone for good, or is another one now."""
        for key in (
            _poster_key(clip, POSTER_EDGE),
            _poster_key(clip, LARGE_EDGE),
            _strip_key(clip),
        ):
            await self._pictures.forget(key)

    async def tidy(self) -> None:
        """Remove what a crash, or an earlier version, left in the scratch folder."""
        await asyncio.to_thread(_empty, self._scratch)

    async def _small(self, path: Path, edge: int) -> bytes:
        target = self._scratch / f"{secrets.token_hex(8)}.jpg"
        try:
            await self._images.thumbnail(path, target, edge)
            return await asyncio.to_thread(target.read_bytes)
        finally:
            await asyncio.to_thread(target.unlink, missing_ok=True)


def _empty(folder: Path) -> None:
    for file in folder.glob("*.jpg*"):
        with suppress(OSError):
            file.unlink()


def _poster_key(clip: Clip, edge: int) -> str:
    return f"poster:{edge}:{clip.generation_id}:{clip.index}"


def _strip_key(clip: Clip) -> str:
    return f"strip:{clip.generation_id}:{clip.index}"
