"""A frame of a video, and where it stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtMultimedia import QVideoFrame

SECOND_US: Final = 1_000_000
MINUTE_S: Final = 60
HUNDREDTHS: Final = 100


@dataclass(frozen=True, slots=True)
class Frame:
    """One decoded frame.

    Attributes:
        number: Its place in the video, from 0.
        time_us: When it begins, in microseconds.
    """

    number: int
    time_us: int
    picture: QVideoFrame

    def image(self) -> QImage:
        """Return it as a picture; null when it cannot be converted. Takes milliseconds."""
        return self.picture.toImage()


def timecode(seconds: float) -> str:
    """Return a place in a video to the hundredth of a second: ``0:02.15``."""
    whole = round(max(0.0, seconds) * HUNDREDTHS)
    minutes, rest = divmod(whole, MINUTE_S * HUNDREDTHS)
    return f"{minutes}:{rest // HUNDREDTHS:02}.{rest % HUNDREDTHS:02}"
