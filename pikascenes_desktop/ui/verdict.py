"""One line that says how something went: a sign and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.labels import WrappedLabel
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.theme import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from pikascenes_desktop.ui.theme import Theme

SIGNS: Final = {
    "success": ("checkc", "success"),
    "warning": ("warn", "warning"),
    "danger": ("error", "danger"),
    "small": ("clock", "text3"),
}
"""Icon and token of each tone; ``small`` is what is under way."""

SIGN: Final = 16


class Verdict(QWidget):
    """Says nothing until told; never takes the keyboard, and is read out when it changes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tone = "small"
        self._sign = QLabel(self)
        self._sign.setFixedWidth(SIGN)
        self._text = WrappedLabel("", "small", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        theme.changed.connect(self._paint_sign)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty for nothing."""
        return self._text.text()

    def say(self, text: str, tone: str) -> None:
        """Say how it went.

        Args:
            text: A sentence; empty for nothing.
            tone: ``success``, ``warning``, ``danger``, or ``small`` for what is under way.
        """
        self.tone = tone
        self._text.setText(text)
        restyle(self._text, role=tone)
        self._paint_sign()
        self.setVisible(bool(text))
        if text:
            announce(self, text, urgent=tone == "danger")

    def clear(self) -> None:
        """Say nothing."""
        self.say("", "small")

    def _paint_sign(self) -> None:
        name, token = SIGNS[self.tone]
        colour: QColor = getattr(self._theme.tokens, token)
        self._sign.setPixmap(icons.pixmap(name, colour, SIGN, self.devicePixelRatioF()))
