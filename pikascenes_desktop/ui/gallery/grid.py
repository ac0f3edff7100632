"""The gallery's view, following its model: what is looked at stays where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QTimer
from PySide6.QtWidgets import QAbstractItemView

from pikascenes_desktop.ui.gallery.geometry import AnyIndex, CardGeometry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.gallery.model import GalleryModel

REFLOW_MS: Final = 60
"""While the window is being resized, rows reflow at most this often."""


@dataclass(frozen=True, slots=True)
class _Before:
    """What the view showed before its rows became others, by name."""

    chosen: list[str]
    row: int
    current: str
    top: tuple[str, int] | None


class CardGrid(CardGeometry):
    """Lays a `GalleryModel` out in justified rows, through all its changes."""

    def __init__(self, model: GalleryModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._before: _Before | None = None
        self._reflow_due = False
        self._reflow = QTimer(self)
        self._reflow.setSingleShot(True)
        self._reflow.setInterval(REFLOW_MS)
        self._reflow.timeout.connect(self._reflow_if_due)
        model.modelAboutToBeReset.connect(self._remember)
        model.arranged.connect(self._restore)
        model.rowsRemoved.connect(self._note_rows)

    def _forget_pointer(self) -> None:
        """Rows are others now: whoever notes where the pointer is looks again."""

    def take_over(self, other: CardGrid) -> None:
        """Show first the card that another view shows first, as soon as it is there."""
        place = other.top_card()
        if place is None:
            return
        model = self._model

        def stay() -> None:
            if model.row_of(place[0]) is not None or model.is_whole:
                model.arranged.disconnect(stay)
                model.rowsInserted.disconnect(stay)
                self._arrange()
                self._stay_at(place)

        model.arranged.connect(stay)
        model.rowsInserted.connect(stay)

    def rowsInserted(self, parent: AnyIndex, start: int, end: int) -> None:
        place = self._top_card_before(start, end - start + 1)
        is_beyond = self._layout.is_beyond(start, self.verticalOffset() + self.viewport().height())
        QAbstractItemView.rowsInserted(self, parent, start, end)
        if is_beyond:  # nothing that is in sight has changed
            self._is_stale = True
            self._arrange()
        else:
            self._rearrange(place)

    def _top_card_before(self, start: int, count: int) -> tuple[str, int] | None:
        """Return what `_top_card` would have said before rows came in."""
        top = self.verticalOffset()
        if top <= self._heading or not self._layout.count:
            return None
        row, box = next(self._layout.visible(top, top + self.viewport().height()), (-1, None))
        if box is None:
            return None
        return self._model.id_at(row + count if row >= start else row), box.y - top

    def rowsAboutToBeRemoved(self, parent: AnyIndex, start: int, end: int) -> None:
        current, last = self.currentIndex().row(), self._model.rowCount() - 1
        if start <= current <= end:  # the neighbour takes its place
            following = end + 1 if end < last else start - 1
            if following >= 0:
                self._picker.move(following)
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)
        self._forget_pointer()
        self.viewport().update()

    def _note_rows(self) -> None:
        self._is_stale = True

    def dataChanged(
        self,
        first: AnyIndex,
        last: AnyIndex,
        roles: Sequence[int] = (),
    ) -> None:
        QAbstractItemView.dataChanged(self, first, last, list(roles))
        if not self._layout.is_current(first.row()):
            self._is_stale = True  # its kind of card is another one now
            self.viewport().update()

    def _remember(self) -> None:
        """Note by name what is selected, current and in sight: rows are others in a moment."""
        current = self.currentIndex().row()
        name = self._model.id_at(current) if 0 <= current < self._model.rowCount() else ""
        chosen = [self._model.id_at(row) for row in self._picker.rows()]
        self._before = _Before(chosen, current, name, self.top_card())

    def reset(self) -> None:
        super().reset()
        self._is_stale = True
        self._forget_pointer()

    def _restore(self, same: bool) -> None:
        """Go on where the rows of before were left, or at the top of what is new."""
        before, self._before = self._before, None
        if before is None:
            return
        row = self._model.row_of(before.current) if before.current else None
        if row is None and same and before.row >= 0:
            row = min(before.row, self._model.rowCount() - 1)
        if row is not None and row >= 0:
            self._picker.move(row)
        if same:
            flag = QItemSelectionModel.SelectionFlag
            self._picker.these(self._model.rows_of(before.chosen), flag.ClearAndSelect)
            self._rearrange(before.top)
        else:
            self.verticalScrollBar().setValue(0)
            self._rearrange(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        if self._reflow.isActive():
            self._reflow_due = True
            return
        self.doItemsLayout()
        self._reflow.start()

    def _reflow_if_due(self) -> None:
        if self._reflow_due:
            self._reflow_due = False
            self.doItemsLayout()

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        if self._is_settling:
            return  # what is in sight stays where it is
        self._settle()
        self._forget_pointer()
        whole = self.viewport().rect()
        if abs(dy) < whole.height():
            self.viewport().scroll(0, dy, whole)  # only what comes into sight is painted
        else:
            self.viewport().update()
