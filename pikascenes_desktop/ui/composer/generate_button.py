"""The one primary button: never dead, never pressed twice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 44
RADIUS: Final = 10
PADDING: Final = 19
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
        self.setFixedHeight(HEIGHT)
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
        self._is_busy = busy
        if busy:
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(214, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

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
        inside = self.rect().adjusted(PADDING, 0, -14, 0)
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
            inside = self.rect().adjusted(8, 0, -8, 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, int(align), self.text())
        if has_hint:
            painter.setFont(font("micro"))
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inside, int(align), self._hint)

    def _paint_busy(self, painter: QPainter, colour: QColor) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(shape)
        part = self.width() / 3
        left = -part + (self.width() + part) * self._sweep / SWEEP_STEPS
        painter.fillRect(QRectF(left, self.height() - BAR, part, BAR), colour)
