"""Text and signs can be told from what is behind them, in every variant of the colours.

Ratios are WCAG 2.2's; pairs and minima are those of DESIGN §3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from pikascenes_desktop.ui.theme import Tokens, in_high_contrast, read_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

PAIRS = (
    (
        "text1",
        "canvas panel raised overlay field pill pressed hover accentSoft dangerSoft warningSoft",
        7.0,
    ),
    (
        "text2",
        "canvas panel raised overlay field track hover dangerSoft warningSoft accentSoft",
        7.0,
    ),
    ("text3", "canvas panel raised overlay field hover", 4.5),
    ("accentText", "canvas panel raised overlay field accentSoft", 4.5),
    ("onAccent", "accent accentHover accentPressed", 4.5),
    ("danger", "canvas panel raised overlay hover dangerSoft", 4.5),
    ("warning", "canvas panel raised overlay warningSoft", 4.5),
    ("success", "canvas panel raised overlay", 4.5),
    ("onDanger", "dangerFill", 4.5),
    ("lineControl", "canvas panel raised field overlay track", 3.0),
    ("accent", "canvas panel raised field", 3.0),
    ("focus", "canvas panel raised overlay field", 3.0),
    ("heart", "canvas panel raised stage mediaScrim", 3.0),
)
"""Colour, what it stands on, and the least ratio."""

STRONGER = (
    ("text3", "canvas panel raised overlay field hover", 7.0),
    ("lineSubtle", "canvas panel raised field overlay track", 3.0),
)
"""What high contrast adds: hints are read like labels, and quiet lines are seen."""

VARIANTS = ("dark", "light", "dark-high", "light-high")


def tokens_of(variant: str) -> Tokens:
    usual = read_tokens(variant.removesuffix("-high"))
    return in_high_contrast(usual) if variant.endswith("-high") else usual


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def over(color: QColor, share: float, under: QColor) -> QColor:
    """Return a colour laid over another, that much of it."""

    def mixed(above: int, below: int) -> int:
        return round(above * share + below * (1 - share))

    return QColor(
        mixed(color.red(), under.red()),
        mixed(color.green(), under.green()),
        mixed(color.blue(), under.blue()),
    )


def too_faint(tokens: Tokens, pairs: Iterable[tuple[str, str, float]]) -> list[str]:
    return [
        f"{name} on {behind}: {found:.2f} < {least}"
        for name, places, least in pairs
        for behind in places.split()
        if (found := ratio(getattr(tokens, name), getattr(tokens, behind))) < least
    ]


def test_the_ratio_is_wcags():
    assert ratio(QColor("white"), QColor("black")) == pytest.approx(21.0)
    assert ratio(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_pair_has_its_contrast(variant: str):
    assert too_faint(tokens_of(variant), PAIRS) == []


@pytest.mark.parametrize("variant", ["dark-high", "light-high"])
def test_high_contrast_is_stronger_where_it_is_asked_to_be(variant: str):
    assert too_faint(tokens_of(variant), STRONGER) == []


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("share", "least"), [(0.72, 7.0), (0.64, 4.5)])
def test_text_on_plates_is_read_over_any_picture(variant: str, share: float, least: float):
    tokens = tokens_of(variant)
    plate = over(tokens.mediaScrim, share, QColor("white"))
    assert ratio(tokens.mediaText, plate) >= least
    assert ratio(tokens.mediaAccent, plate) >= 3
