"""The settings dialog: four pages and one footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.host_import.importing import host_files
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.settings.account import AccountPage
from pikascenes_desktop.ui.settings.general import GeneralPage
from pikascenes_desktop.ui.settings.host import HostPage
from pikascenes_desktop.ui.settings.library import LibraryPage
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (900, 716)
NAV: Final = 196
PAGES: Final = (
    ("account", "st.account", "user"),
    ("host", "st.host", "cloud"),
    ("library", "st.library", "film"),
    ("general", "st.general", "sliders"),
)


class SettingsDialog(Sheet):
    """Account, upload host, library and general settings.

    All pages but the upload host take effect at once.

    Signals:
        exposed_wanted: The page about who can still see the images is asked for.
    """

    exposed_wanted = Signal()

    def __init__(
        self, desk: Desk, theme: Theme, forms: HostForms, memory: Memory, parent: QWidget
    ) -> None:
        super().__init__(theme, parent, QSize(*(max(side, px(side)) for side in SIZE)))
        self.setWindowTitle(say("st.title"))
        self.setAccessibleName(say("st.title"))
        self.account = AccountPage(desk, theme, self)
        self.host = HostPage(desk, theme, forms, memory, self)
        self.library = LibraryPage(desk, theme, self)
        self.general = GeneralPage(desk, theme, self)
        self._stack = QStackedWidget(self)
        self._is_discarding = False
        self._foot = QHBoxLayout()
        self.title = label("", "heading", self)
        self.x_button = IconButton(theme, "x", say("st.close"), self)
        self._nav = QButtonGroup(self)
        self.nav_buttons: dict[str, Button] = {}
        self.test_button = Button(theme, say("ho.test"), icon="refresh", parent=self)
        self.save_button = Button(theme, say("st.save"), kind="primary", parent=self)
        self.close_button = Button(theme, say("st.close"), parent=self)
        self._lay_out(theme)
        self._nav.buttonToggled.connect(self._turn)
        self.test_button.clicked.connect(self.host.test)
        self.save_button.clicked.connect(self.host.save)
        for button in (self.close_button, self.x_button):
            button.clicked.connect(self.reject)
        self.host.saved.connect(self.accept)
        self.host.testing.connect(self._show_testing)
        self.host.exposed_wanted.connect(self.exposed_wanted)
        self.setAcceptDrops(True)
        self.show_page("account")

    def _lay_out(self, theme: Theme) -> None:
        nav = QWidget(self)
        nav.setFixedWidth(px(NAV))
        side = QVBoxLayout(nav)
        side.setContentsMargins(12, 20, 12, 12)
        side.setSpacing(6)
        title = label(say("st.title"), "heading", nav)
        title.setContentsMargins(margins(self, 10, 0, 0, 10))
        side.addWidget(title)
        pages: dict[str, QWidget] = {
            "account": self.account,
            "host": self.host,
            "library": self.library,
            "general": self.general,
        }
        for name, key, icon in PAGES:
            button = Button(theme, say(key), kind="nav", icon=icon, parent=nav)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # told to screen readers as one of a choice
            self._nav.addButton(button)
            self.nav_buttons[name] = button
            side.addWidget(button)
            self._stack.addWidget(self._scrolled(pages[name]))
        side.addStretch(1)
        footer = QWidget(self)
        footer.setObjectName("settingsFooter")
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bottom = self._foot
        footer.setLayout(bottom)
        bottom.setContentsMargins(margins(self, 28, 14, 20, 14))
        bottom.setSpacing(8)
        bottom.addWidget(self.test_button)
        bottom.addStretch(1)
        bottom.addWidget(self.save_button)
        bottom.addWidget(self.close_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._header())
        right.addWidget(self._stack, 1)
        right.addWidget(footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(nav)
        row.addLayout(right, 1)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(margins(self, 28, 16, 16, 0))
        row.addWidget(self.title, 1)
        row.addWidget(self.x_button)
        return row

    def _scrolled(self, page: QWidget) -> QScrollArea:
        inside = QWidget(self)
        inside.setObjectName("settingsBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 8, 28, 20)
        column.addWidget(page, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def show_page(self, name: str) -> None:
        """Turn to a page: ``account``, ``host``, ``library`` or ``general``.

        Raises:
            KeyError: There is no such page.
        """
        self.nav_buttons[name].setChecked(True)

    @property
    def page(self) -> str:
        """The page on show."""
        return PAGES[self._stack.currentIndex()][0]

    def _turn(self) -> None:
        names = [name for name, _key, _icon in PAGES]
        chosen = next(name for name in names if self.nav_buttons[name].isChecked())
        self._stack.setCurrentIndex(names.index(chosen))
        is_host = chosen == "host"
        self.test_button.setVisible(is_host)
        self.save_button.setVisible(is_host)
        self.title.setText(self.nav_buttons[chosen].text())
        self.close_button.setText(say("st.cancel") if is_host else say("st.close"))
        self.close_button.setAccessibleName(self.close_button.text())
        self._foot.activate()  # at once: another page has other words, of other widths

    def _show_testing(self, is_under_way: bool) -> None:
        text = say("ho.test.stop" if is_under_way else "ho.test")
        self.test_button.setText(text)
        self.test_button.setAccessibleName(text)
        self.test_button.set_icon("x" if is_under_way else "refresh")

    def reject(self) -> None:
        """Close; what was changed about the upload host and not saved is asked about first."""
        if self._is_discarding or not self.host.is_changed:
            super().reject()
            return
        question = Question(
            self._theme,
            self,
            title=say("ho.unsaved"),
            body="",
            yes=say("st.save"),
            no=say("st.discard"),
        )
        question.accepted.connect(self._save_and_close)
        question.rejected.connect(self._discard)
        question.open()

    def _save_and_close(self) -> None:
        self.show_page("host")  # where it is said if something is wrong with it
        self.host.save()

    def _discard(self) -> None:
        self._is_discarding = True
        self.reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if host_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = host_files(event.mimeData())
        event.acceptProposedAction()
        self.show_page("host")
        self.host.importing.take(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = QRectF(1, 1, px(NAV) - 1, self.height() - 2)
        side = QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), side.toAlignedRect()))
        painter.setClipPath(self.shape_path())
        painter.fillRect(side, self._theme.tokens.canvas)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        edge = side.left() if is_mirrored else side.right()
        painter.setPen(self._theme.tokens.lineSubtle)
        painter.drawLine(QPointF(edge, side.top()), QPointF(edge, side.bottom()))
        painter.setClipping(False)
        painter.end()
