"""How large text is (DESIGN §4): the factor for fonts, and for every measure that holds text."""

from __future__ import annotations

from typing import Final

from pikascenes_desktop.domain.preferences import TextSize

FACTORS: Final = {
    TextSize.SMALL: 0.9,
    TextSize.DEFAULT: 1.0,
    TextSize.LARGE: 1.15,
    TextSize.EXTRA: 1.3,
}


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

    Args:
        pixels: Logical pixels at the default size.
    """
    return round(pixels * FACTORS[_Current.size])
