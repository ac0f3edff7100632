"""Posters as they stand on cards: scaled, with round corners and an edge; painted once each."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from pikascenes_desktop.ui.gallery import brush

if TYPE_CHECKING:
    from pikascenes_desktop.ui.gallery.look import Look

KEPT: Final = 120
"""About two screens of cards."""

_kept: OrderedDict[tuple[int, int, int, float, bool], QPixmap] = OrderedDict()


def edge_of(look: Look) -> QColor:
    """Return the colour of a picture's inner edge."""
    edge = QColor(Qt.GlobalColor.white if look.is_dark else Qt.GlobalColor.black)
    return brush.with_alpha(edge, 0.08 if look.is_dark else 0.07)


def dressed(poster: QPixmap, size: QSize, look: Look) -> QPixmap:
    """Return a poster as it stands on a card of that size."""
    key = (poster.cacheKey(), size.width(), size.height(), look.ratio, look.is_dark)
    kept = _kept.get(key)
    if kept is not None:
        _kept.move_to_end(key)
        return kept
    result = QPixmap(size * look.ratio)
    result.setDevicePixelRatio(look.ratio)
    result.fill(Qt.GlobalColor.transparent)
    rect = QRect(0, 0, size.width(), size.height())
    painter = QPainter(result)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.setClipPath(brush.rounded(rect, brush.RADIUS))
    painter.fillRect(rect, look.tokens.raised)
    brush.draw_fitted(painter, rect, poster)
    painter.setClipping(False)
    brush.hairline(painter, rect, edge_of(look))
    painter.end()
    _kept[key] = result
    if len(_kept) > KEPT:
        _kept.popitem(last=False)
    return result
