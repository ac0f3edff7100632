"""How a tile looks: a picture with its number, or a dashed invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPixmap

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.composer.sources import display_name
from pikascenes_desktop.ui.composer.tile_tag import Tag, laid_out
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.composer.tile_look import Look, Surface
    from pikascenes_desktop.ui.theme import Theme

RADIUS: Final = 8
TOP_SHADE: Final = 0.45
DRAGGED: Final = 0.35
VEIL: Final = 0.62
PLATE_OPACITY: Final = 0.72
TAG_OPACITY: Final = 0.82
BAR: Final = 3
SIGN: Final = 18
ADD_EDGE: Final = 2
ADD_LINE: Final = 20
NAME_LINE: Final = 16
NAME_EDGE: Final = 8
CENTRED: Final = int(Qt.AlignmentFlag.AlignCenter)
WRAPPED: Final = CENTRED | int(Qt.TextFlag.TextWordWrap)


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

    # --- an empty place ---------------------------------------------------------------------

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
        plus = QRectF(0, 0, SIGN, SIGN)
        plus.moveCenter(frame.center())
        if look.is_next and not look.is_target:
            plus.translate(0, -self._paint_invitation(painter, frame, colour))
        icons.paint(painter, plus, "plus", colour)

    def _paint_invitation(self, painter: QPainter, frame: QRectF, colour: QColor) -> float:
        """Paint what the first empty place says, and return how far its sign makes way."""
        painter.setFont(font("body"))
        painter.setPen(colour)
        width = frame.width() - 2 * ADD_EDGE
        text = say("ing.add")
        lines = painter.fontMetrics().boundingRect(0, 0, int(width), 1000, WRAPPED, text)
        height = max(px(ADD_LINE), lines.height())
        more = (height - px(ADD_LINE)) / 2
        below = QRectF(ADD_EDGE, frame.center().y() + 1 - more, width, height)
        painter.drawText(below, WRAPPED, text)
        return px(10) + more

    # --- an ingredient ----------------------------------------------------------------------

    def _paint_filled(self, painter: QPainter, look: Look, surface: Surface) -> None:
        tokens = self._theme.tokens
        frame = QRectF(surface.rect)
        shape = QPainterPath()
        shape.addRoundedRect(frame, RADIUS, RADIUS)
        painter.setFont(font("micro", 600))
        tag = laid_out(look.tag, painter.fontMetrics(), surface) if look.tag else None
        painter.setOpacity(DRAGGED if look.is_dragged else 1.0)
        painter.setClipPath(shape)
        if look.picture is None:
            painter.fillRect(surface.rect, tokens.raised)
        else:
            painter.drawPixmap(0, 0, self._cropped(look.picture, surface))
        if look.is_error:
            painter.fillRect(surface.rect, _with_alpha(tokens.panel, VEIL))
        if look.picture is None:
            self._paint_no_picture(painter, look, surface, tag)
        if surface.has_remove:
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
        if tag is not None:
            self._paint_tag(painter, tag, is_error=look.is_error)

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

    def _paint_no_picture(
        self, painter: QPainter, look: Look, surface: Surface, tag: Tag | None
    ) -> None:
        """Paint a sign, and the name of a link, between the tag and the number."""
        tokens = self._theme.tokens
        painter.setPen(QPen(tokens.lineSubtle, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = QRectF(surface.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS, RADIUS)
        top = 0 if tag is None else tag.plate.bottom()
        free = QRect(0, top, surface.size.width(), surface.plate_rect().top() - top)
        name = px(NAME_LINE) if look.link else 0
        has_sign = free.height() >= SIGN + name
        block = QRectF(0, 0, free.width(), name + (SIGN if has_sign else 0))
        block.moveCenter(QRectF(free).center())
        if has_sign:
            sign = QRectF(block.center().x() - SIGN / 2, block.top(), SIGN, SIGN)
            colour = tokens.text2 if look.link else tokens.text3
            icons.paint(painter, sign, "link" if look.link else "image", colour)
        if look.link and free.height() >= name:
            painter.setFont(font("micro"))
            painter.setPen(tokens.text2)
            place = block.adjusted(NAME_EDGE, block.height() - name, -NAME_EDGE, 0)
            text = painter.fontMetrics().elidedText(
                display_name(look.link), Qt.TextElideMode.ElideMiddle, int(place.width())
            )
            painter.drawText(place, CENTRED, text)

    def _paint_remove(self, painter: QPainter, surface: Surface) -> None:
        tokens = self._theme.tokens
        circle = QRectF(surface.remove_rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_with_alpha(tokens.mediaScrim, PLATE_OPACITY))
        painter.drawEllipse(circle)
        icons.paint(painter, circle.adjusted(5, 5, -5, -5), "x", tokens.mediaText)

    def _paint_plate(self, painter: QPainter, number: int, surface: Surface) -> None:
        tokens = self._theme.tokens
        plate = surface.plate_rect()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_with_alpha(tokens.mediaScrim, PLATE_OPACITY))
        painter.drawRoundedRect(plate, 5, 5)
        painter.setFont(font("micro", 600))
        painter.setPen(tokens.mediaText)
        painter.drawText(plate, CENTRED, str(number))

    def _paint_tag(self, painter: QPainter, tag: Tag, *, is_error: bool) -> None:
        on_media = self._theme.on_media
        colour = on_media.danger if is_error else on_media.warning
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_with_alpha(self._theme.tokens.mediaScrim, TAG_OPACITY))
        painter.drawRoundedRect(QRectF(tag.plate), tag.radius, tag.radius)
        icons.paint(painter, QRectF(tag.sign), "error" if is_error else "warn", colour)
        painter.setFont(font("micro", 600))
        painter.setPen(colour)
        height = tag.words.height() / max(1, len(tag.lines))
        for number, line in enumerate(tag.lines):
            place = QRectF(tag.words.left(), tag.words.top() + number * height, 0, height)
            place.setWidth(tag.words.width())
            painter.drawText(place, CENTRED, line)
