"""Keeps an eye on key, host, library and price for the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    import asyncio
    from decimal import Decimal

    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.settings import Readiness

SETTLE_MS: Final = 150


class ReadinessWatch(QObject):
    """Asks again after each change of settings or key, and on request.

    Signals:
        changed: What is known is different now.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: asyncio.Task[None] | None = None
        self._is_stale = False
        self.known: Readiness | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self.look)
        self._ends = (
            desk.settings.changed.subscribe(lambda _preferences: self.look_soon()),
            desk.settings.key_changed.subscribe(lambda _state: self.look_soon()),
            desk.costs.changed.subscribe(lambda _info: self.changed.emit()),
        )

    @property
    def is_practice(self) -> bool:
        """Whether practice mode is on."""
        return self._desk.settings.current.practice

    @property
    def links_only(self) -> bool:
        """Whether the host that would be used takes web links alone."""
        return not self.is_practice and self._desk.settings.current.host == "links"

    def price(self, scene: Scene, count: int) -> Decimal | None:
        """Return about what so many clips cost; None while unknown."""
        return None if self.is_practice else self._desk.costs.estimate(scene, count)

    def look_soon(self) -> None:
        """Ask again in a moment; changes come in bursts."""
        self._timer.start()

    def look(self) -> None:
        """Ask again now."""
        if self._task is not None and not self._task.done():
            self._is_stale = True
            return
        self._task = self._desk.scope.spawn(self._look(), name="readiness")

    def close(self) -> None:
        """Listen no more."""
        self._timer.stop()
        for end in self._ends:
            end()

    async def _look(self) -> None:
        while True:
            self._is_stale = False
            self.known = await self._desk.settings.readiness()
            self.changed.emit()
            if not self._is_stale:
                break
        if not self.is_practice and self.known.key is None:
            await self._desk.costs.refresh()
