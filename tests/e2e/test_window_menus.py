"""The menus, the keys behind them, and the sheets that Help opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui.about.sheet import AboutSheet
from pikascenes_desktop.ui.forwarding import Need
from pikascenes_desktop.ui.menus import Menus
from pikascenes_desktop.ui.renaming import TitleDialog
from pikascenes_desktop.ui.shortcut_rows import rows
from pikascenes_desktop.ui.shortcuts_sheet import ShortcutsSheet
from pikascenes_desktop.ui.words import set_language
from tests.e2e.shell_window import click, shell, shell_world
from tests.fakes.manual_clock import settle, until
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


class Listener(QObject):
    """Takes the keys of a widget for itself."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.pressed: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # not for the viewer's own shortcuts
        elif event.type() is QEvent.Type.KeyPress:
            self.pressed.append(event.key())
        return True


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def submenus(menus: Menus) -> dict[str, QMenu]:
    found = {each.title(): each for each in menus.parent().findChildren(QMenu)}
    return {name: menu for name, menu in found.items() if name}


async def with_a_clip(hands: ShellWindow) -> None:
    await hands.world.history.add_press((made("one", State.SAVED),))
    hands.desk.generations.changed.publish(made("one", State.SAVED))
    model = hands.window.gallery.model
    await until(lambda: model.row_of("one") is not None)
    cards = hands.window.gallery.cards
    cards.setCurrentIndex(model.index(0, 0))


async def test_the_menus_hold_what_users_look_for(world: World):
    async with shell(world) as hands:
        menus = hands.window.menus
        menus.menu_wanted.emit()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu is menus.button_menu
        assert menu.activeAction() is menu.actions()[0]
        assert texts(menus.button_menu) == ["File", "Edit", "View", "Help"]
        menu.close()
        found = submenus(menus)
        assert texts(found["File"]) == [
            "New scene",
            "Add images…",
            "Export…",
            "Show in folder",
            "Rename…",
            "Export history…",
            "Import history…",
            "Who can still see my images?",
            "Settings",
            "Close window",
            "Quit",
        ]
        assert texts(found["Edit"]) == [
            "Undo",
            "Redo",
            "Cut",
            "Copy",
            "Paste",
            "Select all",
            "Delete",
            "Copy prompt",
        ]
        assert texts(found["Help"]) == [
            "Keyboard shortcuts",
            "First steps",
            "Connections…",
            "Report for support…",
            "Show log folder",
            "Check for updates…",
            "About PikaScenes",
        ]


async def test_on_a_mac_there_is_a_window_menu_and_its_own_keys(world: World):
    async with shell(world) as hands:
        window = hands.window
        menus = Menus(hands.theme, window, window.forwarding, "darwin")
        titles = [action.text() for action in window.menuBar().actions()]
        assert titles == ["File", "Edit", "View", "Window", "Help"]
        keys = {key: action.shortcut().toString() for key, action in menus.actions.items()}
        assert keys["act.export"] == "Ctrl+Shift+E"
        assert keys["me.delete"] == "Ctrl+Backspace"
        assert keys["view.full"] == "Meta+Ctrl+F"
        assert menus.actions["me.reveal"].text() == "Show in Finder"
        window.menuBar().clear()
        menus.deleteLater()


async def test_entries_are_there_for_what_somebody_would_do(world: World):
    async with shell(world) as hands:
        window, actions = hands.window, hands.window.menus.actions
        edit = submenus(window.menus)["Edit"]
        window.activateWindow()
        await until(window.isActiveWindow)

        def enabled() -> set[str]:
            for menu in submenus(window.menus).values():
                menu.aboutToShow.emit()
            return {key for key, action in actions.items() if action.isEnabled()}

        window.pages.focus_composer()
        assert {"me.cut", "me.copy", "act.export", "view.info"}.isdisjoint(enabled())
        assert "me.delete" in enabled()
        field = hands.body.prompt.field
        field.setFocus()
        field.setPlainText("a fox")
        assert {"me.cut", "me.copy", "me.delete"}.isdisjoint(enabled())
        actions["me.all"].trigger()
        assert {"me.cut", "me.copy", "me.delete"} <= enabled()
        actions["me.cut"].trigger()
        assert field.toPlainText() == ""
        assert QGuiApplication.clipboard().text() == "a fox"
        window.menus.undo_wanted.emit()
        assert field.toPlainText() == "a fox"
        window.menus.redo_wanted.emit()
        assert field.toPlainText() == ""
        window.menus.paste_wanted.emit()
        assert field.toPlainText() == "a fox"
        assert edit.title() == "Edit"
        await with_a_clip(hands)
        window.gallery.cards.setFocus()
        assert {"act.export", "me.copy", "me.all", "me.delete"} <= enabled()
        actions["act.copyprompt"].trigger()
        assert QGuiApplication.clipboard().text() == "the fox runs"
        line = QLineEdit("a hare", window.right)
        line.show()
        line.setFocus()
        assert not window.forwarding.can(Need.SELECTED_TEXT)
        actions["me.all"].trigger()
        assert window.forwarding.can(Need.SELECTED_TEXT)


async def test_keys_go_to_the_viewer_while_it_is_in_front(world: World):
    async with shell(world) as hands:
        window = hands.window
        await with_a_clip(hands)
        assert not window.forwarding.can(Need.VIEWER)
        window.open_clip("one", 0)
        assert window.forwarding.can(Need.VIEWER)
        await until(lambda: window.viewer.deeds.generation is not None)
        window.menus.actions["ren.rename"].trigger()
        (dialog,) = window.viewer.findChildren(TitleDialog)
        dialog.reject()
        listener = Listener(window.viewer)
        window.forwarding.press(QKeyCombination(Qt.Key.Key_I), Need.VIEWER)
        assert listener.pressed == [Qt.Key.Key_I]
        window.viewer.removeEventFilter(listener)
        window.menus.close_wanted.emit()
        assert not window.pages.is_viewing


async def test_the_window_is_zoomed_and_filled(world: World):
    async with shell(world) as hands:
        window = hands.window
        window.menus.zoom_wanted.emit()
        assert window.isMaximized()
        window.menus.zoom_wanted.emit()
        assert not window.isMaximized()
        window.menus.full_wanted.emit()
        assert window.isFullScreen()
        window.menus.full_wanted.emit()
        assert not window.isFullScreen()
        window.menus.front_wanted.emit()
        window.menus.undo_wanted.emit()
        window.menus.redo_wanted.emit()
        window.menus.new_wanted.emit()
        window.menus.generate_wanted.emit()
        assert world.service.sent == []


async def test_alt_alone_opens_the_menu(world: World):
    async with shell(world) as hands:
        window = hands.window
        handle = window.windowHandle()
        opened: list[None] = []
        window.alt_key.pressed.disconnect()
        window.alt_key.pressed.connect(lambda: opened.append(None))

        def key(kind: QEvent.Type, code: Qt.Key, *, again: bool = False) -> None:
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, "", again)
            QApplication.sendEvent(handle, event)

        press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
        key(press, Qt.Key.Key_Alt)
        key(press, Qt.Key.Key_Alt, again=True)
        assert opened == []
        key(release, Qt.Key.Key_Alt)
        assert opened == [None]
        for between in (press, release):  # a chord is no call for the menu
            key(press, Qt.Key.Key_Alt)
            key(between, Qt.Key.Key_X)
            key(press, Qt.Key.Key_X)
            key(release, Qt.Key.Key_Alt)
        key(press, Qt.Key.Key_Alt)
        QApplication.sendEvent(handle, QFocusEvent(QEvent.Type.FocusOut))
        key(release, Qt.Key.Key_Alt)
        assert opened == [None]
        window.menus.menu_wanted.emit()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        key(press, Qt.Key.Key_Alt)
        key(release, Qt.Key.Key_Alt)  # the menu is open already
        assert opened == [None]
        menu.close()
        window.alt_key.watch(None)


async def test_the_shortcuts_are_listed(world: World):
    async with shell(world) as hands:
        QTest.keyClick(hands.window, Qt.Key.Key_F1)
        sheet = hands.window.dialogs.front
        assert isinstance(sheet, ShortcutsSheet)
        await until(sheet.close_button.hasFocus)
        sheet.grab()
        hands.window.menus.settings_wanted.emit()  # one sheet at a time
        assert hands.window.settings is not None
        hands.window.settings.reject()
        assert hands.window.dialogs.front is None


def test_each_system_has_its_own_keys():
    set_language("en")
    everywhere = {what: keys for _part, lines in rows("win32") for what, keys in lines}
    mac = {what: keys for _part, lines in rows("darwin") for what, keys in lines}
    assert everywhere["Generate"] == "Ctrl+Enter"
    assert mac["Generate"] == "⌘↩"
    assert everywhere["Open"] == "Space / Enter"
    assert "Menu" in everywhere
    assert "Menu" not in mac
    assert not any("{" in text for text in (*everywhere.values(), *mac.values()))


async def test_about_says_what_it_is_and_of_what(world: World, websites: list[str]):
    async with shell(world) as hands:
        hands.window.menus.about_wanted.emit()
        sheet = hands.window.dialogs.front
        assert isinstance(sheet, AboutSheet)
        await until(lambda: sheet.versions.count() == 10)
        sheet.grab()
        click(sheet.logs_button)
        assert websites == [str(world.folder)]
        click(sheet.copy_button)
        await until(lambda: sheet.verdict.text.startswith("Copied"))
        assert "System: a test" in QGuiApplication.clipboard().text()
        click(sheet.licences_button)
        await until(lambda: sheet.licences.names.count() == 3)
        sheet.licences.names.setCurrentRow(1)
        assert sheet.licences.title.text() == "Qt · LGPL-3.0-only"
        assert "Second text." in sheet.licences.text.toPlainText()
        sheet.licences.names.setCurrentRow(2)
        assert sheet.licences.text.toPlainText().startswith("This component comes without")
        click(sheet.back_button)
        assert sheet.logs_button.isVisible()
        click(sheet.licences_button)
        await settle()
        assert sheet.licences.names.count() == 3
        click(sheet.close_button)
        assert hands.window.dialogs.front is None


async def test_about_closed_at_once_leaves_nothing(world: World, websites: list[str]):
    async with shell(world) as hands:
        hands.window.dialogs.open_about()
        sheet = hands.window.dialogs.front
        assert isinstance(sheet, AboutSheet)
        click(sheet.licences_button)
        click(sheet.copy_button)
        sheet.reject()
        hands.window.menus.logs_wanted.emit()
        assert websites == [str(world.folder)]
        await settle()
