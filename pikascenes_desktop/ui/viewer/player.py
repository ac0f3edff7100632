"""Plays one video at a time and hands out its frames as pictures.

This is the one module that imports QtMultimedia, which loads FFmpeg and looks for sound
devices: the viewer imports it when the first clip is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QAudioOutput,
    QMediaDevices,
    QMediaMetaData,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

if TYPE_CHECKING:
    from pathlib import Path

USUAL_FPS: Final = 24.0
STEP_SLACK_MS: Final = 1
"""A frame's time is rounded to whole milliseconds; without slack a step may show it again."""


class Player(QObject):
    """A player without a surface: whoever shows the frames paints them.

    Signals:
        framed: A frame to show (`QImage`).
        moved: The position, in milliseconds.
        lasting: The length, in milliseconds.
        playing: Whether it plays now.
        failed: The file cannot be played.
    """

    framed = Signal(QImage)
    moved = Signal(int)
    lasting = Signal(int)
    playing = Signal(bool)
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._audio: QAudioOutput | None = None
        self._muted = False
        self._sink.videoFrameChanged.connect(self._show)
        self._player.positionChanged.connect(self._tell_position)
        self._player.durationChanged.connect(self._tell_length)
        self._player.playingChanged.connect(self.playing)
        self._player.errorOccurred.connect(self._fail)

    @property
    def is_playing(self) -> bool:
        """Whether it plays now."""
        return self._player.isPlaying()

    @property
    def position_ms(self) -> int:
        """Where it stands."""
        return self._player.position()

    @property
    def length_ms(self) -> int:
        """How long the video is; 0 until that is known."""
        return self._player.duration()

    def open(self, path: Path, *, has_sound: bool) -> None:
        """Load a file, in place of what was loaded before."""
        if has_sound and self._audio is None and not QMediaDevices.defaultAudioOutput().isNull():
            self._audio = QAudioOutput(self)
            self._audio.setMuted(self._muted)
            self._player.setAudioOutput(self._audio)
        self._player.setVideoSink(self._sink)
        self._player.setSource(QUrl.fromLocalFile(str(path)))

    def close(self) -> None:
        """Let go of the file, so that it can be moved or deleted."""
        self._player.stop()
        self._player.setSource(QUrl())

    def play(self) -> None:
        """Play on, from the beginning when it stands at the end."""
        self._player.play()

    def pause(self) -> None:
        """Stand still on the frame that is shown."""
        self._player.pause()

    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def seek(self, position_ms: int) -> None:
        """Go to a place, as far as there is one."""
        self._player.setPosition(max(0, min(position_ms, self.length_ms)))

    def step(self, frames: int) -> None:
        """Pause and go so many frames on (or, negative, back)."""
        self.pause()
        rate = self._player.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        fps = float(rate) if isinstance(rate, int | float) and rate > 0 else USUAL_FPS
        slack = STEP_SLACK_MS if frames > 0 else 0
        self.seek(self.position_ms + round(frames * 1000 / fps) + slack)

    def set_loop(self, loop: bool) -> None:
        """Begin again at the end, or stop there."""
        loops = QMediaPlayer.Loops
        self._player.setLoops(loops.Infinite if loop else loops.Once)

    def set_muted(self, muted: bool) -> None:
        """Switch the sound off or on."""
        self._muted = muted
        if self._audio is not None:
            self._audio.setMuted(muted)

    def _show(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            image = frame.toImage()
            if not image.isNull():
                self.framed.emit(image)

    # Qt's are 64 bits wide, and such a signal cannot be connected to one of Python's ints.
    def _tell_position(self, position_ms: int) -> None:
        self.moved.emit(position_ms)

    def _tell_length(self, length_ms: int) -> None:
        self.lasting.emit(length_ms)

    def _fail(self) -> None:
        self.failed.emit()
