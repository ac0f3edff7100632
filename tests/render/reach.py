"""What the keyboard, or somebody who is read to, would miss in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from pikascenes_desktop.ui.focus_ring import OWN_RING, FocusRing
from tests.render.clipping import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MANY: Final = 120
"""No screen has so many stops."""

CONTROLS: Final = (
    QAbstractButton
    | QAbstractItemView
    | QAbstractSlider
    | QAbstractSpinBox
    | QComboBox
    | QLineEdit
    | QPlainTextEdit
    | QTextEdit
)

Role = QAccessible.Role
ROLES: Final = {
    *(Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.Link),
    *(Role.EditableText, Role.SpinBox, Role.Slider, Role.List),
    *(Role.Graphic, Role.ComplementaryContent),
}
"""What tells somebody who does not see it what can be done; the last two play and scroll."""


class Trapped(AssertionError):
    """Tab does not go round."""


def _spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def told(widget: QWidget) -> str:
    """Return which widget it is, in words."""
    return f"{type(widget).__name__} {_spoken(widget)!r} in {type(widget.parent()).__name__}"


def controls(top: QWidget) -> list[QWidget]:
    """Return what somebody can work with in a window, whether or not the keyboard gets there."""
    return [
        each
        for each in shown(top)
        if each.isEnabled()
        and (isinstance(each, CONTROLS) or each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(each, QScrollBar)
        and not _is_viewport(each)
        and not _is_only_read(each)
    ]


def _is_only_read(widget: QWidget) -> bool:
    """Say whether it is a text like a label's, which the pointer may select."""
    is_text = isinstance(widget, QPlainTextEdit | QTextEdit) and widget.isReadOnly()
    return is_text and widget.focusPolicy() is Qt.FocusPolicy.ClickFocus


def _is_viewport(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _focused(top: QWidget) -> QWidget | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, QWidget) and widget.window() is top else None


def walk(top: QWidget, *, back: bool = False) -> Iterator[QWidget]:
    """Press Tab (or Shift+Tab) once round a window; give where the keyboard is at each stop.

    Raises:
        Trapped: There is no way on, or none round.
    """
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    found: list[QWidget] = []
    here = _focused(top)
    while len(found) < MANY:
        QTest.keyClick(here or top, key, modifier)
        before, here = here, _focused(top)
        if here is None:
            raise Trapped(f"the keyboard is lost behind {told(before or top)}")
        if found and here is found[0]:
            return
        if here in found:
            raise Trapped(f"from {told(found[-1])} Tab goes back to {told(here)}")
        found.append(here)
        yield here
    raise Trapped(f"no end of {[told(each) for each in found]}")


def _is_reached_by_arrows(widget: QWidget, reached: Sequence[QWidget]) -> bool:
    """Say whether it is one of several that are one stop, of which another is reached."""
    group: QButtonGroup | None = None
    if isinstance(widget, QAbstractButton):
        group = widget.group()
    if group is not None:
        return any(each in reached for each in group.buttons())
    roves = widget.focusPolicy() is Qt.FocusPolicy.ClickFocus
    siblings = [each for each in reached if each.parent() is widget.parent()]
    return roves and any(type(each) is type(widget) for each in siblings)


def _seen(widget: QWidget) -> QRect:
    """Return the part of a widget that no parent hides, in the coordinates of its window."""
    top = widget.window()
    seen = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and widget is not top:
        seen &= QRect(parent.mapTo(top, QPoint(0, 0)), parent.size())
        parent = None if parent is top else parent.parentWidget()
    return seen


def _unmarked(widget: QWidget) -> Iterator[str]:
    """Return what is wrong with how the stop that has the keyboard is shown."""
    top = widget.window()
    seen = _seen(widget)
    if seen.isEmpty():
        yield f"{told(widget)} has the keyboard where nobody sees it"
    if isinstance(widget, OWN_RING):
        return
    rings = [each.geometry() for each in top.findChildren(FocusRing) if each.isVisible()]
    if not any(ring.contains(seen) for ring in rings):
        yield f"{told(widget)} has no ring"
    elif not any(top.rect().contains(ring) for ring in rings):
        yield f"the ring of {told(widget)} is cut"


def _unspoken(widget: QWidget) -> Iterator[str]:
    role = QAccessible.queryAccessibleInterface(widget).role()
    if not _spoken(widget).strip():
        yield f"{told(widget)} has no name"
    if role not in ROLES:
        yield f"{told(widget)} has the role {role.name}"
    is_choice = isinstance(widget, QRadioButton) or (
        isinstance(widget, QAbstractButton) and widget.autoExclusive()
    )
    if is_choice and role is not Role.RadioButton:
        yield f"{told(widget)} is one of a choice and has the role {role.name}"


def _hidden_from_readers(widget: QWidget) -> bool:
    """Say whether it has something to say in a role that screen readers pass over."""
    role = QAccessible.queryAccessibleInterface(widget).role()
    has_parts = any(each.isVisible() for each in widget.findChildren(QWidget))
    return role is Role.Client and bool(widget.accessibleName()) and not has_parts


def faults(top: QWidget) -> list[str]:
    """Return what the keyboard, or somebody who is read to, would miss in a window, in words."""
    if not controls(top):
        return []  # Esc is all there is
    top.activateWindow()
    before = _focused(top)
    found: list[str] = []
    reached: list[QWidget] = []
    try:
        for here in walk(top):
            reached.append(here)
            found += _unmarked(here)
        if len(reached) == 1:
            found.clear()  # Tab moves nothing, so there is nothing to tell apart
        if set(map(id, walk(top, back=True))) != set(map(id, reached)):
            found.append("Shift+Tab does not come where Tab comes")
    except Trapped as trapped:
        found.append(str(trapped))
    for widget in controls(top):
        found += _unspoken(widget)
        if widget not in reached and not _is_reached_by_arrows(widget, reached):
            found.append(f"{told(widget)} is out of the keyboard's reach")
    for widget in filter(_hidden_from_readers, shown(top)):
        found.append(f"{told(widget)} is passed over by screen readers")
    if before is not None:
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    return list(dict.fromkeys(found))
