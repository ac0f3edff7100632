"""Ids in rows, found both ways at once, with a cheap way in at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class RowIds:
    """A list of ids that knows the row of each.

    It is kept bottom row first, so that a card that comes in at the top is an append and no
    other place changes.
    """

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._upwards = list(ids)
        self._upwards.reverse()
        self._places = {key: place for place, key in enumerate(self._upwards)}

    def __len__(self) -> int:
        return len(self._upwards)

    def __getitem__(self, row: int) -> str:
        return self._upwards[len(self._upwards) - 1 - row]

    def row_of(self, key: str) -> int | None:
        """Return the row of an id."""
        place = self._places.get(key)
        return None if place is None else len(self._upwards) - 1 - place

    def insert(self, row: int, key: str) -> None:
        """Let an id in before a row."""
        place = len(self._upwards) - row
        self._upwards.insert(place, key)
        self._number_from(place)

    def remove(self, row: int) -> None:
        """Take a row out."""
        place = len(self._upwards) - 1 - row
        del self._places[self._upwards.pop(place)]
        self._number_from(place)

    def _number_from(self, place: int) -> None:
        for later in range(place, len(self._upwards)):
            self._places[self._upwards[later]] = later
