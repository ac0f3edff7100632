"""Try again: goes on with what stands still, or makes anew what ended; one press, one request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.domain.errors import AppError

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk


class Retrying(QObject):
    """Tries generations again, each once at a time.

    Signals:
        failed: It could not be; the `AppError` that says why.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._busy: set[str] = set()

    def again(self, generation: Generation) -> None:
        """Try again; returns at once, and does nothing while that is under way."""
        if generation.id not in self._busy:
            self._busy.add(generation.id)
            self._desk.scope.spawn(self._again(generation), name=f"try again {generation.id}")

    async def _again(self, generation: Generation) -> None:
        try:
            order = None
            if generation.is_ended:
                order = await self._desk.orders.make(generation.scene, practice=generation.practice)
            await self._desk.generations.try_again(generation.id, order)
        except AppError as error:
            self.failed.emit(error)
        finally:
            self._busy.discard(generation.id)
