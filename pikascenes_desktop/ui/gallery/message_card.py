"""The card of what ended badly or waits for the user: what happened, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.gallery import brush
from pikascenes_desktop.ui.gallery.look import Zone
from pikascenes_desktop.ui.gallery.messages import Action, Tone, message_of
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.gallery.look import Look
    from pikascenes_desktop.ui.gallery.messages import Message
    from pikascenes_desktop.ui.theme import Tokens
    from pikascenes_desktop.ui.thumbnails import Thumbnails

INSET: Final = 14
TITLE_LEFT: Final = 39
TITLE_TOP: Final = 12
TITLE: Final = 18
TITLE_GAP: Final = 5
ROOM_FOR_TWO: Final = 128
LINE: Final = 16
ABOVE_BUTTONS: Final = 2
CLOSE: Final = 26
THUMB: Final = 24
THUMBS: Final = 3
THUMB_EDGE: Final = 160
BUTTON_GAP: Final = 6


def zones(rect: QRect, generation: Generation, look: Look) -> list[Zone]:
    """Return the dismissal and the buttons that fit, left to right."""
    close = QRect(rect.right() + 1 - CLOSE - 6, rect.top() + 8, CLOSE, CLOSE)
    found = [Zone(Action.DISMISS, look.place(rect, close), say("card.dismiss"))]
    if look.binned:
        return []  # its menu brings it back
    left, height = rect.left() + INSET, brush.button_height()
    for button in message_of(generation).buttons:
        width = brush.button_width(button.label, button.icon)
        if found[1:] and left + width > rect.right() - INSET:
            break  # the menu has it
        place = QRect(left, rect.bottom() + 1 - INSET + 1 - height, width, height)
        found.append(Zone(button.action, look.place(rect, place)))
        left += width + BUTTON_GAP
    return found


def _ink(tone: Tone, tokens: Tokens) -> QColor:
    return {Tone.DANGER: tokens.danger, Tone.WARNING: tokens.warning, Tone.QUIET: tokens.text3}[
        tone
    ]


def paint(
    painter: QPainter, rect: QRect, generation: Generation, look: Look, pictures: Thumbnails
) -> None:
    """Paint the card as it is in this moment."""
    tokens = look.tokens
    message = message_of(generation)
    painter.fillPath(brush.rounded(rect, brush.RADIUS), tokens.raised)
    brush.hairline(painter, rect, tokens.lineSubtle)
    places = {zone.action: zone.rect for zone in zones(rect, generation, look)}

    sign = QRect(rect.left() + INSET + 1, rect.top() + TITLE_TOP + (px(TITLE) - 16) // 2, 16, 16)
    icons.paint(painter, QRectF(look.place(rect, sign)), message.icon, _ink(message.tone, tokens))
    body_top = _paint_title(painter, rect, rect.right() + 1 - CLOSE - 6, message, look)
    close = places.get(Action.DISMISS)
    if close is not None:
        _paint_close(painter, close, look)

    _paint_body(painter, rect, body_top, message, look)
    used = _paint_buttons(painter, message, places, look)
    found = [pictures.ingredient(image, THUMB_EDGE) for image in generation.scene.ingredients]
    shown = [pixmap for pixmap in found if pixmap is not None][:THUMBS]
    room = rect.width() - 2 * INSET - used - 8
    while shown and brush.thumbs_width(len(shown), THUMB) > room:
        shown.pop()
    width = brush.thumbs_width(len(shown), THUMB)
    group = QRect(0, 0, width, THUMB)
    group.moveBottomRight(QPoint(rect.right() - INSET, rect.bottom() - INSET))
    brush.draw_thumbs(
        painter, QPointF(look.place(rect, group).topLeft()), shown, THUMB, tokens.raised
    )


def _paint_close(painter: QPainter, close: QRect, look: Look) -> None:
    tokens, is_hot = look.tokens, look.hot is Action.DISMISS
    if is_hot:
        painter.fillPath(brush.rounded(close, brush.BUTTON_RADIUS), tokens.hover)
    cross = QRectF(0, 0, 12, 12)
    cross.moveCenter(QRectF(close).center())
    icons.paint(painter, cross, "x", tokens.text1 if is_hot else tokens.text3)


def _paint_title(painter: QPainter, rect: QRect, right: int, message: Message, look: Look) -> int:
    """Paint the title, on two lines where it needs them and there is room; return its end."""
    style = font("body", 600)
    ink = look.tokens.text2 if message.tone is Tone.QUIET else look.tokens.text1
    left = rect.left() + TITLE_LEFT
    most = 2 if rect.height() >= ROOM_FOR_TWO else 1
    top = rect.top() + TITLE_TOP
    for line in brush.wrapped(message.title, style, right - left, most):
        place = look.place(rect, QRect(left, top, right - left, px(TITLE)))
        brush.draw_line(painter, place, line, style, ink)
        top += px(TITLE)
    return top + TITLE_GAP


def _paint_body(painter: QPainter, rect: QRect, top: int, message: Message, look: Look) -> None:
    style = font("small")
    line = max(px(LINE), QFontMetrics(style).lineSpacing())
    room = rect.bottom() + 1 - INSET - brush.button_height() - ABOVE_BUTTONS - top
    width = rect.width() - 2 * INSET
    for number, text in enumerate(brush.wrapped(message.body, style, width, room // line)):
        place = QRect(rect.left() + INSET, top + number * line, width, line)
        brush.draw_line(painter, place, text, style, look.tokens.text2)


def _paint_buttons(
    painter: QPainter, message: Message, places: dict[Action, QRect], look: Look
) -> int:
    """Paint the buttons and return how much of the line they take."""
    tokens = look.tokens
    used = 0
    for button in message.buttons:
        place = places.get(button.action)
        if place is None:
            continue
        hot = look.hot is button.action
        fill = tokens.hover if hot else None if button.quiet else tokens.pill
        # where pill and card share a colour the edge tells the button apart
        edge = tokens.lineSubtle if not button.quiet and not look.is_dark else None
        ink = tokens.text2 if button.quiet and not hot else tokens.text1
        coat = brush.Coat(ink, fill, edge)
        brush.draw_button(painter, place, button.label, button.icon, coat)
        used += place.width() + BUTTON_GAP
    return used
