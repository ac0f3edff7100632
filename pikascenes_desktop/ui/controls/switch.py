"""A switch: on or off, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle, QWidget

from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme, Tokens

WIDTH: Final = 34
HEIGHT: Final = 20
KNOB: Final = 14
GAP: Final = 10
LEAST: Final = 26
"""The height of a line with a switch in it."""

DISABLED: Final = 0.45
LIGHTER: Final = 118
"""Percent of its lightness that a switch has while the pointer is on it."""


class Switch(QAbstractButton):
    """A painted switch with its label to the right."""

    def __init__(
        self, theme: Theme, text: str, parent: QWidget | None = None, *, on_media: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on_media = on_media
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @property
    def _tokens(self) -> Tokens:
        """The colours to paint with: the stage is dark in both themes."""
        return self._theme.on_media if self._on_media else self._theme.tokens

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(
            WIDTH + (GAP + text if text else 0), max(px(LEAST), self.fontMetrics().height())
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(DISABLED)
        self._paint_rail(painter)
        painter.setPen(self._tokens.text1)
        painter.setLayoutDirection(self.layoutDirection())  # else each text would follow its own
        beside = self.rect().adjusted(WIDTH + GAP, 0, 0, 0)
        painter.drawText(
            QStyle.visualRect(self.layoutDirection(), self.rect(), beside),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self.text(),
        )
        painter.end()

    def _paint_rail(self, painter: QPainter) -> None:
        tokens = self._tokens
        place = QRect(0, (self.height() - HEIGHT) // 2, WIDTH, HEIGHT)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        rail = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        hovered = self.underMouse() and self.isEnabled()
        if self.isChecked():
            fill = tokens.accentHover if hovered else tokens.accent
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accentPressed if self.isDown() else fill)
        else:
            painter.setPen(QPen(tokens.text3 if hovered else tokens.lineControl, 1))
            painter.setBrush(tokens.groove.lighter(LIGHTER) if hovered else tokens.groove)
        painter.drawRoundedRect(rail, HEIGHT / 2, HEIGHT / 2)
        inset = (HEIGHT - KNOB) / 2
        is_right = self.isChecked() is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        left = place.left() + (WIDTH - KNOB - inset if is_right else inset)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.onAccent if self.isChecked() else tokens.knob)
        painter.drawEllipse(QRectF(left, place.top() + inset, KNOB, KNOB))
