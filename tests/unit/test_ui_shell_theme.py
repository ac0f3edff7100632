"""Colours, type, icons and the style sheet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap, QStyleHints

from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui import icons, resources
from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.theme import STYLES, Theme, font, read_tokens, style_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def theme(qapp: QApplication):
    sheet, look = qapp.styleSheet(), qapp.font()
    made = Theme()
    yield made
    qapp.setStyleSheet(sheet)
    qapp.setFont(look)


def ink(picture: QPixmap) -> int:
    image = picture.toImage()
    return sum(
        image.pixelColor(x, y).alpha() > 0
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_no_token_is_left_in_the_style_sheet(scheme: str):
    sheet = style_sheet(read_tokens(scheme), scheme)
    assert "@" not in sheet
    assert f"chevron-{scheme}.svg" in sheet


def test_the_chosen_theme_is_used(theme: Theme, qapp: QApplication):
    seen: list[bool] = []
    theme.changed.connect(lambda: seen.append(theme.is_dark))
    theme.apply(Choice.LIGHT)
    assert theme.tokens == read_tokens("light")
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.tokens.canvas
    theme.apply(Choice.DARK)
    assert theme.is_dark
    assert seen == [False, True]


def test_frames_get_the_same_scheme(theme: Theme, monkeypatch: pytest.MonkeyPatch):
    """Title bars are the system's: Qt gives them the scheme that the program asks for."""
    asked: list[Qt.ColorScheme] = []

    def note(_hints: QStyleHints, scheme: Qt.ColorScheme) -> None:
        asked.append(scheme)

    monkeypatch.setattr(QStyleHints, "setColorScheme", note)
    for choice in (Choice.DARK, Choice.LIGHT, Choice.SYSTEM):
        theme.apply(choice)
    assert asked == [Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown]


def test_the_system_is_followed_only_when_asked(theme: Theme, qapp: QApplication):
    hints = qapp.styleHints()
    theme.apply(Choice.DARK)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.is_dark
    theme.apply(Choice.SYSTEM)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.is_dark
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark


def test_fonts_have_the_designs_sizes(qapp: QApplication):
    assert {style: font(style).pixelSize() for style in STYLES} == {
        "display": 24,
        "title": 20,
        "heading": 16,
        "lead": 14,
        "body": 13,
        "small": 12,
        "micro": 11,
    }
    assert font("body", 600).weight() == 600
    assert font("small", tabular=True).featureTags()


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda p: p.stem)
def test_every_icon_can_be_painted(path: Path, qapp: QApplication):
    picture = icons.pixmap(path.stem, QColor("red"), 16, 2.0)
    assert picture.size() == QSize(32, 32)
    assert ink(picture) > 20


def test_an_icon_keeps_its_place_and_its_sharpness(qapp: QApplication):
    icon = icons.icon("gear", QColor("red"))
    assert ink(icon.pixmap(QSize(16, 16))) > 0
    wide = QPixmap(40, 16)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    QIcon(icon).paint(painter, QRect(0, 0, 40, 16))
    painter.end()
    assert ink(wide.copy(0, 0, 16, 16)) == ink(wide)


def test_an_unknown_icon_is_a_bug(qapp: QApplication):
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon", QColor("red"))


def test_resources_are_found_wherever_the_program_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    assert resource("themes", "tokens.json").is_file()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons") == tmp_path / "resources" / "icons"
    monkeypatch.delattr(sys, "_MEIPASS")
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    (tmp_path / "_resources").mkdir()
    assert resource("icons") == tmp_path / "_resources" / "icons"
