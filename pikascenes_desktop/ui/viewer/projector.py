"""Runs the player for stage and transport: what is pressed there, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.ui.playback.shuttle import Shuttle

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.ui.playback.player import Player
    from pikascenes_desktop.ui.playback.screen import Screen
    from pikascenes_desktop.ui.viewer.transport import Transport


class Projector(QObject):
    """Shows one video on a stage, steered by a transport. Without a video it does nothing.

    Signals:
        measured: How many frames a second the video has.
        failed: The file cannot be played.
    """

    measured = Signal(float)
    failed = Signal()

    def __init__(self, stage: Screen, transport: Transport, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._transport = transport
        self._player: Player | None = None
        self._is_open = False
        self._shuttle = Shuttle(self)
        self._shuttle.shifted.connect(transport.speed.show_speed)
        transport.toggled.connect(self.toggle)
        transport.stepped.connect(self.step)
        transport.sought.connect(self._seek)
        transport.looped.connect(self._loop)
        transport.speed.chosen.connect(self._choose_speed)
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
        """Show a video from its beginning."""
        player, transport = self._made_player(), self._transport
        self._is_open = True
        transport.show_length(0, player.fps)
        transport.sound.setVisible(clip.has_sound)
        player.set_loop(transport.loop.isChecked())
        player.set_muted(transport.sound.mute.isChecked())
        player.set_volume(transport.sound.loudness)
        player.set_rate(transport.speed.speed)
        player.open(path, has_sound=clip.has_sound, duration_s=clip.duration_s)
        if play:
            player.play()
        else:
            player.pause()

    def close(self) -> None:
        """Let go of the file."""
        if self._player is not None and self._is_open:
            self._is_open = False
            self._shuttle.release(self._player, self._transport.speed.speed)
            self._player.close()
            self._transport.show_playing(playing=False)

    def _made_player(self) -> Player:
        if self._player is None:
            # loads FFmpeg and looks for sound devices: only once there is something to play
            from pikascenes_desktop.ui.playback.player import Player  # noqa: PLC0415

            player = Player(self)
            player.shown.connect(self._stage.show_frame)
            player.moved.connect(self._transport.show_frame)
            player.lasting.connect(self._measure)
            player.sounding.connect(self._transport.sound.setVisible)
            player.playing.connect(self._transport.show_playing)
            player.failed.connect(self.failed)
            self._player = player
        return self._player

    def _measure(self, frames: int) -> None:
        player = self.player
        if player is not None:
            self._transport.show_length(frames, player.fps)
            self.measured.emit(player.fps)

    # --- what is pressed ----------------------------------------------------------------------

    def toggle(self) -> None:
        """Play at the chosen speed, or pause."""
        player = self.player
        if player is not None:
            self._shuttle.release(player, self._transport.speed.speed)
            player.toggle()

    def pause(self) -> None:
        """Stand still (K)."""
        player = self.player
        if player is not None:
            player.pause()
            self._shuttle.release(player, self._transport.speed.speed)

    def forward(self) -> None:
        """Play, faster with each press (L)."""
        player = self.player
        if player is not None:
            self._shuttle.forward(player)

    def back(self) -> None:
        """Play backwards, faster with each press (J)."""
        player = self.player
        if player is not None:
            self._shuttle.back(player)

    def step(self, frames: int) -> None:
        """Go so many frames on (or, negative, back), and stand there."""
        self.pause()
        player = self.player
        if player is not None:
            player.step(frames)

    def skip(self, seconds: float) -> None:
        """Go so many seconds on (or, negative, back)."""
        player = self.player
        if player is not None:
            player.skip(seconds)

    def go_first(self) -> None:
        """Go to the first frame."""
        self._seek(0)

    def go_last(self) -> None:
        """Go to the last frame."""
        player = self.player
        if player is not None:
            player.go_to(player.frames - 1)

    def _seek(self, frame: int) -> None:
        player = self.player
        if player is not None:
            player.go_to(frame)

    def _choose_speed(self, speed: float) -> None:
        player = self.player
        if player is not None:
            self._shuttle.release(player, speed)
            player.set_rate(speed)

    def _loop(self, loop: bool) -> None:
        player = self.player
        if player is not None:
            player.set_loop(loop)

    def _mute(self, muted: bool) -> None:
        player = self.player
        if player is not None:
            player.set_muted(muted)

    def _tune(self, volume: float) -> None:
        player = self.player
        if player is not None:
            player.set_volume(volume)
