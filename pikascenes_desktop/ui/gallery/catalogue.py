"""All cards of the history in memory, so that filters, counts and sorting ask no database."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from pikascenes_desktop.domain.generation import UNSURE, State
from pikascenes_desktop.ports.storage import Card
from pikascenes_desktop.services.gallery import FAILED_STATES, RUNNING_STATES, Filter
from pikascenes_desktop.ui.gallery.days import LocalDays

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pikascenes_desktop.domain.generation import Generation

_RUNNING = frozenset(RUNNING_STATES)
_FAILED = frozenset(FAILED_STATES)
_UNSETTLED = _RUNNING | UNSURE
_ENDED_BADLY = frozenset({State.REFUSED, State.FAILED})


class Sort(StrEnum):
    """The orders that the tool bar offers."""

    NEWEST = "new"
    OLDEST = "old"


def _shows(chip: Filter, state: State, favourite: bool) -> bool:
    match chip:
        case Filter.RUNNING:
            return state in _RUNNING
        case Filter.FAILED:
            return state in _FAILED
        case Filter.FAVOURITES:
            return favourite
        case Filter.ALL:
            return True


def belongs(card: Card, chip: Filter) -> bool:
    """Say whether a chip shows the card."""
    return _shows(chip, card.state, card.favourite)


def card_of(generation: Generation) -> Card:
    """Return the card of a generation."""
    return Card(
        id=generation.id,
        created_at=generation.created_at,
        aspect_ratio=generation.scene.aspect_ratio,
        state=generation.state,
        blocked_by=generation.blocked_by,
        favourite=generation.favourite,
    )


class Catalogue:
    """Every card that is not hidden, oldest first inside, so that a new one is an append.

    Attributes:
        counts: How many cards each chip stands for, kept up to date by each change.
    """

    def __init__(self) -> None:
        self._cards: dict[str, Card] = {}
        self._days = LocalDays()
        self.counts: dict[Filter, int] = dict.fromkeys(Filter, 0)

    def __len__(self) -> int:
        return len(self._cards)

    def __contains__(self, generation_id: str) -> bool:
        return generation_id in self._cards

    def __getitem__(self, generation_id: str) -> Card:
        return self._cards[generation_id]

    def fill(self, newest_first: Iterable[Card]) -> None:
        """Replace all cards."""
        cards = list(newest_first)
        self._cards = {card.id: card for card in reversed(cards)}
        kinds = Counter((card.state, card.favourite) for card in cards)
        self.counts = {
            chip: sum(count for kind, count in kinds.items() if _shows(chip, *kind))
            for chip in Filter
        }

    def put(self, card: Card) -> Card | None:
        """Add or replace a card, and return the one it replaces."""
        before = self._cards.get(card.id)
        self._cards[card.id] = card
        self._count(before, -1)
        self._count(card, 1)
        return before

    def forget(self, generation_id: str) -> Card | None:
        """Drop a card and return it; None if it was not there."""
        before = self._cards.pop(generation_id, None)
        self._count(before, -1)
        return before

    def _count(self, card: Card | None, step: int) -> None:
        if card is not None:
            for chip in Filter:
                self.counts[chip] += step * belongs(card, chip)

    def day(self, card: Card, today: int) -> int:
        """Return the day under which a card stands: unsettled work is always today's."""
        return today if card.state in _UNSETTLED else self._days.ordinal(card.created_at)

    def arranged(
        self, chip: Filter, sort: Sort, matching: Collection[str] | None, today: int
    ) -> list[Card]:
        """Return the cards to show, in order.

        Newest first begins with what runs, waits for the user or failed today; oldest first
        is by date alone.

        Args:
            chip: Only the cards of this chip.
            sort: Newest or oldest first.
            matching: Only these ids (what a search found); None for all.
            today: The local day that it is now, as `date.toordinal` counts.
        """
        wanted: Iterable[Card] = self._cards.values()
        if sort is Sort.NEWEST:
            wanted = reversed(self._cards.values())
        if matching is not None:
            wanted = (card for card in wanted if card.id in matching)
        if chip is not Filter.ALL:
            wanted = (card for card in wanted if belongs(card, chip))
        if sort is Sort.OLDEST:
            return list(wanted)
        first: list[Card] = []
        rest: list[Card] = []
        for card in _presses_in_order(wanted):
            is_first = card.state in _UNSETTLED or (
                card.state in _ENDED_BADLY and self.day(card, today) == today
            )
            (first if is_first else rest).append(card)
        return first + rest


def _presses_in_order(newest_first: Iterable[Card]) -> list[Card]:
    """Return the cards with the variations of one press, made in one moment, from the first."""
    return [
        card
        for _, press in groupby(newest_first, key=attrgetter("created_at"))
        for card in reversed(list(press))
    ]
