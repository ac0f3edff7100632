"""How fast to play: a button that says it, and the menu behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from pikascenes_desktop.domain.preferences import SPEEDS
from pikascenes_desktop.ui.deck import locale
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

WIDTH: Final = 52
HEIGHT: Final = 32


def speed_text(speed: float) -> str:
    """Return a speed as people read it: ``0.5`` and the sign for times; backwards with a minus."""
    digits = f"{abs(speed):g}".replace(".", locale().decimalPoint())
    sign = "\N{MINUS SIGN}" if speed < 0 else ""
    return f"{sign}{digits}\N{MULTIPLICATION SIGN}"


class SpeedButton(QToolButton):
    """Says how fast the clip plays, and lets another speed be chosen.

    Attributes:
        speed: What was chosen; the shuttle's speeds pass.

    Signals:
        chosen: The speed to play at from now on.
    """

    chosen = Signal(float)

    def __init__(self, _theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.speed: float = 1.0
        self._menu: QMenu | None = None
        self.setFont(font("small", 500, tabular=True))
        self.setFixedSize(px(WIDTH), HEIGHT)
        self.setToolTip(say("view.speed"))
        self.clicked.connect(lambda _=False: self.open_menu())
        self.show_speed(1.0)

    def show_speed(self, speed: float) -> None:
        """Say how fast it plays now."""
        self.setText(speed_text(speed))
        self.setAccessibleName(f"{say('view.speed')}: {speed_text(speed)}")

    def choose(self, speed: float) -> None:
        """Play at a speed from now on."""
        self.speed = speed
        self.show_speed(speed)
        self.chosen.emit(speed)

    def open_menu(self) -> QMenu:
        """Open the menu of speeds above the button."""
        if self._menu is not None:
            self._menu.deleteLater()
        menu = QMenu(say("view.speed"), self)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = QAction(speed_text(speed), menu)
            action.setCheckable(True)
            action.setChecked(speed == self.speed)
            action.triggered.connect(lambda _=False, value=speed: self.choose(value))
            group.addAction(action)
            menu.addAction(action)
        self._menu = menu
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu
