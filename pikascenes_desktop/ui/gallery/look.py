"""How a card is looked at in this moment: what every card painter is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from pikascenes_desktop.domain.generation import Progress
    from pikascenes_desktop.ui.gallery.messages import Action
    from pikascenes_desktop.ui.theme import Tokens


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


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a click on a card does something of its own.

    Attributes:
        label: What a tooltip calls it; empty where the button says it itself.
    """

    action: Action
    rect: QRect
    label: str = ""
