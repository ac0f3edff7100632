"""Finds the two clips that were asked for last, their files and their pictures."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.thumbnails import read_scaled, shown_clip

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk

POSTER_EDGE: Final = 1280
STILL_EDGE: Final = 4096

Which = tuple[str, int | None]
"""A clip: its generation's id, and its index or None for the one that stands for it."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the two.

    Attributes:
        path: Its file; None when that is gone.
    """

    generation: Generation
    clip: Clip
    path: Path | None

    @property
    def video(self) -> tuple[Path, Clip] | None:
        """What a player can open; None for stills and where there is no file."""
        if self.path is None or self.clip.kind is not OutputKind.VIDEO:
            return None
        return self.path, self.clip


class Pair(QObject):
    """Reads what compare shows; what comes too late, for clips before, is dropped.

    Signals:
        found: The two `Member`s, as a tuple.
        picture: The side, and a picture to begin with, or the still itself (`QImage`).
        failed: The `AppError` that kept all this from being read.
    """

    found = Signal(object)
    picture = Signal(int, QImage)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.wanted: tuple[Which, Which] | None = None

    def open(self, first: Which, second: Which) -> None:
        """Look for two clips; nothing comes unless both are there."""
        self.wanted = (first, second)
        self.start(partial(self._find, first, second), "compare clips")

    def forget(self) -> None:
        """Want nothing any more."""
        self.wanted = None

    def start(self, work: Callable[[], Coroutine[Any, Any, object]], name: str) -> None:
        """Begin work whose trouble is told."""
        self._desk.scope.spawn(self._guarded(work), name=name)

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        try:
            await work()  # called here: a task that never begins leaves nothing unawaited
        except AppError as error:
            self.failed.emit(error)

    async def _find(self, first: Which, second: Which) -> None:
        page = await self._desk.gallery.page([first[0], second[0]])
        by_id = {one.id: one for one in page}
        members: list[Member] = []
        for generation_id, index in (first, second):
            generation = by_id.get(generation_id)
            clip = None if generation is None else _clip_of(generation, index)
            if generation is None or clip is None:
                return
            path = self._desk.gallery.clip_path(clip)
            is_there = await asyncio.to_thread(path.is_file)
            members.append(Member(generation, clip, path if is_there else None))
        if self.wanted != (first, second):
            return
        self.found.emit((members[0], members[1]))
        for side, member in enumerate(members):
            if member.path is not None:
                work = partial(self._find_picture, side, member.clip, member.path)
                self.start(work, "picture of a clip")

    async def _find_picture(self, side: int, clip: Clip, path: Path) -> None:
        wanted = self.wanted
        if wanted is None:
            return
        if clip.kind is OutputKind.STILL:
            image = await asyncio.to_thread(read_scaled, path, STILL_EDGE)
        else:
            try:
                data = await self._desk.gallery.poster(clip, POSTER_EDGE)
            except AppError:  # the clip itself is told of, not its picture
                return
            image = await asyncio.to_thread(QImage.fromData, data)
        if self.wanted == wanted:
            self.picture.emit(side, image)


def _clip_of(generation: Generation, index: int | None) -> Clip | None:
    if index is None:
        return shown_clip(generation)
    return next((clip for clip in generation.clips if clip.index == index), None)
