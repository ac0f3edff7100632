"""The database about all generations, and the cards that it hands to the gallery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import BlockedBy, Generation, State
    from pikascenes_desktop.domain.scene import AspectRatio
    from pikascenes_desktop.ports.listing import CardQuery, Listing, Tally
    from pikascenes_desktop.ports.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Card:
    """What the gallery must know of every generation to lay it out, without loading it.

    Attributes:
        created_at: Unix seconds, UTC.
        aspect_ratio: The shape that was asked for.
    """

    id: str
    created_at: float
    aspect_ratio: AspectRatio
    state: State
    blocked_by: BlockedBy | None = None
    favourite: bool = False


class History(Protocol):
    """The database about all generations; every write is durable before it returns.

    All methods raise `HistoryUnavailable` when the disk does not play along.
    """

    @property
    def uploads(self) -> Uploads:
        """The ledger of what was put on image hosts."""
        ...

    async def add_press(self, generations: tuple[Generation, ...]) -> tuple[Generation, ...]:
        """Add the clips of one press in one transaction, and return them with their rank.

        A press id that is there already adds nothing and returns what is there: two clicks
        that carry one press id make one request.
        """
        ...

    async def merge(self, ended: tuple[Generation, ...]) -> tuple[Generation, ...]:
        """Add generations that ended elsewhere, all in one transaction, and return those added.

        An id, a request id or a place in a press that is there already adds nothing: what the
        history holds is never changed by this. They are listed where their dates belong; all
        others keep their order.

        Raises:
            NotPossibleNow: One of them has not ended; nothing was added.
        """
        ...

    async def get(self, generation_id: str) -> Generation | None:
        """Return one generation."""
        ...

    async def unknown(self, generation_ids: Iterable[str]) -> frozenset[str]:
        """Return those ids that stand for no generation."""
        ...

    async def save(self, generation: Generation, *, note: str = "", raw: str = "") -> None:
        """Write the generation as it is now, with its clips, and one line of its log, durably.

        Args:
            generation: The new state. `MOVES` is enforced against what is stored.
            note: What happened, for the generation's log (event name such as "submitting").
            raw: A raw reply to keep beside it.

        Raises:
            NotPossibleNow: The move is not legal; nothing was written.
        """
        ...

    async def save_all(self, generations: tuple[Generation, ...], *, note: str) -> None:
        """Write several generations as they are now, all or none; else as `save`."""
        ...

    async def binned(self) -> list[Generation]:
        """Return all that are in the bin, latest deleted first."""
        ...

    async def clips(self) -> list[Clip]:
        """Return all clips, those in the bin too."""
        ...

    async def measure_clips(self) -> tuple[int, int]:
        """Return how many clips there are outside the bin, and their bytes together."""
        ...

    async def needed_ingredients(self, digests: frozenset[str]) -> frozenset[str]:
        """Return the digests that a generation refers to whose clips are not emptied."""
        ...

    async def unfinished(self) -> list[Generation]:
        """Return all that have not ended, oldest first."""
        ...

    async def ids(
        self, *, search: str = "", states: Iterable[State] = (), favourites: bool = False
    ) -> list[str]:
        """Return the ids of all that match, are not hidden and not binned, newest first.

        Args:
            search: Words to be found in prompt, avoid text, file names or seed; CJK from one
                character.
            states: Only these; all when empty.
            favourites: Only those that the user marked.
        """
        ...

    async def cards(
        self, *, search: str = "", states: Iterable[State] = (), favourites: bool = False
    ) -> list[Card]:
        """Return the cards of what `ids` returns, in the same order, in one query."""
        ...

    async def listing(self, query: CardQuery, *, after: int | None, limit: int) -> Listing:
        """Return a page of the cards that a query asks for, none of them hidden.

        Args:
            query: Which cards, and in which order.
            after: `Listing.after` of the page before; None for the first page.
            limit: How many cards at most; those that come first as urgent do not count, and
                the order LONGEST has one page only.
        """
        ...

    async def tally(self) -> list[Tally]:
        """Return how many cards there are of each kind, those in the bin too."""
        ...

    async def page(self, ids: Iterable[str]) -> list[Generation]:
        """Return these generations, in this order, without those that are gone."""
        ...

    async def since(self, when: float) -> list[Generation]:
        """Return all that were pressed at that Unix time or later, hidden ones too."""
        ...

    async def press(self, press_id: str) -> list[Generation]:
        """Return all generations of one press, in its order, hidden ones too."""
        ...

    async def prompts(self, limit: int) -> list[str]:
        """Return the latest prompts, each once, newest first; empty ones left out."""
        ...

    async def last_seen(self) -> float | None:
        """Return when a program last held this history."""
        ...

    async def mark_seen(self, now: float) -> None:
        """Remember that a program holds this history now."""
        ...
