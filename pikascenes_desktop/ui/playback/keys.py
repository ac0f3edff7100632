"""Keys that work wherever the keyboard is inside a page, on its buttons too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


def bind(page: QWidget, deeds: Mapping[str, Callable[[], object]]) -> None:
    """Let keys do things while the keyboard is inside a page.

    A button would take arrow keys for itself; a shortcut comes first. Space is not for this: on
    a button it must press the button.

    Args:
        page: Where the keys work.
        deeds: What each key does, by its portable name (`QKeySequence`'s).
    """
    for keys, deed in deeds.items():
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)
