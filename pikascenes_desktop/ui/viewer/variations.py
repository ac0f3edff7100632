"""The strip of variations: the clips that one press of Generate made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.viewer.drag_tile import cover
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.thumbnails import Thumbnails

HEIGHT: Final = 54
LEAST: Final = 40
MOST: Final = 136
RING: Final = 2
RING_GAP: Final = 2
RADIUS: Final = 6
PLATE: Final = 18
PLATE_ALPHA: Final = 0.72
EDGE: Final = 320


class VariationButton(QAbstractButton):
    """One of them: its poster and its number."""

    def __init__(self, theme: Theme, pictures: Thumbnails, clip: Clip, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._pictures = pictures
        self.clip: Clip = clip
        self._number = number
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = say("card.var", n=number)
        self.setAccessibleName(name)
        self.setToolTip(name)
        ratio = (clip.width or 16) / (clip.height or 9)
        outside = 2 * (RING + RING_GAP)
        self.setFixedSize(max(LEAST, min(MOST, round(HEIGHT * ratio))) + outside, HEIGHT + outside)
        pictures.ready.connect(self._repaint)
        theme.changed.connect(self.update)

    def _repaint(self, key: str) -> None:
        if key == self._pictures.poster_key(self.clip):
            self.update()

    def nextCheckState(self) -> None:
        """Stay as it is: what is shown decides which is on."""

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.on_media
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        outside = RING + RING_GAP
        rect = self.rect().adjusted(outside, outside, -outside, -outside)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.raised)
        painter.drawRoundedRect(QRectF(rect), RADIUS, RADIUS)
        pixmap = self._pictures.poster(self.clip, EDGE)
        if pixmap is not None:
            cover(painter, rect, pixmap, RADIUS)
        if self.underMouse() and not self.isChecked():
            shine = QColor(tokens.mediaText)
            shine.setAlphaF(0.12)
            painter.setBrush(shine)
            painter.drawRoundedRect(QRectF(rect), RADIUS, RADIUS)
        plate = QRectF(rect.left() + 5, rect.bottom() - PLATE - 4, PLATE, PLATE)
        scrim = QColor(tokens.mediaScrim)
        scrim.setAlphaF(PLATE_ALPHA)
        painter.setBrush(scrim)
        painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(font("micro", 600))
        painter.setPen(tokens.mediaText)
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        if self.isChecked():
            painter.setPen(QPen(tokens.accent, RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = RING / 2
            ring = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(ring, RADIUS + RING_GAP, RADIUS + RING_GAP)
        painter.end()


class Variations(QWidget):
    """All of them in a row; hidden where there is only one.

    Signals:
        chosen: Another is to be shown: generation id, index of the clip.
    """

    chosen = Signal(str, int)

    def __init__(self, theme: Theme, pictures: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        give_role(self, Role.Grouping)
        self.setAccessibleName(say("view.vars"))
        self.buttons: list[VariationButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(label(say("view.vars"), "small", self))
        self._row.addSpacing(4)
        self._row.addStretch()
        self.hide()

    @property
    def clips(self) -> list[Clip]:
        """What is in the row."""
        return [button.clip for button in self.buttons]

    def show_clips(self, clips: Sequence[Clip], shown: Clip) -> None:
        """Show the clips of a press, the one on the stage marked."""
        if self.clips != list(clips):
            for button in self.buttons:
                self._row.removeWidget(button)
                button.deleteLater()
            self.buttons = [
                VariationButton(self._theme, self._pictures, clip, number)
                for number, clip in enumerate(clips, start=1)
            ]
            for place, button in enumerate(self.buttons):
                button.clicked.connect(lambda _=False, one=button: self._choose(one))
                self._row.insertWidget(2 + place, button)
        for button in self.buttons:
            button.setChecked(button.clip == shown)
        self.setVisible(len(clips) > 1)

    def _choose(self, button: VariationButton) -> None:
        if not button.isChecked():
            self.chosen.emit(button.clip.generation_id, button.clip.index)
