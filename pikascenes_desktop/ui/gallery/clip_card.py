"""The card of a saved clip: its poster, its marks, and what appears under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPen

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.gallery import brush
from pikascenes_desktop.ui.gallery.look import Zone
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.thumbnails import Thumbnails, shown_clip
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.gallery.look import Look

ROUND: Final = 28
INSET: Final = 7
SELECT: Final = 24
TAG_HEIGHT: Final = 22
PRESSED_BY: Final = 0.01
"""A pressed card is 2 % smaller: this much at each side."""


def zones(rect: QRect, generation: Generation, look: Look) -> list[Zone]:
    """Return what can be clicked on the card as it looks now."""
    found: list[Zone] = []
    if look.hovered or look.selecting or look.selected:
        found.append(
            Zone(Action.SELECT, QRect(rect.left() + INSET, rect.top() + INSET, SELECT, SELECT))
        )
    right = rect.right() + 1 - INSET
    if look.hovered:
        dots = QRect(right - ROUND, rect.top() + INSET, ROUND, ROUND)
        found.append(Zone(Action.MENU, dots, say("card.menu")))
        right = dots.left() - 6
    if look.hovered or generation.favourite:
        heart = QRect(right - ROUND, rect.top() + INSET, ROUND, ROUND)
        label = say("act.unfav" if generation.favourite else "act.fav")
        found.append(Zone(Action.FAVOURITE, heart, label))
    return found


def paint(
    painter: QPainter, rect: QRect, generation: Generation, look: Look, pictures: Thumbnails
) -> None:
    """Paint the poster's part of the card; the caption is everyone's."""
    if look.pressed:
        by_x, by_y = round(rect.width() * PRESSED_BY), round(rect.height() * PRESSED_BY)
        rect = rect.adjusted(by_x, by_y, -by_x, -by_y)
    painter.save()
    painter.setClipPath(brush.rounded(rect, brush.RADIUS), Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, look.tokens.raised)
    clip = shown_clip(generation)
    pixmap = None
    if clip is not None:
        pixmap = pictures.poster(clip, round(max(rect.width(), rect.height()) * look.ratio))
    if pixmap is not None:
        brush.draw_fitted(painter, rect, pixmap)
    painter.restore()
    if pixmap is None and (clip is None or pictures.is_missing(pictures.poster_key(clip))):
        _paint_missing(painter, rect, look)
    edge = QColor(Qt.GlobalColor.white if look.is_dark else Qt.GlobalColor.black)
    brush.hairline(painter, rect, brush.with_alpha(edge, 0.08 if look.is_dark else 0.07))
    _paint_marks(painter, rect, generation, look)


def _paint_missing(painter: QPainter, rect: QRect, look: Look) -> None:
    style = font("small")
    inner = rect.adjusted(12, 40, -12, -10)
    height = QFontMetrics(style).lineSpacing()
    lines = brush.wrapped(say("view.gone"), style, inner.width(), inner.height() // height)
    for number, line in enumerate(lines):
        line_rect = QRect(inner.left(), inner.top() + number * height, inner.width(), height)
        brush.draw_line(painter, line_rect, line, style, look.tokens.text3)


def _paint_marks(painter: QPainter, rect: QRect, generation: Generation, look: Look) -> None:
    tokens = look.tokens
    left = rect.left() + INSET
    for zone in zones(rect, generation, look):
        match zone.action:
            case Action.SELECT:
                paint_select(painter, zone.rect, look)
                left = zone.rect.right() + 7
            case Action.FAVOURITE:
                icon = "heartf" if generation.favourite else "heart"
                ink = tokens.heart if generation.favourite else tokens.mediaText
                brush.draw_round(painter, zone.rect, icon, look, ink)
            case _:
                brush.draw_round(painter, zone.rect, "dots", look, tokens.mediaText)
    if generation.practice:
        _paint_practice(painter, left, rect, look)


def paint_select(painter: QPainter, rect: QRect, look: Look) -> None:
    """Paint the plate by which a card is selected: a tick, or an empty ring that offers one."""
    tokens = look.tokens
    if look.selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawEllipse(rect)
        square = QRectF(0, 0, 14, 14)
        square.moveCenter(QRectF(rect).center())
        icons.paint(painter, square, "check", tokens.onAccent)
        return
    painter.setPen(QPen(brush.with_alpha(tokens.mediaText, 0.85), 1.4))
    painter.setBrush(brush.with_alpha(tokens.mediaScrim, 0.64))
    painter.drawEllipse(QRectF(rect).adjusted(0.7, 0.7, -0.7, -0.7))


def _paint_practice(painter: QPainter, left: int, rect: QRect, look: Look) -> None:
    style = font("micro", 600)
    label = say("card.practice")
    width = QFontMetrics(style).horizontalAdvance(label) + 12 + 5 + 2 * 8
    if left + width > rect.right() - INSET:
        return
    tag = QRect(left, rect.top() + INSET + (SELECT - TAG_HEIGHT) // 2, width, TAG_HEIGHT)
    tokens = look.tokens
    plate = brush.with_alpha(tokens.mediaScrim, brush.PLATE_ALPHA)
    painter.fillPath(brush.rounded(tag, TAG_HEIGHT / 2), plate)
    icons.paint(painter, QRectF(tag.left() + 8, tag.top() + 5, 12, 12), "flask", tokens.mediaText)
    text = tag.adjusted(8 + 12 + 5, 0, -4, 0)
    brush.draw_line(painter, text, label, style, tokens.mediaText)
