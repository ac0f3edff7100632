"""One side of the comparison: its picture with letter and heart, and what stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.clip_facts import created_of
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import ElidedLabel
from pikascenes_desktop.ui.playback.buttons import StageButton
from pikascenes_desktop.ui.playback.practice_tag import PracticeTag
from pikascenes_desktop.ui.playback.screen import Screen
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.theme import Theme

LETTERS: Final = ("A", "B")
PLATE: Final = 24
HEART: Final = 32
INSET: Final = 9
PLATE_ALPHA: Final = 0.78


def paint_letter(painter: QPainter, theme: Theme, corner: QRect, letter: str, *, on: bool) -> None:
    """Paint a side's letter on a plate in the corner of its picture; the chosen one shines."""
    tokens = theme.on_media
    plate = QRectF(corner.left() + INSET, corner.top() + INSET, PLATE, PLATE)
    colour = QColor(tokens.accent if on else tokens.mediaScrim)
    colour.setAlphaF(1.0 if on else PLATE_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(plate)
    painter.setFont(font("micro", 600))
    painter.setPen(tokens.onAccent if on else tokens.mediaText)
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), letter)


class SideScreen(Screen):
    """The picture of a side, its letter in one corner, its heart in the other."""

    def __init__(self, theme: Theme, side: int, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._letter = LETTERS[side]
        self.is_chosen: bool = False
        self.heart: StageButton = StageButton(theme, "heart", say("act.fav"), self)
        self.placed.connect(self._place_heart)

    def show_generation(self, generation: Generation) -> None:
        """Show whose clip it is."""
        prompt = generation.caption or say("card.noprompt")
        self.setAccessibleName(say("cmp.side.name", side=self._letter, prompt=prompt))
        favourite = generation.favourite
        does = say("act.unfav" if favourite else "act.fav")
        self.heart.set_name(does)
        self.heart.setAccessibleName(say("ax.chip", name=does, n=self._letter))  # whose it is
        self.heart.set_icon(*(("heartf", "heart") if favourite else ("heart", "mediaText")))

    def show_chosen(self, *, chosen: bool) -> None:
        """Mark the side that the transport drives alone."""
        self.is_chosen = chosen
        self.update()

    def _place_heart(self, rect: QRect) -> None:
        shown = rect if rect.isValid() and not rect.isEmpty() else self.rect()
        self.heart.move(shown.right() - HEART - INSET + 4, shown.top() + INSET - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rect = self.rect() if self.image.isNull() else self.picture_rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_letter(painter, self._theme, rect, self._letter, on=self.is_chosen)
        plate = QColor(self._theme.on_media.mediaScrim)
        plate.setAlphaF(PLATE_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(plate)
        painter.drawEllipse(QRectF(self.heart.geometry()).adjusted(2, 2, -2, -2))
        painter.end()


class Caption(QWidget):
    """When a side was made, how large it is, and the way to remix it.

    Signals:
        remix: The scene is to be copied into the composer.
    """

    remix = Signal()

    def __init__(self, theme: Theme, side: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = ElidedLabel("", "small", self)
        self.practice = PracticeTag(theme, self)
        label = say("cmp.remix", side=LETTERS[side])
        self.button = Button(
            theme, label, icon="remix", tint="mediaText", parent=self, dense="true"
        )
        self.button.clicked.connect(lambda _=False: self.remix.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.practice)
        row.addWidget(self.button)

    def show_clip(self, generation: Generation, clip: Clip, now: float) -> None:
        """Show whose side it is."""
        size = formats.size(clip.size_bytes)
        self.text.setText(f"{created_of(generation, now)} · {size}")
        self.practice.setVisible(generation.practice)
