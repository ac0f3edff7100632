"""J K L, as film editors know them: back, stand, on; each press of J or L goes faster."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal

GEARS: Final = (1.0, 2.0, 4.0)


class Shiftable(Protocol):
    """What plays in both directions: a `Player`, or two of them at once."""

    @property
    def is_playing(self) -> bool:
        """Whether it plays now, in either direction."""
        ...

    @property
    def is_reversing(self) -> bool:
        """Whether it plays backwards."""
        ...

    def play(self) -> None:
        """Play on."""
        ...

    def play_back(self, rate: float) -> None:
        """Play backwards, so many times as fast as made."""
        ...

    def set_rate(self, rate: float) -> None:
        """Play so many times as fast as made."""
        ...


class Shuttle(QObject):
    """Shifts a player through its gears.

    Signals:
        shifted: How fast it plays now; negative is backwards.
    """

    shifted = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._gear = 0

    def forward(self, player: Shiftable) -> None:
        """Play; once more, and it goes faster."""
        keeps = player.is_playing and not player.is_reversing and self._gear > 0
        self._gear = min(self._gear + 1, len(GEARS)) if keeps else 1
        speed = GEARS[self._gear - 1]
        player.set_rate(speed)
        player.play()
        self.shifted.emit(speed)

    def back(self, player: Shiftable) -> None:
        """Play backwards; once more, and it goes faster."""
        keeps = player.is_reversing and self._gear < 0
        self._gear = max(self._gear - 1, -len(GEARS)) if keeps else -1
        speed = GEARS[-self._gear - 1]
        player.play_back(speed)
        self.shifted.emit(-speed)

    def release(self, player: Shiftable, speed: float) -> None:
        """Go back to the speed that was chosen."""
        if self._gear:
            self._gear = 0
            player.set_rate(speed)
            self.shifted.emit(speed)
