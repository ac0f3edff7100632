"""Two players behind one transport."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.ui.compare.pairing import Pairing
from pikascenes_desktop.ui.playback.player import Player
from pikascenes_desktop.ui.playback.reverse import Reverse

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.ui.playback.frame import Frame

NUDGE: Final = 0.08
"""How much faster the video that is behind plays until it has caught up."""

LOST_US: Final = 300_000
"""A lead that nudging would take too long to mend."""


class Reel(QObject):
    """Plays two videos from one clock, or, when not together, the chosen one of them.

    Time is counted in frames of the faster video; the length is the longer one's, and the
    shorter one waits on its last frame. Compare is silent: two sounds at once help nobody.

    Signals:
        shown: What to show at once: pairs of the side, 0 or 1, and its `Frame`.
        moved: The frame that is shown, from 0.
        lasting: How many frames there are.
        playing: Whether it plays now, in either direction.
        failed: The side whose file cannot be played.
    """

    shown = Signal(list)
    moved = Signal(int)
    lasting = Signal(int)
    playing = Signal(bool)
    failed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.players: tuple[Player, Player] = (
            Player(self, silent=True),
            Player(self, silent=True),
        )
        self._pairing = Pairing()
        self._is_open = [False, False]
        self._rate = 1.0
        self._was_playing = False
        self.is_together: bool = True
        self.chosen: int = 0
        self._frame = 0
        self._reverse = Reverse(self)
        self._reverse.loops = True
        for side, player in enumerate(self.players):
            player.shown.connect(partial(self._take, side))
            player.lasting.connect(partial(self._measure, side))
            player.ended.connect(partial(self._end, side))
            player.failed.connect(partial(self._fail, side))
            player.playing.connect(self._tell_playing)

    # --- what there is ------------------------------------------------------------------------

    @property
    def _running(self) -> list[int]:
        """The sides that the transport drives now."""
        sides = (0, 1) if self.is_together else (self.chosen,)
        return [side for side in sides if self._is_open[side]]

    @property
    def fps(self) -> float:
        """Frames a second."""
        return max((self.players[side].fps for side in self._running), default=24.0)

    @property
    def frames(self) -> int:
        """How many frames there are; 0 until that is known."""
        longest = max((self._length_s(side) for side in self._running), default=0.0)
        return round(longest * self.fps)

    @property
    def frame(self) -> int:
        """The number of the frame that is shown, from 0."""
        return self._frame

    @property
    def is_reversing(self) -> bool:
        """Whether it plays backwards."""
        return self._reverse.is_active

    @property
    def is_playing(self) -> bool:
        """Whether it plays now, in either direction."""
        return self.is_reversing or any(player.is_playing for player in self.players)

    def _length_s(self, side: int) -> float:
        player = self.players[side]
        return player.frames / player.fps

    # --- opening and closing ------------------------------------------------------------------

    def open(self, files: tuple[tuple[Path, Clip] | None, tuple[Path, Clip] | None]) -> None:
        """Load two files; None where a side has nothing to play. Play them, or pause."""
        self.close()
        self._pairing = Pairing()
        for side, file in enumerate(files):
            if file is None:
                self._pairing.drop_out(side)
                continue
            path, clip = file
            self._is_open[side] = True
            self.players[side].set_rate(self._rate)
            self.players[side].open(path, has_sound=False, duration_s=clip.duration_s)

    def close(self) -> None:
        """Let go of both files."""
        self._reverse.stop()
        for side, player in enumerate(self.players):
            if self._is_open[side]:
                player.close()
            self._is_open[side] = False
        self._frame = 0

    # --- what the transport asks for ----------------------------------------------------------

    def play(self) -> None:
        """Play on, from the beginning when it stands at the end."""
        self._reverse.stop()
        if self.frames and self._frame >= self.frames - 1:
            self.go_to(0)
        for side in self._running:
            if not self._is_past_end(side):
                self.players[side].play()
        self._tell_playing()

    def pause(self) -> None:
        """Stand still, both on the same moment."""
        was_playing = self.is_playing
        self._reverse.stop()
        for side in self._running:
            self.players[side].set_rate(self._rate)
            self.players[side].pause()
        if was_playing and self.is_together:
            self.go_to(self._frame)
        self._tell_playing()

    def play_back(self, rate: float) -> None:
        """Play backwards, so many times as fast as made."""
        for side in self._running:
            self.players[side].pause()
        self._reverse.start(rate)
        self._tell_playing()

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast as made."""
        self._rate = rate
        for player in self.players:
            player.set_rate(rate)

    def set_loop(self, loop: bool) -> None:
        """Begin again at the end, or stop there."""
        self._reverse.loops = loop

    def go_to(self, frame: int) -> None:
        """Show a moment on both sides, as far as there is one."""
        if not self.frames:
            return
        self._frame = max(0, min(frame, self.frames - 1))
        if self.is_together:
            self._pairing.restart()
        moment_s = (self._frame + 0.5) / self.fps
        for side in self._running:
            player = self.players[side]
            player.go_to(int(moment_s * player.fps))
        self.moved.emit(self._frame)

    def choose(self, side: int) -> None:
        """Drive this side from now on, where they do not play together."""
        self.chosen = side
        self._follow_running()

    def set_together(self, together: bool) -> None:
        """Drive both from now on, from one moment; or only the chosen one."""
        self.pause()
        self.is_together = together
        self._follow_running()
        if together:
            self.go_to(self._frame)

    def _follow_running(self) -> None:
        for side in (0, 1):
            if side not in self._running:
                self.players[side].pause()
        if len(self._running) == 1:
            self._frame = self.players[self._running[0]].frame
        self.lasting.emit(self.frames)
        self.moved.emit(self._frame)

    # --- what comes from the players ----------------------------------------------------------

    def _measure(self, side: int, frames: int) -> None:
        self._pairing.measure(side, frames, self.players[side].fps)
        self.lasting.emit(self.frames)

    def _take(self, side: int, frame: Frame) -> None:
        if not self.is_together:
            self.shown.emit([(side, frame)])
            if side == self.chosen:
                self._move(frame)
            return
        due = self._pairing.arrive(side, frame)
        if due:
            self.shown.emit(due)
            self._move(max((picture for _, picture in due), key=lambda one: one.time_us))
        self._keep_step()

    def _move(self, frame: Frame) -> None:
        number = round(frame.time_us * self.fps / 1_000_000)
        if self.players[0].is_playing or self.players[1].is_playing:
            self._frame = max(0, min(number, self.frames - 1))
            self.moved.emit(self._frame)

    def _keep_step(self) -> None:
        """Let the video that is behind catch up."""
        lead_us = self._pairing.lead_us()
        if lead_us is None or not all(player.is_playing for player in self.players):
            return
        if abs(lead_us) > LOST_US:
            self.go_to(self._frame)
            return
        behind = 1 if lead_us > 0 else 0
        off = abs(lead_us) > 3 * self._pairing.half_frame_us
        for side, player in enumerate(self.players):
            wanted = self._rate * (1 + NUDGE) if off and side == behind else self._rate
            if player.rate != wanted:
                player.set_rate(wanted)

    def _is_past_end(self, side: int) -> bool:
        return (self._frame + 0.5) / self.fps >= self._length_s(side) and self.frames > 0

    def _end(self, _side: int) -> None:
        if any(self.players[each].is_playing for each in self._running):
            return
        if self._reverse.loops:
            self.go_to(0)
            self.play()
        else:
            self._frame = max(0, self.frames - 1)
            self.moved.emit(self._frame)
            self._tell_playing()

    def _fail(self, side: int) -> None:
        self._is_open[side] = False
        self._pairing.drop_out(side)
        self.failed.emit(side)

    def _tell_playing(self) -> None:
        if self._was_playing is not self.is_playing:
            self._was_playing = self.is_playing
            self.playing.emit(self._was_playing)
