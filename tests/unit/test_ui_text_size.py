"""What holds text grows with it: fonts, rows, columns, and the style sheet's measures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.deck import set_language
from pikascenes_desktop.ui.text_size import (
    FACTORS,
    column,
    font_px,
    px,
    set_text_size,
    text_size,
)
from pikascenes_desktop.ui.theme import STYLES, Theme, font, read_tokens, style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _usual_again(qapp: QApplication):
    sheet, look = qapp.styleSheet(), qapp.font()
    yield
    set_language("en")
    set_text_size(TextSize.DEFAULT)
    qapp.setStyleSheet(sheet)
    qapp.setFont(look)


@pytest.mark.parametrize("size", list(TextSize))
def test_measures_grow_by_the_factor(size: TextSize):
    set_text_size(size)
    assert text_size() is size
    assert px(100) == round(100 * FACTORS[size])
    assert font("display").pixelSize() == round(24 * FACTORS[size])


def test_columns_have_the_designs_widths():
    widths: list[int] = []
    for size in TextSize:
        set_text_size(size)
        widths.append(column(380))
    assert widths == [380, 380, 400, 436]


@pytest.mark.parametrize(("language", "least"), [("en", 11), ("zh_CN", 12)])
@pytest.mark.parametrize("size", list(TextSize))
def test_no_text_is_too_small_to_be_read(size: TextSize, language: str, least: int):
    set_language(language)
    set_text_size(size)
    assert min(font(style).pixelSize() for style in STYLES) >= least
    assert font_px(1) == least
    sheet = style_sheet(read_tokens("dark"), "dark")
    assert min(int(found) for found in re.findall(r"font-size: (\d+)px", sheet)) >= least


def test_rows_of_chinese_never_shrink():
    set_language("zh_CN")
    set_text_size(TextSize.SMALL)
    assert px(16) == 16
    set_text_size(TextSize.LARGE)
    assert px(16) == 18


def test_the_style_sheet_grows_where_it_holds_text():
    usual = style_sheet(read_tokens("dark"), "dark")
    assert "QPushButton { min-height: 30px;" in usual
    set_text_size(TextSize.EXTRA)
    large = style_sheet(read_tokens("dark"), "dark")
    assert "QPushButton { min-height: 39px;" in large
    assert 'QLabel[role="title"] { font-size: 31px;' in large
    assert not re.search(r"\dtx", large)
    scrolling = [line for line in usual.splitlines() if line.startswith(("QScrollBar", "QSlider"))]
    assert scrolling
    assert all(line in large for line in scrolling)


def test_controls_are_as_high_as_their_text_needs(qapp: QApplication):
    theme = Theme()
    heights: dict[TextSize, tuple[int, int]] = {}
    for size in TextSize:
        set_text_size(size)
        theme.apply(Choice.DARK)
        button, field = QPushButton("Export"), QLineEdit("fox")
        for each in (button, field):
            each.ensurePolished()
            assert each.sizeHint().height() >= each.fontMetrics().height()
        heights[size] = (button.sizeHint().height(), field.sizeHint().height())
        button.deleteLater()
        field.deleteLater()
    assert heights[TextSize.DEFAULT] == (32, 32)
    assert heights[TextSize.EXTRA] == (41, 41)
    theme.deleteLater()
