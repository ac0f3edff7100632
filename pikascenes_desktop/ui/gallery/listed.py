"""The cards of the gallery as a list model: read page by page, fetched when looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ports.listing import CardOrder
from pikascenes_desktop.services.gallery import Filter, GalleryQuery
from pikascenes_desktop.ui.gallery.card_rows import CardRows
from pikascenes_desktop.ui.gallery.days import LocalDays
from pikascenes_desktop.ui.gallery.kept import Kept
from pikascenes_desktop.ui.gallery.names import accessible_name
from pikascenes_desktop.ui.gallery.rows import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from PySide6.QtCore import QObject

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.listing import Listing
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.gallery.rows import Day

FIRST: Final = 300
"""Cards that are shown before the rest is read: more than a screen, and read in a moment."""

PAGE: Final = 2_000
"""Cards that are added at once after that: what takes the window a millisecond or two."""

SEARCH_PAGE: Final = 20_000
"""The same while searching, where each page costs the history a search."""

AROUND: Final = 24
"""Rows fetched beyond those asked for, so that scrolling on finds them there."""


class CardList(QAbstractListModel):
    """Every card that the chip, the search and the order let through.

    Signals:
        counts_changed: `counts` has changed.
        arranged: All rows are others now: loaded, filtered, sorted. Tells whether they answer
            the same question as before.
        failed: The history could not be read (an `AppError`).
    """

    counts_changed = Signal()
    arranged = Signal(bool)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._calendar = LocalDays()
        self._rows = CardRows(self.today())
        self._kept = Kept(desk, self._around, self)
        self._kept.came.connect(self._tell)
        self._kept.failed.connect(self.failed)
        self.counts: dict[Filter, int] = dict.fromkeys(Filter, 0)
        self.chip = Filter.ALL
        self.sorting = CardOrder.NEWEST
        self.search = ""
        self.is_loaded = False
        self.is_counted = False
        self.is_whole = False
        self._round = 0
        self._is_reading = False
        self._keeps_rows = False
        self._gone: set[str] = set()

    # --- what views ask -------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        row = index.row()
        if not 0 <= row < len(self._rows):
            return None
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return accessible_name(self.generation(row), self.now())
        return None

    @property
    def days(self) -> list[Day]:
        """The headings, with what lays their cards out."""
        return self._rows.days

    @property
    def kept(self) -> Collection[str]:
        """The ids whose generations are in memory."""
        return self._kept.ids

    def typical_s(self, *, practice: bool) -> float | None:
        """Return the seconds that recent clips took to generate, None while nobody knows."""
        return self._kept.typical_s(practice=practice)

    def now(self) -> float:
        """Return the time by the program's clock, Unix seconds."""
        return self._desk.parts.clock.now()

    def today(self) -> int:
        """Return the local day that it is now, as `datetime.date.toordinal` counts."""
        return self._calendar.ordinal(self.now())

    def id_at(self, row: int) -> str:
        """Return the generation of a row."""
        return self._rows.ids[row]

    def row_of(self, generation_id: str) -> int | None:
        """Return the row of a generation, None when it is not shown."""
        return self._rows.ids.row_of(generation_id)

    def rows_of(self, generation_ids: Collection[str]) -> list[int]:
        """Return the rows of those generations that are shown, in order."""
        return self._rows.ids.rows_of(generation_ids)

    def kind(self, row: int) -> Kind:
        """Return which family of cards a row's belongs to."""
        return self._rows.kind(row)

    def is_clip(self, row: int) -> bool:
        """Say whether a row is a saved clip."""
        return self.kind(row) is Kind.CLIP

    def place_of(self, generation_id: str) -> tuple[int, int]:
        """Return which of how many clips this is, from 1; 0 of 0 when it is not shown as one."""
        row = self.row_of(generation_id)
        if row is None or not self.is_clip(row):
            return 0, 0
        return self._rows.clips_before(row) + 1, self._rows.clips_before(len(self._rows))

    def generation(self, row: int) -> Generation | None:
        """Return what a row shows; None while it is being fetched."""
        return self._kept.get(self._rows.ids[row])

    def known(self, row: int) -> Generation | None:
        """Return what a row shows, if it is in memory."""
        return self._kept.look(self._rows.ids[row])

    def rest(self) -> None:
        """Fetch nothing more until someone looks again."""
        self._kept.rest()

    def _around(self, key: str) -> Iterator[str]:
        row = self.row_of(key)
        if row is not None:
            for near in range(max(0, row - AROUND), min(len(self._rows), row + AROUND + 1)):
                yield self._rows.ids[near]

    # --- reading --------------------------------------------------------------------------

    def load(self) -> None:
        """Read all cards anew, without moving what is looked at."""
        self._read(keep=self.is_loaded)
        self.count()

    def show_chip(self, chip: Filter) -> None:
        """Show the cards of another chip."""
        if chip is not self.chip:
            self.chip = chip
            self._read(keep=False)

    def show_sorted(self, order: CardOrder) -> None:
        """Show the cards in another order."""
        if order is not self.sorting:
            self.sorting = order
            self._read(keep=False)

    def show_matching(self, search: str) -> None:
        """Show the cards that a text is found in; all when it is empty."""
        search = search.strip()
        if search != self.search:
            self.search = search
            self._read(keep=False)

    def _read(self, *, keep: bool) -> None:
        """Read what is asked for now; what is being read meanwhile is dropped."""
        self._keeps_rows = keep and (self._keeps_rows or not self._is_reading)
        self._round += 1
        self.is_whole = False
        if not self._is_reading and self._desk.scope.is_open:
            self._is_reading = True
            self._desk.scope.spawn(self._keep_reading(), name="read the gallery")

    async def _keep_reading(self) -> None:
        try:
            while True:
                turn = self._round
                await self._read_turn(turn)
                if turn == self._round:
                    return
        except AppError as error:
            self.failed.emit(error)
        finally:
            self._is_reading = False

    async def _read_turn(self, turn: int) -> None:
        """Read all pages; the first is shown at once, unless rows of before are to be kept."""
        keep = self._keeps_rows
        self._gone.clear()
        rows = CardRows(self.today(), by_length=self.sorting is CardOrder.LONGEST)
        query = GalleryQuery(
            self.chip, self.search, self.sorting, self._calendar.midnight(self.now())
        )
        after: int | None = None
        is_first = True
        while is_first or after is not None:
            limit = FIRST if is_first else SEARCH_PAGE if self.search else PAGE
            page = await self._desk.gallery.listing(query, after=after, limit=limit)
            if turn != self._round:
                return
            after = page.after
            if keep or is_first:
                rows.extend(rows.fresh(page, self._gone))
            else:
                self._append(page)
            if (not keep and is_first) or (keep and after is None):
                self._show(rows, same=keep)
            is_first = False
        self.is_whole = True

    def _show(self, rows: CardRows, *, same: bool) -> None:
        self.beginResetModel()
        self._rows = rows
        self.is_loaded = True
        self.endResetModel()
        self.arranged.emit(same)

    def _append(self, page: Listing) -> None:
        page = self._rows.fresh(page, self._gone)
        if page.ids:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page.ids) - 1)
            self._rows.extend(page)
            self.endInsertRows()

    def count(self) -> None:
        """Count anew how many cards each chip stands for."""
        if self._desk.scope.is_open:
            self._desk.scope.spawn(self._count_cards(), name="count cards")

    async def _count_cards(self) -> None:
        try:
            counts = await self._desk.gallery.counts()
        except AppError:
            return  # reading the cards, which meets the same trouble, says so
        if counts != self.counts or not self.is_counted:
            self.counts = counts
            self.is_counted = True
            self.counts_changed.emit()

    def _tell(self, generation_id: str) -> None:
        row = self.row_of(generation_id)
        if row is not None:
            index = self.index(row, 0)
            self.dataChanged.emit(index, index)
