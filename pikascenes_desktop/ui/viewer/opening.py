"""Finds everything that belongs to the clip that was asked for last, each part as it comes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPixmap

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import Generation
from pikascenes_desktop.ui.thumbnails import read_scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pikascenes_desktop.ports.media import Strip
    from pikascenes_desktop.services.desk import Desk

STILL_EDGE: Final = 4096
POSTER_EDGE: Final = 1280


def strip_pictures(sheet: QImage, strip: Strip) -> list[QPixmap]:
    """Return the frames of a film strip's sheet, in order; none of a damaged sheet."""
    wide, high = sheet.width() // strip.columns, sheet.height() // strip.rows
    if not wide or not high:
        return []
    whole = QPixmap.fromImage(sheet)
    return [
        whole.copy(QRect(number % strip.columns * wide, number // strip.columns * high, wide, high))
        for number in range(strip.count)
    ]


class Opening(QObject):
    """Reads what the viewer shows; what comes too late, for a clip before, is dropped.

    Signals:
        found: The `Generation`, its `Clip`, and whether the clip's file is there.
        poster: A small picture to begin with (`QImage`).
        still: The picture itself, where the clip is one; null when it cannot be read.
        strip: Pictures for the film strip (list of `QPixmap`).
        siblings: The clips of the same press (list of `Clip`), this one among them.
        failed: The `AppError` that kept all this from being read.
    """

    found = Signal(Generation, Clip, bool)
    poster = Signal(QImage)
    still = Signal(QImage)
    strip = Signal(list)
    siblings = Signal(list)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: tuple[str, int] | None = None

    def open(self, generation_id: str, index: int) -> None:
        """Look for a clip; of a generation without that clip nothing comes."""
        self._wanted = (generation_id, index)
        self._start(lambda: self._find(generation_id, index), "open a clip")

    def forget(self) -> None:
        """Want nothing any more."""
        self._wanted = None

    def _start(self, work: Callable[[], Coroutine[Any, Any, object]], name: str) -> None:
        self._desk.scope.spawn(self._guarded(work), name=name)

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
        try:
            await work()  # called here: a task that never begins leaves nothing unawaited
        except AppError as error:
            self.failed.emit(error)

    def _is_wanted(self, clip: Clip) -> bool:
        return self._wanted == (clip.generation_id, clip.index)

    async def _find(self, generation_id: str, index: int) -> None:
        page = await self._desk.gallery.page([generation_id])
        clips = [clip for one in page for clip in one.clips if clip.index == index]
        if self._wanted != (generation_id, index) or not clips:
            return
        clip = clips[0]
        path = self._desk.gallery.clip_path(clip)
        is_there = await asyncio.to_thread(path.is_file)
        if not self._is_wanted(clip):
            return
        self.found.emit(page[0], clip, is_there)
        self._start(lambda: self._find_siblings(page[0], clip), "variations of a clip")
        if not is_there:
            return
        if clip.kind is OutputKind.STILL:
            image = await asyncio.to_thread(read_scaled, path, STILL_EDGE)
            if self._is_wanted(clip):
                self.still.emit(image)
        else:
            self._start(lambda: self._find_poster(clip), "poster of a clip")
            self._start(lambda: self._find_strip(clip), "film strip of a clip")

    async def _find_siblings(self, generation: Generation, clip: Clip) -> None:
        made = await self._desk.gallery.variations(generation)
        if self._is_wanted(clip):
            self.siblings.emit([each for one in made for each in one.clips])

    async def _find_poster(self, clip: Clip) -> None:
        image = await self._picture(self._desk.gallery.poster(clip, POSTER_EDGE))
        if self._is_wanted(clip) and not image.isNull():
            self.poster.emit(image)

    async def _find_strip(self, clip: Clip) -> None:
        try:
            strip = await self._desk.gallery.strip(clip)
        except AppError:  # a plain rail does as well
            return
        sheet = await asyncio.to_thread(QImage.fromData, strip.sheet)
        if self._is_wanted(clip):
            self.strip.emit(strip_pictures(sheet, strip))

    async def _picture(self, source: Coroutine[Any, Any, bytes]) -> QImage:
        try:
            data = await source
        except AppError:  # the clip itself is told of, not its picture
            return QImage()
        return await asyncio.to_thread(QImage.fromData, data)
