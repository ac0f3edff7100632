"""The film strip: where the video stands, among pictures of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from pikascenes_desktop.ui.playback.frame import timecode
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 40
RADIUS: Final = 6
RAIL: Final = 4
HEAD: Final = 2
KNOB: Final = 14
AHEAD: Final = 0.55
"""How much of the stage's colour lies over what is still to come."""


class FilmStrip(QSlider):
    """A slider whose value is the number of the frame that is shown, from 0.

    Without pictures it is a plain rail. Time runs from left to right in every language.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._pictures: tuple[QPixmap, ...] = ()
        self._fps = 24.0
        self._drawn = QPixmap()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setRange(0, 0)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", RADIUS)
        self.setToolTip(say("view.position"))
        self.valueChanged.connect(self._tell_place)
        theme.changed.connect(self._draw_again)
        self.show_length(0, self._fps)

    @property
    def has_pictures(self) -> bool:
        """Whether it is more than a rail."""
        return bool(self._pictures)

    def show_pictures(self, pictures: Sequence[QPixmap]) -> None:
        """Show pictures cut at even distances; none leave a plain rail."""
        self._pictures = tuple(pictures)
        self._draw_again()

    def show_length(self, frames: int, fps: float) -> None:
        """Take the number of frames, and how many there are a second."""
        self._fps = fps
        self.setRange(0, max(0, frames - 1))
        self.setPageStep(max(1, round(fps)))
        self._name()

    def _tell_place(self) -> None:
        # a name that changed with each frame would be read out without end
        if not self.hasFocus() or self.isSliderDown():
            self._name()

    def _name(self) -> None:
        frames = self.maximum() + 1 if self.maximum() else 0
        at, total = timecode(self.value() / self._fps), timecode(frames / self._fps)
        self.setAccessibleName(say("ax.scrub", t=at, total=total))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._name()
        super().focusInEvent(event)

    # --- the pointer --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.maximum():
            self.setSliderDown(True)
            self._scrub(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._scrub(event.position().x())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the page knows what the keys mean, wherever the keyboard is

    def _scrub(self, x: float) -> None:
        part = min(1.0, max(0.0, x / max(1, self.width())))
        self.setSliderPosition(min(self.maximum(), int(part * (self.maximum() + 1))))

    # --- painting -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def head_x(self) -> float:
        """Return where the playhead is."""
        part = self.value() / self.maximum() if self.maximum() else 0.0
        return HEAD / 2 + part * (self.width() - HEAD)

    def _draw_again(self) -> None:
        self._drawn = QPixmap()
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange}:
            self._draw_again()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pictures:
            if self._drawn.isNull():
                self._drawn = self._film()
            painter.drawPixmap(0, 0, self._drawn)
            self._shade_rest(painter)
            if self.maximum():
                head = QRectF(self.head_x() - HEAD / 2, 0, HEAD, self.height())
                painter.fillRect(head, self._theme.tokens.mediaText)
        else:
            self._paint_rail(painter)
        painter.end()

    def _film(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        film = QPixmap(self.size() * ratio)
        film.setDevicePixelRatio(ratio)
        film.fill(Qt.GlobalColor.transparent)
        painter = QPainter(film)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(outline)
        first = self._pictures[0]
        wide = max(12, round(self.height() * first.width() / max(1, first.height())))
        count = -(-self.width() // wide)
        for place in range(count):
            part = (place + 0.5) * wide / self.width()
            number = min(len(self._pictures) - 1, int(part * len(self._pictures)))
            painter.drawPixmap(QRect(place * wide, 0, wide, self.height()), self._pictures[number])
        painter.end()
        return film

    def _shade_rest(self, painter: QPainter) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(outline)
        shade = QColor(self._theme.tokens.stage)
        shade.setAlphaF(AHEAD)
        painter.fillRect(self.rect().adjusted(round(self.head_x()), 0, 0, 0), shade)
        painter.restore()

    def _paint_rail(self, painter: QPainter) -> None:
        tokens = self._theme.on_media
        rail = QRectF(0, (self.height() - RAIL) / 2, self.width(), RAIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.groove)
        painter.drawRoundedRect(rail, RAIL / 2, RAIL / 2)
        if not self.maximum():
            return
        rail.setWidth(self.head_x())
        painter.setBrush(tokens.mediaAccent)
        painter.drawRoundedRect(rail, RAIL / 2, RAIL / 2)
        knob = QRectF(0, 0, KNOB, KNOB)
        room = QRectF(self.rect())
        knob.moveCenter(QPointF(self.head_x(), room.center().y()))
        knob.moveLeft(min(max(0.0, knob.left()), room.width() - KNOB))
        painter.setBrush(tokens.knob)
        painter.drawEllipse(knob)
