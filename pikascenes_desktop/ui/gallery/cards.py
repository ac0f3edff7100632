"""All cards behind one door: painting, what can be clicked, and the caption below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from pikascenes_desktop.ui.gallery import brush, clip_card, message_card, names, running_card
from pikascenes_desktop.ui.gallery.rows import Kind, kind_of
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.gallery.look import Look, Zone
    from pikascenes_desktop.ui.thumbnails import Thumbnails

TITLE_TOP: Final = 7
TITLE: Final = 18
META: Final = 17
TEXT_INSET: Final = 2
SELECTION_RING: Final = 2.5
FOCUS_RING: Final = 2.0
RING_GAP: Final = 2.0
OUTSET: Final = 6
"""How far rings reach beyond a card, for repainting."""


class CardPainter:
    """Paints cards of every kind.

    Args:
        pictures: Posters and ingredient pictures.
    """

    def __init__(self, pictures: Thumbnails) -> None:
        self._pictures = pictures

    def zones(self, rect: QRect, generation: Generation, look: Look) -> list[Zone]:
        """Return what can be clicked on a card whose poster is at `rect`."""
        match kind_of(generation.state, generation.blocked_by):
            case Kind.CLIP:
                return clip_card.zones(rect, generation, look)
            case Kind.RUNNING:
                return running_card.zones(rect, generation, look)
            case Kind.MESSAGE:
                return message_card.zones(rect, generation, look)

    def paint(
        self, painter: QPainter, rect: QRect, generation: Generation | None, look: Look
    ) -> None:
        """Paint a card with its caption; a quiet mat while it is being fetched."""
        if generation is None:
            painter.fillPath(brush.rounded(rect, brush.RADIUS), look.tokens.raised)
        else:
            if look.fade < 1.0:
                painter.fillPath(brush.rounded(rect, brush.RADIUS), look.tokens.raised)
            match kind_of(generation.state, generation.blocked_by):
                case Kind.CLIP:
                    painter.setOpacity(look.fade)
                    clip_card.paint(painter, rect, generation, look, self._pictures)
                    painter.setOpacity(1.0)
                case Kind.RUNNING:
                    running_card.paint(painter, rect, generation, look, self._pictures)
                case Kind.MESSAGE:
                    message_card.paint(painter, rect, generation, look, self._pictures)
            self._paint_caption(painter, rect, generation, look)
        painter.setPen(Qt.PenStyle.NoPen)
        if look.focused:
            brush.ring(painter, rect, look.tokens.focus, FOCUS_RING, RING_GAP)
        elif look.selected:
            brush.ring(painter, rect, look.tokens.accent, SELECTION_RING, RING_GAP)

    def _paint_caption(
        self, painter: QPainter, rect: QRect, generation: Generation, look: Look
    ) -> None:
        left, width = rect.left() + TEXT_INSET, rect.width() - 2 * TEXT_INSET
        top = rect.bottom() + 1 + px(TITLE_TOP)
        line = QRect(left, top, width, px(TITLE))
        brush.draw_line(painter, line, names.title(generation), font("body"), look.tokens.text1)
        line = QRect(left, top + px(TITLE), width, px(META))
        style = font("small", tabular=True)
        metrics, lines = QFontMetrics(style), names.metas(generation)
        fitting = (text for text in lines if metrics.horizontalAdvance(text) <= width)
        brush.draw_line(painter, line, next(fitting, lines[-1]), style, look.tokens.text3)
