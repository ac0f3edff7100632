"""How a tile looks: a picture with its number, or a dashed invitation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.composer.sources import display_name
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

RADIUS: Final = 8
REMOVE: Final = 22
PLATE: Final = 18
INSET: Final = 5
TOP_SHADE: Final = 0.45
DRAGGED: Final = 0.35
VEIL: Final = 0.62
PLATE_OPACITY: Final = 0.72
BAR: Final = 3
TAG: Final = 19
TAG_TOP: Final = 6
TAG_SIGN: Final = 12
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


@dataclass(frozen=True, slots=True)
class Surface:
    """Where a tile is painted.

    Attributes:
        direction: Which way the language runs; what is on the left then is on the right.
        ratio: Device pixels in a logical one.
        is_under_mouse: Whether the pointer is over it.
        has_focus: Whether the keyboard is on it.
    """

    size: QSize
    direction: Qt.LayoutDirection
    ratio: float
    is_under_mouse: bool
    has_focus: bool

    @property
    def rect(self) -> QRect:
        """All of it."""
        return QRect(QPoint(0, 0), self.size)

    def mirrored(self, rect: QRect) -> QRect:
        """Return where a rectangle is in the language's direction."""
        return QStyle.visualRect(self.direction, self.rect, rect)

    def remove_rect(self) -> QRect:
        """Return where the remove button is."""
        left = self.size.width() - REMOVE - INSET
        return self.mirrored(QRect(left, INSET, REMOVE, REMOVE))


def _with_alpha(color: QColor, alpha: float) -> QColor:
    result = QColor(color)
    result.setAlphaF(alpha)
    return result


class TilePainter:
    """Paints looks; keeps the last picture as it was cut."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._crop: tuple[QPixmap, QPixmap] | None = None

    def paint(self, painter: QPainter, look: Look, surface: Surface) -> None:
        """Paint a look."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if look.is_filled:
            self._paint_filled(painter, look, surface)
        else:
            self._paint_empty(painter, look, surface)

    def _paint_empty(self, painter: QPainter, look: Look, surface: Surface) -> None:
        tokens = self._theme.tokens
        frame = QRectF(surface.rect)
        fill = tokens.hover if surface.is_under_mouse else QColor(Qt.GlobalColor.transparent)
        painter.setBrush(tokens.accentSoft if look.is_target else fill)
        pen = QPen(tokens.accent if look.is_target else tokens.lineControl, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        colour = tokens.accentText if look.is_target else tokens.text3
        plus = QRectF(0, 0, 18, 18)
        plus.moveCenter(frame.center())
        if look.is_next and not look.is_target:
            plus.translate(0, -px(10))
            painter.setFont(font("body"))
            painter.setPen(colour)
            below = QRectF(2, frame.center().y() + 1, frame.width() - 4, px(20))
            text = painter.fontMetrics().elidedText(
                say("ing.add"), Qt.TextElideMode.ElideRight, int(below.width())
            )
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), text)
        icons.paint(painter, plus, "plus", colour)

    def _paint_filled(self, painter: QPainter, look: Look, surface: Surface) -> None:
        tokens = self._theme.tokens
        frame = QRectF(surface.rect)
        shape = QPainterPath()
        shape.addRoundedRect(frame, RADIUS, RADIUS)
        painter.setOpacity(DRAGGED if look.is_dragged else 1.0)
        painter.setClipPath(shape)
        painter.fillRect(surface.rect, tokens.raised)
        if look.picture is not None:
            painter.drawPixmap(0, 0, self._cropped(look.picture, surface))
        elif look.link:
            self._paint_link(painter, look.link, surface)
        if look.is_error:
            painter.fillRect(surface.rect, _with_alpha(tokens.panel, VEIL))
        if surface.is_under_mouse or surface.has_focus:
            shade = QRectF(0, 0, frame.width(), frame.height() / 2)
            fading = QLinearGradient(shade.topLeft(), shade.bottomLeft())
            fading.setColorAt(0, _with_alpha(tokens.mediaScrim, TOP_SHADE))
            fading.setColorAt(1, _with_alpha(tokens.mediaScrim, 0))
            painter.fillRect(shade, fading)
            self._paint_remove(painter, surface)
        self._paint_plate(painter, look.number, surface)
        if look.is_busy:
            bar = QRectF(8, frame.height() - BAR - 4, frame.width() - 16, BAR)
            painter.fillRect(bar, _with_alpha(tokens.mediaScrim, PLATE_OPACITY))
            bar.setWidth(bar.width() / 3)
            painter.fillRect(surface.mirrored(bar.toRect()), tokens.mediaAccent)
        painter.setClipping(False)
        if look.tag:
            self._paint_tag(painter, look, surface)

    def _cropped(self, picture: QPixmap, surface: Surface) -> QPixmap:
        wanted = surface.size * surface.ratio
        if self._crop is None or self._crop[0] is not picture or self._crop[1].size() != wanted:
            scaled = picture.scaled(
                wanted,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            left = (scaled.width() - wanted.width()) // 2
            top = (scaled.height() - wanted.height()) // 2
            cut = scaled.copy(left, top, wanted.width(), wanted.height())
            cut.setDevicePixelRatio(surface.ratio)
            self._crop = (picture, cut)
        return self._crop[1]

    def _paint_link(self, painter: QPainter, link: str, surface: Surface) -> None:
        tokens = self._theme.tokens
        sign = QRectF(0, 0, 18, 18)
        sign.moveCenter(QRectF(surface.rect).center() - QPoint(0, 10))
        icons.paint(painter, sign, "link", tokens.text2)
        painter.setFont(font("micro"))
        painter.setPen(tokens.text2)
        text = painter.fontMetrics().elidedText(
            display_name(link), Qt.TextElideMode.ElideMiddle, surface.size.width() - 16
        )
        place = surface.rect.adjusted(8, surface.size.height() // 2, -8, -24)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_remove(self, painter: QPainter, surface: Surface) -> None:
        tokens = self._theme.tokens
        circle = QRectF(surface.remove_rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_with_alpha(tokens.mediaScrim, PLATE_OPACITY))
        painter.drawEllipse(circle)
        icons.paint(painter, circle.adjusted(5, 5, -5, -5), "x", tokens.mediaText)

    def _paint_plate(self, painter: QPainter, number: int, surface: Surface) -> None:
        tokens = self._theme.tokens
        side = px(PLATE)
        plate = surface.mirrored(QRect(INSET, surface.size.height() - side - INSET, side, side))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_with_alpha(tokens.mediaScrim, PLATE_OPACITY))
        painter.drawRoundedRect(plate, 5, 5)
        painter.setFont(font("micro", 600))
        painter.setPen(tokens.mediaText)
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _paint_tag(self, painter: QPainter, look: Look, surface: Surface) -> None:
        on_media = self._theme.on_media
        colour = on_media.danger if look.is_error else on_media.warning
        painter.setFont(font("micro", 600))
        metrics = painter.fontMetrics()
        room = surface.size.width() - 2 * INSET - TAG_EDGES
        text = metrics.elidedText(look.tag, Qt.TextElideMode.ElideRight, room)
        height = px(TAG)
        width = metrics.horizontalAdvance(text) + TAG_EDGES
        plate = QRect(INSET, TAG_TOP, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_with_alpha(self._theme.tokens.mediaScrim, PLATE_OPACITY + 0.1))
        painter.drawRoundedRect(QRectF(surface.mirrored(plate)), height / 2, height / 2)
        sign = QRect(INSET + 5, TAG_TOP + (height - TAG_SIGN) // 2, TAG_SIGN, TAG_SIGN)
        name = "error" if look.is_error else "warn"
        icons.paint(painter, QRectF(surface.mirrored(sign)), name, colour)
        painter.setPen(colour)
        words = surface.mirrored(plate.adjusted(21, 0, -4, 0))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), text)
