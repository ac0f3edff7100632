"""The window: what goes in on the left, what comes out on the right."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from pikascenes_desktop.ui import place
from pikascenes_desktop.ui.alarms import Alarms
from pikascenes_desktop.ui.alt_key import AltKey
from pikascenes_desktop.ui.clip_opening import ClipOpening
from pikascenes_desktop.ui.dialogs import Dialogs
from pikascenes_desktop.ui.drops import Drops
from pikascenes_desktop.ui.focus_ring import FocusRing
from pikascenes_desktop.ui.forwarding import Forwarding
from pikascenes_desktop.ui.menus import Menus
from pikascenes_desktop.ui.notices import Notice
from pikascenes_desktop.ui.notifying import Notifying
from pikascenes_desktop.ui.pages import Pages
from pikascenes_desktop.ui.quitting import Quitting
from pikascenes_desktop.ui.retrying import Retrying
from pikascenes_desktop.ui.surroundings import Surroundings
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QResizeEvent,
        QShowEvent,
    )

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.settings.dialog import SettingsDialog
    from pikascenes_desktop.ui.theme import Theme

__all__ = ["MainWindow", "Surroundings"]


class MainWindow(QMainWindow):
    """The one window of the program.

    Attributes:
        pages: Composer, gallery and viewer, and the ways between them; the parts are attributes
            of the window, too.

    Signals:
        quit_confirmed: The user wants to leave, and knows what goes on.
    """

    quit_confirmed = Signal()

    def __init__(self, desk: Desk, theme: Theme, around: Surroundings) -> None:
        super().__init__()
        self._desk = desk
        self._around = around
        self._is_leaving = False
        self.setWindowTitle(say("app.name"))
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setMinimumSize(*place.LEAST)
        self.pages = Pages(desk, theme, around.memory, self)
        self.composer = self.pages.composer
        self.right = self.pages.right
        self.banners = self.pages.banners
        self.gallery = self.pages.gallery
        self.viewer = self.pages.viewer
        self.setCentralWidget(self.pages)
        self.notice = Notice(theme, self.right)
        self.notice.stand_above(self.gallery.selection)
        self.drops = Drops(theme, self, self.right, self.composer)
        self.focus_ring = FocusRing(theme, self)
        self.forwarding = Forwarding(self.pages, self.composer.menu_button)
        self.menus = Menus(theme, self, self.forwarding)
        self.alt_key = AltKey(self)
        self.dialogs = Dialogs(desk, theme, around, self)
        self.alarms = Alarms(desk, self.banners, around.facts.redacted, self)
        self.clip_opening = ClipOpening(desk, theme, self.pages, self)
        self.notifying = Notifying(desk, around.notifier, self)
        self.retrying = Retrying(desk, theme, self)
        self.quitting = Quitting(desk, theme, self)
        self._connect()
        self._connect_menus()
        place.place_first(self, around.memory)

    def _connect(self) -> None:
        composer, gallery, pages, dialogs = self.composer, self.gallery, self.pages, self.dialogs
        for page in (composer, gallery, dialogs, pages.viewer, pages.compare, pages.exporting):
            page.notify.connect(self.say)
        told = (composer.trouble, dialogs.archives.failed, dialogs.updating.failed)
        for source in (*told, self.clip_opening.failed, self.retrying.failed, self.quitting.failed):
            source.connect(self.alarms.show_trouble)
        composer.adding.notify.connect(self._mark_not_added)
        composer.settings_wanted.connect(self.open_settings)
        composer.menu_wanted.connect(self.menus.popup)
        composer.readiness.changed.connect(self._note_readiness)
        gallery.open_settings.connect(self.open_settings)
        gallery.try_again.connect(self.retrying.again)
        gallery.deeds.details.connect(self.dialogs.open_details)
        self.pages.turned.connect(self.notice.move_to)
        self.quitting.confirmed.connect(self.quit_confirmed)
        self.alarms.settings_wanted.connect(self.open_settings)
        self.alarms.copy_wanted.connect(self._copy)
        self.dialogs.connect_alarms(self.alarms)
        dialogs.archives.imported.connect(gallery.model.load)
        self.alarms.decision_wanted.connect(self.quitting.ask_about_key)
        self.notifying.clicked.connect(self._show_from_outside)
        self.dialogs.copy_wanted.connect(self._copy)
        self.drops.lead_to(self.dialogs.importing, self.clip_opening)
        self.dialogs.connect_first_steps(self.pages)

    def _connect_menus(self) -> None:
        composer, gallery, menus, pages = self.composer, self.gallery, self.menus, self.pages
        menus.new_wanted.connect(composer.clear)
        menus.add_wanted.connect(composer.adding.browse)
        menus.paste_wanted.connect(self._paste)
        menus.undo_wanted.connect(self._undo)
        menus.redo_wanted.connect(self._redo)
        menus.generate_wanted.connect(composer.generate)
        menus.settings_wanted.connect(lambda: self.open_settings("account"))
        menus.close_wanted.connect(self._close_front)
        menus.quit_wanted.connect(self.close)
        menus.menu_wanted.connect(self._open_menu)
        if sys.platform != "darwin":
            self.alt_key.pressed.connect(self._open_menu)
        menus.next_area_wanted.connect(lambda: pages.areas.move(1))
        menus.previous_area_wanted.connect(lambda: pages.areas.move(-1))
        menus.composer_wanted.connect(pages.focus_composer)
        menus.gallery_wanted.connect(pages.focus_gallery)
        menus.search_wanted.connect(pages.search)
        menus.larger_wanted.connect(lambda: gallery.resize_cards(1))
        menus.smaller_wanted.connect(lambda: gallery.resize_cards(-1))
        menus.full_wanted.connect(self._full_screen)
        menus.zoom_wanted.connect(lambda: place.toggle_zoom(self))
        menus.front_wanted.connect(self.come_forward)
        self.dialogs.connect_menus(menus)

    # --- start and end ----------------------------------------------------------------------

    def start(self) -> None:
        """Bring back the draft and tell what the last run left."""
        self.composer.start()
        # where work begins, and not on a banner's button, which Space would press
        self.composer.body.tiles.views[0].setFocus(Qt.FocusReason.OtherFocusReason)
        recovered = self._around.recovered
        self.alarms.tell_of_start(self._around.damaged, recovered)
        if recovered is not None and recovered.waiting and not recovered.fresh:
            self.quitting.ask_waiting(recovered)
        self.dialogs.welcome()

    def come_forward(self) -> None:
        """Bring the window to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    async def close_down(self) -> None:
        """Save what was not saved yet, and listen no more."""
        self.alarms.close()
        self.notifying.close()
        self.composer.close_down()
        self.pages.let_go()
        place.keep_place(self, self._around.memory)
        await self.composer.keeper.flush()

    def leave(self) -> None:
        """Close without asking."""
        self._is_leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_leaving:
            super().closeEvent(event)
            return
        event.ignore()
        self.quitting.ask()

    # --- what the pages ask for -------------------------------------------------------------

    def say(
        self, text: str, action_label: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Show a notice."""
        self.notice.say(text, action_label, action)

    def _mark_not_added(self, _text: str, action_label: str) -> None:
        """Take the tick off a notice that says what was not added; nothing was done."""
        if not action_label:
            self.notice.mark("warning")

    def open_settings(self, page: str = "account") -> None:
        """Open the settings at a page, or bring them to that page."""
        self.dialogs.open_settings(page)

    @property
    def settings(self) -> SettingsDialog | None:
        """The settings, while they are open."""
        return self.dialogs.settings

    @property
    def shown(self) -> str:
        """The id of the generation that the viewer shows or showed last."""
        return self.pages.shown

    def open_clip(self, generation_id: str, index: int) -> None:
        """Show a clip in the viewer."""
        self.pages.open_clip(generation_id, index)

    def use_sample(self, index: int) -> None:
        """Load a sample scene into the composer."""
        self.pages.use_sample(index)

    def _note_readiness(self) -> None:
        known = self.composer.readiness.known
        if known is not None:
            self.alarms.show_library(known.library)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.say(say("tip.copied"))

    def _show_from_outside(self, generation_id: str) -> None:
        """Bring the window forward with a clip that a notification told of."""
        self.come_forward()
        self.pages.to_workspace()
        self.gallery.show_generation(generation_id)
        self.pages.focus_gallery()

    def _open_menu(self) -> None:
        self.composer.menu_button.click()
        self.menus.enter()

    # --- menus ------------------------------------------------------------------------------

    def _undo(self) -> None:
        text = self.forwarding.text
        if text is None or self.composer.isAncestorOf(text):
            self.composer.undo(text)
        else:
            text.undo()

    def _redo(self) -> None:
        text = self.forwarding.text
        if text is None or self.composer.isAncestorOf(text):
            self.composer.redo(text)
        else:
            text.redo()

    def _paste(self) -> None:
        text = self.forwarding.text
        if text is not None:
            text.paste()
        else:
            self.composer.adding.paste()

    def _full_screen(self) -> None:
        if not self.pages.toggle_full():
            place.toggle_full(self)

    def _close_front(self) -> None:
        if self.pages.is_viewing:
            self.pages.to_workspace()
        else:
            self.close()

    # --- size and drops ---------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.alt_key.watch(self.windowHandle())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.composer.fit_window(self.width(), self.height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What comes from our own window, such as a clip on its way out, is no ingredient.
        if not event.source() and self.drops.enter(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.drops.drop(event.mimeData())
