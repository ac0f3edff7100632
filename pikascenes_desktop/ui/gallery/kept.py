"""Generations in memory: those that are looked at, fetched in pages when they are missing."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import State

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk

KEPT: Final = 600
"""Generations kept in memory; a screen shows some 40."""

RECENT: Final = 5
"""Clips over which the usual time is taken."""


class Kept(QObject):
    """A store of generations that fetches what it lacks.

    Args:
        desk: Whose history is read.
        around: Says what else is worth fetching with an id: its neighbours.
        parent: Its owner.

    Signals:
        came: A generation (its id) is there now.
        failed: The history could not be read (an `AppError`).
    """

    came = Signal(str)
    failed = Signal(object)

    def __init__(
        self, desk: Desk, around: Callable[[str], Iterable[str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._around = around
        self._kept: OrderedDict[str, Generation] = OrderedDict()
        self._wanted: dict[str, None] = {}
        self._on_the_way: set[str] = set()
        self._took: dict[tuple[bool, str], tuple[float, float]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch)

    @property
    def ids(self) -> Collection[str]:
        """The ids of what is in memory."""
        return self._kept.keys()

    def typical_s(self, *, practice: bool) -> float | None:
        """Return the seconds that recent clips took to generate, None while nobody knows."""
        took = sorted(
            (value for (is_practice, _), value in self._took.items() if is_practice is practice),
            reverse=True,
        )[:RECENT]
        return sum(seconds for _, seconds in took) / len(took) if took else None

    def get(self, key: str) -> Generation | None:
        """Return a generation; None while it is being fetched."""
        kept = self.look(key)
        if kept is None:
            self._wanted[key] = None
            if not self._soon.isActive():
                self._soon.start()
        return kept

    def look(self, key: str) -> Generation | None:
        """Return a generation if it is in memory."""
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def put(self, generation: Generation) -> None:
        """Keep the latest state of a generation."""
        self._kept[generation.id] = generation
        self._kept.move_to_end(generation.id)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        began, ended = generation.generating_since, generation.ended_at
        if generation.state is State.SAVED and began is not None and ended is not None:
            self._note_time(generation, max(0.0, ended - began))

    def _note_time(self, generation: Generation, seconds: float) -> None:
        self._took[generation.practice, generation.id] = (generation.created_at, seconds)
        alike = [key for key in self._took if key[0] is generation.practice]
        if len(alike) > RECENT:
            del self._took[min(alike, key=self._took.__getitem__)]

    def drop(self, key: str) -> None:
        """Keep a generation no longer."""
        self._kept.pop(key, None)

    def rest(self) -> None:
        """Fetch nothing more until someone looks again."""
        self._soon.stop()
        self._wanted.clear()

    def _fetch(self) -> None:
        wanted: dict[str, None] = {}
        for key in self._wanted:
            for near in self._around(key):
                if near not in self._kept and near not in self._on_the_way:
                    wanted[near] = None
        self._wanted.clear()
        if wanted and self._desk.scope.is_open:
            self._on_the_way |= wanted.keys()
            self._desk.scope.spawn(self._fetch_page(list(wanted)), name="fetch cards")

    async def _fetch_page(self, ids: list[str]) -> None:
        try:
            page = await self._desk.gallery.page(ids)
        except AppError as error:
            self.failed.emit(error)
            return
        finally:
            self._on_the_way.difference_update(ids)
        for generation in page:
            if generation.id not in self._kept:  # else a newer state has come meanwhile
                self.put(generation)
                self.came.emit(generation.id)
