"""Notices: what was done, for six seconds, with one way to take it back. Never for errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QEnterEvent

    from pikascenes_desktop.ui.theme import Theme

SHOWN_MS: Final = 6000
UNDO_MS: Final = 10000
ABOVE_EDGE: Final = 20
HEIGHT: Final = 40
LEAST: Final = 200
SIGN: Final = 16
GAP: Final = 12
"""Between the notice and a bar below it."""

MOVES: Final = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize})
SIGNS: Final = {"done": ("checkc", "success"), "warning": ("warn", "warning")}
"""Icon and token of each tone."""


def announce(source: QObject, text: str, *, urgent: bool = False) -> None:
    """Tell screen readers something that the screen shows elsewhere."""
    event = QAccessibleAnnouncementEvent(source, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Notice(QFrame):
    """The one notice of a window, at the bottom centre of its parent."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._host = parent
        self._action: Callable[[], object] | None = None
        self.tone = "done"
        self.setProperty("role", "notice")
        self._sign = QLabel(self)
        self._text = label("", "said", self)
        self.action_button = Button(theme, "", kind="ghost", parent=self, dense="true")
        self.action_button.clicked.connect(self.act)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        self._sign.setFixedWidth(SIGN)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self.action_button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.expire)
        self._below: QWidget | None = None
        parent.installEventFilter(self)
        theme.changed.connect(self._paint_sign)
        self._paint_sign()
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; empty when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    @property
    def stays_ms(self) -> int:
        """Milliseconds that what is said stays, if nobody reads it."""
        return self._timer.interval()

    def mark(self, tone: str) -> None:
        """Let what is said wear another sign: ``done``, or ``warning`` for what was not done."""
        self.tone = tone
        self._paint_sign()

    def say(
        self,
        text: str,
        action_label: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        """Show a notice in place of the one before, with the sign of what is done."""
        self.mark("done")
        self._action = action
        self._text.setText(text)
        self.action_button.setText(action_label)
        self.action_button.setAccessibleName(action_label)
        self.action_button.setVisible(action is not None)
        self._place()
        self.show()
        self.raise_()
        announce(self, text)
        self._timer.start(UNDO_MS if action_label == say("act.undo") else SHOWN_MS)

    def move_to(self, area: QWidget) -> None:
        """Stand at the bottom of another widget from now on."""
        was_shown = not self.isHidden()
        self._host.removeEventFilter(self)
        self._host = area
        self.setParent(area)
        area.installEventFilter(self)
        self._place()
        self.setVisible(was_shown)

    def stand_above(self, bar: QWidget) -> None:
        """Leave room for a bar at the bottom while that is shown."""
        self._below = bar
        bar.installEventFilter(self)

    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self.hide()

    def act(self) -> None:
        """Do what the notice offers, and take it away."""
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def expire(self) -> None:
        """Go, unless it is being read."""
        if self.underMouse() or self.action_button.hasFocus():
            self._timer.start(SHOWN_MS)
            return
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.start()  # anew, for as long as this one is shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_resized = watched is self._host and event.type() == QEvent.Type.Resize
        if is_resized or (watched is self._below and event.type() in MOVES):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Stand at the bottom centre; a text too long for one line wraps."""
        room = max(LEAST, self._host.width() - 2 * ABOVE_EDGE)
        self._text.setWordWrap(False)
        self.ensurePolished()
        is_long = self.sizeHint().width() > room
        self._text.setWordWrap(is_long)
        width = room if is_long else self.sizeHint().width()
        height = self.heightForWidth(width) if is_long else self.sizeHint().height()
        self.resize(width, max(px(HEIGHT), height))
        bottom = self._host.height() - ABOVE_EDGE
        bar = self._below
        if bar is not None and self._host.isAncestorOf(bar) and bar.isVisibleTo(self._host):
            bottom = bar.mapTo(self._host, QPoint(0, 0)).y() - GAP
        self.move((self._host.width() - self.width()) // 2, bottom - self.height())

    def _paint_sign(self) -> None:
        name, token = SIGNS[self.tone]
        colour: QColor = getattr(self._theme.tokens, token)
        self._sign.setPixmap(icons.pixmap(name, colour, SIGN, self.devicePixelRatioF()))
