"""Files that macOS wants opened: it tells a program by an event, also what it is started with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

TELLING: Final = "darwin"
"""The system that tells by events; elsewhere hearing each one would only cost time."""


class OpenedFiles(QObject):
    """Hears of such files until it is closed, and keeps them until somebody opens them.

    Args:
        application: Where the events arrive; made before the loop runs, none is missed.
        platform: The system, as `sys.platform` names it.
    """

    def __init__(self, application: QApplication, platform: str = sys.platform) -> None:
        super().__init__(application)
        self._application = application
        self._waiting: list[Path] = []
        self._open_file: Callable[[Path], None] | None = None
        if platform == TELLING:
            application.installEventFilter(self)

    def lead_to(self, open_file: Callable[[Path], None]) -> None:
        """Open by this what was heard of so far, and all that comes."""
        self._open_file = open_file
        while self._waiting:
            open_file(self._waiting.pop(0))

    def keep(self) -> None:
        """Only keep what comes from now on: the window goes."""
        self._open_file = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            (self._open_file or self._waiting.append)(Path(event.file()))
            return True
        return False

    def close(self) -> None:
        """Hear no more."""
        self._application.removeEventFilter(self)
        self.deleteLater()
