"""The sheets that lie over the window: settings, first steps, about, shortcuts; one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.about.sheet import AboutSheet
from pikascenes_desktop.ui.details import DetailsSheet
from pikascenes_desktop.ui.first_run.dialog import FirstRun
from pikascenes_desktop.ui.settings.dialog import SettingsDialog
from pikascenes_desktop.ui.settings.host import HostPage
from pikascenes_desktop.ui.shortcuts_sheet import ShortcutsSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.sheet import Sheet
    from pikascenes_desktop.ui.surroundings import Surroundings
    from pikascenes_desktop.ui.theme import Theme


class Dialogs(QObject):
    """Opens the sheets of a window, and forgets each once it is closed.

    Signals:
        welcomed: The first steps are over; the keyboard is free.
        copy_wanted: Put a text on the clipboard.
    """

    welcomed = Signal()
    copy_wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, around: Surroundings, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self._around = around
        self._window = window
        self._is_welcome_due = True
        self.front: Sheet | None = None

    @property
    def settings(self) -> SettingsDialog | None:
        """The settings, while they are open."""
        return self.front if isinstance(self.front, SettingsDialog) else None

    @property
    def first_run(self) -> FirstRun | None:
        """The first steps, while they are open."""
        return self.front if isinstance(self.front, FirstRun) else None

    def open_settings(self, page: str = "account") -> None:
        """Open the settings at a page, or bring them to that page."""
        settings = self.settings
        if settings is None:
            settings = SettingsDialog(
                self._desk, self._theme, self._around.host_forms, self._window
            )
            self._open(settings)
        settings.show_page(page)

    def open_about(self) -> None:
        """Say what the program is."""
        sheet = AboutSheet(self._desk, self._theme, self._around.facts, self._window)
        sheet.logs_wanted.connect(self.show_logs)
        self._open(sheet)

    def open_details(self, generation: Generation) -> None:
        """Show all that is known of a card's trouble."""
        redacted = self._around.facts.redacted
        sheet = DetailsSheet(self._theme, generation, redacted, self._window)
        sheet.copy_wanted.connect(self.copy_wanted)
        self._open(sheet)

    def open_shortcuts(self) -> None:
        """Show what keys do."""
        self._open(ShortcutsSheet(self._theme, self._window))

    def open_first_run(self) -> None:
        """Show the first steps, for the first time or again."""
        forms = self._around.host_forms

        def chooser(parent: QWidget) -> QWidget:
            return HostPage(self._desk, self._theme, forms, parent, has_intro=False)

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
