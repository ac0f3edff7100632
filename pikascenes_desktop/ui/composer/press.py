"""From the press of Generate to accepted generations."""

from __future__ import annotations

import time
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.composer.press_guard import PressGuard

if TYPE_CHECKING:
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.spending import Passing
    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.composer.reading import Reader
    from pikascenes_desktop.ui.composer.sheet import Sheet

MS: float = 1000.0


class Press(QObject):
    """Sends what the composer holds, once for each intended press.

    Signals:
        busy_changed: A press is under way, or no longer.
        accepted: It is in the history: how many clips.
        refused: It was not accepted; the `AppError` that says why.
        limited: It may pass the spending limit: how many clips, and the `Passing`.
    """

    busy_changed = Signal()
    accepted = Signal(int)
    refused = Signal(object)
    limited = Signal(int, object)

    def __init__(
        self, desk: Desk, draft: Draft, reader: Reader, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft = draft
        self._reader = reader
        self._guard = PressGuard(QGuiApplication.styleHints().mouseDoubleClickInterval())

    @property
    def is_busy(self) -> bool:
        """Whether a press is under way."""
        return self._guard.is_busy

    def is_meant(self) -> bool:
        """Say whether the press that just happened is one of its own, not an echo of the last."""
        return self._guard.admit(round(time.monotonic() * MS))

    def send(self, count: int, *, over_limit: bool = False) -> None:
        """Send the sheet as it is now; returns at once.

        Args:
            count: How many clips.
            over_limit: Whether the user said that the spending limit may be passed.
        """
        press_id = uuid.uuid4().hex
        self._guard.begin()
        self.busy_changed.emit()
        # What was pressed is what is meant: a key that is set while images are still being read
        # must not turn a practice clip into one that is paid for.
        practice = self._desk.settings.current.practice
        self._desk.scope.spawn(
            self._send(self._draft.sheet, count, press_id, practice=practice, over=over_limit),
            name=f"press {press_id}",
        )

    async def _send(
        self, sheet: Sheet, count: int, press_id: str, *, practice: bool, over: bool
    ) -> None:
        try:
            await self._reader.settled(tile.key for tile in sheet.tiles)
            read = tuple(self._draft.known(tile.key) or tile for tile in sheet.tiles)
            problem = next((tile.problem for tile in read if tile.problem is not None), None)
            if problem is not None:
                raise problem
            scene = replace(sheet, tiles=read).full_scene()
            limit = None if practice or over else await self._passing(scene, count)
            if limit is not None:
                self.limited.emit(count, limit)
                return
            order = await self._desk.orders.make(
                scene, count=count, practice=practice, press_id=press_id, over_limit=True
            )
            made = await self._desk.generations.press(order)
        except AppError as error:
            self.refused.emit(error)
        else:
            self.accepted.emit(len(made))
        finally:
            self._guard.end()
            if isValid(self):  # the window may be gone; what it decided is seen through
                self.busy_changed.emit()

    async def _passing(self, scene: Scene, count: int) -> Passing | None:
        return await self._desk.spending.passing(self._desk.costs.estimate(scene, count))
