"""Finds text that is cut, stands on other text, or lies where nobody sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTextEdit,
    QToolButton,
    QWidget,
)

from pikascenes_desktop.ui.controls.labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SLACK: Final = 1
"""Pixels that rounding may take."""

FAR: Final = 10**6
"""Pixels that no window reaches."""

EXAMPLE_LINES: Final = 2
"""What is to be seen of the example in an empty field, which may be as low as 64 pixels."""

ICON_GAP: Final = 4
"""Between icon and label, in Qt's own styles."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it stands on the screen.

    Attributes:
        owner: The widget that shows it.
        text: The whole text.
        room: Where it may be, in the coordinates of the owner.
        needed: What it takes, at the width of its room.
        is_elided: Whether it may be cut, because the whole can be had elsewhere.
    """

    owner: QWidget
    text: str
    room: QRect
    needed: QSize
    is_elided: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether less is shown than there is, and nothing tells the rest."""
        too_wide = self.needed.width() > self.room.width() + SLACK
        too_high = self.needed.height() > self.room.height() + SLACK
        return too_high or (too_wide and not self.is_elided)

    @property
    def place(self) -> QRect:
        """Where the letters are, about, in the coordinates of the window."""
        size = self.needed.boundedTo(self.room.size())
        rect = QStyle.alignedRect(
            self.owner.layoutDirection(), _alignment(self.owner), size, self.room
        )
        return rect.translated(self.owner.mapTo(self.owner.window(), QPoint(0, 0)))


class Painted(Protocol):
    """A line of text as it was painted.

    Attributes:
        rect: The room it had.
        text: What was painted.
        font: In what it was painted.
        is_elided: Whether the end was left out, because a tooltip tells the whole.
    """

    @property
    def rect(self) -> QRect: ...

    @property
    def text(self) -> str: ...

    @property
    def font(self) -> QFont: ...

    @property
    def is_elided(self) -> bool: ...


@runtime_checkable
class PaintsText(Protocol):
    """A widget that paints text by hand, and says where.

    What it paints stands in its own coordinates, or in those of its viewport.
    """

    def painted_texts(self) -> Iterable[Painted]: ...


def _alignment(widget: QWidget) -> Qt.AlignmentFlag:
    match widget:
        case QLabel():
            return widget.alignment()
        case QCheckBox() | QRadioButton() | QLineEdit() | QComboBox():
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        case QAbstractButton():
            return Qt.AlignmentFlag.AlignCenter
        case _:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def measured(metrics: QFontMetrics, text: str, width: int, *, wraps: bool) -> QSize:
    """Return the room a text takes."""
    plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&") if "&" in text else text
    if wraps:
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), flags, text).size()
    lines = plain.split("\n")
    widest = max(metrics.horizontalAdvance(line) for line in lines)
    ink = metrics.tightBoundingRect(plain).height()
    return QSize(widest, ink if len(lines) == 1 else len(lines) * metrics.lineSpacing())


def _of_label(label: QLabel) -> Words | None:
    text = label.text()
    if not text:
        return None
    room = label.contentsRect().marginsRemoved(_margins(label))
    needed = measured(label.fontMetrics(), text, room.width(), wraps=label.wordWrap())
    told = isinstance(label, ElidedLabel) and text in label.toolTip()
    return Words(label, text, room, needed, told)


def _margins(label: QLabel):
    from PySide6.QtCore import QMargins  # noqa: PLC0415

    edge = label.margin()
    return QMargins(edge, edge, edge, edge)


def _of_button(button: QAbstractButton) -> Words | None:
    text = button.text()
    if not text:
        return None
    sign = 0 if button.icon().isNull() else button.iconSize().width() + ICON_GAP
    style = button.style()
    match button:
        case QPushButton():
            option = QStyleOptionButton()
            button.initStyleOption(option)
            room = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
        case QCheckBox() | QRadioButton():
            option = QStyleOptionButton()
            button.initStyleOption(option)
            element = (
                QStyle.SubElement.SE_CheckBoxContents
                if isinstance(button, QCheckBox)
                else QStyle.SubElement.SE_RadioButtonContents
            )
            room = style.subElementRect(element, option, button)
        case QToolButton():
            if button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly and sign:
                return None
            room = button.contentsRect()
        case _:
            return None  # painted by hand: the brush is watched
    needed = measured(button.fontMetrics(), text, room.width(), wraps=False)
    is_told = bool(button.toolTip()) and button.property("elides") is True
    return Words(button, text, room.adjusted(sign, 0, 0, 0), needed, is_told)


def _of_field(field: QLineEdit) -> Words | None:
    text = field.placeholderText()
    if not text or field.text():
        return None  # what the user writes scrolls
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    margins = field.textMargins()
    room = room.marginsRemoved(margins).adjusted(2, 0, -2, 0)
    return Words(field, text, room, measured(field.fontMetrics(), text, 0, wraps=False))


def _of_editor(field: QPlainTextEdit | QTextEdit) -> Words | None:
    text = field.placeholderText()
    if not text or field.toPlainText():
        return None
    edge = round(field.document().documentMargin())
    room = field.viewport().geometry().adjusted(edge, edge, -edge, -edge)
    needed = measured(field.fontMetrics(), text, room.width(), wraps=True)
    seen = EXAMPLE_LINES * field.fontMetrics().lineSpacing()
    return Words(field, text, room, QSize(needed.width(), min(needed.height(), seen)))


def _of_choice(box: QComboBox) -> Words | None:
    text = box.currentText()
    if not text:
        return None
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, option, part, box)
    return Words(box, text, room, measured(box.fontMetrics(), text, 0, wraps=False))


def _of_items(view: QAbstractItemView) -> Iterator[Words]:
    if not type(view).__module__.startswith("PySide6"):
        return  # paints its items by hand
    model = view.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        room = view.visualRect(index)
        if room.isValid():
            needed = view.sizeHintForIndex(index)
            is_told = bool(index.data(Qt.ItemDataRole.ToolTipRole))
            yield Words(view, str(index.data()), room, needed, is_told)


def words_of(widget: QWidget) -> Iterator[Words]:
    """Return the texts that a widget shows itself, without its children's."""
    found: Words | None = None
    if isinstance(widget, PaintsText):
        on = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        for line in widget.painted_texts():
            needed = measured(QFontMetrics(line.font), line.text, line.rect.width(), wraps=False)
            yield Words(on, line.text, line.rect, needed, line.is_elided)
    match widget:
        case QLabel():
            found = _of_label(widget)
        case QAbstractButton():
            found = _of_button(widget)
        case QLineEdit():
            found = _of_field(widget)
        case QPlainTextEdit() | QTextEdit():
            found = _of_editor(widget)
        case QComboBox():
            found = _of_choice(widget)
        case QAbstractItemView():
            yield from _of_items(widget)
        case _:
            pass
    if found is not None:
        yield found


def shown(top: QWidget) -> list[QWidget]:
    """Return a window and all that is visible in it."""
    inside = [each for each in top.findChildren(QWidget) if each.isVisible() and each.width()]
    return [top, *(each for each in inside if each.window() is top)]


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def seen_part(words: Words, *, scrolled: bool) -> QRect:
    """Return the part of the letters that no parent hides.

    Args:
        words: The text.
        scrolled: Whether what can be scrolled to counts as seen.
    """
    window = words.owner.window()
    seen = words.place
    scrolls = False
    widget: QWidget | None = words.owner
    while widget is not None:
        rect = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        scrolls = scrolls or (scrolled and _scrolls(widget))
        if scrolls:
            rect = QRect(rect.left(), -FAR, rect.width(), 2 * FAR)
        seen = seen.intersected(rect)
        if widget is window:
            break
        widget = widget.parentWidget()
    return seen


def is_lost(words: Words) -> bool:
    """Say whether a parent hides a part of the letters for good."""
    place, seen = words.place, seen_part(words, scrolled=True)
    return place.height() > seen.height() + SLACK or place.width() > seen.width() + SLACK


def _floats(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    layout = parent.layout() if parent is not None else None
    return layout is not None and layout.indexOf(widget) < 0


def _branches(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget] | None:
    """Return the ancestors of two widgets that are siblings; None when one is in the other."""
    line: list[QWidget] = []
    widget: QWidget | None = one
    while widget is not None:
        line.append(widget)
        widget = widget.parentWidget()
    widget, before = other, other
    while widget is not None and widget not in line:
        before, widget = widget, widget.parentWidget()
    if widget is None or widget is one or (before is other and other in line):
        return None
    place = line.index(widget)
    return (line[place - 1], before) if place else None


def overlaps(texts: list[Words]) -> Iterator[str]:
    """Return what stands on what; what floats above a layout on purpose may cover it."""
    places = [(each, seen_part(each, scrolled=False)) for each in texts]
    for number, (one, here) in enumerate(places):
        for other, there in places[number + 1 :]:
            shared = here.intersected(there)
            if shared.width() <= SLACK or shared.height() <= SLACK:
                continue
            if one.owner is other.owner:
                yield f"{one.text!r} and {other.text!r} overlap"
                continue
            siblings = _branches(one.owner, other.owner)
            if siblings is None or _floats(siblings[0]) != _floats(siblings[1]):
                continue
            yield f"{one.text!r} and {other.text!r} overlap"


def faults(top: QWidget) -> list[str]:
    """Return what is wrong with the texts of a window, in words."""
    texts = [words for widget in shown(top) for words in words_of(widget)]
    found: list[str] = []
    for words in texts:
        kind = type(words.owner).__name__
        if words.is_cut:
            room, needed = words.room.size().toTuple(), words.needed.toTuple()
            found.append(f"{kind} {words.text!r} is cut: needs {needed}, has {room}")
        elif is_lost(words):
            found.append(f"{kind} {words.text!r} lies outside: {words.place.getRect()}")
    seen = [words for words in texts if not words.owner.visibleRegion().isEmpty()]
    return [*found, *overlaps(seen)]
