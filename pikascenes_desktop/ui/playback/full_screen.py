"""Full screen: the stage alone; what can be pressed comes when the pointer moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

QUIET_MS: Final = 2500


class FullScreen(QObject):
    """Takes a page to the full screen and back.

    Args:
        page: The page; its window becomes the screen.
        stage: Where the pointer is looked for.
        passing: What is hidden until the pointer or the keyboard is used.

    Signals:
        turned: Whether the page fills the screen now.
    """

    turned = Signal(bool)

    def __init__(self, page: QWidget, stage: QWidget, passing: Sequence[QWidget]) -> None:
        super().__init__(page)
        self._page = page
        self._stage = stage
        self._passing = tuple(passing)
        self._before = Qt.WindowState.WindowNoState
        self.is_on: bool = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.hide_passing)

    def toggle(self) -> None:
        """Fill the screen, or stand in the window again."""
        if self.is_on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Fill the screen."""
        window = self._page.window()
        self._before = window.windowState()
        self.is_on = True
        window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        self._stage.setMouseTracking(True)
        for watched in (window, self._page, self._stage):
            watched.removeEventFilter(self)
            watched.installEventFilter(self)
        self.turned.emit(True)
        self.show_passing()

    def leave(self) -> bool:
        """Stand in the window again; False when it did already."""
        if not self.is_on:
            return False
        self.is_on = False
        window = self._page.window()
        for watched in (window, self._page, self._stage):
            watched.removeEventFilter(self)
        self._quiet.stop()
        for widget in self._passing:
            widget.setVisible(True)
        self._page.unsetCursor()
        if window.isFullScreen():
            window.setWindowState(self._before & ~Qt.WindowState.WindowFullScreen)
        self.turned.emit(False)
        return True

    def show_passing(self) -> None:
        """Show what can be pressed, for a while."""
        for widget in self._passing:
            widget.setVisible(True)
        self._page.unsetCursor()
        self._quiet.start()

    def hide_passing(self) -> None:
        """Leave the stage alone, unless the keyboard or the pointer is on something."""
        focus = QApplication.focusWidget()
        for widget in self._passing:
            has_focus = isinstance(focus, QWidget) and widget.isAncestorOf(focus)
            if widget.underMouse() or has_focus:
                self._quiet.start()
                return
        for widget in self._passing:
            widget.setVisible(False)
        self._page.setCursor(Qt.CursorShape.BlankCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() is kinds.WindowStateChange and not self._page.window().isFullScreen():
            self.leave()  # by the system's own way, such as the green button's
        elif event.type() in {kinds.MouseMove, kinds.ShortcutOverride}:
            self.show_passing()
        return super().eventFilter(watched, event)
