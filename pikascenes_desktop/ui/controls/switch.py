"""A switch: on or off, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

WIDTH: Final = 34
HEIGHT: Final = 20
KNOB: Final = 14
GAP: Final = 10
DISABLED: Final = 0.45


class Switch(QAbstractButton):
    """A painted switch with its label to the right."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(WIDTH + (GAP + text if text else 0), 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(DISABLED)
        rail = QRectF(0.5, (self.height() - HEIGHT) / 2 + 0.5, WIDTH - 1, HEIGHT - 1)
        if self.isChecked():
            fill = tokens.accentPressed if self.isDown() else tokens.accent
            fill = tokens.accentHover if self.underMouse() and not self.isDown() else fill
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
        else:
            painter.setPen(QPen(tokens.lineControl, 1))
            painter.setBrush(tokens.groove)
        painter.drawRoundedRect(rail, HEIGHT / 2, HEIGHT / 2)
        inset = (HEIGHT - KNOB) / 2
        left = WIDTH - KNOB - inset if self.isChecked() else inset
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.onAccent if self.isChecked() else tokens.knob)
        painter.drawEllipse(QRectF(left, (self.height() - KNOB) / 2, KNOB, KNOB))
        painter.setPen(tokens.text1)
        painter.drawText(
            self.rect().adjusted(WIDTH + GAP, 0, 0, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self.text(),
        )
        painter.end()
