"""How a practice clip moves: its size in pixels, and the path of every card, from the seed.

Pure arithmetic. Frame sizes: the quality names the short edge; all numbers are even, as
yuv 4:2:0 asks. The vendor does not publish its own sizes.

=====  ===========  ===========
shape  720p         1080p
=====  ===========  ===========
5:2    1800 x 720   2700 x 1080
16:9   1280 x 720   1920 x 1080
4:3    960 x 720    1440 x 1080
1:1    720 x 720    1080 x 1080
4:5    720 x 900    1080 x 1350
9:16   720 x 1280   1080 x 1920
=====  ===========  ===========
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Final

from pikascenes_desktop.domain.scene import AspectRatio, Duration, Resolution

FPS: Final = 24

_SHORT_EDGE: Final = {Resolution.HD: 720, Resolution.FULL_HD: 1080}
_PAN_SHARE: Final = 8
"""The background is larger than the frame by one part in so many of its long edge."""
_CARD_SHARE: Final = 0.68
"""The card's box, measured against the short edge of the cell it moves in."""


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels; both numbers are even."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pan:
    """The background's way: how much larger than the frame it is, and which way it goes.

    Attributes:
        extra_width: Pixels beyond the frame's width; 0 when it moves up or down.
        extra_height: Pixels beyond the frame's height; 0 when it moves sideways.
        backwards: Whether it starts at the far end.
    """

    extra_width: int
    extra_height: int
    backwards: bool


@dataclass(frozen=True, slots=True)
class Path:
    """A card's way: sine waves around a centre, all in pixels, `turns` over the whole clip."""

    centre_x: float
    centre_y: float
    reach_x: float
    reach_y: float
    turns_x: float
    turns_y: float
    phase_x: float
    phase_y: float

    def at(self, frame: int, frames: int) -> tuple[float, float]:
        """Return the card's centre in a frame of a clip of so many frames."""
        turn = math.tau * frame / frames
        return (
            self.centre_x + self.reach_x * math.sin(self.turns_x * turn + self.phase_x),
            self.centre_y + self.reach_y * math.sin(self.turns_y * turn + self.phase_y),
        )


@dataclass(frozen=True, slots=True)
class Choreography:
    """Everything that moves in one clip.

    Attributes:
        card_box: The edge of the square that each card fits in, in pixels.
        paths: One for each card, in the order of the images from the second on.
    """

    size: Size
    frames: int
    pan: Pan
    card_box: int
    paths: tuple[Path, ...]


def frame_size(shape: AspectRatio, resolution: Resolution) -> Size:
    """Return the pixels of a clip (the table above)."""
    short = _SHORT_EDGE[resolution]
    ratio = shape.fraction
    if ratio >= 1:
        return Size(_even(float(short * ratio)), short)
    return Size(short, _even(float(short / ratio)))


def choreograph(
    shape: AspectRatio, resolution: Resolution, duration: Duration, *, images: int, seed: int
) -> Choreography:
    """Return how a clip of so many images moves; the same seed gives the same movement."""
    size = frame_size(shape, resolution)
    # not for secrets: the same seed has to give the same clip on every computer
    chance = random.Random(seed)  # noqa: S311
    extra = _even(max(size.width, size.height) / _PAN_SHARE)
    sideways = size.width >= size.height
    pan = Pan(
        extra_width=extra if sideways else 0,
        extra_height=0 if sideways else extra,
        backwards=chance.random() < 0.5,  # noqa: PLR2004 -- heads or tails
    )
    cards = images - 1
    if cards == 0:
        return Choreography(size, int(duration) * FPS, pan, 0, ())
    columns, rows = _grid(size, cards)
    cell_width, cell_height = size.width / columns, size.height / rows
    box = _even(min(cell_width, cell_height) * _CARD_SHARE)
    cells = [(place % columns, place // columns) for place in range(columns * rows)]
    chance.shuffle(cells)
    paths = tuple(
        Path(
            centre_x=(column + 0.5) * cell_width,
            centre_y=(row + 0.5) * cell_height,
            reach_x=(cell_width - box) / 2,
            reach_y=(cell_height - box) / 2,
            turns_x=chance.uniform(0.6, 1.2),
            turns_y=chance.uniform(0.6, 1.2),
            phase_x=chance.uniform(0, math.tau),
            phase_y=chance.uniform(0, math.tau),
        )
        for column, row in cells[:cards]
    )
    return Choreography(size, int(duration) * FPS, pan, box, paths)


def _grid(size: Size, cards: int) -> tuple[int, int]:
    """Return the columns and rows that leave the largest cell for every card.

    Each card stays within its own cell, so that none hides another for good.
    """

    def short_edge(columns: int) -> float:
        return min(size.width / columns, size.height / math.ceil(cards / columns))

    columns = max(range(1, cards + 1), key=short_edge)
    return columns, math.ceil(cards / columns)


def _even(value: float) -> int:
    return 2 * round(value / 2)
