"""The ingredients of the clip that is shown, as small pictures with their numbers."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from pikascenes_desktop.ui.controls.tips import safe_tip
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.viewer.drag_tile import cover
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.domain.scene import Ingredient
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.thumbnails import Thumbnails

TILE: Final = (72, 56)
TILE_GAP: Final = 8
EDGE: Final = 160
RADIUS: Final = 6
PLATE: Final = 18
PLATE_INSET: Final = 5
PLATE_ALPHA: Final = 0.72


class IngredientTiles(QWidget):
    """The ingredients' pictures, in the scene's order, three or more in a row."""

    def __init__(self, theme: Theme, pictures: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._ingredients: tuple[Ingredient, ...] = ()
        give_role(self, Role.Graphic)
        pictures.ready.connect(self._repaint)
        theme.changed.connect(self.update)

    def _repaint(self, _key: str) -> None:
        self.update()

    def show_ingredients(self, ingredients: tuple[Ingredient, ...]) -> None:
        """Show these pictures."""
        self._ingredients = ingredients
        names = [f"{number}. {_name(one)}" for number, one in enumerate(ingredients, start=1)]
        self.setAccessibleName(f"{say('ing.label')}, {say('ing.count', n=len(ingredients))}")
        self.setAccessibleDescription(", ".join(names))
        self._fit()
        self.update()

    def _across(self) -> int:
        return max(1, (self.width() + TILE_GAP) // (TILE[0] + TILE_GAP))

    def _fit(self) -> None:
        rows = -(-len(self._ingredients) // self._across())
        self.setFixedHeight(max(0, rows * (TILE[1] + TILE_GAP) - TILE_GAP))

    def tile_rect(self, number: int) -> QRect:
        """Return where the picture of that number is, from 0."""
        row, place = divmod(number, self._across())
        rect = QRect(place * (TILE[0] + TILE_GAP), row * (TILE[1] + TILE_GAP), *TILE)
        return self.style().visualRect(self.layoutDirection(), self.rect(), rect)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        elif isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for number, ingredient in enumerate(self._ingredients):
                if self.tile_rect(number).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), safe_tip(_name(ingredient)), self)
                    return True
            QToolTip.hideText()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setFont(font("micro", 600))
        tokens = self._theme.tokens
        for number, ingredient in enumerate(self._ingredients):
            rect = self.tile_rect(number)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.raised)
            painter.drawRoundedRect(QRectF(rect), RADIUS, RADIUS)
            pixmap = self._pictures.ingredient(ingredient, EDGE)
            if pixmap is not None:
                cover(painter, rect, pixmap, RADIUS)
            plate = QRectF(rect.left() + PLATE_INSET, rect.bottom() - PLATE - 3, PLATE, PLATE)
            scrim = QColor(tokens.mediaScrim)
            scrim.setAlphaF(PLATE_ALPHA)
            painter.setBrush(scrim)
            painter.drawRoundedRect(plate, 4, 4)
            painter.setPen(tokens.mediaText)
            painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
        painter.end()


def _name(ingredient: Ingredient) -> str:
    if ingredient.is_link:
        return ingredient.source
    return PurePath(ingredient.source.replace("\\", "/")).name
