"""The picture beside the first steps, and the dots that say how far one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.sheet import RADIUS
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

WIDTH: Final = 300
PICTURE: Final = "lighthouse.jpg"
FADE: Final = 150
"""Height of the shade at the bottom, on which the name is written."""

LOGO: Final = 26
DOT: Final = 6
LONG: Final = 22
GAP: Final = 6


class Art(QWidget):
    """A picture that fills its column from edge to edge, with the program's name on it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QPixmap(str(resource("samples", PICTURE)))
        self.setFixedWidth(WIDTH)
        give_role(self, Role.Graphic)
        self.setAccessibleName(say("app.short"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setClipPath(self._outline())
        painter.fillRect(self.rect(), tokens.stage)
        self._paint_picture(painter)
        shade = QLinearGradient(QPointF(0, self.height() - FADE), QPointF(0, self.height()))
        clear, dark = QColor(tokens.mediaScrim), QColor(tokens.mediaScrim)
        clear.setAlphaF(0.0)
        dark.setAlphaF(0.84)
        shade.setColorAt(0, clear)
        shade.setColorAt(1, dark)
        painter.fillRect(self.rect(), shade)
        self._paint_name(painter)
        painter.end()

    def _outline(self) -> QPainterPath:
        """Round the two corners that are the sheet's own."""
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(rect, RADIUS - 1, RADIUS - 1)
        inner = QRectF(rect)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            inner.setRight(rect.right() - RADIUS)
            inner.setLeft(0)
        else:
            inner.setLeft(rect.left() + RADIUS)
            inner.setRight(self.width())
        square = QPainterPath()
        square.addRect(inner)
        return path.united(square)

    def _paint_picture(self, painter: QPainter) -> None:
        room = QRectF(self.rect())
        size = QSize(self._picture.size())
        if size.isEmpty():
            return
        scale = max(room.width() / size.width(), room.height() / size.height())
        part = QRectF(0, 0, room.width() / scale, room.height() / scale)
        part.moveCenter(QRectF(self._picture.rect()).center())
        painter.drawPixmap(room, self._picture, part)

    def _paint_name(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        logo = QRectF(24, self.height() - 24 - LOGO, LOGO, LOGO)
        text = logo.translated(LOGO + 10, 0)
        text.setWidth(self.width() - text.left() - 12)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if is_mirrored:
            logo.moveRight(self.width() - logo.left())
            text.moveRight(self.width() - text.left())
        back, front = QRectF(logo.topLeft(), logo.size() * 0.66), QRectF(logo)
        front.setSize(logo.size() * 0.66)
        front.moveBottomRight(logo.bottomRight())
        plate = QColor(tokens.mediaText)
        plate.setAlphaF(0.28)
        painter.setPen(tokens.mediaText)
        painter.setBrush(plate)
        painter.drawRoundedRect(back, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.mediaAccent)
        painter.drawRoundedRect(front, 4, 4)
        arrow = QPainterPath(front.center() + QPointF(4, 0))
        arrow.lineTo(front.center() + QPointF(-2.5, 4))
        arrow.lineTo(front.center() + QPointF(-2.5, -4))
        arrow.closeSubpath()
        painter.setBrush(tokens.mediaScrim)
        painter.drawPath(arrow)
        painter.setPen(tokens.mediaText)
        painter.setFont(font("heading"))
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, int(side | Qt.AlignmentFlag.AlignVCenter), say("app.short"))


class Dots(QWidget):
    """How far one is: steps done, the step on show, steps to come."""

    def __init__(self, theme: Theme, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = count
        self._step = 0
        self.setFixedSize((count - 1) * (DOT + GAP) + LONG, DOT)
        theme.changed.connect(self.update)

    def set_step(self, step: int) -> None:
        """Show a step, from 0."""
        self._step = step
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        left = 0.0
        for step in range(self._count):
            width = LONG if step == self._step else DOT
            painter.setOpacity(0.5 if step < self._step else 1.0)
            painter.setBrush(tokens.accent if step <= self._step else tokens.groove)
            painter.drawRoundedRect(QRectF(left, 0, width, DOT), DOT / 2, DOT / 2)
            left += width + GAP
        painter.end()
