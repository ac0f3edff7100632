"""A panel that drops down from its button: a list of things to choose from, or what to say."""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.tips import plain_tip
from pikascenes_desktop.ui.entrance import Entrance
from pikascenes_desktop.ui.shadow import REACH, paint_shadow
from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent, QMouseEvent, QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

MOST_HEIGHT: Final = 380
EDGES: Final = 8
RADIUS: Final = 12
BELOW: Final = 4
"""Between the panel and what opened it."""


class Form(Enum):
    """How the choices stand."""

    ROWS = 1
    PICTURES = 4


def _around() -> QMargins:
    """Return what the shadow takes; on a Mac the system throws it, outside of the window."""
    return QMargins() if sys.platform == "darwin" else REACH


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


class ChoicePanel(QWidget):
    """Shows choices until one is taken, Esc is pressed, or something else is clicked.

    Args:
        name: What the choices are.
        nothing: What is said where there are none.
        form: How they stand.
        size: Of one choice, in logical pixels.

    Signals:
        chosen: The number of the choice, from 0.
        closed: It is shown no more.
    """

    chosen = Signal(int)
    closed = Signal()

    def __init__(  # noqa: PLR0913 -- the parts of a panel
        self, theme: Theme, parent: QWidget, *, name: str, nothing: str, form: Form, size: QSize
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)  # its corners are round
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # its button closes it, too
        self.setAccessibleName(name)
        self._theme = theme
        self._form = form
        self._cell = size
        self._entrance = Entrance(self, theme.motion)
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
        column.setContentsMargins(_around() + QMargins(EDGES, EDGES, EDGES, EDGES))
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

    @property
    def box(self) -> QRect:
        """What is seen of it, without its shadow."""
        return self.rect().marginsRemoved(_around())

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, its far edges in line, or above where there is no room below.

        It stays on the window where that is large enough for it, else on the screen.
        """
        self.adjustSize()
        box = self.box
        place = widget.mapToGlobal(QPoint(0, widget.height() + BELOW))
        if widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            place.setX(place.x() + widget.width() - box.width())
        room = widget.screen().availableGeometry()
        if place.y() + box.height() > room.bottom():
            place.setY(max(room.top(), place.y() - widget.height() - 2 * BELOW - box.height()))
        behind = widget.window().frameGeometry().intersected(room)
        if behind.width() > box.width() + 2 * EDGES:
            room = behind.adjusted(EDGES, 0, -EDGES, 0)
        place.setX(max(room.left(), min(place.x(), room.right() + 1 - box.width())))
        place -= box.topLeft()
        self.move(place)
        self.show()
        self._entrance.begin(place)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.box.contains(event.position().toPoint()):
            super().mousePressEvent(event)
        else:  # on its shadow, or beside it
            self.close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._entrance.stop()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._theme.is_high_contrast and sys.platform != "darwin":
            paint_shadow(painter, self.box, RADIUS, is_dark=self._theme.is_dark)
        painter.setPen(QPen(tokens.lineSubtle, 1))
        painter.setBrush(tokens.overlay)
        frame = QRectF(self.box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.end()

    def _choose_item(self, item: QListWidgetItem) -> None:
        self._choose(self.list.row(item))

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.close()
            self.chosen.emit(row)
