"""The controls of both clips at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.playback.buttons import PlayButton, StageButton
from pikascenes_desktop.ui.playback.film_strip import FilmStrip
from pikascenes_desktop.ui.playback.frame import timecode
from pikascenes_desktop.ui.playback.speed import SpeedButton
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

FRAMES_FROM: Final = 900


class PairTransport(QWidget):
    """One row: loop, frames, play, speed, place, time.

    Signals:
        toggled: Play or pause.
        stepped: So many frames on (or back).
        sought: A frame, from 0.
        looped: Whether to begin again at the end.
    """

    toggled = Signal()
    stepped = Signal(int)
    sought = Signal(int)
    looped = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._fps = 24.0
        self._is_following = False
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
        self.position = FilmStrip(theme, self)
        self.position.valueChanged.connect(self._moved)
        self.time = label("", "strong", self)
        self.total = label("", "small", self)
        self.frame = label("", "small", self)
        for text in (self.time, self.total, self.frame):
            text.setFont(font("body" if text is self.time else "small", tabular=True))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.loop, self.back, self.play, self.on, self.speed):
            row.addWidget(widget)
        row.addWidget(self.position, 1)
        row.addSpacing(4)
        for widget in (self.time, self.total, self.frame):
            row.addWidget(widget)
        self.show_length(0, self._fps)

    def show_playing(self, playing: bool) -> None:
        """Offer the other of play and pause."""
        self.play.show_playing(playing=playing)

    def show_length(self, frames: int, fps: float) -> None:
        """Show how long the longer clip is."""
        self._fps = fps
        self._is_following = True
        self.position.show_length(frames, fps)
        self._is_following = False
        self._tell()

    def show_frame(self, frame: int) -> None:
        """Follow the players, unless the user holds the knob."""
        if not self.position.isSliderDown():
            self._is_following = True
            self.position.setValue(frame)
            self._is_following = False

    def _moved(self, frame: int) -> None:
        self._tell()
        if not self._is_following:
            self.sought.emit(frame)

    def _tell(self) -> None:
        frames = self.position.maximum() + 1 if self.position.maximum() else 0
        at = self.position.value()
        self.time.setText(timecode(at / self._fps))
        self.total.setText(f"/ {timecode(frames / self._fps)}")
        self.frame.setText(f"· {say('view.frame', i=min(at + 1, frames), n=frames)}")

    def minimumSizeHint(self) -> QSize:
        return QSize(px(480), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.setVisible(self.width() >= px(FRAMES_FROM))
