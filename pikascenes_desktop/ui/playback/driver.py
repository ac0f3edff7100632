"""Does to what plays what the user does to its controls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from pikascenes_desktop.ui.playback.shuttle import Shiftable, Shuttle

if TYPE_CHECKING:
    from pikascenes_desktop.ui.playback.controls import Controls


class Playable(Shiftable, Protocol):
    """What can be driven: a `Player`, or two of them at once."""

    @property
    def frame(self) -> int:
        """The number of the frame that is shown, or is on its way, from 0."""
        ...

    @property
    def frames(self) -> int:
        """How many frames there are; 0 until that is known."""
        ...

    @property
    def fps(self) -> float:
        """Frames a second."""
        ...

    def pause(self) -> None:
        """Stand still."""
        ...

    def go_to(self, frame: int) -> None:
        """Show a frame, as far as there is one."""
        ...

    def set_loop(self, loop: bool) -> None:
        """Begin again at the end, or stop there."""
        ...


class Driver(QObject):
    """Carries out what is pressed, by button or by key; without anything to play, nothing."""

    def __init__(self, controls: Controls, parent: QObject) -> None:
        super().__init__(parent)
        self._controls = controls
        self._playable: Playable | None = None
        self._shuttle = Shuttle(self)
        self._shuttle.shifted.connect(controls.speed.show_speed)
        controls.toggled.connect(self.toggle)
        controls.stepped.connect(self.step)
        controls.sought.connect(self.go_to)
        controls.looped.connect(self._loop)
        controls.speed.chosen.connect(self._choose_speed)

    def take(self, playable: Playable) -> None:
        """Drive this from now on, as the controls stand."""
        self._playable = playable
        playable.set_loop(self._controls.loop.isChecked())
        playable.set_rate(self._controls.speed.speed)

    def leave(self) -> None:
        """Drive nothing any more."""
        if self._playable is not None:
            self._release(self._playable)
            self._playable = None
            self._controls.show_playing(playing=False)

    def toggle(self) -> None:
        """Play at the chosen speed, or pause."""
        playable = self._playable
        if playable is not None:
            self._release(playable)
            if playable.is_playing:
                playable.pause()
            else:
                playable.play()

    def pause(self) -> None:
        """Stand still (K)."""
        playable = self._playable
        if playable is not None:
            playable.pause()
            self._release(playable)

    def forward(self) -> None:
        """Play, faster with each press (L)."""
        if self._playable is not None:
            self._shuttle.forward(self._playable)

    def back(self) -> None:
        """Play backwards, faster with each press (J)."""
        if self._playable is not None:
            self._shuttle.back(self._playable)

    def step(self, frames: int) -> None:
        """Go so many frames on (or, negative, back), and stand there."""
        self.pause()
        if self._playable is not None:
            self._playable.go_to(self._playable.frame + frames)

    def skip(self, seconds: float) -> None:
        """Go so many seconds on (or, negative, back)."""
        playable = self._playable
        if playable is not None:
            if playable.is_reversing:
                playable.pause()
            playable.go_to(playable.frame + round(seconds * playable.fps))

    def go_first(self) -> None:
        """Show the beginning."""
        self.go_to(0)

    def go_last(self) -> None:
        """Show the end."""
        if self._playable is not None:
            self.go_to(self._playable.frames - 1)

    def go_to(self, frame: int) -> None:
        """Show a frame."""
        if self._playable is not None:
            self._playable.go_to(frame)

    def _release(self, playable: Playable) -> None:
        self._shuttle.release(playable, self._controls.speed.speed)

    def _choose_speed(self, speed: float) -> None:
        if self._playable is not None:
            self._release(self._playable)
            self._playable.set_rate(speed)

    def _loop(self, loop: bool) -> None:
        if self._playable is not None:
            self._playable.set_loop(loop)
