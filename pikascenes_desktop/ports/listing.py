"""How the gallery asks for its cards: in an order, by the page, a hundred thousand of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import BlockedBy, State
    from pikascenes_desktop.domain.scene import AspectRatio


class CardOrder(StrEnum):
    """The orders of the gallery."""

    NEWEST = "new"
    OLDEST = "old"
    LONGEST = "long"


@dataclass(frozen=True, slots=True)
class CardKind:
    """What decides how a card is laid out. There are few; equal ones may be one object.

    Attributes:
        seconds: Length of the clip to the full second; only told in the order LONGEST, else 0.
    """

    state: State
    blocked_by: BlockedBy | None
    aspect_ratio: AspectRatio
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class CardQuery:
    """Which cards, and how they are ordered. All conditions hold together.

    Attributes:
        search: Words to be found in prompt, avoid text, file names or seed; CJK from one
            character. Empty finds all.
        states: Only these; all when empty.
        favourites: Only those that the user marked.
        practice: Only those of the practice service.
        binned: What is in the bin, instead of what is not.
        order: NEWEST shows the clips of one press from the first; LONGEST those of one length
            newest first.
        urgent_since: Unix seconds. When set, cards come first that are not ended, or that ended
            badly and were pressed at that time or later. Only with NEWEST.
    """

    search: str = ""
    states: tuple[State, ...] = ()
    favourites: bool = False
    practice: bool = False
    binned: bool = False
    order: CardOrder = CardOrder.NEWEST
    urgent_since: float | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of cards, in columns of one length, in the order they are shown.

    Attributes:
        created_at: Unix seconds.
        after: What to ask for the next page with; None on the last one.
    """

    ids: tuple[str, ...]
    created_at: tuple[float, ...]
    kinds: tuple[CardKind, ...]
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cards are alike in what chips go by."""

    state: State
    favourite: bool
    practice: bool
    binned: bool
    count: int
