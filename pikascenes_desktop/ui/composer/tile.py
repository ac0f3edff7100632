"""One place for an ingredient: a picture with its number, or a dashed invitation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QMouseEvent, QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

RADIUS: Final = 8
REMOVE: Final = 22
PLATE: Final = 18
TOP_SHADE: Final = 0.45
DRAGGED: Final = 0.35
VEIL: Final = 0.62
PLATE_OPACITY: Final = 0.72
TAG_INSET: Final = 5
TAG_EDGES: Final = 27
"""What sign and edges take of a tag's width."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a tile shows.

    Attributes:
        number: The number on its plate, from 1.
        is_filled: Whether there is an ingredient.
        picture: Its picture; None while it is not here.
        link: The address of a web link, which has no picture here.
        tag: A short warning on the picture.
        is_error: Whether the tag is an error.
        is_next: Whether this is the empty place that says "Add image".
        is_target: Whether what is dragged would land here.
    """

    number: int
    is_filled: bool = False
    picture: QPixmap | None = None
    link: str = ""
    tag: str = ""
    is_error: bool = False
    is_busy: bool = False
    is_next: bool = False
    is_target: bool = False
    is_dragged: bool = False


def _with_alpha(color: QColor, alpha: float) -> QColor:
    result = QColor(color)
    result.setAlphaF(alpha)
    return result


class TileView(QWidget):
    """Paints a `Look` and says what the user does to it.

    Signals:
        pressed_open: Enter, Space or a click: choose or replace the picture.
        removed: Del, Backspace or the remove button.
        stepped: An arrow key: move among tiles by (columns, rows).
        shoved: Alt and an arrow key: move the tile by (columns, rows).
        menu_wanted: The context menu, at a place on the screen.
        drag_moved: The pointer is dragging this tile, at a place in the parent.
        drag_ended: It let go of it.
    """

    pressed_open = Signal()
    removed = Signal()
    stepped = Signal(int, int)
    shoved = Signal(int, int)
    menu_wanted = Signal(QPoint)
    drag_moved = Signal(QPoint)
    drag_ended = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = Look(1)
        self._press: QPoint | None = None
        self._is_dragging = False
        self._crop: tuple[QPixmap, QPixmap] | None = None
        self.setMouseTracking(True)
        self.setProperty("ringRadius", RADIUS)
        theme.changed.connect(self.update)

    @property
    def look(self) -> Look:
        """What is shown."""
        return self._look

    def show_look(self, look: Look, name: str, tip: str) -> None:
        """Show something else."""
        self._look = look
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setCursor(
            Qt.CursorShape.OpenHandCursor if look.is_filled else Qt.CursorShape.PointingHandCursor
        )
        self.update()

    def remove_rect(self) -> QRect:
        """Return where the remove button is."""
        return QRect(self.width() - REMOVE - 5, 5, REMOVE, REMOVE)

    # --- what the user does -----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in arrows:
            with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            (self.shoved if with_alt else self.stepped).emit(*arrows[key])
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._look.is_filled:
            self.removed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.pressed_open.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._press is None or not self._look.is_filled:
            self.update()
            return
        far = (here - self._press).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._is_dragging:
            self._is_dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_dragging:
            self.drag_moved.emit(self.mapToParent(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        started, self._press = self._press, None
        if self._is_dragging:
            self._is_dragging = False
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.drag_ended.emit()
        elif started is not None and self.rect().contains(here):
            if not self._look.is_filled:
                self.pressed_open.emit()
            elif self.remove_rect().contains(here) and self.remove_rect().contains(started):
                self.removed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    # --- painting ---------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._look.is_filled:
            self._paint_filled(painter)
        else:
            self._paint_empty(painter)
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        is_target = self._look.is_target
        painter.setBrush(
            tokens.accentSoft
            if is_target
            else (tokens.hover if self.underMouse() else Qt.GlobalColor.transparent)
        )
        pen = QPen(tokens.accent if is_target else tokens.lineControl, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        colour = tokens.accentText if is_target else tokens.text3
        centre = QRectF(self.rect()).center()
        plus = QRectF(0, 0, 18, 18)
        plus.moveCenter(centre)
        if self._look.is_next and not is_target:
            plus.translate(0, -10)
            painter.setFont(font("body"))
            painter.setPen(colour)
            below = QRectF(0, centre.y() + 1, self.width(), 20)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), say("ing.add"))
        icons.paint(painter, plus, "plus", colour)

    def _paint_filled(self, painter: QPainter) -> None:
        tokens, look = self._theme.tokens, self._look
        frame = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(frame, RADIUS, RADIUS)
        painter.setOpacity(DRAGGED if look.is_dragged else 1.0)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), tokens.raised)
        if look.picture is not None:
            painter.drawPixmap(0, 0, self._cropped(look.picture))
        elif look.link:
            self._paint_link(painter)
        if look.is_error:
            painter.fillRect(self.rect(), _with_alpha(tokens.panel, VEIL))
        if self.underMouse() or self.hasFocus():
            shade = QRectF(0, 0, frame.width(), frame.height() / 2)
            painter.fillRect(shade, _with_alpha(tokens.mediaScrim, TOP_SHADE / 2))
            self._paint_remove(painter)
        self._paint_plate(painter)
        if look.is_busy:
            bar = QRectF(8, frame.height() - 7, frame.width() - 16, 3)
            painter.fillRect(bar, _with_alpha(tokens.mediaScrim, PLATE_OPACITY))
            bar.setWidth(bar.width() / 3)
            painter.fillRect(bar, tokens.mediaAccent)
        painter.setClipping(False)
        if look.tag:
            self._paint_tag(painter)

    def _cropped(self, picture: QPixmap) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._crop is None or self._crop[0] is not picture or self._crop[1].size() != wanted:
            scaled = picture.scaled(
                wanted,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            left = (scaled.width() - wanted.width()) // 2
            top = (scaled.height() - wanted.height()) // 2
            cut = scaled.copy(left, top, wanted.width(), wanted.height())
            cut.setDevicePixelRatio(ratio)
            self._crop = (picture, cut)
        return self._crop[1]

    def _paint_link(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        sign = QRectF(0, 0, 18, 18)
        sign.moveCenter(QRectF(self.rect()).center() - QPoint(0, 10))
        icons.paint(painter, sign, "link", tokens.text2)
        painter.setFont(font("micro"))
        painter.setPen(tokens.text2)
        parts = urlsplit(self._look.link)
        name = PurePath(parts.path).name or (parts.hostname or "")
        text = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideMiddle, self.width() - 16
        )
        place = self.rect().adjusted(8, self.height() // 2, -8, -24)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_remove(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        circle = QRectF(self.remove_rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_with_alpha(tokens.mediaScrim, PLATE_OPACITY))
        painter.drawEllipse(circle)
        icons.paint(painter, circle.adjusted(5, 5, -5, -5), "x", tokens.mediaText)

    def _paint_plate(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        plate = QRectF(5, self.height() - PLATE - 5, PLATE, PLATE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_with_alpha(tokens.mediaScrim, PLATE_OPACITY))
        painter.drawRoundedRect(plate, 5, 5)
        painter.setFont(font("micro", 600))
        painter.setPen(tokens.mediaText)
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), str(self._look.number))

    def _paint_tag(self, painter: QPainter) -> None:
        tokens, look = self._theme.tokens, self._look
        on_media = self._theme.on_media
        colour = on_media.danger if look.is_error else on_media.warning
        painter.setFont(font("micro", 600))
        text = painter.fontMetrics().elidedText(
            look.tag, Qt.TextElideMode.ElideRight, self.width() - 2 * TAG_INSET - TAG_EDGES
        )
        width = painter.fontMetrics().horizontalAdvance(text) + TAG_EDGES
        plate = QRectF(TAG_INSET, 6, width, 19)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_with_alpha(tokens.mediaScrim, PLATE_OPACITY + 0.1))
        painter.drawRoundedRect(plate, 9.5, 9.5)
        sign = QRectF(TAG_INSET + 5, 9.5, 12, 12)
        icons.paint(painter, sign, "error" if look.is_error else "warn", colour)
        painter.setPen(colour)
        painter.drawText(plate.adjusted(21, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), text)
