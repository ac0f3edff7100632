"""Runs both players for the page: what is pressed, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pikascenes_desktop.ui.playback.driver import Driver

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.ui.compare.reel import Reel
    from pikascenes_desktop.ui.playback.controls import Controls


class Conductor(QObject):
    """Plays two videos, steered by one transport. Without a video it does nothing.

    Attributes:
        driver: Carries out what is pressed.

    Signals:
        shown: What to show at once: pairs of the side, 0 or 1, and its `Frame`.
        failed: The side whose file cannot be played.
        chose: Another side is driven alone now, or both are together.
    """

    shown = Signal(list)
    failed = Signal(int)
    chose = Signal()

    def __init__(self, controls: Controls, parent: QObject) -> None:
        super().__init__(parent)
        self._controls = controls
        self._made: Reel | None = None
        self._is_open = False
        self.driver = Driver(controls, self)

    @property
    def reel(self) -> Reel | None:
        """The players, while they have something to play."""
        return self._made if self._is_open else None

    @property
    def alone(self) -> int | None:
        """The side that is driven alone; None while both play together."""
        reel = self.reel
        return None if reel is None or reel.is_together else reel.chosen

    def show(
        self,
        first: tuple[Path, Clip] | None,
        second: tuple[Path, Clip] | None,
        *,
        play: bool,
        together: bool,
    ) -> None:
        """Show two videos from their beginnings; None where a side has none."""
        self.close()
        if first is None and second is None:
            return
        reel = self._made_reel()
        self._is_open = True
        self.driver.take(reel)
        reel.is_together = together
        reel.open((first, second))
        if play:
            reel.play()
        else:
            reel.pause()

    def close(self) -> None:
        """Let go of both files."""
        if self._made is not None and self._is_open:
            self._is_open = False
            self.driver.leave()
            self._made.close()
            self._controls.show_length(0, self._made.fps)

    def _made_reel(self) -> Reel:
        if self._made is None:
            # loads FFmpeg and looks for sound devices: only once there is something to play
            from pikascenes_desktop.ui.compare.reel import Reel  # noqa: PLC0415

            reel = Reel(self)
            reel.shown.connect(self.shown)
            reel.moved.connect(self._controls.show_frame)
            reel.lasting.connect(self._measure)
            reel.playing.connect(self._controls.show_playing)
            reel.failed.connect(self.failed)
            self._made = reel
        return self._made

    def _measure(self, frames: int) -> None:
        reel = self.reel
        if reel is not None:
            self._controls.show_length(frames, reel.fps)

    # --- what is pressed ----------------------------------------------------------------------

    def press(self, side: int) -> None:
        """Play or pause; where they do not play together, choose this side first."""
        reel = self.reel
        if reel is not None and self.alone is not None and self.alone != side:
            reel.choose(side)
            self.chose.emit()
        else:
            self.driver.toggle()

    def set_together(self, together: bool) -> None:
        """Drive both at once, or one alone."""
        reel = self.reel
        if reel is not None:
            reel.set_together(together)
        self.chose.emit()
