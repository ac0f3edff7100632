"""Strokes that all cards share: plates, buttons, pictures, text that ends in an ellipsis."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QTextLayout
from PySide6.QtWidgets import QStyle

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtGui import QFont, QPixmap

    from pikascenes_desktop.ui.gallery.look import Look

RADIUS: Final = 10
BUTTON_HEIGHT: Final = 26
BUTTON_PADDING: Final = 10
BUTTON_RADIUS: Final = 6
ICON: Final = 16
ICON_GAP: Final = 7
SHADOW: Final = 8
SHADOW_ALPHA: Final = 0.03
PLATE_ALPHA: Final = 0.78
THUMB_RADIUS: Final = 6
LARGE_THUMB: Final = 40
SAME_SHAPE: Final = 2.0
"""Pixels by which a picture may differ from its card and still fill it."""


@dataclass(frozen=True, slots=True)
class PaintedText:
    """A line of text as it was painted.

    Attributes:
        rect: The room it had, in the painter's coordinates.
        text: What was painted, its ellipsis included.
        is_elided: Whether the end was left out; the whole is in the card's tooltip.
    """

    rect: QRect
    text: str
    font: QFont
    is_elided: bool


_notes: list[list[PaintedText]] = []
_broken: dict[tuple[str, str, int, int], list[str]] = {}
BROKEN_KEPT: Final = 500
"""Texts whose breaks are remembered: breaking costs more than painting."""


@contextmanager
def texts_noted() -> Generator[list[PaintedText]]:
    """Collect what `draw_line` paints inside the block."""
    notes: list[PaintedText] = []
    _notes.append(notes)
    try:
        yield notes
    finally:
        _notes.remove(notes)


@dataclass(frozen=True, slots=True)
class Coat:
    """The colours of a button; None paints nothing."""

    ink: QColor
    fill: QColor | None = None
    edge: QColor | None = None


def mirrored(painter: QPainter, whole: QRect, part: QRect) -> QRect:
    """Return where a part of something stands in the painter's direction of writing."""
    return QStyle.visualRect(painter.layoutDirection(), whole, part)


def with_alpha(color: QColor, alpha: float) -> QColor:
    """Return the colour at another opacity, 0 to 1."""
    result = QColor(color)
    result.setAlphaF(alpha)
    return result


def rounded(rect: QRect | QRectF, radius: float) -> QPainterPath:
    """Return a rectangle with round corners as a path."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    return path


def hairline(painter: QPainter, rect: QRect, color: QColor, radius: float = RADIUS) -> None:
    """Draw an edge of one device pixel just inside a rectangle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def shadow(painter: QPainter, rect: QRect, color: QColor, radius: float = RADIUS) -> None:
    """Draw a soft shadow below a card, by a few layers that each add a little."""
    for grow in range(SHADOW, 0, -2):
        layer = QRectF(rect).adjusted(-grow, -grow, grow, grow).translated(0, SHADOW / 2)
        painter.fillPath(rounded(layer, radius + grow), with_alpha(color, SHADOW_ALPHA))


def ring(painter: QPainter, rect: QRect, color: QColor, width: float, gap: float) -> None:
    """Draw a ring around a card, a gap away from it."""
    out = gap + width / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, width))
    painter.drawRoundedRect(QRectF(rect).adjusted(-out, -out, out, out), RADIUS + out, RADIUS + out)


def draw_fitted(painter: QPainter, rect: QRect, pixmap: QPixmap) -> None:
    """Draw a whole picture, as large as fits, in the middle: never cropped."""
    size = QSizeF(pixmap.size()).scaled(QSizeF(rect.size()), Qt.AspectRatioMode.KeepAspectRatio)
    off = max(abs(size.width() - rect.width()), abs(size.height() - rect.height()))
    if off < SAME_SHAPE:
        target = QRectF(rect)  # of the card's own shape: rounding must not show the mat
    else:
        target = QRectF(QPointF(0, 0), size)
        target.moveCenter(QRectF(rect).center())
    painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))


def draw_covering(painter: QPainter, rect: QRect, pixmap: QPixmap) -> None:
    """Draw a picture so that it covers the rectangle, its middle in the middle."""
    whole = QSizeF(pixmap.size())
    part = QSizeF(rect.size()).scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
    source = QRectF(QPointF(0, 0), part)
    source.moveCenter(QRectF(pixmap.rect()).center())
    painter.drawPixmap(QRectF(rect), pixmap, source)


def draw_line(painter: QPainter, rect: QRect, text: str, style: QFont, color: QColor) -> None:
    """Draw text on one line, ending in an ellipsis where it does not fit."""
    painter.setFont(style)
    painter.setPen(color)
    elided = QFontMetrics(style).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    for notes in _notes:
        notes.append(PaintedText(QRect(rect), elided, style, elided != text))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), elided)


def wrapped(text: str, style: QFont, width: int, most: int) -> list[str]:
    """Break text into at most so many lines; the last ends in an ellipsis where it must."""
    if most <= 0 or not text:
        return []
    key = (text, style.key(), width, most)
    kept = _broken.get(key)
    if kept is None:
        if len(_broken) >= BROKEN_KEPT:
            _broken.clear()
        kept = _broken[key] = _broken_anew(text, style, width, most)
    return kept


def _broken_anew(text: str, style: QFont, width: int, most: int) -> list[str]:
    layout = QTextLayout(text, style)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if len(lines) > most:
        rest = text[starts[most - 1] :].strip()
        metrics = QFontMetrics(style)
        last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, max(1, width))
        lines = [*lines[: most - 1], last]
    return lines


def button_height() -> int:
    """Return how high a card's button is."""
    return px(BUTTON_HEIGHT)


def button_width(label: str, icon: str) -> int:
    """Return how wide a card's button is."""
    text = QFontMetrics(font("small", 500)).horizontalAdvance(label)
    return text + (ICON + ICON_GAP if icon else 0) + 2 * BUTTON_PADDING


def draw_button(painter: QPainter, rect: QRect, label: str, icon: str, coat: Coat) -> None:
    """Draw a card's small button."""
    if coat.fill is not None:
        painter.fillPath(rounded(rect, BUTTON_RADIUS), coat.fill)
    if coat.edge is not None:
        hairline(painter, rect, coat.edge, BUTTON_RADIUS)
    x = rect.left() + BUTTON_PADDING
    if icon:
        top = rect.top() + (rect.height() - ICON) // 2
        place = mirrored(painter, rect, QRect(x, top, ICON, ICON))
        icons.paint(painter, QRectF(place), icon, coat.ink)
        x += ICON + ICON_GAP
    text = QRect(x, rect.top(), rect.right() - x, rect.height())
    draw_line(painter, mirrored(painter, rect, text), label, font("small", 500), coat.ink)


def draw_round(painter: QPainter, rect: QRect, icon: str, look: Look, ink: QColor) -> None:
    """Draw a round icon button on a picture."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(with_alpha(look.tokens.mediaScrim, PLATE_ALPHA))
    painter.drawEllipse(rect)
    square = QRectF(0, 0, ICON, ICON)
    square.moveCenter(QRectF(rect).center())
    icons.paint(painter, square, icon, ink)


def draw_thumbs(
    painter: QPainter, at: QPointF, pixmaps: list[QPixmap], edge: int, frame: QColor
) -> None:
    """Draw small square pictures that overlap, each over the one before."""
    step = _thumb_step(edge)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        at = at + QPointF((len(pixmaps) - 1) * step, 0)
        step = -step
    for number, pixmap in enumerate(pixmaps):
        rect = QRect(round(at.x()) + number * step, round(at.y()), edge, edge)
        painter.fillPath(rounded(rect, THUMB_RADIUS), frame)
        inner = rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.setClipPath(rounded(inner, THUMB_RADIUS - 1), Qt.ClipOperation.IntersectClip)
        draw_covering(painter, inner, pixmap)
        painter.restore()


def _thumb_step(edge: int) -> int:
    """Return how far apart overlapping pictures begin; larger ones overlap more."""
    return edge // 2 if edge >= LARGE_THUMB else round(edge * 0.72)


def thumbs_width(count: int, edge: int) -> int:
    """Return how wide `draw_thumbs` draws."""
    return edge + (count - 1) * _thumb_step(edge) if count else 0
