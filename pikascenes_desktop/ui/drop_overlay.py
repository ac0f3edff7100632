"""The veil over the gallery while pictures are dragged over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

VEIL: Final = 0.76
PLATE: Final = (302, 188)
SIGN: Final = 64


class DropOverlay(QWidget):
    """Says what letting go would do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covered = parent
        self._fitting = 0
        self._left = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def offer(self, count: int, room: int) -> None:
        """Show that so many images are over the window, of which so many have room."""
        self._fitting = min(count, room)
        self._left = max(0, count - room)
        self.setAccessibleName(self._title())
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.update()

    @property
    def text(self) -> str:
        """What is said."""
        rest = say("drop.rest", n=self._left) if self._left else ""
        return f"{self._title()}. {rest}".strip()

    def _title(self) -> str:
        if not self._fitting and not self._left:
            return say("drop.bad")
        return say("drop.title", n=self._fitting)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.canvas)
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        plate = QRectF(0, 0, *PLATE)
        plate.moveCenter(QRectF(self.rect()).center())
        painter.setPen(tokens.lineSubtle)
        painter.setBrush(tokens.overlay)
        painter.drawRoundedRect(plate, 16, 16)
        is_bad = not self._fitting and not self._left
        sign = QRectF(0, 0, SIGN, SIGN)
        sign.moveCenter(plate.center())
        sign.moveTop(plate.top() + 29)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.dangerSoft if is_bad else tokens.accentSoft)
        painter.drawRoundedRect(sign, 14, 14)
        name, colour = ("error", tokens.danger) if is_bad else ("image", tokens.accentText)
        icons.paint(painter, sign.adjusted(20, 20, -20, -20), name, colour)
        centre = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.setFont(font("heading") if is_bad else font("title"))
        painter.setPen(tokens.text1)
        title = QRectF(plate.left() + 12, sign.bottom() + 12, plate.width() - 24, 44)
        painter.drawText(title, centre, self._title())
        if self._left:
            painter.setFont(font("body"))
            painter.setPen(tokens.text2)
            text = say("drop.rest", n=self._left)
            rest = QRectF(plate.left() + 12, title.bottom() - 6, plate.width() - 24, 24)
            half = painter.fontMetrics().horizontalAdvance(text) / 2
            warn = QRectF(rest.center().x() - half - 12, rest.center().y() - 8, 16, 16)
            icons.paint(painter, warn, "warn", tokens.warning)
            painter.drawText(rest.translated(12, 0), centre, text)
        painter.end()
