"""Justified rows: where each card goes. Pure arithmetic in logical pixels, no Qt.

Cards come in days; a day is a heading and rows of its own. What a card needs to be laid out
is one small number, its `card_code`, so that a day of many thousand cards is a `bytearray`
and laying it out again costs a few milliseconds. Looking something up costs a bisection.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from itertools import accumulate
from math import log
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.generation import UNSURE, State
from pikascenes_desktop.domain.scene import AspectRatio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pikascenes_desktop.domain.generation import BlockedBy

MIN_HEIGHT: Final = 120
MAX_HEIGHT: Final = 320
DEFAULT_HEIGHT: Final = 168
"""Row heights of the size slider."""

GAP: Final = 12
MIN_SCALE: Final = 0.78
MAX_SCALE: Final = 1.28
CAPTION: Final = 44
ROW_GAP: Final = 16
HEADING: Final = 30


class Kind(IntEnum):
    """The three families of cards; each has a least width."""

    CLIP = 0
    RUNNING = 1
    MESSAGE = 2


LEAST_WIDTH: Final = {Kind.CLIP: 132, Kind.RUNNING: 200, Kind.MESSAGE: 300}
_RATIOS: Final = tuple(AspectRatio)


def kind_of(state: State, blocked_by: BlockedBy | None) -> Kind:
    """Say which card shows a generation.

    What waits for the key or the network keeps its running card and its place on the track;
    what stands still for a reason that only the user can mend shows a message.
    """
    if state is State.SAVED:
        return Kind.CLIP
    if state in UNSURE | {State.REFUSED, State.FAILED, State.CANCELLED}:
        return Kind.MESSAGE
    if blocked_by is None or blocked_by.value in {"key", "network", "rate"}:
        downloading = state in {State.REMOTE_DONE, State.DOWNLOADING}
        return Kind.MESSAGE if downloading and blocked_by is not None else Kind.RUNNING
    return Kind.MESSAGE


@cache
def code_of(state: State, blocked_by: BlockedBy | None, ratio: AspectRatio) -> int:
    """Return the `card_code` of a generation; remembered, as there are few kinds and many cards."""
    return card_code(kind_of(state, blocked_by), ratio)


def card_code(kind: Kind, ratio: AspectRatio) -> int:
    """Return what a card needs to be laid out, as a number below 256."""
    return kind * len(_RATIOS) + _RATIOS.index(ratio)


def kind_of_code(code: int) -> Kind:
    """Return the kind in a `card_code`."""
    return Kind(code // len(_RATIOS))


def natural_widths(height: int) -> list[float]:
    """Return the width of a card of each code in a row of that height."""
    return [
        max(float(ratio.fraction) * height, LEAST_WIDTH[kind]) for kind in Kind for ratio in _RATIOS
    ]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the content, from its top left corner."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, x: int, y: int) -> bool:
        """Say whether the point is inside."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(eq=False, slots=True)
class Day:
    """The cards of one day, in order. Whoever changes `codes` counts `revision` up.

    Attributes:
        ordinal: The local day, as `datetime.date.toordinal` counts.
    """

    ordinal: int
    codes: bytearray = field(default_factory=bytearray)
    revision: int = 0


@dataclass(frozen=True, slots=True)
class DayRows:
    """The rows of one day, from the day's own top.

    Attributes:
        firsts: The first card of each row.
        tops: Where each row begins.
        heights: Poster height of each row.
        scales: What the row's natural widths are multiplied by.
        filled: 1 for rows that end exactly at the content's right edge.
        height: The whole day, its heading included.
    """

    revision: int
    firsts: array[int]
    tops: array[int]
    heights: array[int]
    scales: array[float]
    filled: bytearray
    height: int


def lay_out_day(
    codes: Sequence[int], widths: Sequence[float], width: int, row_height: int, revision: int = 0
) -> DayRows:
    """Break the cards of one day into rows.

    Each row takes one card less or more, whichever needs less scaling, and is scaled by
    `MIN_SCALE` to `MAX_SCALE` to fill the width; a row that cannot fill stays left-aligned.
    """
    firsts, tops, heights = array("l"), array("l"), array("l")
    scales = array("d")
    filled = bytearray()
    top = HEADING

    def close(first: int, natural: float, gaps: int) -> None:
        nonlocal top
        room = max(1, width - gaps)
        scale = room / natural
        fills = MIN_SCALE <= scale <= MAX_SCALE
        if not fills:
            scale = min(1.0, scale)
        firsts.append(first)
        tops.append(top)
        heights.append(max(1, round(row_height * scale)))
        scales.append(scale)
        filled.append(fills or scale < 1.0)
        top += heights[-1] + CAPTION + ROW_GAP

    first, natural, gaps = 0, 0.0, 0
    for index, code in enumerate(codes):
        card = widths[code]
        if index > first and natural + card + gaps + GAP >= width:
            with_it = (width - gaps - GAP) / (natural + card)
            without = (width - gaps) / natural
            if with_it >= MIN_SCALE and (without > MAX_SCALE or -log(with_it) <= log(without)):
                close(first, natural + card, gaps + GAP)
                first, natural, gaps = index + 1, 0.0, 0
                continue
            close(first, natural, gaps)
            first, natural, gaps = index, card, 0
            continue
        gaps += GAP if index > first else 0
        natural += card
    if first < len(codes):
        close(first, natural, gaps)
    return DayRows(revision, firsts, tops, heights, scales, filled, top)


class Layout:
    """Where every card of every day is, for one width and one row height."""

    def __init__(self) -> None:
        self.width = 1
        self.row_height = DEFAULT_HEIGHT
        self._widths = natural_widths(DEFAULT_HEIGHT)
        self._days: Sequence[Day] = ()
        self._rows: list[DayRows] = []
        self._first_cards: list[int] = [0]
        self._day_tops: list[int] = [0]

    def arrange(self, days: Sequence[Day], width: int, row_height: int) -> None:
        """Lay out anew what has changed since the last time: all of it when a measure has."""
        width = max(1, width)
        if (width, row_height) != (self.width, self.row_height):
            self._rows, self._days = [], ()
            self.width, self.row_height = width, row_height
            self._widths = natural_widths(row_height)
        known = {id(day): rows for day, rows in zip(self._days, self._rows, strict=True)}
        rows: list[DayRows] = []
        for day in days:
            old = known.get(id(day))
            if old is None or old.revision != day.revision:
                old = lay_out_day(day.codes, self._widths, width, row_height, day.revision)
            rows.append(old)
        self._days, self._rows = tuple(days), rows
        self._first_cards = list(accumulate((len(day.codes) for day in days), initial=0))
        self._day_tops = list(accumulate((row.height for row in rows), initial=0))

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
        row = bisect_right(self._rows[day].firsts, card - self._first_cards[day]) - 1
        return day, row

    def _row_end(self, day: int, row: int) -> int:
        firsts = self._rows[day].firsts
        return firsts[row + 1] if row + 1 < len(firsts) else len(self._days[day].codes)

    def _row_boxes(self, day: int, row: int) -> list[Box]:
        """Return the posters of a row, left to right."""
        rows, codes = self._rows[day], self._days[day].codes
        scale = rows.scales[row]
        y = self._day_tops[day] + rows.tops[row]
        boxes: list[Box] = []
        first, end = rows.firsts[row], self._row_end(day, row)
        gaps = GAP * (end - first - 1)
        if rows.filled[row]:  # exactly: rounding must not leave a pixel at the right edge
            natural = sum(self._widths[codes[card]] for card in range(first, end))
            scale = max(1, self.width - gaps) / natural
        x, left = 0.0, 0
        for card in range(first, end):
            x += self._widths[codes[card]] * scale
            right = round(x) + GAP * (card - first)
            boxes.append(Box(left, y, max(1, right - left), rows.heights[row]))
            left = right + GAP
        return boxes

    def box(self, card: int) -> Box:
        """Return the poster of a card; its caption is the `CAPTION` pixels below."""
        day, row = self._place(card)
        first = self._first_cards[day] + self._rows[day].firsts[row]
        return self._row_boxes(day, row)[card - first]

    def card_at(self, x: int, y: int) -> int | None:
        """Return the card whose poster or caption holds the point."""
        found = self._row_at(y)
        if found is None:
            return None
        day, row = found
        for offset, box in enumerate(self._row_boxes(day, row)):
            whole = Box(box.x, box.y, box.width, box.height + CAPTION)
            if whole.holds(x, y):
                return self._first_cards[day] + self._rows[day].firsts[row] + offset
        return None

    def _row_at(self, y: int) -> tuple[int, int] | None:
        """Return the last row that begins at or above `y`."""
        if not self._rows or not 0 <= y < self.height:
            return None
        day = bisect_right(self._day_tops, y) - 1
        row = bisect_right(self._rows[day].tops, y - self._day_tops[day]) - 1
        return (day, row) if row >= 0 else None

    def visible(self, top: int, bottom: int) -> Iterator[tuple[int, Box]]:
        """Yield the cards whose poster or caption shows between two heights."""
        day, row = self._row_at(max(0, top)) or (self._day_at(top), 0)
        while day < len(self._rows):
            rows = self._rows[day]
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
            bottom = poster.y + poster.height + CAPTION
            if beside and poster.y < box.y + box.height and box.y < bottom:
                yield card

    def above(self, card: int) -> int:
        """Return the card that the Up key leads to."""
        day, row = self._place(card)
        if row > 0:
            return self._nearest(card, day, row - 1)
        return self._nearest(card, day - 1, len(self._rows[day - 1].tops) - 1) if day else card

    def below(self, card: int) -> int:
        """Return the card that the Down key leads to."""
        day, row = self._place(card)
        if row + 1 < len(self._rows[day].tops):
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
        return self._first_cards[day] + self._rows[day].firsts[row] + offset

    def page_from(self, card: int, distance: int) -> int:
        """Return the card about so many pixels below (or, negative, above) another one."""
        box = self.box(card)
        found = self._row_at(max(HEADING, min(self.height - 1, box.y + distance)))
        day, row = found or (self._day_at(box.y + distance), 0)
        return self._nearest(card, day, row)
