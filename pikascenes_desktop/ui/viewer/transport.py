"""The controls under the stage: place, play, single frames, loop, speed, sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.playback.buttons import PlayButton, StageButton
from pikascenes_desktop.ui.playback.film_strip import FilmStrip
from pikascenes_desktop.ui.playback.frame import timecode
from pikascenes_desktop.ui.playback.sound import Sound
from pikascenes_desktop.ui.playback.speed import SpeedButton
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
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
    """Tells what the user wants of the player, and shows where it stands.

    Signals:
        toggled: Play or pause.
        stepped: So many frames on (or back).
        sought: A frame, from 0.
        looped: Whether to begin again at the end.
        frame_saved: The frame that is shown is to be kept.
        filled: The full screen is wanted, or no more.
    """

    toggled = Signal()
    stepped = Signal(int)
    sought = Signal(int)
    looped = Signal(bool)
    frame_saved = Signal()
    filled = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._floats = False
        self._fps = 24.0
        self._is_following = False
        self.position = FilmStrip(theme, self)
        self.position.valueChanged.connect(self._moved)
        self.time = label("", "strong", self)
        self.total = label("", "small", self)
        self.frame = label("", "small", self)
        for text in (self.time, self.total, self.frame):
            text.setFont(font("body" if text is self.time else "small", tabular=True))
        self.loop = StageButton(theme, "loop", say("view.loop"), self)
        self.loop.setCheckable(True)
        self.loop.setChecked(True)
        self.loop.toggled.connect(self.looped)
        self.back = StageButton(theme, "fback", say("view.prevf"), self)
        self.back.clicked.connect(lambda _=False: self.stepped.emit(-1))
        self.play = PlayButton(theme, self)
        self.play.clicked.connect(lambda _=False: self.toggled.emit())
        self.on = StageButton(theme, "ffwd", say("view.nextf"), self)
        self.on.clicked.connect(lambda _=False: self.stepped.emit(1))
        self.speed = SpeedButton(theme, self)
        self.sound = Sound(theme, self)
        self.keep = StageButton(theme, "frame", say("act.frame"), self, labelled=True)
        self.keep.clicked.connect(lambda _=False: self.frame_saved.emit())
        self.full = StageButton(theme, "full", say("view.full"), self)
        self.full.setCheckable(True)
        self.full.clicked.connect(lambda _=False: self.filled.emit())
        self._lay_out()
        self.show_length(0, self._fps)

    def _lay_out(self) -> None:
        self._place = QWidget(self)
        place = QHBoxLayout(self._place)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(px(4))
        for text in (self.time, self.total, self.frame):
            place.addWidget(text)
        place.addStretch()
        self._middle = QWidget(self)
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(8)
        for button in (self.loop, self.back, self.play, self.on, self.speed):
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
        column.addWidget(self.position)
        column.addLayout(row)

    def show_playing(self, playing: bool) -> None:
        """Offer the other of play and pause."""
        self.play.show_playing(playing=playing)

    def show_length(self, frames: int, fps: float) -> None:
        """Show how long the video is."""
        self._fps = fps
        self._is_following = True
        self.position.show_length(frames, fps)
        self._is_following = False
        self._tell()

    def show_frame(self, frame: int) -> None:
        """Follow the player, unless the user holds the playhead."""
        if not self.position.isSliderDown():
            self._is_following = True
            self.position.setValue(frame)
            self._is_following = False

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

    def _moved(self, frame: int) -> None:
        self._tell()
        if not self._is_following:
            self.sought.emit(frame)

    def _tell(self) -> None:
        frames = self.position.maximum() + 1 if self.position.maximum() else 0
        at = self.position.value()
        self.time.setText(timecode(at / self._fps))
        self.total.setText(f"/ {timecode(frames / self._fps)}")
        number = min(at + 1, frames)
        self.frame.setText(f"· {say('view.frame', i=number, n=frames)}")

    def minimumSizeHint(self) -> QSize:
        # what is left out when it is narrow must not keep it wide
        words = self.time.sizeHint().width() + self.total.sizeHint().width()
        beside = max(px(LEAST_BESIDE), words + 8)
        wide = self._middle.minimumSizeHint().width() + 2 * beside
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.setVisible(self.width() >= px(FRAMES_FROM))
        self.keep.set_labelled(labelled=self.width() >= px(WORDS_FROM))
