"""A menu whose keys are quieter than its words, as pictures 11 and 12 have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QMenu, QStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.theme import Theme

END: Final = 12
"""The style sheet's padding behind a row's keys, in pixels."""

ABOVE: Final = 4
"""What is left of a row's background above and below, where its corners are round."""


class Menu(QMenu):
    """Paints over what the style sheet cannot tell apart: the keys at the end of each row."""

    def __init__(self, theme: Theme, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        for action in self.actions():
            if action.isEnabled():
                self._paint_keys(painter, action)
        painter.end()

    def _paint_keys(self, painter: QPainter, action: QAction) -> None:
        keys = _keys_of(action)
        if not keys:
            return
        tokens = self._theme.tokens
        is_current = self.activeAction() is action
        row = self.actionGeometry(action)
        others = (
            painter.fontMetrics().horizontalAdvance(_keys_of(each)) for each in self.actions()
        )
        width = max(others)  # the style begins all keys at one place; here they end at one
        place = QRect(row.right() + 1 - END - width, row.top(), width, row.height())
        direction = self.layoutDirection()
        place = QStyle.visualRect(direction, row, place)
        back = tokens.accentSoft if is_current else tokens.overlay
        painter.fillRect(place.adjusted(-1, ABOVE, 1, -ABOVE), back)
        painter.setPen(tokens.text2 if is_current else tokens.text3)
        far = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
        line = far | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(place, int(line), keys)


def _keys_of(action: QAction) -> str:
    """Return the keys as the style writes them beside an entry."""
    written = action.text().partition("\t")[2]
    if written or not action.isShortcutVisibleInContextMenu():
        return written
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
