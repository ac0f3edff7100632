"""A panel that drops down from its button: a list of things to choose from, or what to say."""

from __future__ import annotations

import html
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon, QKeyEvent

MOST_HEIGHT: Final = 380
EDGES: Final = 8


class Form(Enum):
    """How the choices stand."""

    ROWS = 1
    PICTURES = 4


def plain_tip(text: str) -> str:
    """Return a tooltip that wraps and shows a text as it is, whatever it looks like."""
    return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>"


class _List(QListWidget):
    """A list of which Enter chooses, as a click does.

    Signals:
        entered_row: The row that was chosen by the keyboard.
    """

    entered_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.entered_row.emit(self.currentRow())
            return
        super().keyPressEvent(event)


class ChoicePanel(QFrame):
    """Shows choices until one is taken, Esc is pressed, or something else is clicked.

    Signals:
        chosen: The number of the choice, from 0.
    """

    chosen = Signal(int)

    def __init__(self, name: str, nothing: str, form: Form, size: QSize, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)  # its corners are round
        self.setProperty("role", "choices")
        self.setAccessibleName(name)
        self._form = form
        self._cell = size
        self.list = _List(self)
        self.list.setAccessibleName(name)
        self.list.setProperty("role", "choices")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        if form is Form.PICTURES:
            self.list.setViewMode(QListView.ViewMode.IconMode)
            self.list.setMovement(QListView.Movement.Static)
            self.list.setResizeMode(QListView.ResizeMode.Adjust)
            self.list.setGridSize(size)
            self.list.setIconSize(QSize(size.width() - 10, size.height() - px(22)))
        self._nothing = label(nothing, "meta", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGES, EDGES, EDGES, EDGES)
        column.setSpacing(6)
        title = label(name, "label", self)
        title.setContentsMargins(6, 2, 6, 0)
        column.addWidget(title)
        column.addWidget(self.list)
        self._nothing.setContentsMargins(6, 0, 6, 4)
        column.addWidget(self._nothing)
        self.list.itemClicked.connect(self._choose_item)
        self.list.entered_row.connect(self._choose)

    def set_choices(self, texts: Sequence[str], tips: Sequence[str]) -> None:
        """Show these, the first one current."""
        self.list.clear()
        for text, tip in zip(texts, tips, strict=True):
            item = QListWidgetItem(text)
            item.setToolTip(plain_tip(tip))
            item.setSizeHint(self._cell)
            self.list.addItem(item)
        self.list.setVisible(bool(texts))
        self._nothing.setVisible(not texts)
        columns = self._form.value
        rows = -(-len(texts) // columns)
        self.list.setFixedSize(
            columns * self._cell.width() + 16, min(MOST_HEIGHT, rows * self._cell.height() + 4)
        )
        self.list.setCurrentRow(0)

    def set_icon(self, row: int, icon: QIcon) -> None:
        """Show a picture beside a choice."""
        self.list.item(row).setIcon(icon)

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, its far edges in line, or above where there is no room below."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        if widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            corner.setX(corner.x() + widget.width() - self.width())
        room = widget.screen().availableGeometry()
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(room.top(), corner.y() - widget.height() - 8 - self.height()))
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose_item(self, item: QListWidgetItem) -> None:
        self._choose(self.list.row(item))

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.close()
            self.chosen.emit(row)
