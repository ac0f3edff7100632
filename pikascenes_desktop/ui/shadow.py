"""The one shadow of the design, below pop-ups and dialogs: painted once, stretched as nine parts.

0 12 32 black at 45 % (light 18 %) and 0 2 6 black at 30 % (light 10 %); DESIGN §4.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import erf, sqrt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QRect, QRectF
from PySide6.QtGui import QImage, QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Layer:
    """One of the shadow's two layers.

    Attributes:
        drop: How far down it falls.
        blur: How wide its edge is.
        dark: How black it is on dark themes, 0 to 1.
        light: The same on light ones.
    """

    drop: int
    blur: int
    dark: float
    light: float


LAYERS: Final = (Layer(12, 32, 0.45, 0.18), Layer(2, 6, 0.30, 0.10))
REACH: Final = QMargins(32, 20, 32, 44)
"""How far the shadow reaches around what throws it."""

MIDDLE: Final = 4
"""What is stretched of each edge."""


def _cover(at: float, low: float, high: float, sigma: float) -> float:
    """Return how much of a blurred stretch from `low` to `high` lies at a place."""
    scale = sigma * sqrt(2)
    return (erf((at - low) / scale) - erf((at - high) / scale)) / 2


def _spread(
    layer: Layer, radius: int, width: int, height: int, *, is_dark: bool
) -> tuple[list[float], list[float]]:
    """Return how a layer covers the columns of the left half, and the rows, with its strength."""
    # A blur of so many pixels, as browsers mean it, is a Gaussian of half that deviation; a
    # rounded corner throws about the shadow of one that is cut in by a third of its radius.
    sigma, cut = layer.blur / 2, radius / 3 / 2
    low, high = REACH.left() + cut, width - REACH.right() - cut
    top = REACH.top() + layer.drop + cut
    bottom = height - REACH.bottom() + layer.drop - cut
    strength = layer.dark if is_dark else layer.light
    across = [_cover(x + 0.5, low, high, sigma) for x in range(width // 2)]
    down = [strength * _cover(y + 0.5, top, bottom, sigma) for y in range(height)]
    return across, down


@lru_cache(maxsize=8)
def _patch(radius: int, *, is_dark: bool) -> QPixmap:
    """Return the shadow of the smallest box that has four corners and something between."""
    corner = radius + max(layer.blur for layer in LAYERS)
    inner = 2 * corner + MIDDLE
    width = REACH.left() + inner + REACH.right()
    height = REACH.top() + inner + REACH.bottom()
    layers = [_spread(layer, radius, width, height, is_dark=is_dark) for layer in LAYERS]
    alphas = bytearray()
    for y in range(height):
        row = [1.0] * (width // 2)  # its right half is the left one's mirror image
        for across, down in layers:
            part = down[y]
            row = [clear * (1 - part * other) for clear, other in zip(row, across, strict=True)]
        half = bytes(min(255, round(255 * (1 - clear))) for clear in row)
        alphas += half + half[::-1]
    source = QImage(alphas, width, height, width, QImage.Format.Format_Alpha8)
    image = source.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return QPixmap.fromImage(image)


def paint_shadow(painter: QPainter, box: QRect, radius: int, *, is_dark: bool) -> None:
    """Paint the shadow that a rounded box throws; the box itself is painted over it.

    Args:
        painter: Paints below everything else.
        box: What throws it, at least twice as large as its corners' blur.
        radius: Of the box's corners.
        is_dark: Whether the theme is dark: shadows are stronger there.
    """
    patch = _patch(radius, is_dark=is_dark)
    corner = radius + max(layer.blur for layer in LAYERS)
    whole = box.marginsAdded(REACH)
    left, right = REACH.left() + corner, REACH.right() + corner
    top, bottom = REACH.top() + corner, REACH.bottom() + corner
    columns = ((0, left), (left, MIDDLE), (left + MIDDLE, right))
    rows = ((0, top), (top, MIDDLE), (top + MIDDLE, bottom))
    wide, high = whole.width() - left - right, whole.height() - top - bottom
    xs = ((0, left), (left, wide), (left + wide, right))
    ys = ((0, top), (top, high), (top + high, bottom))
    for (from_y, from_h), (to_y, to_h) in zip(rows, ys, strict=True):
        for (from_x, from_w), (to_x, to_w) in zip(columns, xs, strict=True):
            target = QRectF(whole.x() + to_x, whole.y() + to_y, to_w, to_h)
            painter.drawPixmap(target, patch, QRectF(from_x, from_y, from_w, from_h))
