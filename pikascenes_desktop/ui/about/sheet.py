"""About: name, versions, licences, log folder, and diagnostics to copy."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop import __version__
from pikascenes_desktop.ui.about.licences import LicencesPage
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.wrapping_row import WrappingRow
from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.verdict import Verdict
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ports.desktop import Licence, ProgramFacts
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (720, 520)
EDGE: Final = 28
LOGO: Final = 56


class Logo(QWidget):
    """The program's own icon."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(LOGO, LOGO)

    def paintEvent(self, _event: QPaintEvent) -> None:
        file = resource("icons", "app.svg")
        if file.is_file():
            painter = QPainter(self)
            QSvgRenderer(str(file)).render(painter, QRectF(self.rect()))
            painter.end()


class AboutSheet(Sheet):
    """Says what the program is and what it is made of.

    Signals:
        logs_wanted: The folder of log files is to be shown.
        contacts_wanted: The list of connections is to be shown.
    """

    logs_wanted = Signal()
    contacts_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, facts: ProgramFacts, parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(px(SIZE[0]), px(SIZE[1])))
        self._desk = desk
        self._facts = facts
        self.setWindowTitle(say("me.about"))
        self.setAccessibleName(say("me.about"))
        self._pages = QStackedWidget(self)
        self.versions = QGridLayout()
        self.verdict = Verdict(theme, self)
        self.licences = LicencesPage(self)
        self.licences_button = Button(theme, say("ab.licences"), parent=self, action="true")
        self.logs_button = Button(theme, say("me.logs"), icon="folder", parent=self, action="true")
        self.contacts_button = Button(
            theme, say("me.contacts"), icon="globe", parent=self, action="true"
        )
        self.copy_button = Button(theme, say("ab.copy"), icon="copy", parent=self, action="true")
        self.back_button = Button(theme, say("fr.back"), parent=self, action="true")
        self.close_button = Button(theme, say("st.close"), parent=self, action="true")
        self.close_button.setDefault(True)
        self._ways = (
            self.licences_button,
            self.logs_button,
            self.contacts_button,
            self.copy_button,
        )
        self._lay_out()
        self.licences_button.clicked.connect(self._show_licences)
        self.logs_button.clicked.connect(self.logs_wanted)
        self.contacts_button.clicked.connect(self.contacts_wanted)
        self.copy_button.clicked.connect(self._copy)
        self.back_button.clicked.connect(lambda: self._turn(0))
        self.close_button.clicked.connect(self.accept)
        self._turn(0)
        desk.scope.spawn(self._read_versions(), name="versions")

    def _lay_out(self) -> None:
        first = QWidget(self)
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Logo(first))
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(label(say("app.name"), "title", first))
        names.addWidget(label(say("ab.version", version=__version__), "meta", first))
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addWidget(WrappedLabel(say("ab.independent"), "body", first))
        column.addWidget(WrappedLabel(say("ab.licence"), "body", first))
        self.versions.setHorizontalSpacing(24)
        self.versions.setVerticalSpacing(6)
        self.versions.setColumnStretch(1, 1)
        column.addLayout(self.versions)
        column.addWidget(self.verdict)
        column.addStretch(1)
        self._pages.addWidget(first)
        self._pages.addWidget(self.licences)
        ways = WrappingRow()
        for button in (*self._ways, self.back_button):
            ways.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addLayout(ways, 1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, EDGE, EDGE - 8, 20)
        whole.setSpacing(16)
        whole.addWidget(self._pages, 1)
        whole.addLayout(foot)

    def _turn(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        for button in self._ways:
            button.setVisible(page == 0)
        self.back_button.setVisible(page == 1)
        (self.licences.names if page else self.close_button).setFocus()

    async def _read_versions(self) -> None:
        known = await asyncio.to_thread(self._facts.versions)
        if not isValid(self):
            return
        for row, (name, version) in enumerate((*known[1:2], ("Qt", qVersion()), *known[2:])):
            self.versions.addWidget(label(name, "meta", self), row, 0)
            value = label(version, "body", self)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.versions.addWidget(value, row, 1)

    def _show_licences(self) -> None:
        self._turn(1)
        if not self.licences.names.count():
            self._desk.scope.spawn(self._read_licences(), name="licences")

    async def _read_licences(self) -> None:
        licences: tuple[Licence, ...] = await asyncio.to_thread(self._facts.licences)
        if isValid(self):
            self.licences.set_licences(licences)

    def _copy(self) -> None:
        self._desk.scope.spawn(self._copy_diagnostics(), name="diagnostics")

    async def _copy_diagnostics(self) -> None:
        text = await asyncio.to_thread(self._facts.diagnostics)
        screen = QGuiApplication.primaryScreen()
        shown = f"Qt {qVersion()}, {QGuiApplication.platformName()}"
        shown += (
            f", {screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio()}"
        )
        QGuiApplication.clipboard().setText(f"{shown}\n{text}")
        if isValid(self):
            self.verdict.say(say("ab.copied"), "success")
