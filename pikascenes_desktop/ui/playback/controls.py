"""What every transport holds: loop, single frames, play, speed, place, time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.playback.buttons import PlayButton, StageButton
from pikascenes_desktop.ui.playback.film_strip import FilmStrip
from pikascenes_desktop.ui.playback.frame import timecode
from pikascenes_desktop.ui.playback.speed import SpeedButton
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.theme import Theme


class Controls(QObject):
    """Makes the controls and keeps them in agreement; the transport that owns them places them.

    Attributes:
        buttons: Loop, frame back, play, frame on and speed, in this order.
        texts: Where it is, how long it is, and which frame that is.

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

    def __init__(self, theme: Theme, transport: QWidget) -> None:
        super().__init__(transport)
        self._fps = 24.0
        self._is_following = False
        self.position = FilmStrip(theme, transport)
        self.position.valueChanged.connect(self._moved)
        self.time = label("", "strong", transport)
        self.total = label("", "small", transport)
        self.frame = label("", "small", transport)
        self.texts = (self.time, self.total, self.frame)
        for text in self.texts:
            text.setFont(font("body" if text is self.time else "small", tabular=True))
        self.loop = StageButton(theme, "loop", say("view.loop"), transport)
        self.loop.setCheckable(True)
        self.loop.setChecked(True)
        self.loop.toggled.connect(self.looped)
        self.back = StageButton(theme, "fback", say("view.prevf"), transport)
        self.back.clicked.connect(lambda _=False: self.stepped.emit(-1))
        self.play = PlayButton(theme, transport)
        self.play.clicked.connect(lambda _=False: self.toggled.emit())
        self.on = StageButton(theme, "ffwd", say("view.nextf"), transport)
        self.on.clicked.connect(lambda _=False: self.stepped.emit(1))
        self.speed = SpeedButton(theme, transport)
        self.buttons = (self.loop, self.back, self.play, self.on, self.speed)
        self.show_length(0, self._fps)

    def show_playing(self, playing: bool) -> None:
        """Offer the other of play and pause."""
        self.play.show_playing(playing=playing)

    def show_length(self, frames: int, fps: float) -> None:
        """Show how long it is; of two clips the longer one counts."""
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
