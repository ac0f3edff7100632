"""The card of work under way: its ingredients blurred, its stage, its five steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QLinearGradient, QPainter, QPixmap

from pikascenes_desktop.ui.gallery import brush
from pikascenes_desktop.ui.gallery.blur import blurred
from pikascenes_desktop.ui.gallery.look import Zone
from pikascenes_desktop.ui.gallery.messages import Action, running_buttons
from pikascenes_desktop.ui.gallery.stages import STEPS, stage_of
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.gallery.look import Look
    from pikascenes_desktop.ui.gallery.stages import Stage
    from pikascenes_desktop.ui.thumbnails import Thumbnails

INSET: Final = 12
THUMB: Final = 32
THUMBS: Final = 3
THUMB_EDGE: Final = 160
TRACK_HEIGHT: Final = 4
TRACK_GAP: Final = 4
SWEEP_WIDTH: Final = 0.45
SCRIM: Final = ((0.0, 0.84), (66.0, 0.80), (90.0, 0.62), (156.0, 0.10))
"""Pixels above the bottom edge, opacity there (DESIGN §3)."""

_blurs: dict[tuple[str, int], QPixmap] = {}
_BLURS_KEPT: Final = 32


def zones(rect: QRect, generation: Generation, look: Look) -> list[Zone]:
    """Return the buttons at the top right, right to left."""
    found: list[Zone] = []
    right = rect.right() + 1 - INSET
    for button in reversed(running_buttons(generation, at_work=look.at_work)):
        width = brush.button_width(button.label, button.icon)
        place = QRect(right - width, rect.top() + INSET, width, brush.button_height())
        found.append(Zone(button.action, look.place(rect, place)))
        right = place.left() - 6
    return found


def paint(
    painter: QPainter, rect: QRect, generation: Generation, look: Look, pictures: Thumbnails
) -> None:
    """Paint the card as it is in this moment."""
    ingredients = generation.scene.ingredients
    found = [pictures.ingredient(image, THUMB_EDGE) for image in ingredients]
    pixmaps = [pixmap for pixmap in found if pixmap is not None]
    painter.save()
    painter.setClipPath(brush.rounded(rect, brush.RADIUS), Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, look.tokens.pill if look.is_dark else look.tokens.text3)
    if pixmaps:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(rect, _blurred(generation.id, pixmaps))
    _paint_scrim(painter, rect, look.tokens.mediaScrim)
    painter.restore()
    brush.hairline(painter, rect, brush.with_alpha(QColor(Qt.GlobalColor.white), 0.08))

    stage = stage_of(generation, look.progress, look.now, look.typical_s)
    left = rect.left() + INSET - 1
    buttons = {zone.action: zone.rect for zone in zones(rect, generation, look)}
    room = rect.width() - 2 * INSET - sum(place.width() + 6 for place in buttons.values()) - 8
    shown = pixmaps[:THUMBS]
    while shown and brush.thumbs_width(len(shown), THUMB) > room:
        shown.pop()
    frame = brush.with_alpha(look.tokens.mediaScrim, 0.72)
    group = QRect(left, rect.top() + INSET - 3, brush.thumbs_width(len(shown), THUMB), THUMB)
    at = QPointF(look.place(rect, group).topLeft())
    brush.draw_thumbs(painter, at, shown, THUMB, frame)
    _paint_track(painter, rect, stage, look)
    _paint_stage(painter, rect, stage, look)
    for button in running_buttons(generation, at_work=look.at_work):
        _paint_button(painter, buttons[button.action], button.label, button.action, look)


def _paint_button(painter: QPainter, rect: QRect, label: str, action: Action, look: Look) -> None:
    tokens = look.tokens
    alpha = 0.92 if look.hot is action else brush.PLATE_ALPHA
    coat = brush.Coat(
        ink=tokens.mediaText,
        fill=brush.with_alpha(tokens.mediaScrim, alpha),
        edge=brush.with_alpha(tokens.mediaText, 0.34 if look.hot is action else 0.2),
    )
    brush.draw_button(painter, rect, label, "", coat)


def _blurred(generation_id: str, pixmaps: list[QPixmap]) -> QPixmap:
    """Return the ingredients side by side, washed into each other."""
    key = (generation_id, len(pixmaps))
    kept = _blurs.get(key)
    if kept is not None:
        return kept
    if len(_blurs) >= _BLURS_KEPT:
        del _blurs[next(iter(_blurs))]
    _blurs[key] = QPixmap.fromImage(blurred([pixmap.toImage() for pixmap in pixmaps]))
    return _blurs[key]


def _paint_scrim(painter: QPainter, rect: QRect, color: QColor) -> None:
    height = max(SCRIM[-1][0], float(rect.height()))
    gradient = QLinearGradient(0, rect.bottom() + 1, 0, rect.bottom() + 1 - height)
    for above, alpha in SCRIM:
        gradient.setColorAt(above / height, brush.with_alpha(color, alpha))
    gradient.setColorAt(1.0, brush.with_alpha(color, SCRIM[-1][1]))
    painter.fillRect(rect, gradient)


def _paint_stage(painter: QPainter, rect: QRect, stage: Stage, look: Look) -> None:
    tokens = look.tokens
    small, strong = font("small"), font("body", 600, tabular=True)
    width = rect.width() - 2 * INSET
    bottom = rect.bottom() + 1 - INSET - TRACK_HEIGHT - 8
    line_height = max(px(16), QFontMetrics(small).lineSpacing())
    room = max(1, (rect.height() - 80 - line_height) // line_height)
    for line in reversed(brush.wrapped(stage.body, small, width, min(2, room))):
        place = QRect(rect.left() + INSET, bottom - line_height, width, line_height)
        brush.draw_line(painter, place, line, small, brush.with_alpha(tokens.mediaText, 0.88))
        bottom -= line_height
    title = px(18)
    place = QRect(rect.left() + INSET, bottom - title - 1, width, title)
    brush.draw_line(painter, place, stage.title, strong, tokens.mediaText)


def track_rect(rect: QRect) -> QRect:
    """Return where the five steps are on a card: all that moves from beat to beat."""
    top = rect.bottom() + 1 - INSET - TRACK_HEIGHT
    return QRect(rect.left() + INSET, top, rect.width() - 2 * INSET, TRACK_HEIGHT)


def _paint_track(painter: QPainter, rect: QRect, stage: Stage, look: Look) -> None:
    """Paint the five steps: done, at work (swept, or filled as far as bytes are), to come."""
    tokens = look.tokens
    y = rect.bottom() + 1 - INSET - TRACK_HEIGHT
    width = (rect.width() - 2 * INSET - (STEPS - 1) * TRACK_GAP) / STEPS
    rest = brush.with_alpha(tokens.mediaText, 0.28)
    for step in range(STEPS):
        along = INSET + step * (width + TRACK_GAP)
        if look.is_mirrored:
            along = rect.width() - along - width
        whole = QRectF(rect.left() + along, y, width, TRACK_HEIGHT)
        path = brush.rounded(whole, TRACK_HEIGHT / 2)
        painter.fillPath(path, tokens.mediaAccent if step < stage.step else rest)
        if step == stage.step:
            part = _current(whole, stage, look)
            painter.save()
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            painter.fillPath(brush.rounded(part, TRACK_HEIGHT / 2), tokens.mediaAccent)
            painter.restore()


def _current(whole: QRectF, stage: Stage, look: Look) -> QRectF:
    """Return the filled part of the current step."""
    if stage.fraction is not None:
        return _part(whole, 0.0, max(0.06, stage.fraction), look)
    if not stage.moves or look.sweep is None:
        return _part(whole, 0.0, 0.5, look)
    return _part(whole, (1 + SWEEP_WIDTH) * look.sweep - SWEEP_WIDTH, SWEEP_WIDTH, look)


def _part(whole: QRectF, begins: float, share: float, look: Look) -> QRectF:
    """Return a part of a step, in shares of its width from where lines begin."""
    if look.is_mirrored:
        begins = 1 - begins - share
    left = whole.left() + begins * whole.width()
    return QRectF(left, whole.top(), share * whole.width(), whole.height())
