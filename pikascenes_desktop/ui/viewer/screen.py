"""The stage: paints a frame or a picture, whole, in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikascenes_desktop.ui.theme import font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme


class Screen(QWidget):
    """Shows one image, or a sentence where there is none.

    Frames are painted like everything else, so that pictures of the window hold them.

    Signals:
        clicked: The stage was clicked.
    """

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        theme.changed.connect(self.update)

    @property
    def image(self) -> QImage:
        """What is shown; null when nothing is."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show a frame or a picture."""
        self._image, self._text = image, ""
        self.update()

    def show_text(self, text: str) -> None:
        """Show a sentence in place of a picture; an empty one clears the stage."""
        self._image, self._text = QImage(), text
        self.setAccessibleDescription(text)
        self.update()

    def picture_rect(self) -> QRect:
        """Return where the image is painted."""
        size = QSizeF(self._image.size()).scaled(
            QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
        )
        rect = QRectF(QPointF(0, 0), size)
        rect.moveCenter(QRectF(self.rect()).center())
        return rect.toRect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.picture_rect(), self._image)
        elif self._text:
            painter.setFont(font("body"))
            painter.setPen(tokens.mediaText)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(40, 0, -40, 0), int(flags), self._text)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()
