"""What a widget is to screen readers, where Qt cannot know it from the widget's class.

Qt calls every plain widget and every scrolled area a client area, which says nothing about what
can be done with it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

ROLE: Final = "spokenRole"
"""The dynamic property that holds the role's number."""

Role = QAccessible.Role


def give_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Let screen readers know what a widget is; to be called before it gets a name.

    With the first name Qt makes what speaks for the widget, and keeps it.
    """
    _install()
    widget.setProperty(ROLE, role.value)


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    number: object = thing.property(ROLE) if isinstance(thing, QWidget) else None
    if isinstance(thing, QWidget) and isinstance(number, int):
        return QAccessibleWidget(thing, Role(number), "")
    return None  # Qt's own knows better
