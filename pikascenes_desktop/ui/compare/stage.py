"""Where both pictures stand: side by side, or one over the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from pikascenes_desktop.ui.compare.side import SideScreen
from pikascenes_desktop.ui.compare.wipe import WipeScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

BETWEEN: Final = 16
NO_LIMIT: Final = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX, which PySide6 leaves out."""


class PairStage(QStackedWidget):
    """Both ways to look; never higher than its pictures need.

    Attributes:
        screens: Side A and side B.
        wipe: Both in one place.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_full = False
        # not while Qt is placing the pictures: a limit takes effect at once
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)
        self.screens = tuple(SideScreen(theme, side, self) for side in (0, 1))
        self.wipe = WipeScreen(theme, self)
        pictures = QWidget(self)
        both = QHBoxLayout(pictures)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(BETWEEN)
        for screen in self.screens:
            both.addWidget(screen, 1)
            screen.placed.connect(self._soon.start)
        pictures.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as by wipe
        self.addWidget(pictures)
        self.addWidget(self.wipe)

    @property
    def is_wipe(self) -> bool:
        """Whether the pictures stand in one place."""
        return self.currentWidget() is self.wipe

    def choose(self, mode: str) -> None:
        """Show the pictures ``side`` by side or by ``wipe``."""
        self.setCurrentIndex(1 if mode == "wipe" else 0)
        self.fit()

    def fill(self, *, is_full: bool) -> None:
        """Take all the room there is, or no more than the pictures need."""
        self._is_full = is_full
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._soon.start()

    def fit(self) -> None:
        """Let what stands below the pictures follow them at once."""
        width = self.width() if self.is_wipe else (self.width() - BETWEEN) // 2
        high = 0 if self._is_full else max(screen.height_at(width) for screen in self.screens)
        self.setMaximumHeight(high or NO_LIMIT)
