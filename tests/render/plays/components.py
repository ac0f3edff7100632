"""Every control in each of its states, side by side, as in pictures 11 and 12 of the design."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.banner import Banner, BannerBar, Kind
from pikascenes_desktop.ui.composer.generate_button import GenerateButton
from pikascenes_desktop.ui.composer.shape import shape_picker
from pikascenes_desktop.ui.composer.tile import Look, TileView
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel, WrappedLabel, label
from pikascenes_desktop.ui.controls.segmented import Segmented
from pikascenes_desktop.ui.controls.switch import Switch
from pikascenes_desktop.ui.focus_ring import FocusRing
from pikascenes_desktop.ui.gallery.chips import Chip
from pikascenes_desktop.ui.notices import Notice
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say
from tests.e2e.pointer import move_pointer
from tests.render.plays.play import Sheet
from tests.render.stage import sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pikascenes_desktop.ui.theme import Theme

STATES: Final = ("rest", "hover", "pressed", "focus", "disabled")
TILE: Final = (110, 88)
HOVERED: Final = "hovered"
"""The property of widgets that the pointer is to be on."""


class QToolTip(QLabel):
    """A tooltip that stays; the style sheet knows it by its name."""


def _put_into(widget: QWidget, state: str, rings: list[QWidget]) -> None:
    """Put a control into a state, as the pointer or the keyboard would."""
    if state in {"hover", "pressed"}:
        widget.setProperty(HOVERED, True)
    if state == "pressed" and isinstance(widget, QAbstractButton):
        widget.setDown(True)
    if state == "focus":
        rings.append(widget)
    if state == "disabled":
        widget.setEnabled(False)


def _kinds(theme: Theme, home: QWidget) -> Iterable[tuple[str, Callable[[], QWidget]]]:
    def switch() -> QWidget:
        result = Switch(theme, say("ac.practice"))
        result.setChecked(True)
        return result

    def chip(chosen: Filter) -> QWidget:
        result = Chip(theme, chosen, home)
        result.set_count(2)
        return result

    yield "Generate", lambda: GenerateButton(theme, home)
    yield "primary", lambda: Button(theme, say("st.save"), kind="primary")
    yield "secondary", lambda: Button(theme, say("act.export"))
    yield "with icon", lambda: Button(theme, say("ho.test"), icon="refresh")
    yield "ghost", lambda: Button(theme, say("comp.clear"), kind="ghost", icon="eraser")
    yield "danger", lambda: Button(theme, say("dl.delete.go"), kind="danger")
    yield "small", lambda: Button(theme, say("act.undo"), dense="true")
    yield "link", lambda: Button(theme, say("fr.2.where"), kind="link")
    yield "icon", lambda: IconButton(theme, "gear", say("st.title"))
    yield "chip, running", lambda: chip(Filter.RUNNING)
    yield "chip, failed", lambda: chip(Filter.FAILED)
    yield "switch, off", lambda: Switch(theme, say("ge.motion"))
    yield "switch, on", switch


def _buttons(theme: Theme, home: QWidget, rings: list[QWidget]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(10)
    for column, state in enumerate(STATES):
        grid.addWidget(label(state, "meta"), 0, column + 1)
    for row, (name, make) in enumerate(_kinds(theme, home), start=1):
        grid.addWidget(label(name, "meta"), row, 0)
        for column, state in enumerate(STATES):
            if name == "Generate" and state == "disabled":
                continue  # it is never dead
            widget = make()
            if isinstance(widget, GenerateButton):
                widget.setText(say("gen.one"))
                widget.setMinimumWidth(px(150))
            _put_into(widget, state, rings)
            grid.addWidget(widget, row, column + 1, Qt.AlignmentFlag.AlignVCenter)
    grid.setColumnStretch(len(STATES) + 1, 1)
    return grid


def _blocked(theme: Theme, home: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for blocked, busy in ((True, False), (False, True)):
        button = GenerateButton(theme, home)
        button.setText(say("gen.one"))
        button.setAccessibleName(say("gen.one"))
        button.set_state(blocked=blocked, busy=False)
        if busy:
            button.set_state(blocked=False, busy=True)
        row.addWidget(button)
    return row


def _tiles(theme: Theme, home: QWidget, rings: list[QWidget]) -> QGridLayout:
    fox, girl = QPixmap(str(sample("fox"))), QPixmap(str(sample("girl")))
    looks: list[tuple[str, Look]] = [
        ("rest", Look(1, is_filled=True, picture=fox)),
        ("hover", Look(1, is_filled=True, picture=fox)),
        ("focus", Look(1, is_filled=True, picture=fox)),
        ("dragged", Look(1, is_filled=True, picture=fox, is_dragged=True)),
        ("uploading", Look(1, is_filled=True, picture=fox, is_busy=True)),
        ("warning", Look(1, is_filled=True, picture=girl, tag=say("warn.small.tag"))),
        ("error", Look(1, is_filled=True, picture=girl, tag=say("warn.bad.tag"), is_error=True)),
        ("link", Look(1, is_filled=True, link="https://example.org/boat.png")),
        ("next", Look(2, is_next=True)),
        ("empty", Look(3)),
        ("empty, hover", Look(3)),
        ("target", Look(4, is_target=True)),
    ]
    grid = QGridLayout()
    for place, (state, look) in enumerate(looks):
        tile = TileView(theme, home)
        tile.setFixedSize(*TILE)
        tile.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tile.show_look(look, state, state)
        _put_into(tile, state.rsplit(", ", maxsplit=1)[-1], rings)
        row, column = divmod(place, 6)
        grid.addWidget(label(state, "meta"), 2 * row, column)
        grid.addWidget(tile, 2 * row + 1, column)
    grid.setColumnStretch(6, 1)
    return grid


def _fields(rings: list[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    for state in (*STATES, "error"):
        field = QLineEdit()
        field.setPlaceholderText(say("gal.search"))
        field.setAccessibleName(say("gal.search"))
        field.setMinimumWidth(px(150))
        if state == "error":
            field.setText("4821x")
            restyle(field, error="true")
        _put_into(field, state, [] if state == "focus" else rings)
        row.addWidget(field)
    return row


def _choices(theme: Theme, home: QWidget, rings: list[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    row = QHBoxLayout()
    for state in ("rest", "focus", "disabled"):
        choices = [
            ("creative", say("follow.creative"), say("follow.creative")),
            ("precise", say("follow.precise"), say("follow.precise")),
        ]
        control = Segmented(say("follow.label"), choices)
        _put_into(control.button("precise"), "hover", [])
        control.setEnabled(state != "disabled")
        if state == "focus":
            control.set_value("precise")
            button = control.button("precise")
            button.setProperty("ringRadius", 6)
            rings.append(button)
        row.addWidget(control)
    column.addLayout(row)
    row = QHBoxLayout()
    row.addWidget(shape_picker(theme, home))
    for checked in (True, False):
        radio = QRadioButton(say("ho.links"))
        radio.setChecked(checked)
        radio.setAutoExclusive(False)
        box = QCheckBox(say("dl.big.skip"))
        box.setChecked(checked)
        row.addWidget(radio)
        row.addWidget(box)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setAccessibleName(say("gal.size"))
    slider.setValue(40)
    slider.setMinimumHeight(24)
    rings.append(slider)
    row.addWidget(slider)
    column.addLayout(row)
    return column


def _above(theme: Theme, parent: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    menu = QMenu(parent)
    menu.setWindowFlags(Qt.WindowType.Widget)
    for text, icon, keys in (
        (say("act.open"), "play", "Space"),
        (say("act.fav"), "heart", "H"),
        (say("act.remix"), "remix", "R"),
        (say("act.delete"), "trash", "Del"),
    ):
        action = menu.addAction(icons.icon(icon, theme.tokens.text2), f"{text}\t{keys}")
        action.setEnabled(icon != "remix")
    menu.setActiveAction(menu.actions()[1])
    row.addWidget(menu)
    notice = Notice(theme, QWidget(parent))
    notice.say(say("comp.cleared"), say("act.undo"), lambda: None)
    row.addWidget(notice, 0, Qt.AlignmentFlag.AlignTop)
    tip = QToolTip(say("job.nocancel"))
    tip.setTextFormat(Qt.TextFormat.PlainText)
    tip.setWordWrap(True)
    row.addWidget(tip, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _banners(theme: Theme, parent: QWidget, raised: list[Callable[[], None]]) -> QVBoxLayout:
    column = QVBoxLayout()
    for banner in (
        Banner(Kind.PRACTICE, "info", "flask", say("ban.practice"), say("ban.practice.go"), int),
        Banner(Kind.OFFLINE, "warning", "off", say("ban.offline")),
        Banner(Kind.KEY, "error", "key", say("ban.key", n=2), say("ban.key.go"), int),
    ):
        bar = BannerBar(theme, parent)
        column.addWidget(bar)
        raised.append(partial(bar.put, banner))
    return column


def _labels() -> QVBoxLayout:
    column = QVBoxLayout()
    for role in ("title", "heading", "lead", "body", "meta"):
        column.addWidget(label(say("empty.title"), role))
    column.addWidget(WrappedLabel(say("empty.body"), "body"))
    column.addWidget(ElidedLabel(say("er.unsure.b") * 2, "meta"))
    return column


def _sheet(theme: Theme) -> tuple[QWidget, Callable[[], None]]:
    """Return all of it on one sheet, and what is to be done once it is shown."""
    sheet = QWidget()
    sheet.setObjectName("composerBody")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    rings: list[QWidget] = []
    raised: list[Callable[[], None]] = []
    left, right = QVBoxLayout(), QVBoxLayout()
    for part in (_buttons(theme, sheet, rings), _blocked(theme, sheet), _labels()):
        left.addLayout(part)
    left.addStretch(1)
    for part in (
        _tiles(theme, sheet, rings),
        _fields(rings),
        _choices(theme, sheet, rings),
        _banners(theme, sheet, raised),
        _above(theme, sheet),
    ):
        right.addLayout(part)
    right.addStretch(1)
    row = QHBoxLayout(sheet)
    row.setContentsMargins(24, 24, 24, 24)
    row.setSpacing(36)
    row.addLayout(left)
    row.addLayout(right, 1)
    sheet.resize(px(1600), sheet.sizeHint().height())

    def finish() -> None:
        for raise_banner in raised:
            raise_banner()
        for widget in rings:
            FocusRing(theme, sheet).surround(widget)
        for widget in sheet.findChildren(QWidget):
            if widget.property(HOVERED):
                widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
                move_pointer(widget, widget.rect().center())

    return sheet, finish


PLAYS: Final = (Sheet("components", _sheet),)
