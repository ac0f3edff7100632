"""Connections: every host contacted since the start, why, how many bytes, through which proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import ElidedLabel, WrappedLabel, label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.contact import Contact
    from pikascenes_desktop.ports.contacts import ContactLog
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (640, 520)
EDGE: Final = 24
LOOK_EACH_MS: Final = 1000


class ConnectionsSheet(Sheet):
    """Lists contacts, the latest first, and keeps the list true while it is open.

    Signals:
        copy_wanted: Put a text on the clipboard.
    """

    copy_wanted = Signal(str)

    def __init__(self, theme: Theme, log: ContactLog, parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(px(SIZE[0]), px(SIZE[1])))
        self._log = log
        self._shown: tuple[Contact, ...] | None = None
        self.setWindowTitle(say("co.title"))
        self.setAccessibleName(say("co.title"))
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll it
        give_role(self.area, Role.ComplementaryContent)
        self.area.setAccessibleName(say("co.title"))
        self.copy_button = Button(theme, say("co.copy"), icon="copy", parent=self, action="true")
        self.close_button = Button(theme, say("st.close"), parent=self, action="true")
        self.close_button.setDefault(True)
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.as_text()))
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(self, EDGE, 20, EDGE, 16))
        column.setSpacing(10)
        column.addWidget(label(say("co.title"), "heading", self))
        column.addWidget(WrappedLabel(say("co.body"), "body", self))
        since = say("co.since", time=formats.clock_time(log.since))
        column.addWidget(label(since, "meta", self))
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self._timer = QTimer(self, interval=LOOK_EACH_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.finished.connect(self._timer.stop)
        self.look()
        self.close_button.setFocus()

    def look(self) -> None:
        """Show what was contacted by now."""
        contacts = self._log.contacts()
        if contacts == self._shown:
            return
        self._shown = contacts
        at = self.area.verticalScrollBar().value()
        inside = QWidget(self.area)
        inside.setObjectName("settingsBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        if not contacts:
            column.addWidget(WrappedLabel(say("co.none"), "body", inside))
        for contact in contacts:
            column.addWidget(_row(contact, inside))
        column.addStretch(1)
        self.area.setWidget(inside)
        self.area.verticalScrollBar().setValue(at)

    def as_text(self) -> str:
        """Return the list as plain lines."""
        contacts = self._shown or ()
        lines = [f"{each.host}: {_why(each)}. {_facts(each)}" for each in contacts]
        return "\n".join(lines or [say("co.none")])


def _row(contact: Contact, parent: QWidget) -> QFrame:
    row = QFrame(parent)
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(ElidedLabel(contact.host, "strong", row))
    column.addWidget(WrappedLabel(_why(contact), "body", row))
    column.addWidget(WrappedLabel(_facts(contact), "meta", row))
    return row


def _why(contact: Contact) -> str:
    return say(f"co.why.{contact.purpose.value}")


def _facts(contact: Contact) -> str:
    """Return how much, and along which way."""
    sizes = formats.size(contact.sent_bytes), formats.size(contact.received_bytes)
    facts = [
        say("co.bytes", up=sizes[0], down=sizes[1]),
        say("co.requests", n=contact.requests),
    ]
    if contact.failed:
        facts.append(say("co.failed", n=contact.failed))
    proxy = contact.proxy
    facts.append(say("co.direct") if proxy is None else say("co.proxy", proxy=proxy))
    return " · ".join(facts)
