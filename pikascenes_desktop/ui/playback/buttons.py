"""Buttons on the stage, which is dark in both themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

ICON: Final = 16
SQUARE: Final = 32
ROUND: Final = 40
SIGN: Final = 18
GAP: Final = 6


class StageButton(QToolButton):
    """A button with an icon, and a label beside it where one is given.

    Args:
        icon: The icon's name.
        name: What it does; its tooltip and, where it has a label, that.
        labelled: Whether the name is written beside the icon.
    """

    def __init__(
        self, theme: Theme, icon: str, name: str, parent: QWidget, *, labelled: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.ink: str = "mediaText"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(ICON, ICON))
        self.set_labelled(labelled=labelled)
        self.set_name(name)
        self.toggled.connect(self.paint_icon)
        theme.changed.connect(self.paint_icon)
        self.paint_icon()

    def set_name(self, name: str) -> None:
        """Say what it does now."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setText(f" {name}")
        self._fit()

    def set_labelled(self, *, labelled: bool) -> None:
        """Write the name beside the icon, or leave it to the tooltip."""
        styles = Qt.ToolButtonStyle
        wanted = styles.ToolButtonTextBesideIcon if labelled else styles.ToolButtonIconOnly
        self.setToolButtonStyle(wanted)
        self._fit()

    def set_icon(self, icon: str, ink: str = "mediaText") -> None:
        """Show another icon, in a token's colour."""
        self._icon, self.ink = icon, ink
        self.paint_icon()

    def paint_icon(self) -> None:
        """Paint the icon anew, in the accent's colour while it is switched on."""
        is_on = self.isChecked() and self.ink == "mediaText"
        colour: QColor = getattr(self._theme.on_media, "accentText" if is_on else self.ink)
        self.setIcon(icons.icon(self._icon, colour))

    def _fit(self) -> None:
        if self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            self.setFixedSize(SQUARE, SQUARE)  # a styled tool button is 3 pixels larger by itself
        else:
            words = self.fontMetrics().horizontalAdvance(self.text())
            self.setFixedSize(words + ICON + 4 * GAP, SQUARE)


class PlayButton(QAbstractButton):
    """The round button in the middle: play, or pause while it plays."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_playing: bool = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(ROUND, ROUND)
        self.setProperty("ringRadius", ROUND // 2)
        self.show_playing(playing=False)
        theme.changed.connect(self.update)

    def show_playing(self, *, playing: bool) -> None:
        """Offer the other of play and pause."""
        self.is_playing = playing
        name = say("view.pause" if playing else "view.play")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(ROUND, ROUND)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.on_media
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = tokens.mediaText if self.underMouse() and not self.isDown() else tokens.knob
        painter.setBrush(tokens.text2 if self.isDown() else fill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(self.rect())
        sign = QRectF(0, 0, SIGN, SIGN)
        sign.moveCenter(QRectF(self.rect()).center())
        name = "pause" if self.is_playing else "play"
        icons.paint(painter, sign, name, tokens.stage)
        painter.end()
