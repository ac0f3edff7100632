"""The gallery's search field."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QStyle, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

ICON_ROOM: Final = 22
"""What the icon takes of the search field."""


class SearchField(QLineEdit):
    """The search field, with its icon and the key that leads to it.

    Signals:
        left: Esc was pressed in an empty field.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_room = True
        self.setPlaceholderText(say("gal.search"))
        self.setAccessibleName(say("gal.search"))
        self.setAcceptDrops(False)  # files are dropped on the window, wherever on it
        self._icon = QLabel(self)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.setTextMargins(0 if is_mirrored else ICON_ROOM, 0, ICON_ROOM if is_mirrored else 0, 0)
        self._hint = label("⌘F" if sys.platform == "darwin" else "Ctrl F", "meta", self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._show_hint)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        ink = self._theme.tokens.text3
        self._icon.setPixmap(icons.pixmap("search", ink, 16, self.devicePixelRatioF()))

    def show_hint(self, shown: bool) -> None:
        """Show or hide the key (narrow windows have no room for it)."""
        self._has_room = shown
        self._show_hint()

    def _show_hint(self) -> None:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        fits = ICON_ROOM + words + self._hint.sizeHint().width() + 34 <= self.width()
        self._hint.setVisible(self._has_room and fits and not self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._icon.setGeometry(
            QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(11, 0, 16, self.height()))
        )
        self._show_hint()
        size = self._hint.sizeHint()
        place = QRect(
            QPoint(self.width() - size.width() - 12, (self.height() - size.height()) // 2), size
        )
        self._hint.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)
