"""The card of a saved clip: its poster, its marks, and what appears under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPen

from pikascenes_desktop.ui import formats, icons
from pikascenes_desktop.ui.gallery import brush, posters
from pikascenes_desktop.ui.gallery.look import Zone
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.text_size import px
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
LEFT_TO_RIGHT: Final = "\N{LEFT-TO-RIGHT MARK}"
BAR: Final = 3
BAR_INSET: Final = 10
TIME_PADDING: Final = 9
PRESSED_BY: Final = 0.01
"""A pressed card is 2 % smaller: this much at each side."""


def zones(rect: QRect, generation: Generation, look: Look) -> list[Zone]:
    """Return what can be clicked on the card as it looks now."""
    found: list[Zone] = []
    if look.hovered or look.selecting or look.selected:
        select = QRect(rect.left() + INSET, rect.top() + INSET, SELECT, SELECT)
        found.append(Zone(Action.SELECT, look.place(rect, select), say("card.select")))
    right = rect.right() + 1 - INSET
    if look.hovered:
        dots = QRect(right - ROUND, rect.top() + INSET, ROUND, ROUND)
        found.append(Zone(Action.MENU, look.place(rect, dots), say("card.menu")))
        right = dots.left() - 6
    if not look.binned and (look.hovered or generation.favourite):
        heart = QRect(right - ROUND, rect.top() + INSET, ROUND, ROUND)
        label = say("act.unfav" if generation.favourite else "act.fav")
        found.append(Zone(Action.FAVOURITE, look.place(rect, heart), label))
    return found


def paint(
    painter: QPainter, rect: QRect, generation: Generation, look: Look, pictures: Thumbnails
) -> None:
    """Paint the poster's part of the card; the caption is everyone's."""
    if look.pressed:
        by_x, by_y = round(rect.width() * PRESSED_BY), round(rect.height() * PRESSED_BY)
        rect = rect.adjusted(by_x, by_y, -by_x, -by_y)
    clip = shown_clip(generation)
    pixmap = None
    if clip is not None:
        pixmap = pictures.poster(clip, round(max(rect.width(), rect.height()) * look.ratio))
    frame = pixmap if look.scrub is None else look.scrub.frame or pixmap
    if frame is None:
        painter.fillPath(brush.rounded(rect, brush.RADIUS), look.tokens.raised)
        if clip is None or pictures.is_missing(pictures.poster_key(clip)):
            _paint_missing(painter, rect, look)
        brush.hairline(painter, rect, posters.edge_of(look))
    elif look.scrub is None:
        painter.drawPixmap(rect.topLeft(), posters.dressed(frame, rect.size(), look))
    else:
        painter.save()
        painter.setClipPath(brush.rounded(rect, brush.RADIUS), Qt.ClipOperation.IntersectClip)
        painter.fillRect(rect, look.tokens.raised)
        brush.draw_fitted(painter, rect, frame)
        length_s = (clip.duration_s if clip is not None else None) or 0.0
        _paint_scrub(painter, rect, look.scrub.share, length_s, look)
        painter.restore()
        brush.hairline(painter, rect, posters.edge_of(look))
    _paint_marks(painter, rect, generation, look)


def scrub_share(rect: QRect, x: int) -> float:
    """Return where in the clip a pointer on its card looks, 0 to 1."""
    return min(1.0, max(0.0, (x - rect.left()) / max(1, rect.width() - 1)))


def _paint_scrub(painter: QPainter, rect: QRect, share: float, length_s: float, look: Look) -> None:
    """Paint where in the clip the pointer is: hairline, bar and time.

    Time runs from left to right in every language, as in the viewer.
    """
    tokens = look.tokens
    x = rect.left() + round(share * (rect.width() - 1))
    painter.fillRect(QRect(x, rect.top(), 1, rect.height()), tokens.mediaText)
    bar = QRect(
        rect.left() + BAR_INSET,
        rect.bottom() + 1 - BAR_INSET - BAR,
        rect.width() - 2 * BAR_INSET,
        BAR,
    )
    painter.fillPath(brush.rounded(bar, BAR / 2), brush.with_alpha(tokens.mediaText, 0.28))
    done = QRect(bar.left(), bar.top(), round(bar.width() * share), BAR)
    painter.fillPath(brush.rounded(done, BAR / 2), tokens.mediaAccent)
    style = font("small", 500, tabular=True)
    text = f"{formats.duration(share * length_s)} / {formats.duration(length_s)}"
    if look.is_mirrored:
        text = f"{LEFT_TO_RIGHT}{text}"
    width = QFontMetrics(style).horizontalAdvance(text) + 2 * TIME_PADDING
    if width > bar.width():
        return
    tag = QRect(0, 0, width, px(TAG_HEIGHT))
    tag.moveBottomRight(QPoint(bar.right(), bar.top() - 5))
    plate = brush.with_alpha(tokens.mediaScrim, brush.PLATE_ALPHA)
    painter.fillPath(brush.rounded(tag, tag.height() / 2), plate)
    inner = tag.adjusted(TIME_PADDING, 0, -TIME_PADDING + 1, 0)
    brush.draw_line(painter, inner, text, style, tokens.mediaText)


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
    along, signs = INSET, 0
    for zone in zones(rect, generation, look):
        match zone.action:
            case Action.SELECT:
                paint_select(painter, zone.rect, look)
                along = INSET + SELECT + 6
            case Action.FAVOURITE:
                icon = "heartf" if generation.favourite else "heart"
                ink = tokens.heart if generation.favourite else tokens.mediaText
                brush.draw_round(painter, zone.rect, icon, look, ink)
                signs += 1
            case _:
                signs += 1
                brush.draw_round(painter, zone.rect, "dots", look, tokens.mediaText)
    if generation.practice:
        room = rect.width() - along - INSET - signs * (ROUND + 6)
        _paint_practice(painter, rect, along, room, look)


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


def _paint_practice(painter: QPainter, rect: QRect, along: int, room: int, look: Look) -> None:
    """Paint the mark of practice clips: at the top, or at the bottom where that is taken."""
    style = font("micro", 600)
    label = say("card.practice")
    width = QFontMetrics(style).horizontalAdvance(label) + 12 + 5 + 2 * 8
    height = px(TAG_HEIGHT)
    top = rect.top() + INSET + (SELECT - height) // 2
    if width > room:
        along, top = INSET, rect.bottom() + 1 - INSET - height
    tag = look.place(rect, QRect(rect.left() + along, top, width, height))
    tokens = look.tokens
    plate = brush.with_alpha(tokens.mediaScrim, brush.PLATE_ALPHA)
    painter.fillPath(brush.rounded(tag, height / 2), plate)
    flask = look.place(tag, QRect(tag.left() + 8, tag.top() + (height - 12) // 2, 12, 12))
    icons.paint(painter, QRectF(flask), "flask", tokens.mediaText)
    text = look.place(tag, tag.adjusted(8 + 12 + 5, 0, -4, 0))
    brush.draw_line(painter, text, label, style, tokens.mediaText)
