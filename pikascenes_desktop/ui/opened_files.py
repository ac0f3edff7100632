"""Files that macOS wants opened: it tells a running program by an event."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable


class OpenedFiles(QObject):
    """Hears of such files until it is closed.

    Args:
        open_file: Opens one.
    """

    def __init__(self, open_file: Callable[[Path], None]) -> None:
        self._application = QApplication.instance()
        super().__init__(self._application)
        self._open_file = open_file
        if self._application is not None:
            self._application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open_file(Path(event.file()))
            return True
        return False

    def close(self) -> None:
        """Hear no more."""
        if self._application is not None:
            self._application.removeEventFilter(self)
        self.deleteLater()
