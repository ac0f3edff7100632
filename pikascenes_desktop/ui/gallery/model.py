"""The gallery as a list model: ids for all, generations for what is looked at."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.generation import Generation, State
from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery.catalogue import Catalogue, Sort, belongs, card_of
from pikascenes_desktop.ui.gallery.days import LocalDays
from pikascenes_desktop.ui.gallery.names import accessible_name
from pikascenes_desktop.ui.gallery.row_ids import RowIds
from pikascenes_desktop.ui.gallery.rows import Day, code_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QObject

    from pikascenes_desktop.ports.storage import Card
    from pikascenes_desktop.services.desk import Desk

GENERATION_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
KEPT: Final = 600
"""Generations kept in memory; a screen shows some 40."""

AROUND: Final = 24
"""Rows fetched beyond those asked for, so that scrolling on finds them there."""

RECENT: Final = 5
"""Clips over which the usual time is taken."""


class GalleryModel(QAbstractListModel):
    """Every card that the chip, the search and the order let through.

    Signals:
        counts_changed: `counts` has changed.
        arranged: All rows are others now: loaded, filtered, sorted.
        failed: The history could not be read (an `AppError`).
        finished: A clip was saved whose card was running until now (a `Generation`).
    """

    counts_changed = Signal()
    arranged = Signal()
    failed = Signal(object)
    finished = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._catalogue = Catalogue()
        self._calendar = LocalDays()
        self._ids = RowIds()
        self.days: list[Day] = []
        self.chip = Filter.ALL
        self.sorting = Sort.NEWEST
        self.search = ""
        self.is_loaded = False
        self._matching: frozenset[str] | None = None
        self._kept: OrderedDict[str, Generation] = OrderedDict()
        self._wanted: list[str] = []
        self._took: list[float] = []
        self._fetch_soon = QTimer(self)
        self._fetch_soon.setSingleShot(True)
        self._fetch_soon.setInterval(0)
        self._fetch_soon.timeout.connect(self._fetch)
        self._unsubscribe = desk.generations.changed.subscribe(self.upsert)
        self.destroyed.connect(self._unsubscribe)

    # --- what views ask -------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        row = index.row()
        if not 0 <= row < len(self._ids):
            return None
        if role == GENERATION_ROLE:
            return self.generation(row)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return accessible_name(self.card(row), self.generation(row), self.now())
        return None

    @property
    def counts(self) -> dict[Filter, int]:
        """How many cards each chip stands for, in the whole library."""
        return self._catalogue.counts

    @property
    def kept(self) -> Collection[str]:
        """The ids whose generations are in memory."""
        return self._kept.keys()

    @property
    def typical_s(self) -> float | None:
        """Seconds that recent clips took to generate, None while nobody knows."""
        return sum(self._took) / len(self._took) if self._took else None

    def now(self) -> float:
        """Return the time by the program's clock, Unix seconds."""
        return self._desk.parts.clock.now()

    def today(self) -> int:
        """Return the local day that it is now, as `datetime.date.toordinal` counts."""
        return self._calendar.ordinal(self.now())

    def id_at(self, row: int) -> str:
        """Return the generation of a row."""
        return self._ids[row]

    def row_of(self, generation_id: str) -> int | None:
        """Return the row of a generation, None when it is not shown."""
        return self._ids.row_of(generation_id)

    def card(self, row: int) -> Card:
        """Return the card of a row."""
        return self._catalogue[self._ids[row]]

    def generation(self, row: int) -> Generation | None:
        """Return what a row shows; None while it is being fetched."""
        key = self._ids[row]
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        self._wanted.append(key)
        if not self._fetch_soon.isActive():
            self._fetch_soon.start()
        return None

    def rest(self) -> None:
        """Fetch nothing more until someone looks again."""
        self._fetch_soon.stop()
        self._wanted.clear()

    # --- loading --------------------------------------------------------------------------

    def load(self) -> None:
        """Read all cards anew."""
        self._desk.scope.spawn(self._load(), name="load the gallery")

    async def _load(self) -> None:
        try:
            cards = await self._desk.parts.history.cards()
        except AppError as error:
            self.failed.emit(error)
            return
        self._catalogue.fill(cards)
        self.is_loaded = True
        self.counts_changed.emit()
        self._arrange()

    def show_chip(self, chip: Filter) -> None:
        """Show the cards of another chip."""
        if chip is not self.chip:
            self.chip = chip
            self._arrange()

    def show_sorted(self, sort: Sort) -> None:
        """Show the cards in another order."""
        if sort is not self.sort:
            self.sorting = sort
            self._arrange()

    def show_matching(self, search: str) -> None:
        """Show the cards that a text is found in; all when it is empty."""
        self.search = search.strip()
        if self.search:
            self._desk.scope.spawn(self._search(self.search), name="search the gallery")
        else:
            self._matching = None
            self._arrange()

    async def _search(self, text: str) -> None:
        try:
            found = await self._desk.gallery.ids(search=text)
        except AppError as error:
            self.failed.emit(error)
            return
        if text == self.search:  # else the user has typed on
            self._matching = frozenset(found)
            self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        today = self.today()
        cards = self._catalogue.arranged(self.chip, self.sorting, self._matching, today)
        self._ids = RowIds(card.id for card in cards)
        self.days = []
        for card in cards:
            ordinal = self._catalogue.day(card, today)
            if not self.days or self.days[-1].ordinal != ordinal:
                self.days.append(Day(ordinal))
            self.days[-1].codes.append(_code(card))
        self.endResetModel()
        self.arranged.emit()

    def _fetch(self) -> None:
        wanted: dict[str, None] = {}
        for key in self._wanted:
            row = self._ids.row_of(key)
            if row is None:
                continue
            for near in range(max(0, row - AROUND), min(len(self._ids), row + AROUND + 1)):
                near_key = self._ids[near]
                if near_key not in self._kept:
                    wanted[near_key] = None
        self._wanted.clear()
        if wanted:
            self._desk.scope.spawn(self._fetch_page(list(wanted)), name="fetch cards")

    async def _fetch_page(self, ids: list[str]) -> None:
        try:
            page = await self._desk.gallery.page(ids)
        except AppError as error:
            self.failed.emit(error)
            return
        for generation in page:
            if generation.id not in self._kept:  # else a newer state has come meanwhile
                self._keep(generation)
                self._tell(generation.id)

    def _keep(self, generation: Generation) -> None:
        self._kept[generation.id] = generation
        self._kept.move_to_end(generation.id)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        began, ended = generation.generating_since, generation.ended_at
        if generation.state is State.SAVED and began is not None and ended is not None:
            self._took = [*self._took[-RECENT + 1 :], max(0.0, ended - began)]

    def _tell(self, generation_id: str) -> None:
        row = self._ids.row_of(generation_id)
        if row is not None:
            index = self.index(row, 0)
            self.dataChanged.emit(index, index)

    # --- one generation changes -----------------------------------------------------------

    def upsert(self, generation: Generation) -> None:
        """Show a new state: in place where it is shown already, at the top when it is new."""
        row = self._ids.row_of(generation.id)
        counts = dict(self.counts)
        if generation.hidden:
            self._kept.pop(generation.id, None)
            if self._catalogue.forget(generation.id) is not None and row is not None:
                self._remove(row)
        else:
            card = card_of(generation)
            before = self._catalogue.put(card)
            self._keep(generation)
            self._place(row, card, before)
            if before is not None and generation.state is State.SAVED is not before.state:
                self.finished.emit(generation)
        if counts != self.counts:
            self.counts_changed.emit()

    def _place(self, row: int | None, card: Card, before: Card | None) -> None:
        shown = belongs(card, self.chip)
        if row is not None and shown:
            self._recode(row, card)
            self._tell(card.id)
        elif row is not None:
            self._remove(row)
        elif shown and self._matching is not None:
            self.show_matching(self.search)  # whether it matches, the history knows
        elif shown and before is None and self._goes_on_top(card):
            self._insert(card)
        elif shown:
            self._arrange()

    def _goes_on_top(self, card: Card) -> bool:
        today = self.today()
        is_today = self._catalogue.day(card, today) == today
        return (
            self.sorting is Sort.NEWEST
            and is_today
            and (not self.days or self.days[0].ordinal <= today)
        )

    def _insert(self, card: Card) -> None:
        today = self.today()
        row = self._after_its_press(card)
        self.beginInsertRows(QModelIndex(), row, row)
        if not self.days or self.days[0].ordinal != today:
            self.days.insert(0, Day(today))
        self.days[0].codes.insert(row, _code(card))
        self.days[0].revision += 1
        self._ids.insert(row, card.id)
        self.endInsertRows()

    def _after_its_press(self, card: Card) -> int:
        """Return the row after the earlier variations of the same press, which came just now."""
        row = 0
        while row < len(self._ids) and self.card(row).created_at == card.created_at:
            row += 1
        return row

    def _day_of_row(self, row: int) -> tuple[Day, int]:
        for day in self.days:
            if row < len(day.codes):
                return day, row
            row -= len(day.codes)
        raise IndexError(row)

    def _recode(self, row: int, card: Card) -> None:
        day, place = self._day_of_row(row)
        code = _code(card)
        if day.codes[place] != code:
            day.codes[place] = code
            day.revision += 1

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        day, place = self._day_of_row(row)
        del day.codes[place]
        day.revision += 1
        if not day.codes:
            self.days.remove(day)
        self._ids.remove(row)
        self.endRemoveRows()


def _code(card: Card) -> int:
    return code_of(card.state, card.blocked_by, card.aspect_ratio)
