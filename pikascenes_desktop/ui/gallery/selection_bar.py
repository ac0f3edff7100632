"""The bar that floats above the cards while some are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 52
ABOVE_EDGE: Final = 20
BESIDE: Final = 12
TWO: Final = 2
DIVIDER: Final = 10
LINE: Final = 22

ROWS: Final = (
    (Action.COMPARE, "act.compare", "compare"),
    (Action.FAVOURITE, "act.fav", "heart"),
    (Action.EXPORT, "act.export", "download"),
    (Action.DELETE, "act.delete", "trash"),
    (Action.RESTORE, "gal.restore", "back"),
    (Action.ERASE, "gal.erase", "trash"),
)
IN_BIN: Final = frozenset({Action.RESTORE, Action.ERASE})
DANGEROUS: Final = frozenset({Action.DELETE, Action.ERASE})


class SelectionBar(QFrame):
    """What can be done with all selected cards at once.

    Signals:
        acted: The `Action` that is asked for.
        done: Select nothing.
    """

    acted = Signal(object)
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = parent
        self._in_bin = False
        self._selected = 0
        self.setProperty("role", "notice")
        self.setFixedHeight(max(HEIGHT, px(HEIGHT)))
        self._count = label("", "strong", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 10, 8)
        row.setSpacing(6)
        row.addWidget(self._count)
        self._buttons: dict[Action, Button] = {}
        self._labels: dict[Action, str] = {}
        for action, key, icon in ROWS:
            tint = "danger" if action in DANGEROUS else "text2"
            button = Button(theme, say(key), kind="ghost", icon=icon, tint=tint, parent=self)
            if action in DANGEROUS:
                button.setProperty("destructive", True)
            button.clicked.connect(lambda _=False, action=action: self.acted.emit(action))
            row.addWidget(button)
            self._buttons[action], self._labels[action] = button, say(key)
        row.addSpacing(DIVIDER)
        self._end = Button(theme, say("sel.done"), parent=self, on="raised")
        self._end.clicked.connect(self.done)
        row.addWidget(self._end)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a line before the button that ends selecting."""
        super().paintEvent(event)
        painter = QPainter(self)
        gap = self._end.geometry()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = gap.right() + DIVIDER if is_mirrored else gap.left() - DIVIDER
        top = (self.height() - px(LINE)) // 2
        painter.fillRect(x, top, 1, px(LINE), self._theme.tokens.lineSubtle)
        painter.end()

    def button(self, action: Action) -> Button:
        """Return one of the buttons."""
        return self._buttons[action]

    def show_bin(self, in_bin: bool) -> None:
        """Offer what can be done in the bin, or outside it."""
        self._in_bin = in_bin
        self.show_count(self._selected)

    def show_count(self, count: int) -> None:
        """Say how many are selected; none hides the bar."""
        self._selected = count
        self._count.setText(say("sel.n", n=count))
        for action, button in self._buttons.items():
            button.setVisible((action in IN_BIN) is self._in_bin)
        self._buttons[Action.COMPARE].setEnabled(count == TWO)
        self.setVisible(count > 0)
        self.settle()

    def settle(self) -> None:
        """Stand at the bottom centre of the parent; without words where there is no room."""
        for words in (True, False):
            for action, button in self._buttons.items():
                text = self._labels[action] if words else ""
                button.setText(text)
                button.setToolTip("" if words else self._labels[action])
            self.adjustSize()
            if self.width() <= self._page.width() - 2 * BESIDE:
                break
        left = (self._page.width() - self.width()) // 2
        self.move(left, self._page.height() - self.height() - ABOVE_EDGE)
        self.raise_()
