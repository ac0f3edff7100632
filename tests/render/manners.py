"""What every control owes: plain text, a name, a tooltip where it is an icon, room to be hit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from tests.render.clipping import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

LEAST_TARGET: Final = 24
TEXT_LINES: Final = frozenset({"note"})
"""Kinds of buttons that are lines of running text: their height is that of a line, as WCAG 2.2
(2.5.8, the exception "inline") lets it be."""


def _spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _is_reachable(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _says_who(widget: QWidget) -> str:
    name = widget.objectName() or widget.accessibleName()
    return f"{type(widget).__name__} {name!r} in {type(widget.parent()).__name__}"


def _owed(widget: QWidget, painted_on: AbstractSet[object]) -> Iterator[str]:
    is_plain = isinstance(widget, QLabel) and widget.textFormat() is Qt.TextFormat.PlainText
    if isinstance(widget, QLabel) and widget.text() and not is_plain:
        yield f"QLabel {widget.text()!r} may be taken for rich text"
    if _is_reachable(widget) and not _spoken(widget):
        yield f"{_says_who(widget)} has no name"
    if isinstance(widget, QAbstractButton):
        is_told = widget.text() or widget.toolTip() or widget in painted_on
        if not is_told and not any(label.text() for label in widget.findChildren(QLabel)):
            yield f"{_says_who(widget)} is an icon without a tooltip"


def _is_target(widget: QWidget) -> bool:
    kinds = QAbstractButton | QLineEdit | QComboBox | QAbstractSlider
    is_line = widget.property("kind") in TEXT_LINES
    return isinstance(widget, kinds) and not isinstance(widget, QScrollBar) and not is_line


def _far_enough(centre: QPoint, size: QRect, other: QRect) -> bool:
    """Say whether the circle around an undersized target leaves another target alone.

    WCAG 2.2, 2.5.8, the exception "spacing".
    """
    reach = LEAST_TARGET / 2
    if min(other.width(), other.height()) < LEAST_TARGET:
        return QLineF(centre, other.center()).length() >= LEAST_TARGET
    nearest = QPoint(
        min(max(centre.x(), other.left()), other.right()),
        min(max(centre.y(), other.top()), other.bottom()),
    )
    return other.contains(size) or QLineF(centre, nearest).length() >= reach


def _too_small(top: QWidget, widgets: list[QWidget]) -> Iterator[str]:
    targets = [
        (each, QRect(each.mapTo(top, QPoint(0, 0)), each.size()))
        for each in widgets
        if _is_target(each) and not each.visibleRegion().isEmpty()
    ]
    for widget, place in targets:
        if min(place.width(), place.height()) >= LEAST_TARGET:
            continue
        others = [other for each, other in targets if each is not widget]
        if not all(_far_enough(place.center(), place, other) for other in others):
            yield f"{_says_who(widget)} is hard to hit: {place.size().toTuple()}"


def faults(top: QWidget, painted_on: AbstractSet[object]) -> list[str]:
    """Return what the controls of a window lack, in words.

    Args:
        top: The window.
        painted_on: What paints its text by hand.
    """
    widgets = shown(top)
    found = [fault for widget in widgets for fault in _owed(widget, painted_on)]
    return [*found, *_too_small(top, widgets)]
