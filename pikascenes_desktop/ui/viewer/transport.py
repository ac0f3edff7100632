"""The controls under the stage: place, play, single frames, loop, speed, sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.ui.playback.buttons import StageButton
from pikascenes_desktop.ui.playback.controls import Controls
from pikascenes_desktop.ui.playback.sound import Sound
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

ROW: Final = 40
LEAST_BESIDE: Final = 190
FLOATING: Final = 24
PLATE_ALPHA: Final = 0.78
FRAMES_FROM: Final = 720
"""Narrower rows leave out which frame it is."""

WORDS_FROM: Final = 600
"""Narrower rows leave out what the frame button is called."""


class Transport(QWidget):
    """The controls, the sound, and what can be done with the picture.

    Signals:
        frame_saved: The frame that is shown is to be kept.
        filled: The full screen is wanted, or no more.
    """

    frame_saved = Signal()
    filled = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._floats = False
        self.controls = Controls(theme, self)
        self.sound = Sound(theme, self)
        self.keep = StageButton(theme, "frame", say("act.frame"), self, labelled=True)
        self.keep.clicked.connect(lambda _=False: self.frame_saved.emit())
        self.full = StageButton(theme, "full", say("view.full"), self)
        self.full.setCheckable(True)
        self.full.clicked.connect(lambda _=False: self.filled.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        self._place = QWidget(self)
        place = QHBoxLayout(self._place)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(px(4))
        for text in self.controls.texts:
            place.addWidget(text)
        place.addStretch()
        self._middle = QWidget(self)
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(8)
        for button in self.controls.buttons:
            middle.addWidget(button)
        self._middle.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the film strip
        right = QHBoxLayout()
        right.setSpacing(6)
        right.addStretch()
        for widget in (self.sound, self.keep, self.full):
            right.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._place, 1)
        row.addWidget(self._middle)
        row.addLayout(right, 1)
        row.addStrut(max(ROW, px(ROW)))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.controls.position)
        column.addLayout(row)

    def set_floating(self, *, floats: bool) -> None:
        """Stand on a plate of its own, over the picture, or below it."""
        self._floats = floats
        side = FLOATING if floats else 0
        self._column.setContentsMargins(side, side, side, side // 2)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._floats:
            painter = QPainter(self)
            plate = QColor(self._theme.tokens.mediaScrim)
            plate.setAlphaF(PLATE_ALPHA)
            painter.fillRect(self.rect(), plate)
            painter.end()

    def minimumSizeHint(self) -> QSize:
        # what is left out when it is narrow must not keep it wide
        controls = self.controls
        words = controls.time.sizeHint().width() + controls.total.sizeHint().width()
        beside = max(px(LEAST_BESIDE), words + 8)
        wide = self._middle.minimumSizeHint().width() + 2 * beside
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.controls.frame.setVisible(self.width() >= px(FRAMES_FROM))
        self.keep.set_labelled(labelled=self.width() >= px(WORDS_FROM))
