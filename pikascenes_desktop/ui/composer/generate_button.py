"""The one primary button: never dead, never pressed twice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle, QWidget

from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 44
RADIUS: Final = 10
PADDING: Final = 19
HINT_PADDING: Final = 14
BAR: Final = 3
STEP_MS: Final = 50
SWEEP_STEPS: Final = 32


class GenerateButton(QAbstractButton):
    """Painted from tokens: rest, hover, pressed, blocked and busy.

    Blocked and busy buttons can still be focused and pressed; whoever listens decides what
    that means.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_blocked = False
        self._is_busy = False
        self._sweep = 0
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._step)
        self._hint = say("gen.key.mac" if sys.platform == "darwin" else "gen.key.win")
        self.setFixedHeight(px(HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringRadius", RADIUS)
        theme.changed.connect(self.update)

    @property
    def is_blocked(self) -> bool:
        """Whether something is missing."""
        return self._is_blocked

    def set_state(self, *, blocked: bool, busy: bool) -> None:
        """Show whether something is missing, and whether a press is under way."""
        self._is_blocked = blocked
        if busy and not self._is_busy:
            self._sweep = SWEEP_STEPS // 2  # in full view, where it stays if nothing may move
        self._is_busy = busy
        if busy and not self._theme.motion.is_reduced:
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(214, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def _step(self) -> None:
        self._sweep = (self._sweep + 1) % SWEEP_STEPS
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._is_blocked:
            fill, text = (tokens.pressed if self.isDown() else tokens.hover), tokens.text2
            painter.setPen(QPen(tokens.lineSubtle, 1))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            fill, text = tokens.accent, tokens.onAccent
            if self.isDown():
                fill = tokens.accentPressed
            elif self.underMouse():
                fill = tokens.accentHover
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._paint_words(painter, text)
        if self._is_busy:
            self._paint_busy(painter, text)
        painter.end()

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(colour)
        whole = self.rect()
        inside = whole.adjusted(PADDING, 0, -HINT_PADDING, 0)
        painter.setFont(font("micro"))
        hint = painter.fontMetrics().horizontalAdvance(self._hint)
        painter.setFont(font("lead", 600))
        words = painter.fontMetrics().horizontalAdvance(self.text())
        has_hint = words + hint + 8 <= inside.width()
        for style in ("lead", "body", "small", "micro"):  # a button never elides
            painter.setFont(font(style, 600))
            words = painter.fontMetrics().horizontalAdvance(self.text())
            if words <= inside.width():
                break
            inside = whole.adjusted(8, 0, -8, 0)
        direction = self.layoutDirection()
        near = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        far = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
        # As it stands: painted text would be turned once more by its own direction.
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        place = QStyle.visualRect(direction, whole, inside)
        wrap = Qt.TextFlag.TextWordWrap if words > inside.width() else 0
        painter.drawText(place, int(middle | near) | int(wrap), self.text())
        if has_hint:
            painter.setFont(font("micro"))
            painter.drawText(place, int(middle | far), self._hint)

    def _paint_busy(self, painter: QPainter, colour: QColor) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(shape)
        part = self.width() / 3
        left = -part + (self.width() + part) * self._sweep / SWEEP_STEPS
        painter.fillRect(QRectF(left, self.height() - BAR, part, BAR), colour)
