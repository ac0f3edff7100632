"""The menus: native on macOS, behind the menu button elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

Shortcut = QKeySequence.StandardKey


class Menus(QObject):
    """Makes the window's actions and their menus.

    Signals:
        new_wanted, add_wanted, paste_wanted, undo_wanted, generate_wanted, settings_wanted,
        search_wanted, larger_wanted, smaller_wanted, close_wanted, quit_wanted,
        next_area_wanted, previous_area_wanted, composer_wanted, gallery_wanted, menu_wanted,
        logs_wanted, about_wanted: What the user chose.
    """

    new_wanted = Signal()
    add_wanted = Signal()
    paste_wanted = Signal()
    undo_wanted = Signal()
    generate_wanted = Signal()
    settings_wanted = Signal()
    search_wanted = Signal()
    larger_wanted = Signal()
    smaller_wanted = Signal()
    close_wanted = Signal()
    quit_wanted = Signal()
    next_area_wanted = Signal()
    previous_area_wanted = Signal()
    composer_wanted = Signal()
    gallery_wanted = Signal()
    menu_wanted = Signal()
    logs_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._button_menu = QMenu(window)
        self._menus = (self._file(), self._edit(), self._view(), self._help())
        if sys.platform == "darwin":
            for menu in self._menus:
                window.menuBar().addMenu(menu)
        else:
            for menu in self._menus:
                self._button_menu.addMenu(menu)
        for keys, signal in (
            ("Ctrl+Return", self.generate_wanted),
            ("Ctrl+Enter", self.generate_wanted),
            ("F6", self.next_area_wanted),
            ("Shift+F6", self.previous_area_wanted),
            ("F10", self.menu_wanted),
        ):
            action = QAction(window)
            action.setShortcut(QKeySequence(keys))
            action.setAutoRepeat(False)
            action.triggered.connect(signal)
            window.addAction(action)

    def popup(self, at: QPoint) -> None:
        """Open all menus as one, at a place on the screen."""
        self._button_menu.popup(at)

    @property
    def button_menu(self) -> QMenu:
        """The menu behind the menu button."""
        return self._button_menu

    def _menu(self, key: str) -> QMenu:
        return QMenu(say(key), self._window)

    def _add(
        self,
        menu: QMenu,
        key: str,
        signal: SignalInstance,
        keys: QKeySequence.StandardKey | str | None = None,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        action = menu.addAction(say(key))
        action.setMenuRole(role)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
            action.setAutoRepeat(False)
            # The window holds the action too: a closed menu's shortcuts work all the same.
            self._window.addAction(action)
        action.triggered.connect(signal)
        return action

    def _file(self) -> QMenu:
        menu = self._menu("me.file")
        role = QAction.MenuRole
        self._add(menu, "me.new", self.new_wanted, Shortcut.New)
        self._add(menu, "ing.adds", self.add_wanted, Shortcut.Open)
        menu.addSeparator()
        self._add(menu, "st.title", self.settings_wanted, "Ctrl+,", role.PreferencesRole)
        menu.addSeparator()
        self._add(menu, "me.close", self.close_wanted, "Ctrl+W")
        self._add(menu, "me.quit", self.quit_wanted, Shortcut.Quit, role.QuitRole)
        return menu

    def _edit(self) -> QMenu:
        menu = self._menu("me.edit")
        self._add(menu, "me.undo", self.undo_wanted, Shortcut.Undo)
        self._add(menu, "me.paste", self.paste_wanted, Shortcut.Paste)
        return menu

    def _view(self) -> QMenu:
        menu = self._menu("me.view")
        self._add(menu, "me.composer", self.composer_wanted, "Ctrl+Alt+1")
        self._add(menu, "me.gallery", self.gallery_wanted, "Ctrl+Alt+2")
        menu.addSeparator()
        self._add(menu, "me.search", self.search_wanted, Shortcut.Find)
        self._add(menu, "me.larger", self.larger_wanted, "Ctrl+=")
        self._add(menu, "me.smaller", self.smaller_wanted, "Ctrl+-")
        return menu

    def _help(self) -> QMenu:
        menu = self._menu("me.help")
        self._add(menu, "me.logs", self.logs_wanted)
        self._add(menu, "me.about", self.about_wanted, role=QAction.MenuRole.AboutRole)
        return menu
