"""Where every card of every day is. Pure arithmetic in logical pixels, no Qt.

Days are laid out when they are looked at; until then their height is an estimate from how many
cards they have. So a change of width costs what is in sight, however many cards there are.
What is in sight may only move when a day above it turns out higher or lower: `settle` says by
how much, for the scroll bar to follow.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.ui.gallery.rows import (
    DEFAULT_HEIGHT,
    GAP,
    ROW_GAP,
    Box,
    Day,
    DayRows,
    Frame,
    lay_out_day,
    natural_widths,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLE: Final = 600
"""Cards by which the usual width of a card is told."""


class Layout:
    """Where every card of every day is, in one frame."""

    def __init__(self) -> None:
        self.frame = Frame(1, DEFAULT_HEIGHT)
        self._widths = natural_widths(DEFAULT_HEIGHT)
        self._days: Sequence[Day] = ()
        self._rows: list[DayRows | None] = []
        self._heights: list[int] = []
        self._first_cards: list[int] = [0]
        self._day_tops: list[int] = [0]

    def arrange(self, days: Sequence[Day], frame: Frame) -> None:
        """Take up what has changed since the last time: all of it when the frame has."""
        if frame != self.frame:
            self._rows, self._days, self._heights = [], (), []
            self.frame = frame
            self._widths = natural_widths(frame.row_height)
        known = {id(day): rows for day, rows in zip(self._days, self._rows, strict=True) if rows}
        per_row = self._cards_per_row(days)
        step = frame.row_height + frame.caption + ROW_GAP
        rows: list[DayRows | None] = []
        heights: list[int] = []
        for day in days:
            old = known.get(id(day))
            if old is not None and old.revision != day.revision:
                old = lay_out_day(day.codes, self._widths, frame, day.revision)
            rows.append(old)
            heights.append(
                old.height if old else frame.heading + ceil(len(day.codes) / per_row) * step
            )
        self._days, self._rows, self._heights = tuple(days), rows, heights
        self._first_cards = list(accumulate((len(day.codes) for day in days), initial=0))
        self._day_tops = list(accumulate(heights, initial=0))

    def _cards_per_row(self, days: Sequence[Day]) -> float:
        total = count = 0.0
        for day in days:
            total += sum(map(self._widths.__getitem__, day.codes[:SAMPLE]))
            count += min(SAMPLE, len(day.codes))
            if count >= SAMPLE:
                break
        mean = total / count if count else 1.0
        return max(1.0, (self.frame.width + GAP) / (mean + GAP))

    def _rows_of(self, day: int) -> DayRows:
        """Return the rows of a day, laid out now if they are not yet."""
        rows = self._rows[day]
        if rows is None:
            of = self._days[day]
            rows = lay_out_day(of.codes, self._widths, self.frame, of.revision)
            self._rows[day] = rows
            if rows.height != self._heights[day]:
                self._heights[day] = rows.height
                below = accumulate(self._heights[day:], initial=self._day_tops[day])
                self._day_tops[day:] = below
        return rows

    def settle(self, top: int, bottom: int) -> int:
        """Lay out the days between two heights, and as much again above them.

        Returns:
            By how much what stands at `top` is lower now.
        """
        if not self._days:
            return 0
        day = min(self._day_at(top), len(self._days) - 1)
        before = self._day_tops[day + 1]
        self._rows_of(day)
        # what is seen of a day that comes in from above is its end
        shift = self._day_tops[day + 1] - before if top > self._day_tops[day] else 0
        below = day + 1
        while below < len(self._days) and self._day_tops[below] < bottom + shift:
            self._rows_of(below)
            below += 1
        room = bottom - top
        while day > 0 and self._day_tops[day] > top + shift - room:
            day -= 1
            before = self._day_tops[day + 1]
            self._rows_of(day)
            shift += self._day_tops[day + 1] - before
        return shift

    def anchor(self, y: int) -> tuple[int, int]:
        """Return a height as a day and a distance from its top, for `at`."""
        day = self._day_at(y)
        return day, y - self._day_tops[day]

    def at(self, anchor: tuple[int, int]) -> int:
        """Return the height of an anchor as days are laid out now."""
        day, below = anchor
        return self._day_tops[min(day, len(self._day_tops) - 1)] + below

    def is_current(self, card: int) -> bool:
        """Say whether a card's day is as it was when it was laid out."""
        day = bisect_right(self._first_cards, card) - 1
        rows = self._rows[day] if 0 <= day < len(self._rows) else None
        return rows is not None and rows.revision == self._days[day].revision

    def is_beyond(self, card: int, y: int) -> bool:
        """Say whether a card, there or to come, has its place below a height."""
        last = min(card, self.count) - 1
        return last >= 0 and self.box(last).y > y

    @property
    def count(self) -> int:
        """How many cards there are."""
        return self._first_cards[-1]

    @property
    def height(self) -> int:
        """Pixels of the whole content."""
        return self._day_tops[-1]

    def _place(self, card: int) -> tuple[int, int]:
        """Return the day of a card and its row in that day."""
        day = bisect_right(self._first_cards, card) - 1
        row = bisect_right(self._rows_of(day).firsts, card - self._first_cards[day]) - 1
        return day, row

    def _row_end(self, day: int, row: int) -> int:
        firsts = self._rows_of(day).firsts
        return firsts[row + 1] if row + 1 < len(firsts) else len(self._days[day].codes)

    def _row_boxes(self, day: int, row: int) -> list[Box]:
        """Return the posters of a row, left to right."""
        rows, codes = self._rows_of(day), self._days[day].codes
        scale = rows.scales[row]
        y = self._day_tops[day] + rows.tops[row]
        boxes: list[Box] = []
        first, end = rows.firsts[row], self._row_end(day, row)
        gaps = GAP * (end - first - 1)
        if rows.filled[row]:  # exactly: rounding must not leave a pixel at the right edge
            natural = sum(self._widths[codes[card]] for card in range(first, end))
            scale = max(1, self.frame.width - gaps) / natural
        x, left = 0.0, 0
        for card in range(first, end):
            x += self._widths[codes[card]] * scale
            right = round(x) + GAP * (card - first)
            boxes.append(Box(left, y, max(1, right - left), rows.heights[row]))
            left = right + GAP
        return boxes

    def box(self, card: int) -> Box:
        """Return the poster of a card; its caption is right below."""
        day, row = self._place(card)
        first = self._first_cards[day] + self._rows_of(day).firsts[row]
        return self._row_boxes(day, row)[card - first]

    def card_at(self, x: int, y: int) -> int | None:
        """Return the card whose poster or caption holds the point."""
        found = self._row_at(y)
        if found is None:
            return None
        day, row = found
        for offset, box in enumerate(self._row_boxes(day, row)):
            whole = Box(box.x, box.y, box.width, box.height + self.frame.caption)
            if whole.holds(x, y):
                return self._first_cards[day] + self._rows_of(day).firsts[row] + offset
        return None

    def _row_at(self, y: int) -> tuple[int, int] | None:
        """Return the last row that begins at or above `y`."""
        if not self._rows or not 0 <= y < self.height:
            return None
        day = self._day_at(y)
        row = bisect_right(self._rows_of(day).tops, y - self._day_tops[day]) - 1
        return (day, row) if row >= 0 else None

    def visible(self, top: int, bottom: int) -> Iterator[tuple[int, Box]]:
        """Yield the cards whose poster or caption shows between two heights."""
        day, row = self._row_at(max(0, top)) or (self._day_at(top), 0)
        while day < len(self._rows):
            if self._day_tops[day] >= bottom:
                return
            rows = self._rows_of(day)
            for number in range(row, len(rows.tops)):
                if self._day_tops[day] + rows.tops[number] >= bottom:
                    return
                first = self._first_cards[day] + rows.firsts[number]
                yield from enumerate(self._row_boxes(day, number), start=first)
            day, row = day + 1, 0

    def _day_at(self, y: int) -> int:
        return max(0, bisect_right(self._day_tops, y) - 1)

    def headings(self, top: int, bottom: int) -> Iterator[tuple[Day, int]]:
        """Yield the days whose heading shows between two heights, with its top."""
        for day in range(self._day_at(top), len(self._rows)):
            if self._day_tops[day] >= bottom:
                return
            yield self._days[day], self._day_tops[day]

    def touching(self, box: Box) -> Iterator[int]:
        """Yield the cards that a rectangle touches (a rubber band)."""
        for card, poster in self.visible(box.y, box.y + box.height):
            beside = poster.x < box.x + box.width and box.x < poster.x + poster.width
            bottom = poster.y + poster.height + self.frame.caption
            if beside and poster.y < box.y + box.height and box.y < bottom:
                yield card

    def above(self, card: int) -> int:
        """Return the card that the Up key leads to."""
        day, row = self._place(card)
        if row > 0:
            return self._nearest(card, day, row - 1)
        return self._nearest(card, day - 1, len(self._rows_of(day - 1).tops) - 1) if day else card

    def below(self, card: int) -> int:
        """Return the card that the Down key leads to."""
        day, row = self._place(card)
        if row + 1 < len(self._rows_of(day).tops):
            return self._nearest(card, day, row + 1)
        return self._nearest(card, day + 1, 0) if day + 1 < len(self._rows) else card

    def _nearest(self, card: int, day: int, row: int) -> int:
        box = self.box(card)
        middle = box.x + box.width // 2
        boxes = self._row_boxes(day, row)
        offset = min(
            range(len(boxes)),
            key=lambda number: abs(boxes[number].x + boxes[number].width // 2 - middle),
        )
        return self._first_cards[day] + self._rows_of(day).firsts[row] + offset

    def page_from(self, card: int, distance: int) -> int:
        """Return the card about so many pixels below (or, negative, above) another one."""
        box = self.box(card)
        found = self._row_at(max(self.frame.heading, min(self.height - 1, box.y + distance)))
        day, row = found or (self._day_at(box.y + distance), 0)
        return self._nearest(card, day, row)
