"""Putting a scene's images where the service can fetch them, just before it is asked to."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from pikascenes_desktop.domain.errors import ImageMissing, LinkNotOpen
from pikascenes_desktop.domain.generation import PRACTICE_BASE, Progress
from pikascenes_desktop.ports.remote import ImageFile
from pikascenes_desktop.services.placing import Placed, Placing
from pikascenes_desktop.services.tasks import side_by_side

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from pikascenes_desktop.domain.generation import Fallback, Generation
    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.domain.scene import Ingredient
    from pikascenes_desktop.services.ledger import Ledger
    from pikascenes_desktop.services.parts import Parts

FRESH_S: Final = 20.0
"""A link that was seen to open longer ago is looked at once more before the paid request."""


def may_use_loopback(api_base: str) -> bool:
    """Say whether http and loopback links are allowed: only if the API itself is on loopback."""
    return api_base == PRACTICE_BASE or is_loopback(api_base)


def is_loopback_allowed(preferences: Preferences) -> bool:
    """Say the same of a scene that is not sent yet, by what is set up now."""
    return preferences.practice or may_use_loopback(preferences.api_base)


def is_loopback(link: str) -> bool:
    """Say whether a link is plain http to this very computer, by name or number."""
    parts = urlsplit(link)
    return (
        parts.scheme == "http"
        and parts.username is None
        and parts.hostname in {"127.0.0.1", "::1", "localhost"}
    )


class _Bytes:
    """Byte counts of uploads side by side, summed into one progress."""

    def __init__(
        self, generation_id: str, sizes: dict[int, int], tell: Callable[[Progress], None]
    ) -> None:
        self.generation_id = generation_id
        self.sizes = sizes
        self.tell = tell
        self._done = dict.fromkeys(sizes, 0)
        self._lock = threading.Lock()

    def counter(self, number: int) -> Callable[[int, int | None], None]:
        def count(done: int, _total: int | None) -> None:
            with self._lock:
                self._done[number] = min(done, self.sizes[number])
                whole = sum(1 for n, size in self.sizes.items() if self._done[n] >= size)
                progress = Progress(
                    generation_id=self.generation_id,
                    done_bytes=sum(self._done.values()),
                    total_bytes=sum(self.sizes.values()),
                    image=min(whole + 1, len(self.sizes)),
                    images=len(self.sizes),
                )
            self.tell(progress)

        return count


class Hosting:
    """Puts images on hosts side by side, and checks every link right before it is sent.

    Args:
        parts: The ports.
        ledger: Sends images, and finds what is there already.
        tell: Told of the bytes.
        note: Told of a host that failed, by the generation's id.
    """

    def __init__(
        self,
        parts: Parts,
        ledger: Ledger,
        tell: Callable[[Progress], None],
        note: Callable[[str, Fallback], Awaitable[None]],
    ) -> None:
        self._parts = parts
        self._ledger = ledger
        self._tell = tell
        self._note = note

    async def place(self, generation: Generation) -> tuple[Placed, ...]:
        """Return where each image is, in the scene's order, each link just proved to open.

        Raises:
            ImageMissing: The library's copy of an image is gone.
            LinkNotOpen: A link of the user's own does not open from outside.
            NoHostLeft: None of the hosts took an image.
        """
        ingredients = generation.scene.ingredients
        files = {
            number: await self._file(number, image)
            for number, image in enumerate(ingredients, start=1)
            if not image.is_link
        }
        sizes = {number: file.size_bytes for number, file in files.items()}
        counts = _Bytes(generation.id, sizes, self._tell)
        placing = Placing(
            self._parts,
            self._ledger,
            generation,
            loopback=may_use_loopback(generation.api_base),
            note=lambda fallback: self._note(generation.id, fallback),
        )
        links = {n: image.source for n, image in enumerate(ingredients, 1) if image.is_link}
        placed: dict[int, Placed] = {}
        while missing := sorted({*files, *links} - placed.keys()):

            async def one(number: int) -> Placed:
                if number in links:
                    return await placing.accept(number, links[number])
                return await placing.place(files[number], counts.counter(number))

            found = await side_by_side(one(number) for number in missing)
            placed.update(zip(missing, found, strict=True))
            for number in await self._closed(placing, placed, files):
                del placed[number]
        return tuple(placed[number] for number in sorted(placed))

    async def _closed(
        self, placing: Placing, placed: dict[int, Placed], files: dict[int, ImageFile]
    ) -> list[int]:
        """Look once more at links that were seen to open a while ago: others took their time.

        Returns:
            The images that need another place.

        Raises:
            LinkNotOpen: It is a link of the user's own.
        """
        now = self._parts.clock.monotonic()
        stale = [
            (number, one)
            for number, one in placed.items()
            if one.checked_at is not None and now - one.checked_at > FRESH_S
        ]
        reports = await side_by_side(placing.check(one.url, one.size_bytes) for _, one in stale)
        seen_at = self._parts.clock.monotonic()
        closed: list[int] = []
        for (number, one), report in zip(stale, reports, strict=True):
            placed[number] = replace(one, checked_at=seen_at, remarks=report.remarks)
            if report.problem is not None:
                error = LinkNotOpen(image=number, reason=report.problem.value)
                if one.upload is None:
                    raise error
                await self._ledger.distrust(one.upload)
                await placing.give_up(one.host, files[number], error)
                closed.append(number)
        return closed

    async def _file(self, number: int, image: Ingredient) -> ImageFile:
        if image.sha256 is None or image.media_type is None or image.size_bytes is None:
            raise ImageMissing(path=image.source)
        path = await self._parts.library.kept_ingredient(image.sha256, image.media_type)
        if path is None:
            raise ImageMissing(path=image.source)
        return ImageFile(number, path, image.sha256, image.media_type, image.size_bytes)
