"""Rows of what is known of a clip, with what can be done with a value beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel, label
from pikascenes_desktop.ui.controls.tips import safe_tip
from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikascenes_desktop.ui.clip_facts import Fact
    from pikascenes_desktop.ui.theme import Theme

LABELS: Final = 88
ROW: Final = 24
SMALL: Final = 24
SMALL_ICON: Final = 14


class FactRows(QWidget):
    """A line, and under it names with their values.

    Signals:
        asked: The button beside a value was pressed; the fact's name.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._made: list[QWidget] = []
        self.values: dict[str, QWidget] = {}
        self.buttons: dict[str, IconButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnMinimumWidth(0, px(LABELS))
        self._grid.setColumnStretch(1, 1)
        line = QFrame(self)
        line.setProperty("role", "hairline")
        self._grid.addWidget(line, 0, 0, 1, 3)
        self._grid.setRowMinimumHeight(0, 9)

    def show_facts(
        self, facts: Sequence[Fact], buttons: dict[str, tuple[str, str]], link: str = ""
    ) -> None:
        """Show these facts in place of those before.

        Args:
            facts: Names and values, in order.
            buttons: For the names that have one, the button's icon and what it is called.
            link: The name whose value does what its button does.
        """
        for widget in self._made:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made, self.values, self.buttons = [], {}, {}
        for row, (name, value) in enumerate(facts, start=1):
            self._grid.setRowMinimumHeight(row, px(ROW))
            self._put(label(name, "meta", self), row, 0)
            text = self._link(name, value) if name == link else ElidedLabel(value, "value", self)
            text.setAccessibleName(f"{name}: {value}")
            self.values[name] = text
            self._put(text, row, 1)
            if name in buttons:
                icon, does = buttons[name]
                button = IconButton(self._theme, icon, does, self)
                button.setProperty("small", "true")
                button.setFixedSize(SMALL, SMALL)
                button.setIconSize(QSize(SMALL_ICON, SMALL_ICON))
                button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
                self.buttons[name] = button
                self._put(button, row, 2)

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard comes to, in the order of the rows."""
        return [widget for widget in self._made if isinstance(widget, Button | IconButton)]

    def _link(self, name: str, value: str) -> Button:
        text = Button(self._theme, "", kind="link", parent=self)
        width = max(80, self.width() - px(LABELS) - SMALL - 4 * 8)
        shown = text.fontMetrics().elidedText(value, Qt.TextElideMode.ElideMiddle, width)
        text.setText(shown)
        text.setToolTip(safe_tip(value))
        text.clicked.connect(lambda _=False: self.asked.emit(name))
        return text

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self._made.append(widget)
        alignment = Qt.AlignmentFlag.AlignVCenter
        if isinstance(widget, Button):
            alignment |= Qt.AlignmentFlag.AlignLeading
        self._grid.addWidget(widget, row, column, alignment)
        widget.show()
