"""Ingredients washed into each other, as they stand behind a running card's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Sequence

TINY: Final = 3
"""Pixels across to which each ingredient is averaged."""

SAMPLED: Final = 4
"""Pixels across that are averaged to one of those."""

GREY_WEIGHT: Final = 0.03
"""How much a grey pixel counts beside one of full colour: pale backgrounds would win otherwise."""

RICHER: Final = 1.25
"""How much further from grey the colours are than in the picture: mixing has made them dull."""

DOUBLINGS: Final = 5
"""How often the tiny picture is doubled, smoothly each time: together a soft blur."""


def blurred(pictures: Sequence[QImage]) -> QImage:
    """Return pictures side by side, without anything that could be made out."""
    wide = QImage(TINY * len(pictures), TINY, QImage.Format.Format_RGB32)
    for number, picture in enumerate(pictures):
        small = _scaled(picture, QSize(TINY * SAMPLED, TINY * SAMPLED))
        for x in range(TINY):
            for y in range(TINY):
                wide.setPixel(number * TINY + x, y, _colour(small, x * SAMPLED, y * SAMPLED))
    soft = _scaled(wide, QSize(max(TINY, len(pictures) + 1), TINY))  # fewer: neighbours mix
    for _ in range(DOUBLINGS):
        soft = _scaled(soft, soft.size() * 2)
    return soft


def _scaled(picture: QImage, size: QSize) -> QImage:
    return picture.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _colour(picture: QImage, left: int, top: int) -> int:
    """Return the colour of a part of a picture, in which the colourful counts more, as RGB."""
    sums, total = [0.0, 0.0, 0.0], 0.0
    for x in range(left, left + SAMPLED):
        for y in range(top, top + SAMPLED):
            rgb = picture.pixel(x, y)
            parts = (rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)
            strongest = max(parts)
            weight = GREY_WEIGHT + ((strongest - min(parts)) / max(1, strongest)) ** 2
            for place, part in enumerate(parts):
                sums[place] += weight * part
            total += weight
    means = [part / total for part in sums]
    grey = sum(means) / len(means)
    red, green, blue = (min(255, max(0, round(grey + RICHER * (mean - grey)))) for mean in means)
    return red << 16 | green << 8 | blue
