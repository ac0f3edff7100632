"""The tile from which the clip is dragged into another program, as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 60
LEAST: Final = 200
RADIUS: Final = 10
PICTURE: Final = (64, 40)
PICTURE_RADIUS: Final = 5
GRIP: Final = 16
SIDE: Final = 10
GAP: Final = 9


def file_data(path: Path) -> QMimeData:
    """Return a file as other programs take it: from a drag or from the clipboard."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def cover(painter: QPainter, rect: QRect, pixmap: QPixmap, radius: float) -> None:
    """Paint a picture so that it fills a place with round corners, cut where it is larger."""
    part = (
        QRectF(rect).size().scaled(QRectF(pixmap.rect()).size(), Qt.AspectRatioMode.KeepAspectRatio)
    )
    source = QRectF(QPointF(0, 0), part)
    source.moveCenter(QRectF(pixmap.rect()).center())
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(rect), radius, radius)
    painter.save()
    painter.setClipPath(outline)
    painter.drawPixmap(QRectF(rect), pixmap, source)
    painter.restore()


class DragTile(QWidget):
    """A tile with the clip's picture; what is dragged is the file itself, never moved."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._path: Path | None = None
        self._picture: QPixmap | None = None
        self._pressed: QPoint | None = None
        self.setFont(font("small"))
        give_role(self, Role.Graphic)
        self.setAccessibleName(say("view.drag"))
        self.setToolTip(say("view.drag"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_clip(self, path: Path | None, picture: QPixmap | None) -> None:
        """Offer a file, with its picture; None while there is no file."""
        self._path, self._picture = path, picture
        self.setEnabled(path is not None)
        self.update()

    def show_picture(self, picture: QPixmap) -> None:
        """Show the file's picture, which came later."""
        self._picture = picture
        self.update()

    def drag_data(self) -> QMimeData | None:
        """Return what is dragged; None while there is no file."""
        return None if self._path is None else file_data(self._path)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(HEIGHT, self._words(width).height() + 2 * SIDE)

    def sizeHint(self) -> QSize:
        return QSize(LEAST, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, HEIGHT)

    def _room(self, width: int, height: int) -> QRect:
        start = SIDE + GRIP + GAP + PICTURE[0] + GAP
        return QRect(start, 0, max(1, width - start - SIDE), height)

    def _words(self, width: int) -> QRect:
        room = self._room(width, 10 * px(HEIGHT))
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, say("view.drag"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        style, direction = self.style(), self.layoutDirection()
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        pen = QPen(tokens.lineControl, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        middle = self.height() // 2
        grip = QRect(SIDE, middle - GRIP // 2, GRIP, GRIP)
        ink = tokens.text2 if self.isEnabled() else tokens.textDisabled
        sign = style.visualRect(direction, self.rect(), grip)
        icons.paint(painter, QRectF(sign), "grip", ink)
        picture = QRect(SIDE + GRIP + GAP, middle - PICTURE[1] // 2, *PICTURE)
        picture = style.visualRect(direction, self.rect(), picture)
        if self._picture is not None and not self._picture.isNull():
            cover(painter, picture, self._picture, PICTURE_RADIUS)
        painter.setPen(ink)
        room = style.visualRect(direction, self.rect(), self._room(self.width(), self.height()))
        side = style.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, say("view.drag"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QGuiApplication.styleHints().startDragDistance():
            self._pressed = None
            self._drag()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None

    def _drag(self) -> None:
        data = self.drag_data()
        if data is None:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        if self._picture is not None and not self._picture.isNull():
            size = QSize(*PICTURE) * 2
            drag.setPixmap(self._picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
        drag.exec(Qt.DropAction.CopyAction)
