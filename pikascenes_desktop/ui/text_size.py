"""How large text is (DESIGN §4): the factor for fonts, and for every measure that holds text."""

from __future__ import annotations

from typing import Final

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.ui.deck import language

FACTORS: Final = {
    TextSize.SMALL: 0.9,
    TextSize.DEFAULT: 1.0,
    TextSize.LARGE: 1.15,
    TextSize.EXTRA: 1.3,
}

COMPOSER: Final = {
    TextSize.SMALL: 380,
    TextSize.DEFAULT: 380,
    TextSize.LARGE: 400,
    TextSize.EXTRA: 436,
}
"""The composer's width at each size: columns grow, but not as much as the text in them."""

LEAST: Final = 11
LEAST_CHINESE: Final = 12
"""Pixels below which text, or Chinese, is not to be read."""


class _Current:
    """The size in use; one for the whole window."""

    size = TextSize.DEFAULT


def set_text_size(size: TextSize) -> None:
    """Use a size from now on; widgets made before keep theirs."""
    _Current.size = size


def text_size() -> TextSize:
    """Return the size in use."""
    return _Current.size


def px(pixels: float) -> int:
    """Return a measure that holds text (a line, a row, a column of labels) at the size in use.

    In Chinese it never shrinks, because the small styles, which have reached the least size
    that can be read, do not either.

    Args:
        pixels: Logical pixels at the default size.
    """
    factor = FACTORS[_Current.size]
    if language() == "zh_CN":
        factor = max(1.0, factor)
    return round(pixels * factor)


def font_px(pixels: float) -> int:
    """Return how large a font is at the size in use, and never too small to be read.

    Args:
        pixels: Logical pixels at the default size.
    """
    least = LEAST_CHINESE if language() == "zh_CN" else LEAST
    return max(least, round(pixels * FACTORS[_Current.size]))


def column(pixels: float) -> int:
    """Return the width of a column at the size in use (composer 380, 400, 436).

    Args:
        pixels: Logical pixels at the default size.
    """
    return round(pixels * COMPOSER[_Current.size] / COMPOSER[TextSize.DEFAULT])
