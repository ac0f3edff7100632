"""Where the window stands: remembered per screen, and never out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMainWindow

    from pikascenes_desktop.ui.memory import Memory

LEAST: Final = (880, 600)
FIRST: Final = (1280, 800)
OF_SCREEN: Final = 0.8
GRIP: Final = QRect(0, 0, 160, 32)
"""What must be on a screen of a window's top left, so that it can be seen and dragged."""


def place_first(window: QMainWindow, memory: Memory) -> None:
    """Put the window where it was when it was last on a screen that is here, or in its middle."""
    screens = QGuiApplication.screens()
    screen = memory.last_screen(screens) or QGuiApplication.primaryScreen()
    kept = memory.place(screen)
    rooms = [each.availableGeometry() for each in screens]
    if (
        kept is not None
        and window.restoreGeometry(kept)
        and is_in_sight(window.normalGeometry(), rooms)
    ):
        return
    room = screen.availableGeometry()
    size = FIRST
    if room.width() < FIRST[0] or room.height() < FIRST[1]:
        size = (round(room.width() * OF_SCREEN), round(room.height() * OF_SCREEN))
    place = QRect(0, 0, max(size[0], LEAST[0]), max(size[1], LEAST[1]))
    place.moveCenter(room.center())
    place.moveTopLeft(
        place.topLeft()
        if room.contains(place)
        else room.topLeft()  # too small a screen: its corner is what must be seen
    )
    window.setGeometry(place)


def keep_place(window: QMainWindow, memory: Memory) -> None:
    """Remember where the window is on its screen, maximised or not."""
    memory.keep_place(window.screen(), window.saveGeometry())


def is_in_sight(place: QRect, rooms: Iterable[QRect]) -> bool:
    """Say whether a window there could be seen and dragged on one of the screens' rooms."""
    grip = GRIP.translated(place.topLeft())
    return any(room.contains(grip) for room in rooms)


def toggle_full(window: QMainWindow) -> None:
    """Fill the whole screen, or be as large as before."""
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def toggle_zoom(window: QMainWindow) -> None:
    """Fill the screen's room, or be as large as before."""
    if window.isMaximized():
        window.showNormal()
    else:
        window.showMaximized()
