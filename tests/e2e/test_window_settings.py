"""The settings used as their users do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from pikascenes_desktop.ui.focus_ring import focus_visibly
from tests.e2e.shell_window import click, shell, shell_world
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ui.settings.dialog import SettingsDialog
    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def opened(hands: ShellWindow, page: str) -> SettingsDialog:
    hands.window.open_settings(page)
    dialog = hands.window.settings
    assert dialog is not None
    assert dialog.page == page
    return dialog


async def test_the_settings_never_cover_the_window(world: World):
    async with shell(world) as hands:
        hands.window.resize(960, 640)
        dialog = opened(hands, "account")
        assert (dialog.width(), dialog.height()) == (900, 600)
        hands.window.resize(1280, 800)
        await until(lambda: dialog.height() == 716)
        assert [button.text() for button in dialog.nav_buttons.values()] == [
            "Account",
            "Upload host",
            "Library",
            "General",
        ]
        dialog.activateWindow()
        await until(dialog.isActiveWindow)
        focus_visibly(dialog.nav_buttons["account"])
        QTest.keyClick(dialog.nav_buttons["account"], Qt.Key.Key_Down)
        assert dialog.page == "host"
        QTest.keyClick(dialog.nav_buttons["host"], Qt.Key.Key_Down)
        assert dialog.page == "library"


# --- library and general ----------------------------------------------------------------------


async def test_the_library_is_shown_and_another_one_chosen(world: World, websites: list[str]):
    world.library.room = 214_000_000_000
    async with shell(world) as hands:
        page = opened(hands, "library").library
        await until(lambda: page.room.text() == "0 clips, 0 bytes; 214 GB free on this disk")
        click(page.show_button)
        assert websites == [str(world.library.root)]
        click(page.locate_button)
        dialog = page.findChild(QFileDialog)
        assert dialog is not None
        other = world.folder / "other"
        other.mkdir()
        dialog.fileSelected.emit(str(other))
        dialog.close()
        await until(lambda: page.message == "This folder is the library now.")
        assert hands.desk.settings.current.library == str(other)
        world.preferences.full = True
        page.use(str(world.folder))
        await until(lambda: page.message.startswith("No room left on the disk. Nothing is deleted"))
        world.preferences.full = False


async def test_pages_are_turned(world: World):
    async with shell(world) as hands:
        dialog = opened(hands, "account")
        click(dialog.nav_buttons["host"])
        assert dialog.page == "host"
        assert dialog.test_button.isVisible()
        hands.window.open_settings("general")
        assert hands.window.settings is dialog
        assert not dialog.save_button.isVisible()
        with pytest.raises(KeyError):
            dialog.show_page("nowhere")
        click(dialog.close_button)
        assert hands.window.settings is None
