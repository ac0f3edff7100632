"""The stage: paints a frame or a picture, whole, in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.theme import font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pikascenes_desktop.ui.playback.frame import Frame
    from pikascenes_desktop.ui.theme import Theme

RADIUS: Final = 8
LEAST: Final = (160, 120)
BESIDE_TEXT: Final = 40


class Screen(QWidget):
    """Shows one image, or a sentence where there is none.

    Frames are painted like everything else, so that pictures of the window hold them.

    Signals:
        clicked: The stage was clicked.
        double_clicked: The stage was clicked twice.
        placed: The picture has another place now.
    """

    clicked = Signal()
    double_clicked = Signal()
    placed = Signal(QRect)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._shape = QSizeF()
        self._text = ""
        self._place = QRect()
        self.has_frame: bool = False
        self.radius: int = RADIUS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        give_role(self, Role.Graphic)
        theme.changed.connect(self.update)

    @property
    def image(self) -> QImage:
        """What is shown; null when nothing is."""
        return self._image

    def expect(self) -> None:
        """Keep what is shown until something of the next clip comes: nothing flashes black."""
        self.has_frame = False
        if self._text:
            self.show_text("")

    def show_poster(self, image: QImage, shape: QSizeF) -> None:
        """Show a small picture, as large as the frames will be, until the first frame is there.

        Args:
            image: The clip's poster; a null one shows nothing.
            shape: The frames' proportions.
        """
        if not self.has_frame and not self._text and not image.isNull():
            self._show(image, shape)

    def show_frame(self, frame: Frame) -> None:
        """Show a frame of a video."""
        self.show_image(frame.image())

    def show_image(self, image: QImage) -> None:
        """Show a picture, if there is anything to it."""
        if not image.isNull():
            self.has_frame = True
            self._show(image, QSizeF(image.size()))

    def _show(self, image: QImage, shape: QSizeF) -> None:
        self._image, self._shape, self._text = image, shape, ""
        self.setAccessibleDescription("")
        self._tell_place()
        self.update()

    def _tell_place(self) -> None:
        rect = self.picture_rect()
        if rect != self._place:
            self._place = rect
            self.placed.emit(rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_place()

    def show_text(self, text: str) -> None:
        """Show a sentence in place of a picture; an empty one clears the stage."""
        self.has_frame = False
        self._image, self._shape, self._text = QImage(), QSizeF(), text
        self.setAccessibleDescription(text)
        self.update()

    def picture_rect(self) -> QRect:
        """Return where the image is painted."""
        size = self._shape.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(QPointF(0, 0), size)
        rect.moveCenter(QRectF(self.rect()).center())
        return rect.toRect()

    def height_at(self, width: int) -> int:
        """Return how high the image is where it is so wide; 0 where there is none."""
        shape = self._shape
        return round(width * shape.height() / shape.width()) if shape.width() > 0 else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._image.isNull():
            painter.setRenderHints(
                QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
            )
            rect = self.picture_rect()
            if self.radius:
                outline = QPainterPath()
                outline.addRoundedRect(QRectF(rect), self.radius, self.radius)
                painter.setClipPath(outline)
            painter.drawImage(rect, self._image)
        elif self._text:
            painter.setFont(font("body"))
            painter.setPen(self._theme.tokens.mediaText)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            room = self.rect().adjusted(BESIDE_TEXT, 0, -BESIDE_TEXT, 0)
            painter.drawText(room, int(flags), self._text)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()
