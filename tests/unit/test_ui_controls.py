"""The controls that pages are made of: what they paint, in both directions of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel
from pikascenes_desktop.ui.controls.switch import KNOB, WIDTH, Switch
from pikascenes_desktop.ui.controls.wrapping_row import WrappingRow
from pikascenes_desktop.ui.focus_ring import FocusRing, focus_visibly
from pikascenes_desktop.ui.text_size import set_text_size
from pikascenes_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    result = Theme()
    result.apply(Choice.DARK)
    yield result
    result.deleteLater()


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def painted(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def ink(picture: QImage, paper: QColor) -> QRect:
    """Return where a picture is not paper."""
    found = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) != paper
    ]
    columns, rows = [x for x, _ in found], [y for _, y in found]
    return QRect(
        min(columns), min(rows), max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    )


def enter(widget: QWidget) -> None:
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(middle, middle, middle))


# --- the switch -----------------------------------------------------------------------------------


def switch_of(theme: Theme, *, on: bool = False, width: int = 200) -> Switch:
    result = Switch(theme, "Practice mode")
    result.setChecked(on)
    result.resize(width, 26)
    return result


def test_a_switch_shows_what_is_on_and_what_the_pointer_does(theme: Theme):
    tokens = theme.tokens
    on, off = switch_of(theme, on=True), switch_of(theme)
    rail = (KNOB + 1, 13)
    assert painted(on).pixelColor(8, 13) == tokens.accent
    assert painted(off).pixelColor(WIDTH - 8, 13) == tokens.groove
    enter(on)
    enter(off)
    assert painted(on).pixelColor(8, 13) == tokens.accentHover
    assert painted(off).pixelColor(WIDTH - 8, 13).lightness() > tokens.groove.lightness()
    on.setDown(True)
    assert painted(on).pixelColor(8, 13) == tokens.accentPressed
    on.setEnabled(False)
    assert painted(on).pixelColor(*rail) != tokens.accentPressed
    for each in (on, off):
        each.deleteLater()


def test_a_switch_stands_on_the_right_where_lines_begin_there(theme: Theme, mirrored: None):
    switch = switch_of(theme, on=True, width=300)
    picture = painted(switch)
    assert picture.pixelColor(300 - 8, 13) == theme.tokens.accent
    assert picture.pixelColor(300 - WIDTH + KNOB // 2 + 3, 13) == theme.tokens.onAccent
    paper = picture.pixelColor(0, 0)
    words = ink(picture.copy(0, 0, 300 - WIDTH - 2, 26), paper)
    assert words.right() > 300 - WIDTH - 20
    switch.deleteLater()


def test_a_switch_grows_with_the_text(theme: Theme):
    switch = Switch(theme, "Practice mode")
    before = switch.minimumSizeHint()
    set_text_size(TextSize.EXTRA)
    try:
        assert switch.sizeHint().height() > before.height()
    finally:
        set_text_size(TextSize.DEFAULT)
    switch.deleteLater()


# --- icons ----------------------------------------------------------------------------------------


def sign(theme: Theme, name: str) -> QImage:
    return icons.pixmap(name, theme.tokens.text1, 32).toImage()


def heavier_side(picture: QImage) -> str:
    """Say on which side an icon has more ink."""
    middle = picture.width() // 2
    weights = [
        sum(picture.pixelColor(x, y).alpha() for x in columns for y in range(picture.height()))
        for columns in (range(middle), range(middle, picture.width()))
    ]
    return "left" if weights[0] > weights[1] else "right"


def test_signs_that_point_along_the_line_turn_with_it(theme: Theme, qapp: QApplication):
    plain = {name: sign(theme, name) for name in ("back", "play")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert heavier_side(plain["back"]) == "left"
        assert heavier_side(sign(theme, "back")) == "right"
        assert sign(theme, "play") == plain["play"]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("is_after", [False, True])
def test_an_icon_keeps_its_distance_from_the_label(theme: Theme, is_after: bool):
    picture = QImage(QSize(40, 16), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    icons.icon("x", theme.tokens.text1, is_after=is_after).paint(painter, QRect(0, 0, 40, 16))
    painter.end()
    side = picture.copy(24, 0, 16, 16) if is_after else picture.copy(0, 0, 16, 16)
    assert any(side.pixelColor(x, x).alpha() for x in range(16))


def test_a_button_turns_its_icon_with_its_direction(theme: Theme):
    button = Button(theme, "Open profile", icon="ext")
    before = button.icon().cacheKey()
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button.icon().cacheKey() != before
    changed = button.icon().cacheKey()
    button.setIconSize(QSize(20, 20))
    QApplication.sendEvent(button, QEvent(QEvent.Type.EnabledChange))
    assert button.icon().cacheKey() == changed
    button.set_icon("", "text1")
    button.deleteLater()


def test_an_icon_button_is_named_by_its_tooltip(theme: Theme):
    button = IconButton(theme, "gear", "Settings")
    assert (button.accessibleName(), button.toolTip()) == ("Settings", "Settings")
    theme.apply(Choice.LIGHT)
    button.deleteLater()


# --- labels and the ring --------------------------------------------------------------------------


def test_an_elided_line_begins_where_lines_begin(theme: Theme, mirrored: None):
    label = ElidedLabel("short")
    label.resize(300, 20)
    picture = painted(label)
    assert ink(picture, picture.pixelColor(0, 0)).left() > 200
    label.deleteLater()


def test_the_ring_follows_and_hides(theme: Theme):
    window = QWidget()
    window.resize(300, 200)
    button = QPushButton("one", window)
    button.setGeometry(100, 100, 80, 32)
    ring = FocusRing(theme, window)
    window.show()
    ring.surround(button)
    reach = 2 + theme.ring
    assert ring.geometry() == button.geometry().adjusted(-reach, -reach, reach, reach)
    button.move(10, 10)
    assert ring.geometry().topLeft().x() == 10 - reach
    assert window.grab().toImage().pixelColor(10 + 40, 10 - reach) == theme.tokens.focus
    button.hide()
    assert not ring.isVisible()
    focus_visibly(window)
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_row_that_is_too_long_goes_on_below(qapp: QApplication, is_mirrored: bool):
    page = QWidget()
    if is_mirrored:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row = WrappingRow(page)
    parts = [QWidget(page) for _ in range(4)]
    for number, part in enumerate(parts):
        part.setFixedSize(100, 20 + 10 * number)
        row.addWidget(part)
    parts[3].hide()
    assert row.sizeHint().width() == 3 * 100 + 2 * 8
    assert row.sizeHint().height() == 40
    assert row.minimumSize().width() == 100
    assert (row.heightForWidth(316), row.heightForWidth(315)) == (40, 30 + 8 + 40)
    page.resize(220, 200)
    row.setGeometry(page.rect())
    lefts = [part.x() for part in parts[:3]]
    assert lefts == ([120, 12, 120] if is_mirrored else [0, 108, 0])
    assert [part.y() for part in parts[:3]] == [5, 0, 38], "in the middle of their lines"
    assert row.itemAt(4) is None
    taken = row.takeAt(3)
    assert (taken.widget(), row.count()) == (parts[3], 3)
    assert not row.expandingDirections()
    page.deleteLater()
