"""Plays one video at a time and hands out its frames, each with its exact number.

This is the one module that imports QtMultimedia, which loads FFmpeg and looks for sound
devices: pages import it when the first clip is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtMultimedia import (
    QAudioOutput,
    QMediaDevices,
    QMediaMetaData,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

from pikascenes_desktop.ui.playback.frame import SECOND_US, Frame
from pikascenes_desktop.ui.playback.reverse import Reverse

if TYPE_CHECKING:
    from pathlib import Path

USUAL_FPS: Final = 24.0
SECOND_MS: Final = 1000
GIVE_UP_MS: Final = 700
"""A place that no frame comes from, such as one behind a cut-off end, is waited for so long."""

NOT_YET: Final = (
    QMediaPlayer.MediaStatus.NoMedia,
    QMediaPlayer.MediaStatus.LoadingMedia,
    QMediaPlayer.MediaStatus.InvalidMedia,
)


class Player(QObject):
    """A player without a surface: whoever shows the frames paints them.

    Args:
        silent: Whether it never makes a sound, whatever the files hold.

    Signals:
        shown: A `Frame` to show.
        moved: The number of the frame that is shown, from 0.
        lasting: How many frames there are.
        sounding: Whether there is sound in the file.
        playing: Whether it plays now, in either direction.
        ended: It came to the end and stands there.
        failed: The file cannot be played.
    """

    shown = Signal(object)
    moved = Signal(int)
    lasting = Signal(int)
    sounding = Signal(bool)
    playing = Signal(bool)
    ended = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None, *, silent: bool = False) -> None:
        super().__init__(parent)
        self._is_silent = silent
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._audio: QAudioOutput | None = None
        self._muted, self._volume = False, 1.0
        self._fps = USUAL_FPS
        self._claimed_s: float | None = None
        self._frames = self._frame = 0
        self._sought: int | None = None
        self._next: int | None = None
        self._patience = QTimer(self, singleShot=True, interval=GIVE_UP_MS)
        self._patience.timeout.connect(self._arrive)
        self._reverse = Reverse(self)
        self._was_playing = False
        self._sink.videoFrameChanged.connect(self._take)
        self._player.mediaStatusChanged.connect(self._note_status)
        self._player.playingChanged.connect(self._tell_playing)
        self._player.errorOccurred.connect(self._fail)

    @property
    def is_playing(self) -> bool:
        """Whether it plays now, in either direction."""
        return self._player.isPlaying() or self._reverse.is_active

    @property
    def is_reversing(self) -> bool:
        """Whether it plays backwards."""
        return self._reverse.is_active

    @property
    def rate(self) -> float:
        """How fast it plays, 1 being as made; never negative."""
        return self._reverse.rate if self._reverse.is_active else self._player.playbackRate()

    @property
    def fps(self) -> float:
        """Frames a second."""
        return self._fps

    @property
    def frame(self) -> int:
        """The number of the frame that is shown, or is on its way, from 0."""
        if self._next is not None:
            return self._next
        return self._frame if self._sought is None else self._sought

    @property
    def frames(self) -> int:
        """How many frames there are; 0 until that is known."""
        return self._frames

    def open(self, path: Path, *, has_sound: bool, duration_s: float | None = None) -> None:
        """Load a file, in place of what was loaded before.

        Args:
            path: The video.
            has_sound: Whether it needs a sound device, as far as is known before it is loaded.
            duration_s: How long its picture lasts, where that is known: the file as a whole may
                last longer.
        """
        if has_sound:
            self._prepare_sound()
        self._forget()
        self._claimed_s = duration_s
        self._player.setVideoSink(self._sink)
        self._player.setSource(QUrl.fromLocalFile(str(path)))

    def close(self) -> None:
        """Let go of the file, so that it can be moved or deleted."""
        self._forget()
        self._player.stop()
        self._player.setSource(QUrl())

    def play(self) -> None:
        """Play on, from the beginning when it stands at the end."""
        self._reverse.stop()
        if not self._player.isPlaying() and 0 < self._frames <= self.frame + 1:
            self.go_to(0)
        self._player.play()
        self._tell_playing()

    def pause(self) -> None:
        """Stand still on the frame that is shown."""
        self._reverse.stop()
        self._player.pause()
        self._tell_playing()

    def play_back(self, rate: float) -> None:
        """Play backwards by showing single frames, so many times as fast as made."""
        self._player.pause()
        self._reverse.start(rate)
        self._tell_playing()

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast as made."""
        self._player.setPlaybackRate(rate)

    def go_to(self, frame: int) -> None:
        """Show a frame, as far as there is one; the last that was asked for, when in a hurry."""
        if not self._frames:
            return
        frame = max(0, min(frame, self._frames - 1))
        if self._sought is not None:
            self._next = frame
            return
        self._sought = frame
        self._patience.start()
        if self._player.playbackState() is QMediaPlayer.PlaybackState.StoppedState:
            self._player.pause()  # a stopped player shows nothing
        # the middle of the frame: its beginning, rounded to milliseconds, may be the one before
        self._player.setPosition(round((frame + 0.5) * SECOND_MS / self._fps))

    def set_loop(self, loop: bool) -> None:
        """Begin again at the end, or stop there."""
        self._reverse.loops = loop
        loops = QMediaPlayer.Loops
        self._player.setLoops(loops.Infinite if loop else loops.Once)

    def set_muted(self, muted: bool) -> None:
        """Switch the sound off or on."""
        self._muted = muted
        self._tune()

    def set_volume(self, volume: float) -> None:
        """Set how loud the sound is, from 0 to 1."""
        self._volume = volume
        self._tune()

    def _prepare_sound(self) -> None:
        if self._is_silent or self._audio is not None:
            return
        if not QMediaDevices.defaultAudioOutput().isNull():
            self._audio = QAudioOutput(self)
            self._player.setAudioOutput(self._audio)
            self._tune()

    def _tune(self) -> None:
        if self._audio is not None:
            self._audio.setMuted(self._muted)
            self._audio.setVolume(self._volume)

    def _forget(self) -> None:
        self._reverse.stop()
        self._patience.stop()
        self._sought = self._next = None
        self._frames = self._frame = 0

    # --- what comes from the file ----------------------------------------------------------

    def _note_status(self, status: QMediaPlayer.MediaStatus) -> None:
        statuses = QMediaPlayer.MediaStatus
        if status is statuses.EndOfMedia:
            self._end()
        elif not self._frames and status in {statuses.LoadedMedia, statuses.BufferedMedia}:
            self._measure()

    def _end(self) -> None:
        """Stand at the end, unless this is the end of a place that was left meanwhile."""
        overtaken = self._sought
        if overtaken is not None and overtaken < self._frames - 1:
            self._sought = None
            self.go_to(overtaken)  # what ended has swallowed it
            return
        self._arrive()
        self.ended.emit()

    def _measure(self) -> None:
        rate = self._player.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        self._fps = float(rate) if isinstance(rate, int | float) and rate > 0 else USUAL_FPS
        lasting_s = self._player.duration() / SECOND_MS
        if self._claimed_s is not None:
            lasting_s = min(self._claimed_s, lasting_s)
        self._frames = max(1, round(lasting_s * self._fps))
        self.lasting.emit(self._frames)
        has_sound = self._player.hasAudio()
        if has_sound:
            self._prepare_sound()
        self.sounding.emit(has_sound)

    def _take(self, picture: QVideoFrame) -> None:
        # frames of the file before are still on their way while the next one is being loaded
        if not picture.isValid() or self._player.mediaStatus() in NOT_YET:
            return
        if not self._frames:
            self._measure()
        begins_us = picture.startTime()
        if begins_us < 0:
            begins_us = self._player.position() * SECOND_MS
        number = max(0, min(round(begins_us * self._fps / SECOND_US), self._frames - 1))
        if number == self._sought or self._sought is None:
            self._frame = number
            self._arrive()
        self.shown.emit(Frame(number, begins_us, picture))
        self.moved.emit(number)

    def _arrive(self) -> None:
        """Go where was asked for meanwhile."""
        self._patience.stop()
        following, self._sought, self._next = self._next, None, None
        if following is not None:
            self.go_to(following)

    def _tell_playing(self) -> None:
        if self._was_playing is not self.is_playing:
            self._was_playing = self.is_playing
            self.playing.emit(self._was_playing)

    def _fail(self) -> None:
        self.failed.emit()
