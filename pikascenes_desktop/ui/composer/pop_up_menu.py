"""The composer's pop-up menus: entries with their signs, and the keys that do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QKeyCombination
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.theme import Theme


BELOW: Final = 4


class PopUpMenu(Menu):
    """A menu that goes away by itself."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._inks = theme.tokens
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def offer(
        self,
        text: str,
        act: Callable[[], object],
        *,
        icon: str = "",
        keys: QKeyCombination | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        """Add an entry, and return it.

        Args:
            text: What it says.
            act: What it does.
            icon: The name of its sign; empty for none.
            keys: What does the same while the menu is closed; shown only, whoever has the
                keyboard listens to it.
        """
        entry = self.addAction(text)
        entry.triggered.connect(lambda _on=False: act())
        if icon:
            entry.setIcon(icons.icon(icon, self._inks.text2))
        if keys is not None:
            entry.setShortcut(QKeySequence(keys))
            entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            entry.setShortcutVisibleInContextMenu(True)
        return entry

    def open_below(self, button: QWidget) -> None:
        """Open below a button, the edges in line at which lines begin."""
        place = button.mapToGlobal(QPoint(0, button.height() + BELOW))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place += QPoint(button.width() - self.sizeHint().width(), 0)
        self.popup(place)
