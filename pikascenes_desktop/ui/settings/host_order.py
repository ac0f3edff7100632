"""In which order the user's hosts are tried: dragged, or moved by keys and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent, QKeyEvent

    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.ui.theme import Theme

ROW: Final = 32
MOST_ROWS: Final = 6
NAME: Final = Qt.ItemDataRole.UserRole


class OrderList(QListWidget):
    """Hosts with a tick each; Alt and an arrow moves the current one.

    Signals:
        moved: A row was dragged or moved: where it is now.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "choices")
        self.setAccessibleName(say("ho.order"))
        self.setAccessibleDescription(say("ho.order.b"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def move_current(self, step: int) -> None:
        """Move the current row up (-1) or down (1); at an end nothing happens."""
        row = self.currentRow()
        there = row + step
        if row >= 0 and 0 <= there < self.count():
            with QSignalBlocker(self):
                self.insertItem(there, self.takeItem(row))
                self.setCurrentRow(there)
            self.moved.emit(there)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.moved.emit(self.currentRow())


class HostOrder(QWidget):
    """Says what happens when a host fails, and lets the user decide.

    The first host is the one that is used; of the others only those with a tick ever get images.

    Signals:
        changed: Another order: names, the first that is used first.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = OrderList(self)
        self.up = Button(theme, say("ho.order.up"), parent=self, dense="true")
        self.down = Button(theme, say("ho.order.down"), parent=self, dense="true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(say("ho.order"), "strong", self))
        column.addWidget(WrappedLabel(say("ho.order.b"), "meta", self))
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        column.addLayout(row)
        self.up.clicked.connect(lambda: self.list.move_current(-1))
        self.down.clicked.connect(lambda: self.list.move_current(1))
        self.list.moved.connect(self._moved)
        self.list.itemChanged.connect(self._tell)
        self.list.currentRowChanged.connect(self._fit_buttons)

    def show_order(self, preferences: Preferences) -> None:
        """Show the hosts as they are tried now, then those that never are."""
        order = [each for each in preferences.host_order if each != "links"]
        known = {each.name for each in preferences.hosts}
        names = [each for each in order if each in known or each == "inline"]
        rest = [each.name for each in preferences.hosts if each.name not in names]
        is_first = bool(preferences.host) and preferences.host in names
        row = self.list.currentRow()
        current: object = self.list.item(row).data(NAME) if row >= 0 else None
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in (*names, *rest):
                self._add(name, is_on=name in names)
            places = [row for row, name in enumerate((*names, *rest)) if name == current]
            self.list.setCurrentRow(places[0] if places else 0)
        self._fit_first()
        self._fit_buttons()
        self.list.setFixedHeight(px(ROW) * min(MOST_ROWS, self.list.count()) + 12)
        # without a host that is used there is nothing that could fail
        self.setVisible(is_first and self.list.count() > 1)

    def _add(self, name: str, *, is_on: bool) -> None:
        item = QListWidgetItem(name)
        item.setData(NAME, name)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    @property
    def names(self) -> tuple[str, ...]:
        """The hosts that are tried, in order: the first always, then those with a tick."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item.checkState() is Qt.CheckState.Checked for item in items]
        return tuple(
            str(item.data(NAME))
            for row, (item, is_on) in enumerate(zip(items, ticked, strict=True))
            if is_on or row == 0
        )

    def _moved(self, row: int) -> None:
        name = str(self.list.item(row).data(NAME))
        self._tell()
        announce(self.list, say("ho.order.moved", name=name, i=row + 1, n=self.list.count()))

    def _tell(self) -> None:
        self._fit_first()
        self._fit_buttons()
        self.changed.emit(self.names)

    def _fit_first(self) -> None:
        """Say which host is tried first; that one needs no tick."""
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                item = self.list.item(row)
                name = str(item.data(NAME))
                item.setText(say("ho.order.first", name=name) if row == 0 else name)
                if row == 0:
                    item.setCheckState(Qt.CheckState.Checked)

    def _fit_buttons(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
