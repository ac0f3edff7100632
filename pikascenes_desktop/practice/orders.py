"""What the service and the process that renders say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.scene import AspectRatio, Duration, Resolution

CLIP_NAME: Final = "output.mp4"
STILL_NAME: Final = "still.jpg"


class RenderFailed(Exception):
    """A clip could not be made.

    Attributes:
        kind: The vendor-like type of the error, such as ``invalid_input``.
        message: One sentence for people.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(kind, message)
        self.kind = kind
        self.message = message


@dataclass(frozen=True, slots=True)
class Order:
    """What to render, as it is handed to the rendering process.

    Attributes:
        images: The pictures' files, in order.
        folder: Where `CLIP_NAME` and `STILL_NAME` are put, each whole or not at all.
    """

    images: tuple[Path, ...]
    folder: Path
    shape: AspectRatio
    resolution: Resolution
    duration: Duration
    seed: int
