"""Banners: what stands in the way of everything, one at a time, worst first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.tips import plain_tip
from pikascenes_desktop.ui.focus_ring import focus_visibly
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

ONE_LINE: Final = 44
TWO_LINES: Final = 56
ACTIONS: Final = 34
"""Height of the row that the actions move to when the text needs more than two lines."""

LEFT: Final = 20
RIGHT: Final = 10
GAP: Final = 10
SIGN: Final = 16
QWIDGETSIZE_MAX: Final = 16777215
"""As wide as a widget can be (qwidget.h)."""

WRAPS: Final = 2
"""Lines a text may have before its actions move below it."""

MENU: Final = 520
"""Pixels that the other banners' texts may take in the menu."""


class Kind(IntEnum):
    """What banners are about, worst first."""

    RECEIPT = 0
    KEY = 1
    LIBRARY = 2
    DISK = 3
    HISTORY = 4
    TROUBLE = 5
    ACCOUNT = 6
    HOST = 7
    LOST = 8
    SERVER = 9
    OFFLINE = 10
    MODEL = 11
    PRACTICE = 12


@dataclass(frozen=True, slots=True)
class Banner:
    """One banner.

    Attributes:
        tone: ``info``, ``warning`` or ``error``.
        icon: The name of its icon.
        action: What its button does; None for no button.
        can_dismiss: Whether the user may take it away.
        details: What can be copied for whoever helps, secrets blacked out; empty for nothing.
    """

    kind: Kind
    tone: str
    icon: str
    text: str
    action_label: str = ""
    action: Callable[[], object] | None = None
    can_dismiss: bool = True
    details: str = ""


TINTS: Final = {"info": "accentText", "warning": "warning", "error": "danger"}


def _call(action: Callable[[], object], *_signal: object) -> None:
    action()


class BannerBar(QFrame):
    """Shows the worst of the banners that are up; the others are one click away.

    Signals:
        copy_wanted: Put a banner's details on the clipboard.
    """

    copy_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._up: dict[Kind, Banner] = {}
        self._is_below = False
        self._sign = QLabel(self)
        self._text = label("", "banner", self, wrap=True)
        self.more_button = Button(theme, "", kind="link", parent=self)
        self.more_button.clicked.connect(self._open_rest)
        self.action_button = Button(theme, "", kind="banner", parent=self)
        self.action_button.clicked.connect(self.act)
        self.close_button = IconButton(theme, "x", say("ban.dismiss"), self)
        self.close_button.clicked.connect(self.dismiss)
        self.copy_button = IconButton(theme, "copy", say("card.copy"), self)
        self.copy_button.clicked.connect(self._copy)
        self._actions = (self.more_button, self.action_button)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._sign)
        line.addWidget(self._text, 1)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(GAP)
        line.addLayout(self._beside)
        line.addWidget(self.copy_button)
        line.addWidget(self.close_button)
        self._below = QHBoxLayout()
        self._below.setSpacing(GAP)
        self._below.setContentsMargins(SIGN + GAP, 0, 0, 0)
        for widget in self._actions:
            self._beside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 0, RIGHT, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addLayout(self._below)
        theme.changed.connect(self._show_worst)
        self.hide()

    @property
    def current(self) -> Banner | None:
        """The banner on show."""
        return self._up[min(self._up)] if self._up else None

    def put(self, banner: Banner) -> None:
        """Put a banner up, in place of one of the same kind."""
        before = self.current
        self._up[banner.kind] = banner
        self._show_worst()
        if self.current is banner and before != banner:
            announce(self, banner.text, urgent=banner.tone == "error")

    def take(self, kind: Kind) -> None:
        """Take a banner down; none there is fine."""
        if self._up.pop(kind, None) is not None:
            self._show_worst()

    def take_over(self, other: BannerBar) -> None:
        """Put up what another bar has and this one lacks, without what its buttons did."""
        for kind, banner in other._up.items():
            if not self.has(kind):
                self.put(replace(banner, action_label="", action=None))

    def has(self, kind: Kind) -> bool:
        """Say whether a banner of this kind is up, on show or behind a worse one."""
        return kind in self._up

    def focus_action(self) -> bool:
        """Put the keyboard on the banner; False if there is nothing to press."""
        for button in (self.action_button, self.more_button, self.copy_button, self.close_button):
            if button.isVisible():
                focus_visibly(button)
                return True
        return False

    def _show_worst(self) -> None:
        banner = self.current
        self.setVisible(banner is not None)
        if banner is None:
            return
        sign = icons.pixmap(banner.icon, self._tint(banner), SIGN, self.devicePixelRatioF())
        self._sign.setPixmap(sign)
        self._text.setText(banner.text)
        self.action_button.setText(banner.action_label)
        self.action_button.setAccessibleName(banner.action_label)
        self.action_button.setVisible(banner.action is not None)
        restyle(self.action_button, tone=banner.tone)
        self.close_button.setVisible(banner.can_dismiss)
        self.copy_button.setVisible(bool(banner.details))
        self.more_button.setVisible(len(self._up) > 1)
        more = say("ban.more", n=len(self._up) - 1)
        self.more_button.setText(more)
        self.more_button.setAccessibleName(more)
        restyle(self, banner=banner.tone)
        restyle(self.more_button)  # its colour is the banner's
        self._fit()

    def act(self) -> None:
        """Do what the banner on show offers."""
        banner = self.current
        if banner is not None and banner.action is not None:
            banner.action()

    def _copy(self) -> None:
        banner = self.current
        if banner is not None:
            self.copy_wanted.emit(banner.details)

    def dismiss(self) -> None:
        """Take the banner on show down, if that may be."""
        banner = self.current
        if banner is not None and banner.can_dismiss:
            self.take(banner.kind)

    def _open_rest(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for kind in sorted(self._up)[1:]:
            banner = self._up[kind]
            text = self.fontMetrics().elidedText(banner.text, Qt.TextElideMode.ElideRight, MENU)
            entry = menu.addAction(text.replace("&", "&&"))
            entry.setToolTip(plain_tip(banner.text))
            entry.setIcon(icons.icon(banner.icon, self._tint(banner)))
            if banner.action is not None:
                entry.triggered.connect(partial(_call, banner.action))
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tint(self, banner: Banner) -> QColor:
        tint: QColor = getattr(self._theme.tokens, TINTS[banner.tone])
        return tint

    def _fit(self) -> None:
        """Wrap to two lines; a text that needs more has its actions below it."""
        room = self.width() - LEFT - RIGHT - SIGN - GAP
        for button in (self.copy_button, self.close_button):
            if not button.isHidden():
                room -= button.width() + GAP
        shown = [button for button in self._actions if not button.isHidden()]
        taken = sum(button.sizeHint().width() + GAP for button in shown)
        # by the label's own reckoning: a line of Chinese may be higher than its font says
        line = max(1, self._text.heightForWidth(QWIDGETSIZE_MAX))
        lines = self._lines(room - taken, line)
        is_below = lines > WRAPS and bool(shown)
        if is_below:
            lines = self._lines(room, line)
        self._arrange(is_below=is_below)
        height = px(ONE_LINE) if lines == 1 else px(TWO_LINES) + line * max(0, lines - WRAPS)
        self.setFixedHeight(max(ONE_LINE, height) + (px(ACTIONS) if is_below else 0))

    def _lines(self, width: int, line: int) -> int:
        return max(1, round(self._text.heightForWidth(max(1, width)) / line))

    def _arrange(self, *, is_below: bool) -> None:
        if is_below == self._is_below:
            return
        self._is_below = is_below
        before, after = (self._beside, self._below) if is_below else (self._below, self._beside)
        while before.count():
            before.takeAt(0)
        for button in self._actions:
            after.addWidget(button)
        if is_below:
            after.addStretch(1)
