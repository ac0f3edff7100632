"""Film strips under the pointer: decoded once, off the window's thread, and held for a while."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPixmap

from pikascenes_desktop.domain.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.ports.media import Strip
    from pikascenes_desktop.services.desk import Desk

KEPT_BYTES: Final = 48 * 1024 * 1024
"""Decoded sheets together: about four of a wide clip's."""

IDLE: Final = 64
"""Clips that wait to be cut while nobody moves; those that came first are dropped."""


@dataclass(slots=True)
class _Sheet:
    image: QImage
    strip: Strip
    number: int = -1
    frame: QPixmap | None = None


class Strips(QObject):
    """Gives frames at once when their strip is there, and tells when it has come.

    Signals:
        ready: The strip of this key is there now.
    """

    ready = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[str, _Sheet] = OrderedDict()
        self._missing: set[str] = set()
        self._done: set[str] = set()
        self._wanted: Clip | None = None
        self._idle: deque[Clip] = deque(maxlen=IDLE)
        self._is_working = False

    @staticmethod
    def key(clip: Clip) -> str:
        """Return the key under which a clip's strip is told."""
        return f"{clip.generation_id}:{clip.index}"

    def frame(self, clip: Clip, share: float) -> QPixmap | None:
        """Return the frame at a place in the clip, 0 to 1; None until `ready`."""
        key = self.key(clip)
        sheet = self._kept.get(key)
        if sheet is None:
            if key not in self._missing:
                self._wanted = clip
                self._work_on()
            return None
        self._kept.move_to_end(key)
        number = min(sheet.strip.count - 1, int(share * sheet.strip.count))
        if sheet.number != number or sheet.frame is None:
            sheet.number, sheet.frame = number, _cut_out(sheet, number)
        return sheet.frame

    def cut_soon(self, clips: Iterable[Clip]) -> None:
        """Cut strips that are not there yet, one after the other, while nothing else is wanted."""
        for clip in clips:
            if self.key(clip) not in self._done | self._missing:
                self._idle.append(clip)
        if self._idle:
            self._work_on()

    def rest(self) -> None:
        """Cut nothing more until it is asked for again."""
        self._idle.clear()

    def forget(self, clip: Clip) -> None:
        """Look again for a clip's strip: its file is another one, or back."""
        for keys in (self._missing, self._done):
            keys.discard(self.key(clip))

    def _work_on(self) -> None:
        if not self._is_working and self._desk.scope.is_open:
            self._is_working = True
            self._desk.scope.spawn(self._work(), name="cut film strips")

    async def _work(self) -> None:
        try:
            while self._wanted is not None or self._idle:
                if self._wanted is not None:
                    clip, self._wanted = self._wanted, None
                    await self._show(clip)
                else:
                    await self._strip(self._idle.popleft())
        finally:
            self._is_working = False

    async def _strip(self, clip: Clip) -> Strip | None:
        key = self.key(clip)
        try:
            strip = await self._desk.gallery.strip(clip)
        except AppError:
            self._missing.add(key)
            return None
        self._done.add(key)
        return strip

    async def _show(self, clip: Clip) -> None:
        key = self.key(clip)
        strip = None if key in self._kept else await self._strip(clip)
        if strip is None:
            return
        image = await asyncio.to_thread(_decode, strip.sheet)
        if image.isNull():
            self._missing.add(key)
            return
        self._kept[key] = _Sheet(image, strip)
        total = sum(sheet.image.sizeInBytes() for sheet in self._kept.values())
        while total > KEPT_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            total -= old.image.sizeInBytes()
        self.ready.emit(key)


def _decode(sheet: bytes) -> QImage:
    return QImage.fromData(sheet)


def _cut_out(sheet: _Sheet, number: int) -> QPixmap:
    width = sheet.image.width() // sheet.strip.columns
    height = sheet.image.height() // sheet.strip.rows
    column, row = number % sheet.strip.columns, number // sheet.strip.columns
    place = QRect(column * width, row * height, width, height)
    return QPixmap.fromImage(sheet.image.copy(place))
