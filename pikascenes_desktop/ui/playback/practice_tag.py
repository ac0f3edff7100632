"""The mark of clips that were made on this computer, for practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 22
SIGN: Final = 12
SIDE: Final = 7
GAP: Final = 4
RADIUS: Final = 6


class PracticeTag(QWidget):
    """A flask and the word, on a plate."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(font("micro"))
        give_role(self, Role.StaticText)
        self.setAccessibleName(say("card.practice"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(say("card.practice"))
        return QSize(words + SIGN + GAP + 2 * SIDE, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.on_media
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QColor(tokens.pill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(plate)
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        style, direction = self.style(), self.layoutDirection()
        sign = QRect(SIDE, (self.height() - SIGN) // 2, SIGN, SIGN)
        sign = style.visualRect(direction, self.rect(), sign)
        icons.paint(painter, QRectF(sign), "flask", tokens.mediaText)
        room = self.rect().adjusted(SIDE + SIGN + GAP, 0, -SIDE, 0)
        painter.setPen(tokens.mediaText)
        painter.drawText(
            style.visualRect(direction, self.rect(), room),
            int(Qt.AlignmentFlag.AlignCenter),
            say("card.practice"),
        )
        painter.end()
