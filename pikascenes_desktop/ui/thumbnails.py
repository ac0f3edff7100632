"""Small pictures of clips and ingredients: decoded off the window's thread, kept while useful."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.scene import Ingredient
    from pikascenes_desktop.services.desk import Desk

KEPT_BYTES: Final = 96 * 1024 * 1024
BYTES_PER_PIXEL: Final = 4
WORKERS: Final = 2
WAITING: Final = 160
"""Pictures in line; older ones are dropped, and asked for again when they are looked at."""

EDGE_STEP: Final = 160
"""Pictures are decoded in widths of whole steps, so that a small change decodes nothing."""


def shown_clip(generation: Generation) -> Clip | None:
    """Return the clip that stands for a generation: its first video, else its first output."""
    videos = [clip for clip in generation.clips if clip.kind is OutputKind.VIDEO]
    return next(iter(videos or generation.clips), None)


def read_scaled(path: Path, edge: int) -> QImage:
    """Read a picture with its long edge at most `edge` pixels; null when it cannot be read.

    Scaling happens inside the reader, which lets other threads run meanwhile.
    """
    return _scaled(QImageReader(str(path)), edge)


def decode_scaled(picture: bytes, edge: int) -> QImage:
    """Decode a picture as `read_scaled` does."""
    store = QBuffer()
    store.setData(picture)
    return _scaled(QImageReader(store), edge)


def _scaled(reader: QImageReader, edge: int) -> QImage:
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > edge:
        reader.setScaledSize(size.scaled(QSize(edge, edge), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class Thumbnails(QObject):
    """Gives pictures at once when they are there, and tells when they have come.

    Args:
        desk: Where posters and ingredient copies are found.
        parent: Its owner.

    Signals:
        ready: The picture of this key can be had now, or is known to be missing.
    """

    ready = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._bytes = 0
        self._missing: set[str] = set()
        self._waiting: OrderedDict[tuple[str, int], Callable[[], Awaitable[bytes]]] = OrderedDict()
        self._busy: set[tuple[str, int]] = set()
        self._workers = 0

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being read, and nothing waits for it."""
        return self._workers == 0

    @staticmethod
    def poster_key(clip: Clip) -> str:
        """Return the key under which a clip's poster is told."""
        return f"poster:{clip.generation_id}:{clip.index}"

    @staticmethod
    def ingredient_key(ingredient: Ingredient) -> str:
        """Return the key under which an ingredient's picture is told."""
        return f"ingredient:{ingredient.sha256 or ingredient.source}"

    def poster(self, clip: Clip, edge: int) -> QPixmap | None:
        """Return a clip's first frame (a still itself); None until `ready`.

        Args:
            clip: The clip.
            edge: Device pixels of the long edge that are needed.
        """
        key = self.poster_key(clip)
        return self._get(key, edge, lambda: self._desk.gallery.poster(clip, edge))

    def ingredient(self, ingredient: Ingredient, edge: int) -> QPixmap | None:
        """Return an ingredient's picture; None until `ready`, and for links."""
        sha256, media_type = ingredient.sha256, ingredient.media_type
        if sha256 is None or media_type is None:
            return None
        return self._get(
            self.ingredient_key(ingredient),
            edge,
            lambda: self._desk.gallery.ingredient_thumbnail(sha256, media_type),
        )

    def is_missing(self, key: str) -> bool:
        """Say whether the file behind a key is gone or unreadable."""
        return key in self._missing

    def retry(self, key: str) -> None:
        """Look again for what was missing."""
        self._missing.discard(key)

    def _get(self, key: str, edge: int, find: Callable[[], Awaitable[bytes]]) -> QPixmap | None:
        size = -(-max(1, edge) // EDGE_STEP) * EDGE_STEP
        wanted = (key, size)
        kept = self._kept.get(wanted)
        if kept is not None:
            self._kept.move_to_end(wanted)
            return kept
        if key in self._missing:
            return None
        if wanted not in self._busy:
            self._waiting[wanted] = find
            self._waiting.move_to_end(wanted)
            if len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            if self._workers < WORKERS:
                self._workers += 1
                self._desk.scope.spawn(self._work(), name="decode pictures")
        return self._other_size(key)

    def _other_size(self, key: str) -> QPixmap | None:
        """Return the picture at another size, to stand in while the right one is decoded."""
        for (kept_key, _), pixmap in reversed(self._kept.items()):
            if kept_key == key:
                return pixmap
        return None

    async def _work(self) -> None:
        try:
            while self._waiting:
                wanted, find = self._waiting.popitem()  # the latest is what is looked at now
                self._busy.add(wanted)
                try:
                    await self._one(wanted, find)
                finally:
                    self._busy.discard(wanted)
        finally:
            self._workers -= 1

    async def _one(self, wanted: tuple[str, int], find: Callable[[], Awaitable[bytes]]) -> None:
        key, size = wanted
        try:
            picture = await find()
        except (AppError, OSError):
            image = QImage()
        else:
            image = await asyncio.to_thread(decode_scaled, picture, size)
        if image.isNull():
            self._missing.add(key)
        else:
            self._keep(wanted, QPixmap.fromImage(image))
        self.ready.emit(key)

    def _keep(self, wanted: tuple[str, int], pixmap: QPixmap) -> None:
        self._kept[wanted] = pixmap
        self._bytes += _bytes(pixmap)
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= _bytes(old)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * BYTES_PER_PIXEL
