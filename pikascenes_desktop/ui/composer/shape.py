"""The shape picker: six outlines, drawn to scale (DESIGN §2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from pikascenes_desktop.domain.scene import AspectRatio
from pikascenes_desktop.ui.controls.segmented import Choice, Segmented
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import STYLES, font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

GLYPHS: Final[dict[str, tuple[float, float]]] = {
    "5:2": (26, 10.4),
    "16:9": (24, 13.5),
    "4:3": (21, 15.75),
    "1:1": (17, 17),
    "4:5": (15, 18.75),
    "9:16": (11.5, 20.4),
}
"""Width and height of each outline, in pixels."""

STROKE: Final = 1.5
RADIUS: Final = 2.5
FILL: Final = 0.28
MIDDLE: Final = 18.0
HEIGHT: Final = 54


class ShapeButton(QPushButton):
    """One shape: its outline, and its name below."""

    def __init__(self, theme: Theme, ratio: str) -> None:
        super().__init__()
        self._theme = theme
        self._ratio = ratio
        self.setFixedHeight(px(HEIGHT) - 2)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(48, px(HEIGHT) - 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(36, px(HEIGHT) - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = GLYPHS[self._ratio]
        glyph = QRectF((self.width() - width) / 2, px(MIDDLE) - height / 2, width, height)
        if self.isChecked():
            fill = QColor(tokens.accent)
            fill.setAlphaF(FILL)
            painter.setBrush(fill)
            painter.setPen(QPen(tokens.accent, STROKE))
        else:
            painter.setPen(QPen(tokens.text2, STROKE))
        inset = STROKE / 2
        round_ = RADIUS - inset  # of the stroke's middle; the glyph's own is its outer edge's
        painter.drawRoundedRect(glyph.adjusted(inset, inset, -inset, -inset), round_, round_)
        digits = font("micro", 600 if self.isChecked() else 500)
        digits.setPixelSize(px(STYLES["micro"][0]))  # not words, so of one size in all languages
        painter.setFont(digits)
        painter.setPen(tokens.text1 if self.isChecked() else tokens.text2)
        below = QRectF(0, px(31), self.width(), px(16))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), self._ratio)
        painter.end()


def _choice(shape: AspectRatio) -> Choice:
    ratio = shape.fraction
    orientation = "ax.square" if ratio == 1 else "ax.wide" if ratio > 1 else "ax.tall"
    spoken = say("ax.shape", r=shape.value, orientation=say(orientation))
    return shape.value, "", spoken


def shape_picker(theme: Theme, parent: QWidget) -> Segmented:
    """Return the control that chooses one of the model's shapes."""
    picker = Segmented(
        say("shape.label"),
        [_choice(shape) for shape in AspectRatio],
        parent,
        make=lambda ratio, _text: ShapeButton(theme, ratio),
    )
    picker.setFixedHeight(px(HEIGHT))
    return picker
