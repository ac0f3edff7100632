"""What the three steps hold."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.key_entry import KeyEntry
from pikascenes_desktop.ui.websites import Website, open_website
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.settings import KeyState
    from pikascenes_desktop.ui.theme import Theme


class HostChooser(Protocol):
    """The settings' own page about upload hosts, as the last step uses it."""

    saved: SignalInstance

    @property
    def choice(self) -> str:
        """The host that is chosen; empty for none."""
        ...

    def save(self) -> None:
        """Keep the choice; tells `saved`, or what is wrong with it in its own place."""
        ...


def safe_place(store: str, platform: str = sys.platform) -> str:
    """Return where the key is kept, as this system calls it."""
    if platform == "win32":
        return say("fr.2.safe.win")
    if platform == "darwin":
        return say("fr.2.safe.mac")
    return say("fr.2.safe.linux", store=store)


class Sign(QLabel):
    """An icon beside a line, in a token's colour."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(icons.pixmap(self._name, self._theme.tokens.text2, 16, ratio))


class Step(QWidget):
    """One step: a title and a text, and what the step adds."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.title = WrappedLabel(say(f"fr.{number}.t"), "title", self)
        self.column.addWidget(self.title)
        self.column.addSpacing(8)
        self.text = WrappedLabel(say(f"fr.{number}.b"), "intro", self)
        self.column.addWidget(self.text)
        self.setAccessibleName(self.title.text())

    @property
    def first_focus(self) -> QWidget | None:
        """What the keyboard goes to; None for the primary button."""
        return None


class PracticeStep(Step):
    """Practice mode is on: look around first."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(1, parent)
        box = QFrame(self)
        box.setProperty("role", "card")
        row = QHBoxLayout(box)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(Sign(theme, "flask", box), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrappedLabel(say("ac.practice.b"), "body", box), 1)
        self.column.addSpacing(22)
        self.column.addWidget(box)
        self.column.addStretch(1)


class KeyStep(Step):
    """The account's key."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(2, parent)
        self._desk = desk
        self.entry = KeyEntry(desk, theme, self, is_tall=True)
        self.in_use = label("", "meta", self)
        self.in_use.hide()
        self.open_button = Button(theme, say("fr.2.open"), kind="link", icon="ext", parent=self)
        self.open_button.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            else Qt.LayoutDirection.RightToLeft
        )  # so that the sign stands behind the words
        self.open_button.clicked.connect(lambda: open_website(Website.PROFILE))
        self.column.addSpacing(22)
        caption = label(say("fr.2.field"), "label", self)
        caption.setBuddy(self.entry.field)
        self.column.addWidget(caption)
        self.column.addSpacing(6)
        self.column.addWidget(self.entry)
        self.column.addWidget(self.in_use)
        self.column.addSpacing(14)
        self.column.addWidget(self._facts(theme))
        self.column.addStretch(1)

    @property
    def first_focus(self) -> QWidget | None:
        """The field."""
        return self.entry.field

    def show_state(self, state: KeyState) -> None:
        """Say that there is a key already."""
        self.in_use.setText(say("fr.2.have", last=state.last))
        self.in_use.setVisible(state.fingerprint is not None and not self.entry.field.text())

    def _facts(self, theme: Theme) -> QFrame:
        box = QFrame(self)
        box.setProperty("role", "card")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(11)
        safe = QHBoxLayout()
        safe.setSpacing(10)
        safe.addWidget(Sign(theme, "shield", box), 0, Qt.AlignmentFlag.AlignTop)
        safe.addWidget(WrappedLabel(safe_place(self._desk.settings.store_name), "body", box), 1)
        column.addLayout(safe)
        line = QFrame(box)
        line.setProperty("role", "hairline")
        column.addWidget(line)
        where = QHBoxLayout()
        where.setSpacing(10)
        where.addWidget(Sign(theme, "quest", box), 0, Qt.AlignmentFlag.AlignTop)
        where.addWidget(WrappedLabel(say("fr.2.where"), "body", box), 1)
        where.addWidget(self.open_button)
        column.addLayout(where)
        return box


class HostStep(Step):
    """Where images go: the settings' own page, in a column of its own."""

    def __init__(self, chooser: QWidget, parent: QWidget) -> None:
        super().__init__(3, parent)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(_on_panel(chooser))
        self.column.addSpacing(16)
        self.column.addWidget(self.area, 1)


def _on_panel(chooser: QWidget) -> QWidget:
    """Return a page on the colour of its sheet, not of the window behind."""
    inside = QWidget()
    inside.setObjectName("settingsBody")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(chooser, 1)
    return inside
