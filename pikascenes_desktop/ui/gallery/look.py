"""How a card is looked at in this moment: what every card painter is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPixmap

    from pikascenes_desktop.domain.generation import Progress
    from pikascenes_desktop.ui.gallery.messages import Action
    from pikascenes_desktop.ui.theme import Tokens


@dataclass(frozen=True, slots=True)
class Scrub:
    """How the pointer looks into a clip.

    Attributes:
        share: The place in the clip, 0 to 1.
        frame: The frame of the strip there; None while the strip is on its way.
    """

    share: float
    frame: QPixmap | None


@dataclass(frozen=True, slots=True)
class Look:
    """One card in one moment.

    Attributes:
        tokens: The colours in use.
        is_dark: Whether they are the dark ones.
        ratio: Device pixels per logical pixel.
        now: Unix seconds.
        selected: Whether the card is selected.
        selecting: Whether any card is, so that the others offer themselves.
        hovered: Whether the pointer is on it.
        pressed: Whether it is being clicked.
        focused: Whether it wears the keyboard's focus ring.
        hot: The button under the pointer.
        sweep: Phase of the running step's sweep, 0 to 1; None where motion is reduced.
        progress: Byte counts of a running card.
        typical_s: How long recent clips took.
        at_work: Whether the program is working on it.
        scrub: Where the pointer looks into the clip, 0 to 1; None where it does not.
        fade: How far the card has come in, 0 to 1, over what stood there before.
        binned: Whether the bin is looked at.
        is_mirrored: Whether lines begin on the right.
    """

    tokens: Tokens
    is_dark: bool
    ratio: float
    now: float
    selected: bool = False
    selecting: bool = False
    hovered: bool = False
    pressed: bool = False
    focused: bool = False
    hot: Action | None = None
    sweep: float | None = None
    progress: Progress | None = None
    typical_s: float | None = None
    at_work: bool = True
    scrub: Scrub | None = None
    fade: float = 1.0
    binned: bool = False
    is_mirrored: bool = False

    def place(self, whole: QRect, part: QRect) -> QRect:
        """Return where a part of the card stands in the direction of writing."""
        way = Qt.LayoutDirection
        direction = way.RightToLeft if self.is_mirrored else way.LeftToRight
        return QStyle.visualRect(direction, whole, part)


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a click on a card does something of its own.

    Attributes:
        label: What a tooltip calls it; empty where the button says it itself.
    """

    action: Action
    rect: QRect
    label: str = ""
