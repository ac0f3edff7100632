"""The sheets that lie over the window: settings, first steps, about, shortcuts; one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.about.sheet import AboutSheet
from pikascenes_desktop.ui.details import DetailsSheet
from pikascenes_desktop.ui.exposed.sheet import ExposedSheet
from pikascenes_desktop.ui.first_run.dialog import FirstRun
from pikascenes_desktop.ui.host_import.importing import HostImporting
from pikascenes_desktop.ui.safekeeping.archives import Archives
from pikascenes_desktop.ui.safekeeping.connections import ConnectionsSheet
from pikascenes_desktop.ui.safekeeping.repaired import RepairedSheet
from pikascenes_desktop.ui.safekeeping.report import ReportSheet
from pikascenes_desktop.ui.settings.dialog import SettingsDialog
from pikascenes_desktop.ui.settings.host import HostPage
from pikascenes_desktop.ui.shortcuts_sheet import ShortcutsSheet
from pikascenes_desktop.ui.updating import Updating

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.errors import HistoryDamaged
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.alarms import Alarms
    from pikascenes_desktop.ui.menus import Menus
    from pikascenes_desktop.ui.pages import Pages
    from pikascenes_desktop.ui.sheet import Sheet
    from pikascenes_desktop.ui.surroundings import Surroundings
    from pikascenes_desktop.ui.theme import Theme


class Dialogs(QObject):
    """Opens the sheets of a window, and forgets each once it is closed.

    Signals:
        welcomed: The first steps are over; the keyboard is free.
        is_fresh: Nobody has made anything with this program yet; the first steps are shown.
        copy_wanted: Put a text on the clipboard.
        notify: What to say in a notice.
    """

    welcomed = Signal()
    is_fresh = Signal()
    copy_wanted = Signal(str)
    notify = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, around: Surroundings, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._around = around
        self._window = window
        self._is_welcome_due = True
        self.front: Sheet | None = None
        self.importing = HostImporting(desk, theme, window)
        self.importing.added.connect(self._show_added_host)
        self.archives = Archives(desk, theme, window)
        self.updating = Updating(desk, theme, window)
        for teller in (self.archives, self.updating):
            teller.notify.connect(self.notify)

    def connect_menus(self, menus: Menus) -> None:
        """Open what the menus' entries ask for."""
        menus.keys_wanted.connect(self.open_shortcuts)
        menus.logs_wanted.connect(self.show_logs)
        menus.welcome_wanted.connect(self.open_first_run)
        menus.about_wanted.connect(self.open_about)
        menus.update_wanted.connect(self.updating.look)
        menus.exposed_wanted.connect(self.open_exposed)
        menus.history_out_wanted.connect(self.archives.choose_target)
        menus.history_in_wanted.connect(self.archives.choose_source)
        menus.contacts_wanted.connect(self.open_contacts)
        menus.report_wanted.connect(self.open_report)

    def connect_alarms(self, alarms: Alarms) -> None:
        """Open what the banners lead to."""
        alarms.logs_wanted.connect(self.show_logs)
        alarms.repaired_wanted.connect(self.open_repaired)

    def connect_first_steps(self, pages: Pages) -> None:
        """Show a sample scene to whoever is new, and give the keyboard back afterwards."""
        self.is_fresh.connect(pages.begin_with_sample)
        self.welcomed.connect(pages.focus_composer)

    @property
    def settings(self) -> SettingsDialog | None:
        """The settings, while they are open."""
        return self.front if isinstance(self.front, SettingsDialog) else None

    @property
    def first_run(self) -> FirstRun | None:
        """The first steps, while they are open."""
        return self.front if isinstance(self.front, FirstRun) else None

    @property
    def about(self) -> AboutSheet | None:
        """What the program is, while that is shown."""
        return self.front if isinstance(self.front, AboutSheet) else None

    def open_settings(self, page: str = "account") -> None:
        """Open the settings at a page, or bring them to that page."""
        settings = self.settings
        if settings is None:
            settings = SettingsDialog(
                self._desk,
                self._theme,
                self._around.host_forms,
                self._around.memory,
                self._window,
            )
            settings.exposed_wanted.connect(self.open_exposed)
            self._open(settings)
        settings.show_page(page)

    def open_about(self) -> None:
        """Say what the program is."""
        sheet = AboutSheet(self._desk, self._theme, self._around.facts, self._window)
        sheet.logs_wanted.connect(self.show_logs)
        sheet.contacts_wanted.connect(self.open_contacts)
        self._open(sheet)

    def open_details(self, generation: Generation) -> None:
        """Show all that is known of a card's trouble."""
        redacted = self._around.facts.redacted
        sheet = DetailsSheet(self._theme, generation, redacted, self._window)
        sheet.copy_wanted.connect(self.copy_wanted)
        sheet.exposed_wanted.connect(self.open_exposed)
        self._open(sheet)

    def _show_added_host(self, name: str, said: str) -> None:
        """Show a host that came from a file, ready to be tested."""
        self.open_settings("host")
        if self.settings is not None:
            self.settings.host.show_added(name, said)

    def open_exposed(self) -> None:
        """Show which images can still be seen; over the settings, if those are open."""
        under = self.settings
        if under is None:
            self._open(ExposedSheet(self._desk, self._theme, self._window))
        else:
            sheet = ExposedSheet(self._desk, self._theme, under)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

    def open_contacts(self) -> None:
        """Show whom the program talked to since its start."""
        contacts = self._desk.safekeeping.contacts
        sheet = ConnectionsSheet(self._theme, contacts, self._window)
        sheet.copy_wanted.connect(self.copy_wanted)
        self._open(sheet)

    def open_report(self) -> None:
        """Show the report for whoever helps."""
        self._open(ReportSheet(self._desk, self._theme, self._window))

    def open_repaired(self, damaged: HistoryDamaged) -> None:
        """Show what came back of a damaged history."""
        sheet = RepairedSheet(self._theme, damaged, self._window)
        sheet.copy_wanted.connect(self.copy_wanted)
        self._open(sheet)

    def open_shortcuts(self) -> None:
        """Show what keys do."""
        self._open(ShortcutsSheet(self._theme, self._window))

    def open_first_run(self) -> None:
        """Show the first steps, for the first time or again."""
        forms = self._around.host_forms

        def chooser(parent: QWidget) -> QWidget:
            memory = self._around.memory
            return HostPage(self._desk, self._theme, forms, memory, parent, has_intro=False)

        sheet = FirstRun(self._desk, self._theme, chooser, self._window)
        sheet.finished.connect(self.welcomed)
        self._open(sheet)

    def welcome(self) -> None:
        """Show the first steps to whoever has not seen them and has made nothing yet."""
        if self._is_welcome_due and not self._desk.settings.current.is_welcomed:
            self._desk.scope.spawn(self._welcome(), name="welcome")

    def do_without_welcome(self) -> None:
        """Leave the first steps for another start: somebody else shows the window."""
        self._is_welcome_due = False

    async def _welcome(self) -> None:
        try:
            has_any = bool(await self._desk.parts.history.ids())
        except AppError:
            has_any = True  # a history out of reach is told elsewhere, and is no first run
        if isValid(self) and self._is_welcome_due and not has_any and self.front is None:
            self.open_first_run()
            self.is_fresh.emit()

    def show_logs(self) -> None:
        """Show the folder of log files."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._around.logs)))

    def _open(self, sheet: Sheet) -> None:
        if self.front is not None:
            self.front.reject()
        self.front = sheet
        sheet.finished.connect(lambda: self._closed(sheet))
        sheet.open()

    def _closed(self, sheet: Sheet) -> None:
        if self.front is sheet:
            self.front = None
        sheet.deleteLater()
