"""Two pictures in one place: what is left of the divider is A, what is right of it B."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from pikascenes_desktop.ui.compare.side import LETTERS, PLATE, paint_letter
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

WHOLE: Final = 100
STEP: Final = 2
PAGE: Final = 10
LINE: Final = 2
GRIP: Final = 28
ARROW: Final = 4
BESIDE: Final = 12


class WipeScreen(QSlider):
    """A slider whose value is where the divider is, in hundredths of the picture's width.

    Pictures of other proportions share their middle; each is shown whole.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._images = [QImage(), QImage()]
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # A is left in every language
        self.setRange(0, WHOLE)
        self.setValue(WHOLE // 2)
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setAccessibleName(say("cmp.divider"))
        self.setToolTip(say("cmp.divider"))
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def show_image(self, side: int, image: QImage) -> None:
        """Show a picture on a side; a null one clears it."""
        self._images[side] = image
        self.update()

    def image(self, side: int) -> QImage:
        """Return what a side shows."""
        return self._images[side]

    def picture_rect(self, side: int) -> QRect:
        """Return where a side's picture is, whole."""
        size = QSizeF(self._images[side].size())
        size = size.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(QPointF(0, 0), size)
        rect.moveCenter(QRectF(self.rect()).center())
        return rect.toRect()

    def _shared(self) -> QRect:
        both = self.picture_rect(0).united(self.picture_rect(1))
        return both if both.isValid() and not both.isEmpty() else self.rect()

    def divider_x(self) -> int:
        """Return where the divider is."""
        both = self._shared()
        return both.left() + round(both.width() * self.value() / WHOLE)

    # --- hands --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the page gives the arrows their meaning

    def move_divider(self, steps: int) -> None:
        """Move the divider by so many steps to the right (or, negative, left), if it is there."""
        if self.isVisible():
            self.setValue(self.value() + steps * STEP)

    def _drag(self, x: float) -> None:
        both = self._shared()
        self.setSliderPosition(round((x - both.left()) / max(1, both.width()) * WHOLE))

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        x = self.divider_x()
        halves = (
            QRect(0, 0, x, self.height()),
            QRect(x, 0, self.width() - x, self.height()),
        )
        for side, half in enumerate(halves):
            image = self._images[side]
            if image.isNull():
                continue
            painter.setClipRect(half)
            painter.drawImage(self.picture_rect(side), image)
        painter.setClipping(False)
        both = self._shared()
        left, right = QRect(both), QRect(both)
        right.setLeft(both.right() - PLATE - 2 * BESIDE + 6)
        if x > both.left() + PLATE + BESIDE:
            paint_letter(painter, self._theme, left, LETTERS[0], on=False)
        if x < both.right() - PLATE - BESIDE:
            paint_letter(painter, self._theme, right, LETTERS[1], on=False)
        self._paint_divider(painter, x, both)
        painter.end()

    def _paint_divider(self, painter: QPainter, x: int, both: QRect) -> None:
        tokens = self._theme.on_media
        painter.setPen(Qt.PenStyle.NoPen)
        line = QRectF(x - LINE / 2, both.top(), LINE, both.height())
        painter.fillRect(line, tokens.mediaText)
        grip = QRectF(0, 0, GRIP, GRIP)
        grip.moveCenter(QPointF(x, QRectF(both).center().y()))
        painter.setBrush(tokens.knob)
        painter.drawEllipse(grip)
        painter.setPen(QPen(tokens.stage, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = grip.center()
        for way in (-1, 1):
            tip = middle + QPointF(way * (ARROW + 4), 0)
            base = middle + QPointF(way * 4, 0)
            up, down = QPointF(0, -ARROW), QPointF(0, ARROW)
            painter.drawPolyline(QPolygonF([base + up, tip, base + down]))
