"""Which cards are selected, by rows: picking, toggling, extending, all and none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QAbstractItemView

Flag = QItemSelectionModel.SelectionFlag


class Picker:
    """Selects by whole ranges, so that a hundred thousand cards cost no more than two.

    Args:
        view: The view whose selection it is.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        self._view = view
        self._anchor = 0
        self._before = QItemSelection()

    @property
    def is_any(self) -> bool:
        """Whether any card is selected."""
        return self._view.selectionModel().hasSelection()

    def _ranges(self) -> list[tuple[int, int]]:
        chosen = self._view.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.count())]
        return sorted((part.top(), part.bottom()) for part in parts)

    def rows(self) -> list[int]:
        """Return the selected rows, in order."""
        return [row for top, bottom in self._ranges() for row in range(top, bottom + 1)]

    def count(self) -> int:
        """Return how many cards are selected."""
        return sum(bottom - top + 1 for top, bottom in self._ranges())

    def holds(self, row: int) -> bool:
        """Say whether a row is selected."""
        return self._view.selectionModel().isSelected(self._view.model().index(row, 0))

    def move(self, row: int) -> None:
        """Make a card the current one; what is selected stays."""
        self._anchor = row
        index = self._view.model().index(row, 0)
        self._view.selectionModel().setCurrentIndex(index, Flag.NoUpdate)

    def toggle(self, row: int) -> None:
        """Select a card, or not any more."""
        self.move(row)
        self._view.selectionModel().select(self._view.model().index(row, 0), Flag.Toggle)

    def extend(self, row: int) -> None:
        """Select from the anchor to a card, and nothing else."""
        model = self._view.model()
        first, last = sorted((min(self._anchor, model.rowCount() - 1), row))
        part = QItemSelection(model.index(first, 0), model.index(last, 0))
        self._view.selectionModel().select(part, Flag.ClearAndSelect)
        self._view.selectionModel().setCurrentIndex(model.index(row, 0), Flag.NoUpdate)

    def all(self) -> None:
        """Select every card."""
        model = self._view.model()
        if model.rowCount():
            whole = QItemSelection(model.index(0, 0), model.index(model.rowCount() - 1, 0))
            self._view.selectionModel().select(whole, Flag.ClearAndSelect)

    def none(self) -> None:
        """Select nothing."""
        self._view.selectionModel().clearSelection()

    def these(self, rows: Iterable[int], command: QItemSelectionModel.SelectionFlag) -> None:
        """Apply a selection command to some rows."""
        model = self._view.model()
        chosen = QItemSelection()
        first = last = -1
        for row in rows:
            if row == last + 1 and first >= 0:
                last = row
                continue
            if first >= 0:
                chosen.select(model.index(first, 0), model.index(last, 0))
            first = last = row
        if first >= 0:
            chosen.select(model.index(first, 0), model.index(last, 0))
        self._view.selectionModel().select(chosen, command)

    def keep(self) -> None:
        """Remember the selection as it is, for `back_to_kept`."""
        self._before = QItemSelection(self._view.selectionModel().selection())

    def back_to_kept(self) -> None:
        """Select what `keep` remembered, and nothing else."""
        self._view.selectionModel().select(self._before, Flag.ClearAndSelect)
