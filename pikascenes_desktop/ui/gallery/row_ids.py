"""Ids in rows, found both ways at once, with a cheap way in at either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class RowIds:
    """A list of ids that knows the row of each.

    Each id has a number that grows from row to row; the first row's is `_base`. What comes in
    or goes renumbers the rows above or below, whichever are fewer: at either end next to none.
    """

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._ids = list(ids)
        self._base = 0
        self._numbers = dict(zip(self._ids, range(len(self._ids)), strict=True))

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, row: int) -> str:
        return self._ids[row]

    def __contains__(self, key: str) -> bool:
        return key in self._numbers

    def row_of(self, key: str) -> int | None:
        """Return the row of an id."""
        number = self._numbers.get(key)
        return None if number is None else number - self._base

    def rows_of(self, keys: Iterable[str]) -> list[int]:
        """Return the rows of those ids that have one, in order."""
        rows = (self.row_of(key) for key in keys)
        return sorted(row for row in rows if row is not None)

    def are_new(self, keys: Iterable[str]) -> bool:
        """Say whether none of the ids has a row."""
        return self._numbers.keys().isdisjoint(keys)

    def extend(self, keys: Sequence[str]) -> None:
        """Add ids below."""
        first = self._base + len(self._ids)
        self._numbers.update(zip(keys, range(first, first + len(keys)), strict=True))
        self._ids.extend(keys)

    def insert(self, row: int, key: str) -> None:
        """Let an id in before a row."""
        self._ids.insert(row, key)
        if row < len(self._ids) // 2:
            self._base -= 1
            self._number(range(row + 1))
        else:
            self._number(range(row, len(self._ids)))

    def remove(self, row: int) -> None:
        """Take a row out."""
        del self._numbers[self._ids.pop(row)]
        if row < len(self._ids) // 2:
            self._base += 1
            self._number(range(row))
        else:
            self._number(range(row, len(self._ids)))

    def _number(self, rows: range) -> None:
        for row in rows:
            self._numbers[self._ids[row]] = self._base + row
