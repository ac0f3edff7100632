"""The chips above the gallery: one tab stop, arrows move, those that do not fit in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QStyle, QWidget

from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import IconButton
from pikascenes_desktop.ui.gallery import brush
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 28
PADDING: Final = 11
GAP: Final = 4
DOT: Final = 6
DOT_GAP: Final = 7
COUNT_GAP: Final = 7
MORE: Final = 32

LABELS: Final = {
    Filter.ALL: "f.all",
    Filter.RUNNING: "f.running",
    Filter.FAVOURITES: "f.fav",
    Filter.FAILED: "f.failed",
    Filter.PRACTICE: "f.practice",
    Filter.BIN: "f.bin",
}


class Chip(QAbstractButton):
    """One chip: its name, its count, and a dot where it stands for something at work or wrong."""

    def __init__(self, theme: Theme, chip: Filter, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = chip
        self._theme = theme
        self._count = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)  # told to screen readers as one of a choice
        self.setText(say(LABELS[chip]))
        self._height = max(HEIGHT, px(HEIGHT))
        self.setFixedHeight(self._height)
        self.setProperty("ringRadius", self._height // 2)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        self.set_count(0)

    @property
    def count(self) -> int:
        """How many cards it stands for."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show how many cards there are."""
        self._count = count
        self.setAccessibleName(say("ax.chip", name=self.text(), n=count))
        self.updateGeometry()
        self.update()

    @property
    def _has_dot(self) -> bool:
        return self._count > 0 and self.chip in {Filter.RUNNING, Filter.FAILED}

    def sizeHint(self) -> QSize:
        width = QFontMetrics(font("small", 600)).horizontalAdvance(self.text())
        width += QFontMetrics(font("small")).horizontalAdvance(formats.number(self._count))
        width += COUNT_GAP + 2 * PADDING + (DOT + DOT_GAP if self._has_dot else 0)
        return QSize(width, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = None
        if self.isChecked():
            fill = tokens.accentSoft
        elif self.isDown():
            fill = tokens.pressed
        elif self.underMouse():
            fill = tokens.hover
        if fill is not None:
            painter.fillPath(brush.rounded(self.rect(), self._height / 2), fill)
        x = PADDING
        if self._has_dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent if self.chip is Filter.RUNNING else tokens.danger)
            dot = QRect(x, (self._height - DOT) // 2, DOT, DOT)
            painter.drawEllipse(QRectF(brush.mirrored(painter, self.rect(), dot)))
            x += DOT + DOT_GAP
        style = font("small", 600 if self.isChecked() else 500)
        ink = tokens.accentText if self.isChecked() else tokens.text2
        rect = QRect(x, 0, self.width() - x, self._height)
        rect = brush.mirrored(painter, self.rect(), rect)
        brush.draw_line(painter, rect, self.text(), style, ink)
        x += QFontMetrics(style).horizontalAdvance(self.text()) + COUNT_GAP
        ink = tokens.accentText if self.isChecked() else tokens.text3
        rect = QRect(x, 0, self.width() - x, self._height)
        rect = brush.mirrored(painter, self.rect(), rect)
        count = formats.number(self._count)
        brush.draw_line(painter, rect, count, font("small", tabular=True), ink)
        painter.end()


class Chips(QWidget):
    """All chips in a row; practice clips have one when there are any, the bin a row of the menu.

    Signals:
        chosen: The user chose another `Filter`.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = max(HEIGHT, px(HEIGHT))
        self.setFixedHeight(self._height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(MORE)
        self._current = Filter.ALL
        self._chips = {chip: Chip(theme, chip, self) for chip in Filter}
        self.more = IconButton(theme, "dots", say("f.more"), self)
        self.more.setFixedSize(MORE, self._height)
        self.more.clicked.connect(self._open_more)
        self._menu = QMenu(self)
        for button in self._chips.values():
            button.clicked.connect(lambda _=False, chip=button.chip: self._choose(chip))
        self.show_chip(Filter.ALL)

    def chip(self, chip: Filter) -> Chip:
        """Return the button of a chip."""
        return self._chips[chip]

    def set_counts(self, counts: dict[Filter, int]) -> None:
        """Show how many cards each stands for."""
        for chip, count in counts.items():
            self._chips[chip].set_count(count)
        self._place()

    def show_chip(self, current: Filter) -> None:
        """Mark a chip as the one that is on."""
        self._current = current
        for chip, button in self._chips.items():
            on = chip is current
            button.setChecked(on)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        self._place()

    @property
    def current(self) -> Filter:
        """The chip that is on."""
        return self._current

    def choose(self, chip: Filter) -> None:
        """Switch a chip on, and tell of it."""
        self._choose(chip)

    def _choose(self, chip: Filter) -> None:
        self.show_chip(chip)
        self.chosen.emit(chip)

    def _is_there(self, chip: Filter) -> bool:
        """Say whether a chip is to be found at all, in the row or in the menu."""
        if chip in {Filter.PRACTICE, Filter.BIN}:
            return chip is self._current or self._chips[chip].count > 0
        return True

    def _place(self) -> None:
        """Lay the chips out; those that do not fit go, last first, but the one that is on."""
        widths = {chip: button.sizeHint().width() for chip, button in self._chips.items()}
        there = [chip for chip in self._chips if self._is_there(chip)]
        keep = {Filter.ALL, self._current}
        shown = [chip for chip in there if chip is not Filter.BIN or chip in keep]

        def needed() -> int:
            more = MORE if len(shown) < len(there) else 0
            return sum(widths[chip] + GAP for chip in shown) + more

        for chip in reversed(self._chips):
            if chip in shown and chip not in keep and needed() > self.width():
                shown.remove(chip)
        x = 0
        for chip, button in self._chips.items():
            button.setVisible(chip in shown)
            if chip in shown:
                place = QRect(x, 0, widths[chip], self._height)
                button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
                x += widths[chip] + GAP
        self.more.setVisible(len(shown) < len(there))
        place = QRect(x, 0, MORE, self._height)
        self.more.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _open_more(self) -> None:
        self._menu.clear()
        for chip, button in self._chips.items():
            if button.isHidden() and self._is_there(chip):
                row = self._menu.addAction(button.accessibleName())
                row.triggered.connect(lambda _=False, chip=chip: self._choose(chip))
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
            return
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        order = [chip for chip in self._chips if self._is_there(chip)]
        chip = order[(order.index(self._current) + step) % len(order)]
        self._choose(chip)
        self._chips[chip].setFocus(Qt.FocusReason.TabFocusReason)
