"""Notes every text that is painted by hand, with the room it was given."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from PySide6.QtGui import QPaintDevice

SLACK: Final = 1.5
"""Pixels by which letters may stand out of their room: metrics are whole numbers, ink is not."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A text that was painted into a rectangle too small for it.

    Attributes:
        on: The class of what it was painted on.
        room: The width and height it was given.
        needed: The width and height it takes.
    """

    text: str
    on: str
    room: tuple[int, int]
    needed: tuple[int, int]

    def __str__(self) -> str:
        return f"painted on {self.on}: {self.text!r} needs {self.needed}, has {self.room}"


def _device(painter: QPainter) -> str:
    device: QPaintDevice | None = painter.device()
    return type(device).__name__


class Watch:
    """Compares what is painted with its room.

    Attributes:
        strokes: What did not fit.
        painted_on: What text was painted on.
    """

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self.painted_on: set[QPaintDevice] = set()

    def note(self, painter: QPainter, arguments: tuple[Any, ...]) -> None:
        """Look at one call of `QPainter.drawText`."""
        self.painted_on.add(painter.device())
        match arguments:
            case (QRect() | QRectF() as room, str(text), *_):
                flags = 0
            case (QRect() | QRectF() as room, flags, str(text), *_):
                flags = int(flags)
            case _:
                return  # at a point: there is no room to compare with
        wide = QRectF(room)
        fitted = painter.fontMetrics()
        if flags & int(Qt.TextFlag.TextWordWrap):
            bounds = fitted.boundingRect(
                QRect(0, 0, max(1, int(wide.width())), 10_000), flags, text
            )
            needed = (bounds.width(), bounds.height())
        else:
            needed = (fitted.horizontalAdvance(text), fitted.tightBoundingRect(text).height())
        if needed[0] > wide.width() + SLACK or needed[1] > wide.height() + SLACK:
            self.strokes.append(
                Stroke(text, _device(painter), (int(wide.width()), int(wide.height())), needed)
            )


@contextmanager
def watched() -> Generator[Watch]:
    """Watch all painting by hand."""
    watch = Watch()
    draw: Callable[..., None] = QPainter.drawText

    def noted(painter: QPainter, *arguments: Any) -> None:
        watch.note(painter, arguments)
        draw(painter, *arguments)

    vars_of: Any = QPainter
    vars_of.drawText = noted
    try:
        yield watch
    finally:
        vars_of.drawText = draw
