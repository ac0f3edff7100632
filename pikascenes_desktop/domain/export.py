"""What a clip can be turned into for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ExportKind(StrEnum):
    """The files that a clip can become."""

    MP4 = "mp4"
    """The clip itself."""
    STILL = "still"
    """One frame, as PNG or JPEG by the name's ending."""
    GIF = "gif"
    """A silent animation with a palette of its own that every program shows."""
    WEBP = "webp"
    """A silent animation, smaller and in full colour."""
    SHEET = "sheet"
    """A grid of frames with their times, as PNG or JPEG by the name's ending."""


FRAMES: Final = "Frames"
"""The folder of saved frames, inside the library."""

SUFFIXES: Final[dict[ExportKind, tuple[str, ...]]] = {
    ExportKind.MP4: (".mp4",),
    ExportKind.STILL: (".png", ".jpg", ".jpeg"),
    ExportKind.GIF: (".gif",),
    ExportKind.WEBP: (".webp",),
    ExportKind.SHEET: (".jpg", ".jpeg", ".png"),
}
"""How the names of each kind may end; the first is the usual one."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a clip is turned into another file; each kind heeds its own.

    Attributes:
        keeps_scene: MP4: whether the copy still carries the scene (prompt, settings, names of
            the ingredients). Without it the copy is exactly what the service sent.
        time_s: Still: which moment, in seconds from the start.
        width: GIF and WebP: pixels of the width, the clip's own if None or if that is less;
            sheet: pixels of one frame.
        fps: GIF and WebP: frames a second, at most the clip's own; None takes the clip's, for
            a GIF at most 50, which is all that programs show.
        frames: Sheet: how many.
        columns: Sheet: how many stand side by side.
        may_replace: Whether a file of the target's name may be replaced: the user was asked.
    """

    keeps_scene: bool = False
    time_s: float = 0.0
    width: int | None = None
    fps: float | None = None
    frames: int = 12
    columns: int = 4
    may_replace: bool = False
