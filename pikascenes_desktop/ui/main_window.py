"""The window: what goes in on the left, what comes out on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop import __version__
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui.alarms import Alarms
from pikascenes_desktop.ui.areas import Areas
from pikascenes_desktop.ui.banner import Banner, BannerBar, Kind
from pikascenes_desktop.ui.composer.page import ComposerPage
from pikascenes_desktop.ui.drops import Drops
from pikascenes_desktop.ui.focus_ring import FocusRing
from pikascenes_desktop.ui.gallery.page import GalleryPage
from pikascenes_desktop.ui.menus import Menus
from pikascenes_desktop.ui.notices import Notice
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.quitting import Quitting
from pikascenes_desktop.ui.retrying import Retrying
from pikascenes_desktop.ui.samples import SAMPLES
from pikascenes_desktop.ui.settings.dialog import SettingsDialog
from pikascenes_desktop.ui.viewer.page import ViewerPage
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QResizeEvent,
    )

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.recovery import Recovered
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.theme import Theme

LEAST: Final = (880, 600)
FIRST: Final = (1280, 800)
OF_SCREEN: Final = 0.8


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window is given beside the desk.

    Attributes:
        logs: The folder of log files.
        damaged: What happened to the history at the start; None when all is well.
        recovered: What the last run left; None when nothing was looked for.
    """

    memory: Memory
    host_forms: HostForms
    logs: Path
    damaged: AppError | None = None
    recovered: Recovered | None = None


class MainWindow(QMainWindow):
    """The one window of the program.

    Signals:
        quit_confirmed: The user wants to leave, and knows what goes on.
    """

    quit_confirmed = Signal()

    def __init__(self, desk: Desk, theme: Theme, around: Surroundings) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._around = around
        self._is_leaving = False
        self.shown = ""
        self._settings: SettingsDialog | None = None
        self.setWindowTitle(say("app.name"))
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self.pages = QStackedWidget(self)
        self._workspace = QWidget(self.pages)
        self._workspace.setObjectName("window")
        self._workspace.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.composer = ComposerPage(desk, theme, around.memory, self._workspace)
        self.right = QWidget(self._workspace)
        self.banners = BannerBar(theme, self.right)
        self.gallery = GalleryPage(desk, theme, self.right)
        self.viewer = ViewerPage(desk, theme, self.pages)
        self._lay_out()
        self.notice = Notice(theme, self.right)
        self.drops = Drops(theme, self, self.right, self.composer)
        self.focus_ring = FocusRing(theme, self)
        self.menus = Menus(self)
        self.alarms = Alarms(desk, self.banners, self)
        self.retrying = Retrying(desk, self)
        self.quitting = Quitting(desk, theme, self)
        self._areas = Areas(
            (
                (self.banners, self.banners.focus_action),
                (self.composer, self._go_composer),
                (self.gallery, self._go_gallery),
            )
        )
        self._connect()
        self._place_first()

    def _lay_out(self) -> None:
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banners)
        right.addWidget(self.gallery, 1)
        row = QHBoxLayout(self._workspace)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.composer)
        row.addWidget(self.right, 1)
        self.pages.addWidget(self._workspace)
        self.pages.addWidget(self.viewer)
        self.setCentralWidget(self.pages)
        QWidget.setTabOrder(self.banners, self.composer)

    def _connect(self) -> None:
        composer, gallery, menus = self.composer, self.gallery, self.menus
        composer.notify.connect(self.say)
        composer.trouble.connect(self.alarms.show_trouble)
        composer.settings_wanted.connect(self.open_settings)
        composer.menu_wanted.connect(menus.popup)
        composer.readiness.changed.connect(self._note_readiness)
        gallery.open_clip.connect(self.open_clip)
        gallery.remix.connect(composer.remix)
        gallery.open_settings.connect(lambda: self.open_settings("account"))
        gallery.notify.connect(self.say)
        gallery.use_sample.connect(self.use_sample)
        gallery.add_images.connect(composer.adding.browse)
        gallery.paste.connect(composer.adding.paste)
        gallery.try_again.connect(self.retrying.again)
        self.viewer.closed.connect(self.close_viewer)
        self.viewer.remix.connect(self._remix_from_viewer)
        self.viewer.notify.connect(self.say)
        self.viewer.go.connect(self._show_neighbour)
        self.retrying.failed.connect(self.alarms.show_trouble)
        self.quitting.failed.connect(self.alarms.show_trouble)
        self.quitting.confirmed.connect(self.quit_confirmed)
        self.alarms.settings_wanted.connect(self.open_settings)
        self.alarms.copy_wanted.connect(self._copy)
        menus.new_wanted.connect(composer.clear)
        menus.add_wanted.connect(composer.adding.browse)
        menus.paste_wanted.connect(composer.adding.paste)
        menus.undo_wanted.connect(composer.undo)
        menus.generate_wanted.connect(composer.generate)
        menus.settings_wanted.connect(lambda: self.open_settings("account"))
        menus.close_wanted.connect(self._close_front)
        menus.quit_wanted.connect(self.close)
        menus.menu_wanted.connect(self._open_menu)
        menus.next_area_wanted.connect(lambda: self._areas.move(1))
        menus.previous_area_wanted.connect(lambda: self._areas.move(-1))
        menus.composer_wanted.connect(self._focus_composer)
        menus.gallery_wanted.connect(self._focus_gallery)
        menus.search_wanted.connect(self._search)
        menus.larger_wanted.connect(lambda: gallery.resize_cards(1))
        menus.smaller_wanted.connect(lambda: gallery.resize_cards(-1))
        menus.logs_wanted.connect(self._show_logs)
        menus.about_wanted.connect(self._show_about)

    # --- start and end ----------------------------------------------------------------------

    def start(self) -> None:
        """Bring back the draft and tell what the last run left."""
        self.composer.start()
        damaged = self._around.damaged
        if damaged is not None:
            told = sentence(damaged)
            text = told.whole
            self.banners.put(Banner(Kind.HISTORY, "warning", "warn", text))
        recovered = self._around.recovered
        if recovered is not None and recovered.waiting and not recovered.fresh:
            self.quitting.ask_waiting(recovered)

    def come_forward(self) -> None:
        """Bring the window to the front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    async def close_down(self) -> None:
        """Save what was not saved yet, and listen no more."""
        self.alarms.close()
        self.composer.close_down()
        self._around.memory.keep_place(self.screen(), self.saveGeometry())
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

    def _place_first(self) -> None:
        screen = QGuiApplication.primaryScreen()
        kept = self._around.memory.place(screen)
        if kept is not None and self.restoreGeometry(kept):
            return
        room = screen.availableGeometry()
        fits = room.width() >= FIRST[0] and room.height() >= FIRST[1]
        if fits:
            self.resize(*FIRST)
        else:
            self.resize(round(room.width() * OF_SCREEN), round(room.height() * OF_SCREEN))

    # --- what the pages ask for -------------------------------------------------------------

    def say(
        self, text: str, action_label: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Show a notice."""
        self.notice.say(text, action_label, action)

    def open_settings(self, page: str = "account") -> None:
        """Open the settings at a page, or bring them to that page."""
        if self._settings is None:
            self._settings = SettingsDialog(self._desk, self._theme, self._around.host_forms, self)
            self._settings.finished.connect(self._settings_closed)
            self._settings.open()
        self._settings.show_page(page)

    @property
    def settings(self) -> SettingsDialog | None:
        """The settings, while they are open."""
        return self._settings

    def open_clip(self, generation_id: str, index: int) -> None:
        """Show a clip in the viewer."""
        self.shown = generation_id
        self.pages.setCurrentWidget(self.viewer)
        self.notice.move_to(self.viewer)
        self.viewer.show_clip(generation_id, index)

    def close_viewer(self) -> None:
        """Go back to the gallery."""
        self.pages.setCurrentWidget(self._workspace)
        self.notice.move_to(self.right)
        if self.shown:
            self.gallery.show_generation(self.shown)
        self._focus_gallery()

    def _remix_from_viewer(self, scene: Scene) -> None:
        self.viewer.close_clip()
        self.composer.remix(scene)

    def _show_neighbour(self, step: int) -> None:
        """Show the next clip of the gallery's order; cards without a clip are passed over."""
        model = self.gallery.model
        row = model.row_of(self.shown)
        while row is not None and 0 <= row + step < model.rowCount():
            row += step
            if model.card(row).state is State.SAVED:
                self.open_clip(model.id_at(row), 0)
                return

    def _search(self) -> None:
        if self.pages.currentWidget() is self.viewer:
            self.viewer.close_clip()
        self.gallery.focus_search()

    def use_sample(self, index: int) -> None:
        """Load a sample scene into the composer."""
        sample = SAMPLES[index]
        self.composer.load(sample.scene(), title=sample.title, notice=say("comp.sampled"))

    def _settings_closed(self) -> None:
        dialog, self._settings = self._settings, None
        if dialog is not None:
            dialog.deleteLater()

    def _note_readiness(self) -> None:
        known = self.composer.readiness.known
        if known is not None:
            self.alarms.show_library(known.library)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.say(say("tip.copied"))

    def _show_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._around.logs)))

    def _show_about(self) -> None:
        Question(
            self._theme,
            self,
            title=say("app.name"),
            body=say("dl.about.b", version=__version__),
            yes=say("dl.close"),
            no="",
        ).open()

    def _open_menu(self) -> None:
        self.composer.menu_button.click()

    def _close_front(self) -> None:
        if self.pages.currentWidget() is self.viewer:
            self.viewer.close_clip()
        else:
            self.close()

    # --- areas ------------------------------------------------------------------------------

    def _focus_composer(self) -> None:
        self.composer.body.tiles.focus_tile(0)

    def _focus_gallery(self) -> None:
        self.gallery.focus_cards()

    def _go_composer(self) -> bool:
        self._focus_composer()
        return True

    def _go_gallery(self) -> bool:
        self._focus_gallery()
        return True

    # --- size and drops ---------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.composer.fit_window(self.width(), self.height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.drops.enter(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.drops.drop(event.mimeData())
