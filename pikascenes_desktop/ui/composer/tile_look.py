"""What a tile shows, and the surface on which it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QStyle

from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

REMOVE: Final = 22
PLATE: Final = 18
INSET: Final = 5


@dataclass(frozen=True, slots=True)
class Look:
    """What a tile shows.

    Attributes:
        number: The number on its plate, from 1.
        is_filled: Whether there is an ingredient.
        picture: Its picture; None while it is not here.
        link: The address of a web link, which has no picture here.
        tag: A short warning on the picture.
        is_error: Whether the tag is an error.
        is_next: Whether this is the empty place that says "Add image".
        is_target: Whether what is dragged would land here.
    """

    number: int
    is_filled: bool = False
    picture: QPixmap | None = None
    link: str = ""
    tag: str = ""
    is_error: bool = False
    is_busy: bool = False
    is_next: bool = False
    is_target: bool = False
    is_dragged: bool = False


@dataclass(frozen=True, slots=True)
class Surface:
    """Where a tile is painted.

    Attributes:
        direction: Which way the language runs; what is on the left then is on the right.
        ratio: Device pixels in a logical one.
        is_under_mouse: Whether the pointer is over it.
        has_focus: Whether the keyboard is on it.
    """

    size: QSize
    direction: Qt.LayoutDirection
    ratio: float
    is_under_mouse: bool
    has_focus: bool

    @property
    def rect(self) -> QRect:
        """All of it."""
        return QRect(QPoint(0, 0), self.size)

    def mirrored(self, rect: QRect) -> QRect:
        """Return where a rectangle is in the language's direction."""
        return QStyle.visualRect(self.direction, self.rect, rect)

    @property
    def has_remove(self) -> bool:
        """Whether the remove button is there."""
        return self.is_under_mouse or self.has_focus

    def remove_rect(self) -> QRect:
        """Return where the remove button is."""
        left = self.size.width() - REMOVE - INSET
        return self.mirrored(QRect(left, INSET, REMOVE, REMOVE))

    def plate_rect(self) -> QRect:
        """Return where the number is."""
        side = px(PLATE)
        return self.mirrored(QRect(INSET, self.size.height() - side - INSET, side, side))
