"""Banners: what stands in the way of everything, one at a time, worst first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.focus_ring import focus_visibly
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

ONE_LINE: Final = 44
TWO_LINES: Final = 56


class Kind(IntEnum):
    """What banners are about, worst first."""

    RECEIPT = 0
    KEY = 1
    LIBRARY = 2
    DISK = 3
    HISTORY = 4
    TROUBLE = 5
    HOST = 6
    SERVER = 7
    OFFLINE = 8
    MODEL = 9
    PRACTICE = 10


@dataclass(frozen=True, slots=True)
class Banner:
    """One banner.

    Attributes:
        tone: ``info``, ``warning`` or ``error``.
        icon: The name of its icon.
        action: What its button does; None for no button.
        can_dismiss: Whether the user may take it away.
    """

    kind: Kind
    tone: str
    icon: str
    text: str
    action_label: str = ""
    action: Callable[[], object] | None = None
    can_dismiss: bool = True


TINTS: Final = {"info": "accentText", "warning": "warning", "error": "danger"}


def _call(action: Callable[[], object], *_signal: object) -> None:
    action()


class BannerBar(QFrame):
    """Shows the worst of the banners that are up; the others are one click away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._up: dict[Kind, Banner] = {}
        self._menu: QMenu | None = None
        self._sign = QLabel(self)
        self._text = label("", "banner", self, wrap=True)
        self.more_button = Button(theme, "", kind="link", parent=self)
        self.more_button.clicked.connect(self._open_rest)
        self.action_button = Button(theme, "", kind="banner", parent=self)
        self.action_button.clicked.connect(self.act)
        self.close_button = IconButton(theme, "x", say("ban.dismiss"), self)
        self.close_button.clicked.connect(self.dismiss)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 10, 0)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        for widget in (self.more_button, self.action_button, self.close_button):
            row.addWidget(widget)
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

    def has(self, kind: Kind) -> bool:
        """Say whether a banner of this kind is up, on show or behind a worse one."""
        return kind in self._up

    def focus_action(self) -> bool:
        """Put the keyboard on the banner; False if there is nothing to press."""
        for button in (self.action_button, self.close_button):
            if button.isVisible():
                focus_visibly(button)
                return True
        return False

    def _show_worst(self) -> None:
        banner = self.current
        self.setVisible(banner is not None)
        if banner is None:
            return
        tint: QColor = getattr(self._theme.tokens, TINTS[banner.tone])
        self._sign.setPixmap(icons.pixmap(banner.icon, tint, 16, self.devicePixelRatioF()))
        self._text.setText(banner.text)
        self.action_button.setText(banner.action_label)
        self.action_button.setAccessibleName(banner.action_label)
        self.action_button.setVisible(banner.action is not None)
        restyle(self.action_button, tone=banner.tone)
        self.close_button.setVisible(banner.can_dismiss)
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

    def dismiss(self) -> None:
        """Take the banner on show down, if that may be."""
        banner = self.current
        if banner is not None and banner.can_dismiss:
            self.take(banner.kind)

    def _open_rest(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in sorted(self._up)[1:]:
            banner = self._up[kind]
            entry = menu.addAction(banner.text)
            if banner.action is not None:
                entry.triggered.connect(partial(_call, banner.action))
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._row.activate()
        metrics = self._text.fontMetrics()
        needed = metrics.boundingRect(
            QRect(0, 0, max(1, self._text.width()), 1000),
            int(Qt.TextFlag.TextWordWrap),
            self._text.text(),
        ).height()
        lines = max(1, round(needed / metrics.lineSpacing()))
        extra = metrics.lineSpacing() * max(0, lines - 2)
        self.setFixedHeight(ONE_LINE if lines == 1 else TWO_LINES + extra)
