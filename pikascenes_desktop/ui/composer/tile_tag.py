"""The tag on a tile: a few words, whole wherever they fit, on one line or on several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt

from pikascenes_desktop.ui.composer.tile_look import INSET, REMOVE
from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

    from pikascenes_desktop.ui.composer.tile_look import Surface

HEIGHT: Final = 19
LINE: Final = 14
TOP: Final = 6
SIGN: Final = 12
SIGN_LEFT: Final = 5
ABOVE: Final = 5
"""What is above and below several lines together."""

ROUND: Final = 8
CLEAR: Final = 2
"""Between a tag of several lines and the number below it."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What of a tile's width is not for words.

    Attributes:
        inset: Between the tile's edge and the tag's.
        before: From the tag's edge to its words: the sign.
        after: From the words to the tag's other edge.
    """

    inset: int
    before: int
    after: int

    @property
    def whole(self) -> int:
        """All of it."""
        return 2 * self.inset + self.before + self.after


DRAWN: Final = Edges(INSET, 21, 6)
TIGHT: Final = Edges(2, 15, 3)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is painted, in the coordinates of the tile.

    Attributes:
        plate: Where it is.
        sign: Where its sign is.
        words: Where its words are.
        lines: The words; none where only the sign has room.
        radius: Of the plate's corners.
    """

    plate: QRect
    sign: QRect
    words: QRect
    lines: tuple[str, ...]
    radius: float


def laid_out(text: str, metrics: QFontMetrics, surface: Surface) -> Tag:
    """Return how a tag is painted: as drawn, else tighter, else on several lines.

    Beside the remove button it keeps out of its way, as a sign alone if need be: the tile's
    tooltip tells the rest.
    """
    width = surface.size.width() - (REMOVE + INSET if surface.has_remove else 0)
    lines = _most_lines(surface)
    for edges, most in ((DRAWN, 1), (TIGHT, 1), (TIGHT, lines)):
        words = _wrapped(text, metrics, width - edges.whole)
        if words is not None and len(words) <= most:
            return _placed(words, metrics, edges, surface)
    if surface.has_remove:
        return _placed((), metrics, DRAWN, surface)
    room = width - TIGHT.whole
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return _placed((cut,), metrics, TIGHT, surface)


def _most_lines(surface: Surface) -> int:
    room = surface.plate_rect().top() - CLEAR - TOP - ABOVE
    return max(1, room // px(LINE))


def _wrapped(text: str, metrics: QFontMetrics, room: int) -> tuple[str, ...] | None:
    """Return the words on as few lines as they need; None where one is wider than the room."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        elif metrics.horizontalAdvance(word) <= room:
            lines.append(word)
        else:
            return None
    return tuple(lines)


def _placed(lines: tuple[str, ...], metrics: QFontMetrics, edges: Edges, surface: Surface) -> Tag:
    widest = max((metrics.horizontalAdvance(line) for line in lines), default=0)
    is_one = len(lines) <= 1
    height = px(HEIGHT) if is_one else len(lines) * px(LINE) + ABOVE
    width = edges.before + widest + edges.after if lines else 2 * SIGN_LEFT + SIGN
    plate = QRect(edges.inset, TOP, width, height)
    left = plate.left() + SIGN_LEFT - (DRAWN.inset - edges.inset)
    sign = QRect(left, TOP + (px(HEIGHT) - SIGN) // 2, SIGN, SIGN)
    words = QRect(plate.left() + edges.before, TOP, widest, height)
    return Tag(
        plate=surface.mirrored(plate),
        sign=surface.mirrored(sign),
        words=surface.mirrored(words),
        lines=lines,
        radius=height / 2 if is_one else ROUND,
    )
