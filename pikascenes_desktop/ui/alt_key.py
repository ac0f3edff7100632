"""Alt alone opens the menu, as on Windows; macOS has its menu bar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication


class AltKey(QObject):
    """Notices Alt pressed and let go with nothing in between.

    Signals:
        pressed: That happened while the window had the keyboard.
    """

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_alone = False
        self._watched: QWindow | None = None

    def watch(self, window: QWindow | None) -> None:
        """Watch a window of the system's: all keys pass it before any widget has them."""
        if window is not None and window is not self._watched:
            self._watched = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.KeyPress | QEvent.Type.KeyRelease:
                if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
                    self._note_key(event)
            case QEvent.Type.MouseButtonPress | QEvent.Type.Wheel | QEvent.Type.FocusOut:
                self._is_alone = False
            case _:
                pass
        return super().eventFilter(watched, event)

    def _note_key(self, event: QKeyEvent) -> None:
        is_alt = event.key() == Qt.Key.Key_Alt
        others = event.modifiers() & ~Qt.KeyboardModifier.AltModifier
        if event.type() is QEvent.Type.KeyPress:
            # An open menu takes Alt for itself, and closes.
            is_free = QApplication.activePopupWidget() is None
            self._is_alone = is_alt and not others and is_free
        elif is_alt and self._is_alone:
            self._is_alone = False
            self.pressed.emit()
