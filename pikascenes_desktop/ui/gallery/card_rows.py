"""The rows that the gallery shows: ids, and under which heading each card stands. No Qt."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.generation import UNSURE, State
from pikascenes_desktop.services.gallery import RUNNING_STATES
from pikascenes_desktop.ui.gallery.days import LocalDays
from pikascenes_desktop.ui.gallery.row_ids import RowIds
from pikascenes_desktop.ui.gallery.rows import Day, Kind, clips_among, code_of, kind_of_code

if TYPE_CHECKING:
    from collections.abc import Container

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.listing import CardKind, Listing

_UNSETTLED = frozenset(RUNNING_STATES) | UNSURE


@cache
def _code(kind: CardKind) -> int:
    return code_of(kind.state, kind.blocked_by, kind.aspect_ratio)


def code_of_generation(generation: Generation) -> int:
    """Return what a generation's card needs to be laid out, as a number below 256."""
    return code_of(generation.state, generation.blocked_by, generation.scene.aspect_ratio)


class CardRows:
    """Rows in order, under headings: days, or the lengths of clips.

    Args:
        today: The local day that it is now, as `date.toordinal` counts: whose heading has what
            is not settled.
        by_length: Whether headings are lengths.

    Attributes:
        ids: The ids in rows.
        days: The headings with the layout codes of their cards.
        newest_at: When the latest of the cards was pressed, Unix seconds.
    """

    def __init__(self, today: int, *, by_length: bool = False) -> None:
        self._today = today
        self._by_length = by_length
        self._calendar = LocalDays()
        self.ids = RowIds()
        self.days: list[Day] = []
        self.newest_at = 0.0

    def __len__(self) -> int:
        return len(self.ids)

    def fresh(self, page: Listing, gone: Container[str]) -> Listing:
        """Return a page without cards that are there already, or that have gone meanwhile."""
        if self.ids.are_new(page.ids) and not any(one in gone for one in page.ids):
            return page
        keep = [
            place for place, one in enumerate(page.ids) if one not in self.ids and one not in gone
        ]
        return type(page)(
            tuple(page.ids[place] for place in keep),
            tuple(page.created_at[place] for place in keep),
            tuple(page.kinds[place] for place in keep),
            page.after,
        )

    def extend(self, page: Listing) -> None:
        """Add a page of cards below."""
        if not page.ids:
            return
        self.newest_at = max(self.newest_at, *page.created_at)
        self.ids.extend(page.ids)
        days = self.days
        last = days[-1].ordinal if days else None
        for created_at, kind in zip(page.created_at, page.kinds, strict=True):
            if self._by_length:
                heading = kind.seconds
            elif kind.state in _UNSETTLED:
                heading = self._today
            else:
                heading = self._calendar.ordinal(created_at)
            if heading != last:
                days.append(Day(heading))
                last = heading
            days[-1].codes.append(_code(kind))
        for day in days[-2:]:
            day.revision += 1

    def place(self, row: int) -> tuple[Day, int]:
        """Return the heading of a row, and the card's place below it."""
        for day in self.days:
            if row < len(day.codes):
                return day, row
            row -= len(day.codes)
        raise IndexError(row)

    def kind(self, row: int) -> Kind:
        """Return which family of cards a row's belongs to."""
        day, place = self.place(row)
        return kind_of_code(day.codes[place])

    def clips_before(self, row: int) -> int:
        """Return how many of the rows above a row are clips."""
        found = 0
        for day in self.days:
            if row < len(day.codes):
                return found + clips_among(day.codes, row)
            found += clips_among(day.codes)
            row -= len(day.codes)
        return found

    def recode(self, row: int, code: int) -> None:
        """Note that a card is laid out in another way now."""
        day, place = self.place(row)
        if day.codes[place] != code:
            day.codes[place] = code
            day.revision += 1

    def begins_today(self) -> bool:
        """Say whether what is new has its place at the top."""
        return not self.days or self.days[0].ordinal <= self._today

    def insert(self, row: int, generation: Generation) -> None:
        """Let a card of today in, near the top."""
        if not self.days or self.days[0].ordinal != self._today:
            self.days.insert(0, Day(self._today))
        self.days[0].codes.insert(row, code_of_generation(generation))
        self.days[0].revision += 1
        self.ids.insert(row, generation.id)
        self.newest_at = max(self.newest_at, generation.created_at)

    def remove(self, row: int) -> None:
        """Take a card out; a heading without cards goes with the last."""
        day, place = self.place(row)
        del day.codes[place]
        day.revision += 1
        if not day.codes:
            self.days.remove(day)
        self.ids.remove(row)

    def without(self, going: Container[str]) -> CardRows:
        """Return the same rows without some of them."""
        left = CardRows(self._today, by_length=self._by_length)
        left.newest_at = self.newest_at
        ids: list[str] = []
        row = 0
        for day in self.days:
            names = [self.ids[row + place] for place in range(len(day.codes))]
            row += len(names)
            stays = [name not in going for name in names]
            if any(stays):
                codes = bytearray(code for code, stay in zip(day.codes, stays, strict=True) if stay)
                left.days.append(day if all(stays) else Day(day.ordinal, codes))
                ids += [name for name, stay in zip(names, stays, strict=True) if stay]
        left.ids = RowIds(ids)
        return left


def is_running(generation: Generation) -> bool:
    """Say whether work is under way behind a card."""
    return generation.state in _UNSETTLED - {State.UNCONFIRMED, State.NEEDS_ATTENTION}
