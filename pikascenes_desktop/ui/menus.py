"""The menus: native on macOS, behind the menu button elsewhere.

Some commands belong to whoever has the keyboard: a text field copies its selection, the gallery
its clips. Their menu entries press the very key for it (`Forwarding`), so that menus and keys
can never differ.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence

from pikascenes_desktop.ui.controls.menu import Menu
from pikascenes_desktop.ui.folders import reveal_label
from pikascenes_desktop.ui.forwarding import Forwarding, Need, press_keys
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMainWindow, QMenu

    from pikascenes_desktop.ui.theme import Theme

Shortcut = QKeySequence.StandardKey
Role = QAction.MenuRole
CTRL: Final = Qt.KeyboardModifier.ControlModifier
"""Command on a Mac."""

SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class Menus(QObject):
    """Makes the window's actions and their menus.

    Signals:
        new_wanted, add_wanted, paste_wanted, undo_wanted, redo_wanted, generate_wanted,
        settings_wanted, search_wanted, larger_wanted, smaller_wanted, full_wanted, close_wanted,
        quit_wanted, next_area_wanted, previous_area_wanted, composer_wanted, gallery_wanted,
        menu_wanted, zoom_wanted, front_wanted, keys_wanted, logs_wanted, welcome_wanted,
        about_wanted, update_wanted, exposed_wanted, history_out_wanted, history_in_wanted,
        contacts_wanted, report_wanted: What the user chose.
    """

    new_wanted = Signal()
    add_wanted = Signal()
    paste_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    generate_wanted = Signal()
    settings_wanted = Signal()
    search_wanted = Signal()
    larger_wanted = Signal()
    smaller_wanted = Signal()
    full_wanted = Signal()
    close_wanted = Signal()
    quit_wanted = Signal()
    next_area_wanted = Signal()
    previous_area_wanted = Signal()
    composer_wanted = Signal()
    gallery_wanted = Signal()
    menu_wanted = Signal()
    zoom_wanted = Signal()
    front_wanted = Signal()
    keys_wanted = Signal()
    logs_wanted = Signal()
    welcome_wanted = Signal()
    about_wanted = Signal()
    update_wanted = Signal()
    exposed_wanted = Signal()
    history_out_wanted = Signal()
    history_in_wanted = Signal()
    contacts_wanted = Signal()
    report_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QMainWindow,
        forwarding: Forwarding,
        platform: str = "",
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._forwarding = forwarding
        self._platform = platform or sys.platform
        self._is_mac = self._platform == "darwin"
        self.actions: dict[str, QAction] = {}
        self._button_menu = Menu(theme, window)
        menus = [self._file(), self._edit(), self._view()]
        if self._is_mac:
            menus.append(self._window_menu())
        menus.append(self._help())
        for menu in menus:
            if self._is_mac:
                window.menuBar().addMenu(menu)
            else:
                self._button_menu.addMenu(menu)
            menu.aboutToShow.connect(self._fit)
        self._keys_without_entry()

    def popup(self, at: QPoint) -> None:
        """Open all menus as one, at a place on the screen."""
        self._button_menu.popup(at)

    def enter(self) -> None:
        """Go to the first entry of the open menu, as menus that a key opened do."""
        press_keys(self._button_menu, QKeyCombination(Qt.Key.Key_Down))

    @property
    def button_menu(self) -> QMenu:
        """The menu behind the menu button."""
        return self._button_menu

    # --- making -----------------------------------------------------------------------------

    def _menu(self, key: str) -> QMenu:
        return Menu(self._theme, self._window, say(key))

    def _add(
        self,
        menu: QMenu,
        key: str,
        signal: SignalInstance,
        keys: QKeySequence.StandardKey | str | None = None,
        role: QAction.MenuRole = Role.NoRole,
    ) -> QAction:
        action = menu.addAction(say(key))
        action.setMenuRole(role)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
            action.setAutoRepeat(False)
            # The window holds the action too: a closed menu's shortcuts work all the same.
            self._window.addAction(action)
        action.triggered.connect(signal)
        self.actions[key] = action
        return action

    def _forward(
        self, menu: QMenu, key: str, chord: QKeyCombination, need: Need, text: str = ""
    ) -> None:
        """Add an entry whose work belongs to whoever has the keyboard."""
        action = menu.addAction(text or say(key))
        action.setMenuRole(Role.NoRole)
        action.setShortcut(QKeySequence(chord))
        # Shown beside the entry; the key itself goes to the focused widget as it always did.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self._forwarding.press(chord, need))
        action.setProperty("need", need.value)
        self.actions[key] = action

    def _fit(self) -> None:
        """Let only those entries be chosen that somebody would act on."""
        for action in self.actions.values():
            need: object = action.property("need")
            if isinstance(need, str):
                action.setEnabled(self._forwarding.can(Need(need)))

    def _on_mac(self, mac: str, others: str) -> str:
        return mac if self._is_mac else others

    # --- the menus --------------------------------------------------------------------------

    def _file(self) -> QMenu:
        menu = self._menu("me.file")
        self._add(menu, "me.new", self.new_wanted, Shortcut.New)
        self._add(menu, "ing.adds", self.add_wanted, Shortcut.Open)
        menu.addSeparator()
        export = QKeyCombination(CTRL | SHIFT if self._is_mac else CTRL, Qt.Key.Key_E)
        self._forward(menu, "act.export", export, Need.CLIP)
        label = reveal_label(self._platform)
        self._forward(menu, "me.reveal", QKeyCombination(CTRL, Qt.Key.Key_R), Need.CLIP, label)
        self._forward(menu, "ren.rename", QKeyCombination(Qt.Key.Key_F2), Need.CLIP)
        menu.addSeparator()
        self._add(menu, "me.history.out", self.history_out_wanted)
        self._add(menu, "me.history.in", self.history_in_wanted)
        menu.addSeparator()
        self._add(menu, "ex.title", self.exposed_wanted)
        self._add(menu, "st.title", self.settings_wanted, "Ctrl+,", Role.PreferencesRole)
        menu.addSeparator()
        self._add(menu, "me.close", self.close_wanted, "Ctrl+W")
        # Windows has no key of its own for it: there the system's Alt+F4 closes the window.
        leave = "Ctrl+Q" if self._is_mac else Shortcut.Quit
        self._add(menu, "me.quit", self.quit_wanted, leave, Role.QuitRole)
        return menu

    def _edit(self) -> QMenu:
        menu = self._menu("me.edit")
        self._add(menu, "me.undo", self.undo_wanted, Shortcut.Undo)
        self._add(menu, "me.redo", self.redo_wanted, self._on_mac("Ctrl+Shift+Z", "Ctrl+Y"))
        menu.addSeparator()
        self._forward(menu, "me.cut", QKeyCombination(CTRL, Qt.Key.Key_X), Need.SELECTED_TEXT)
        self._forward(menu, "me.copy", QKeyCombination(CTRL, Qt.Key.Key_C), Need.SOMETHING)
        self._add(menu, "me.paste", self.paste_wanted, Shortcut.Paste)
        self._forward(menu, "me.all", QKeyCombination(CTRL, Qt.Key.Key_A), Need.SEVERAL)
        delete = QKeyCombination(Qt.Key.Key_Delete)
        if self._is_mac:
            delete = QKeyCombination(CTRL, Qt.Key.Key_Backspace)
        self._forward(menu, "me.delete", delete, Need.DELETABLE)
        menu.addSeparator()
        self._forward(
            menu, "act.copyprompt", QKeyCombination(CTRL | SHIFT, Qt.Key.Key_C), Need.CLIP
        )
        return menu

    def _view(self) -> QMenu:
        menu = self._menu("me.view")
        self._add(menu, "me.composer", self.composer_wanted, "Ctrl+Alt+1")
        self._add(menu, "me.gallery", self.gallery_wanted, "Ctrl+Alt+2")
        menu.addSeparator()
        self._add(menu, "me.search", self.search_wanted, Shortcut.Find)
        self._add(menu, "me.larger", self.larger_wanted, "Ctrl+=")
        self._add(menu, "me.smaller", self.smaller_wanted, "Ctrl+-")
        menu.addSeparator()
        full = self._on_mac("Meta+Ctrl+F", "F11")
        self._add(menu, "view.full", self.full_wanted, full)
        self._forward(menu, "view.info", QKeyCombination(Qt.Key.Key_I), Need.VIEWER)
        return menu

    def _window_menu(self) -> QMenu:
        menu = self._menu("me.window")
        minimise = menu.addAction(say("me.minimise"), self._window.showMinimized)
        minimise.setShortcut(QKeySequence("Ctrl+M"))
        self._window.addAction(minimise)
        self._add(menu, "me.zoom", self.zoom_wanted)
        menu.addSeparator()
        self._add(menu, "me.front", self.front_wanted)
        return menu

    def _help(self) -> QMenu:
        menu = self._menu("me.help")
        self._add(menu, "me.keys", self.keys_wanted, self._on_mac("Ctrl+?", "F1"))
        self._add(menu, "fr.again", self.welcome_wanted)
        menu.addSeparator()
        self._add(menu, "me.contacts", self.contacts_wanted)
        self._add(menu, "me.report", self.report_wanted)
        self._add(menu, "me.logs", self.logs_wanted)
        menu.addSeparator()
        self._add(menu, "me.update", self.update_wanted)
        self._add(menu, "me.about", self.about_wanted, role=Role.AboutRole)
        return menu

    def _keys_without_entry(self) -> None:
        keys: list[tuple[str, SignalInstance]] = [
            ("Ctrl+Return", self.generate_wanted),
            ("Ctrl+Enter", self.generate_wanted),
            ("F6", self.next_area_wanted),
            ("Shift+F6", self.previous_area_wanted),
        ]
        if not self._is_mac:
            keys.append(("F10", self.menu_wanted))
        for chord, signal in keys:
            action = QAction(self._window)
            action.setShortcut(QKeySequence(chord))
            action.setAutoRepeat(False)
            action.triggered.connect(signal)
            self._window.addAction(action)
