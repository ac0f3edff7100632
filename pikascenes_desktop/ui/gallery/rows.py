"""Justified rows of one day. Pure arithmetic in logical pixels, no Qt.

Cards come in days; a day is a heading and rows of its own. What a card needs to be laid out
is one small number, its `card_code`, so that a day of many thousand cards is a `bytearray`
and laying it out again costs a few milliseconds. Looking something up costs a bisection.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from math import log
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.generation import UNSURE, State
from pikascenes_desktop.domain.scene import AspectRatio

if TYPE_CHECKING:
    from collections.abc import Sequence

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
"""Caption and heading hold text: at other text sizes `Frame` has other ones."""


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


CLIP_CODES: Final = tuple(card_code(Kind.CLIP, ratio) for ratio in _RATIOS)


def clips_among(codes: bytearray, end: int | None = None) -> int:
    """Return how many of the cards of a day, or of its first ones, are clips."""
    return sum(codes.count(code, 0, end) for code in CLIP_CODES)


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
        ordinal: The local day, as `datetime.date.toordinal` counts; where headings are lengths,
            the seconds.
    """

    ordinal: int
    codes: bytearray = field(default_factory=bytearray)
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """What rows are laid out in.

    Attributes:
        width: Of the content, at least 1.
        row_height: The height that rows are scaled from.
        caption: Height of the text below a poster.
        heading: Height of a day's heading.
    """

    width: int
    row_height: int
    caption: int = CAPTION
    heading: int = HEADING


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
    codes: Sequence[int], widths: Sequence[float], frame: Frame, revision: int = 0
) -> DayRows:
    """Break the cards of one day into rows; `widths` are the natural ones by code.

    Each row takes one card less or more, whichever needs less scaling, and is scaled by
    `MIN_SCALE` to `MAX_SCALE` to fill the width; a row that cannot fill stays left-aligned.
    """
    width, row_height = frame.width, frame.row_height
    firsts, tops, heights = array("l"), array("l"), array("l")
    scales = array("d")
    filled = bytearray()
    top = frame.heading

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
        top += heights[-1] + frame.caption + ROW_GAP

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
