"""Try again: goes on with what stands still, or makes anew what ended; one press, one request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.limit_question import limit_question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.spending import Passing
    from pikascenes_desktop.ui.theme import Theme


class Retrying(QObject):
    """Tries generations again, each once at a time.

    Signals:
        failed: It could not be; the `AppError` that says why.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._window = window
        self._busy: set[str] = set()

    def again(self, generation: Generation, *, over_limit: bool = False) -> None:
        """Try again; returns at once, and does nothing while that is under way.

        Args:
            generation: What is tried again.
            over_limit: Whether the user said that the spending limit may be passed.
        """
        if generation.id not in self._busy:
            self._busy.add(generation.id)
            work = self._again(generation, over_limit=over_limit)
            self._desk.scope.spawn(work, name=f"try again {generation.id}")

    async def _again(self, generation: Generation, *, over_limit: bool) -> None:
        desk = self._desk
        try:
            order = None
            if generation.is_ended:
                is_free = generation.practice or over_limit
                passing = None if is_free else await self._passing(generation.scene)
                if passing is not None:
                    self._ask(generation, passing)
                    return
                order = await desk.orders.make(
                    generation.scene, practice=generation.practice, over_limit=True
                )
            await desk.generations.try_again(generation.id, order)
        except AppError as error:
            self.failed.emit(error)
        finally:
            self._busy.discard(generation.id)

    async def _passing(self, scene: Scene) -> Passing | None:
        return await self._desk.spending.passing(self._desk.costs.estimate(scene))

    def _ask(self, generation: Generation, passing: Passing) -> None:
        question = limit_question(self._theme, self._window, passing)
        question.accepted.connect(partial(self.again, generation, over_limit=True))
        question.open()
