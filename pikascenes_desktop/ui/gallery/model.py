"""The gallery's list model, following what generations do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QTimer, Signal

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ports.listing import CardOrder
from pikascenes_desktop.services.gallery import Filter, belongs
from pikascenes_desktop.ui.gallery.card_rows import code_of_generation, is_running
from pikascenes_desktop.ui.gallery.listed import CardList
from pikascenes_desktop.ui.gallery.rows import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk

COUNT_MS: Final = 60
REFRESH_MS: Final = 60
"""Changes that come close together are counted, and looked up, together."""


class GalleryModel(CardList):
    """Shows each new state of a generation in its place.

    Signals:
        finished: A clip was saved whose card was running until now (a `Generation`).
        moved_on: A `Generation` that was running is in another state now.
    """

    finished = Signal(object)
    moved_on = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._at_work: dict[str, State] = {}
        self._leaving: set[str] = set()
        self._count_soon = self._timer(COUNT_MS, self.count)
        self._refresh_soon = self._timer(REFRESH_MS, self.load)
        self._leave_soon = self._timer(0, self._let_leave)
        self._unsubscribe = desk.generations.changed.subscribe(self.upsert)
        self.destroyed.connect(self._unsubscribe)

    def _timer(self, interval_ms: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(act)
        return timer

    def upsert(self, generation: Generation) -> None:
        """Show a new state: in place where it is shown already, at the top when it is new."""
        row = self.row_of(generation.id)
        was_running = generation.id in self._at_work or (
            row is not None and self.kind(row) is Kind.RUNNING
        )
        self._note_work(generation)
        if belongs(generation, self.chip):
            self._gone.discard(generation.id)
            self._kept.put(generation)
            self._place(row, generation)
        else:
            self._gone.add(generation.id)
            self._kept.drop(generation.id)
            if row is not None:
                self._leave(row, generation.id)
        if was_running and generation.state is State.SAVED:
            self.finished.emit(generation)
        self._count_soon.start()

    def _note_work(self, generation: Generation) -> None:
        before = self._at_work.get(generation.id)
        if is_running(generation):
            self._at_work[generation.id] = generation.state
        else:
            self._at_work.pop(generation.id, None)
        if before is not None and before is not generation.state:
            self.moved_on.emit(generation)

    def _place(self, row: int | None, generation: Generation) -> None:
        if row is not None:
            self._leaving.discard(generation.id)
            self._rows.recode(row, code_of_generation(generation))
            self._tell(generation.id)
        elif self._goes_on_top(generation):
            self._insert(generation)
        else:
            self._refresh_soon.start()  # where it belongs, the history knows

    def _goes_on_top(self, generation: Generation) -> bool:
        return (
            not self.search
            and self.chip is not Filter.BIN
            and self.sorting is CardOrder.NEWEST
            and generation.created_at >= self._rows.newest_at
            and self._calendar.ordinal(generation.created_at) == self.today()
            and self._rows.begins_today()
        )

    def _insert(self, generation: Generation) -> None:
        row = self._after_its_press(generation)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, generation)
        self.endInsertRows()

    def _after_its_press(self, generation: Generation) -> int:
        """Return the row after the earlier variations of the same press, which came just now."""
        row = 0
        while row < len(self._rows):
            above = self.known(row)
            if above is None or above.press_id != generation.press_id:
                break
            row += 1
        return row

    def _leave(self, row: int, generation_id: str) -> None:
        """Take a row out: the first of a moment at once, those that follow together."""
        if self._leave_soon.isActive():
            self._leaving.add(generation_id)
            return
        self._leave_soon.start()
        self.beginRemoveRows(QModelIndex(), row, row)
        self._rows.remove(row)
        self.endRemoveRows()

    def _let_leave(self) -> None:
        if self._leaving:
            rows = self._rows.without(self._leaving)
            self._leaving.clear()
            self._show(rows, same=True)
