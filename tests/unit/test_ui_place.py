"""A window is found where it was left, and never out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from pikascenes_desktop.ui.memory import Memory
from pikascenes_desktop.ui.place import is_in_sight, keep_place, place_first

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = (QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 1024))


@pytest.mark.parametrize(
    ("place", "is_seen"),
    [
        (QRect(100, 100, 1280, 800), True),
        (QRect(1950, 10, 1280, 800), True),
        (QRect(1900, 10, 1280, 800), False),  # its grip lies across two screens
        (QRect(-2000, 10, 1280, 800), False),
        (QRect(100, 1030, 1280, 800), False),
    ],
)
def test_what_can_be_dragged_is_in_sight(place: QRect, is_seen: bool):
    assert is_in_sight(place, ROOMS) is is_seen


@pytest.fixture
def memory(tmp_path: Path, qapp: QApplication) -> Memory:
    return Memory(tmp_path / "window.ini")


def test_a_window_comes_back(memory: Memory):
    window = QMainWindow()
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.setGeometry(room.x() + 10, room.y() + 20, 500, 400)
    keep_place(window, memory)
    assert memory.last_screen(QGuiApplication.screens()) is QGuiApplication.primaryScreen()
    again = QMainWindow()
    place_first(again, memory)
    assert again.size() == window.size()
    window.deleteLater()
    again.deleteLater()


def test_a_maximised_window_comes_back_so(memory: Memory):
    window = QMainWindow()
    window.showMaximized()
    keep_place(window, memory)
    window.hide()
    again = QMainWindow()
    place_first(again, memory)
    assert again.isMaximized()
    window.deleteLater()
    again.deleteLater()


def test_a_new_window_is_in_the_middle(memory: Memory):
    window = QMainWindow()
    place_first(window, memory)
    assert is_in_sight(window.geometry(), [QGuiApplication.primaryScreen().availableGeometry()])
    assert window.width() >= 880
    window.deleteLater()


def test_a_window_left_out_of_sight_is_brought_back(memory: Memory):
    window = QMainWindow()
    window.setGeometry(-5000, -5000, 500, 400)
    memory.keep_place(QGuiApplication.primaryScreen(), window.saveGeometry())
    again = QMainWindow()
    place_first(again, memory)
    assert is_in_sight(again.geometry(), [QGuiApplication.primaryScreen().availableGeometry()])
    window.deleteLater()
    again.deleteLater()
