"""Runs the player for stage and transport: what is pressed there, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.ui.playback.driver import Driver

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.ui.playback.player import Player
    from pikascenes_desktop.ui.playback.screen import Screen
    from pikascenes_desktop.ui.viewer.transport import Transport


class Projector(QObject):
    """Shows one video on a stage, steered by a transport. Without a video it does nothing.

    Attributes:
        driver: Carries out what is pressed.

    Signals:
        measured: How many frames a second the video has.
        failed: The file cannot be played.
    """

    measured = Signal(float)
    failed = Signal()

    def __init__(self, stage: Screen, transport: Transport, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._controls = transport.controls
        self._sound = transport.sound
        self._player: Player | None = None
        self._is_open = False
        self._first = 0
        self._may_play = True
        self.driver = Driver(transport.controls, self)
        transport.sound.muted.connect(self._mute)
        transport.sound.tuned.connect(self._tune)

    @property
    def player(self) -> Player | None:
        """The player, while it has a video."""
        return self._player if self._is_open else None

    @property
    def time_s(self) -> float:
        """The moment that is shown, in seconds: the middle of its frame."""
        player = self.player
        return 0.0 if player is None else (player.frame + 0.5) / player.fps

    def show(self, path: Path, clip: Clip, *, play: bool) -> None:
        """Show a video, from its beginning unless told where to `follow_on`."""
        player = self._made_player()
        self._is_open = True
        self._controls.show_length(0, player.fps)
        self._sound.setVisible(clip.has_sound)
        player.set_muted(self._sound.mute.isChecked())
        player.set_volume(self._sound.loudness)
        self.driver.take(player)
        player.open(path, has_sound=clip.has_sound, duration_s=clip.duration_s)
        if play and self._may_play:
            player.play()
        else:
            player.pause()
        self._may_play = True

    def follow_on(self, other: Projector) -> None:
        """Begin the next video at the frame at which another stands, and play only if it does."""
        player = other.player
        if player is not None:
            self._first, self._may_play = player.frame, player.is_playing

    def close(self) -> None:
        """Let go of the file."""
        if self._player is not None and self._is_open:
            self._is_open = False
            self.driver.leave()
            self._player.close()

    def _made_player(self) -> Player:
        if self._player is None:
            # loads FFmpeg and looks for sound devices: only once there is something to play
            from pikascenes_desktop.ui.playback.player import Player  # noqa: PLC0415

            player = Player(self)
            player.shown.connect(self._stage.show_frame)
            player.moved.connect(self._controls.show_frame)
            player.lasting.connect(self._measure)
            player.sounding.connect(self._sound.setVisible)
            player.playing.connect(self._controls.show_playing)
            player.failed.connect(self.failed)
            self._player = player
        return self._player

    def _measure(self, frames: int) -> None:
        player = self.player
        if player is not None:
            self._controls.show_length(frames, player.fps)
            self.measured.emit(player.fps)
            first, self._first = self._first, 0
            if first:
                self.driver.go_to(first)

    def _mute(self, muted: bool) -> None:
        player = self.player
        if player is not None:
            player.set_muted(muted)

    def _tune(self, volume: float) -> None:
        player = self.player
        if player is not None:
            player.set_volume(volume)
