"""A window is found where it was left, and never out of sight."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

import pikascenes_desktop
from pikascenes_desktop.ui.memory import Memory
from pikascenes_desktop.ui.place import is_in_sight, keep_place, place_first

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


TWO_SCREENS = """
import json, sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow
from pikascenes_desktop.ui.memory import Memory
from pikascenes_desktop.ui.place import keep_place, place_first

application = QApplication([])
memory = Memory(Path(sys.argv[1]))
step = sys.argv[2]
window = QMainWindow()
place_first(window, memory)
window.show()
if step in {"left", "right"}:
    screen = next(each for each in QGuiApplication.screens() if each.name() == step)
    room = screen.availableGeometry()
    width = 900 if step == "left" else 1000
    window.move(room.x() + 30, room.y() + 40)
    application.processEvents()  # the screen is another one only then
    window.resize(width, 700)
    application.processEvents()
    keep_place(window, memory)
place = window.frameGeometry()
print(json.dumps([window.screen().name(), place.x(), window.width()]))
"""


def placed(folder: Path, step: str, *screens: tuple[str, int]) -> tuple[str, int, int]:
    """Open a window in a program of its own that has these screens side by side."""
    config = folder / "screens.json"
    config.write_text(
        json.dumps(
            {
                "screens": [
                    {
                        "name": name,
                        "x": x,
                        "y": 0,
                        "width": 1600,
                        "height": 1000,
                        "logicalDpi": 96,
                        "logicalBaseDpi": 96,
                        "dpr": 1,
                    }
                    for name, x in screens
                ]
            }
        )
    )
    said = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS, str(folder / "window.ini"), step],
        cwd=folder,  # Qt splits what follows at colons, which Windows' paths have
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={config.name}",
            "PYTHONPATH": str(Path(pikascenes_desktop.__file__).parents[1]),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    name, x, width = json.loads(said.stdout)
    return name, x, width


def test_each_screen_has_its_own_place(tmp_path: Path):
    left, right = ("left", 0), ("right", 1600)
    assert placed(tmp_path, "left", left, right) == ("left", 30, 900)
    assert placed(tmp_path, "right", left, right) == ("right", 1630, 1000)
    assert placed(tmp_path, "open", left, right) == ("right", 1630, 1000), "where it was last"
    assert placed(tmp_path, "open", left) == ("left", 30, 900), "as it was on the one that is here"
    assert placed(tmp_path, "open", left, right) == ("right", 1630, 1000)
