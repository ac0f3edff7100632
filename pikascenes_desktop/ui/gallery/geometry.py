"""The geometry of the gallery's view: a list to keyboards and screen readers, rows to the eye.

`CardGeometry` is a `QListView` whose geometry is all its own: Qt's is O(n) per change, and its
lists are what reach screen readers. Only visible cards are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from pikascenes_desktop.ui.gallery.cards import OUTSET
from pikascenes_desktop.ui.gallery.layout import Layout
from pikascenes_desktop.ui.gallery.rows import CAPTION, DEFAULT_HEIGHT, HEADING, Box, Frame
from pikascenes_desktop.ui.gallery.selection import Picker
from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.gallery.model import GalleryModel

PADDING: Final = 20
SCROLL_STEP: Final = 48

AnyIndex = QModelIndex | QPersistentModelIndex


class CardGeometry(QListView):
    """Lays a `GalleryModel` out in justified rows."""

    def __init__(self, model: GalleryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = Layout()
        self._picker = Picker(self)
        self._padding = PADDING
        self._row_height = DEFAULT_HEIGHT
        self._caption, self._heading = px(CAPTION), px(HEADING)
        self._is_stale = True
        self._is_settling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = model
        self.setModel(model)

    # --- measures -------------------------------------------------------------------------

    @property
    def picker(self) -> Picker:
        """What is selected."""
        return self._picker

    @property
    def row_height(self) -> int:
        """The height that rows are scaled from."""
        return self._row_height

    def set_row_height(self, height: int) -> None:
        """Make the cards larger or smaller."""
        self._row_height = height
        self.doItemsLayout()

    def set_padding(self, padding: int) -> None:
        """Change the room left and right of the cards."""
        self._padding = padding
        self.doItemsLayout()

    def card_rect(self, row: int) -> QRect:
        """Return where a card's poster is in the viewport."""
        self._arrange()
        place = self._layout.anchor(self.verticalOffset())
        box = self._layout.box(row)
        self._follow(self._layout.at(place))  # it may be the first look at that day
        return self._on_screen(box)

    def _on_screen(self, box: Box) -> QRect:
        return QRect(
            self._mirrored(box.x + self._padding, box.width),
            box.y - self.verticalOffset(),
            box.width,
            box.height,
        )

    def _mirrored(self, x: int, width: int) -> int:
        """Return the left edge of what begins so far from where lines begin."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return self.viewport().width() - x - width
        return x

    def _arrange(self) -> None:
        """Bring the layout up to date; costs next to nothing when it is."""
        if self._is_stale:
            self._is_stale = False
            width = max(1, self.viewport().width() - 2 * self._padding)
            frame = Frame(width, self._row_height, self._caption, self._heading)
            self._layout.arrange(self._model.days, frame)
            self._settle()

    def _settle(self) -> None:
        """Lay out what is in sight, and let the scroll bar follow."""
        if self._is_settling:
            return
        top = self.verticalOffset()
        shift = self._layout.settle(top, top + self.viewport().height())
        self._follow(top + shift)

    def _follow(self, top: int) -> None:
        """Show the content from that height on, in a scroll bar as long as it is now."""
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        longest = max(0, self._layout.height - height)
        if (bar.maximum(), bar.pageStep(), bar.value()) == (longest, height, top):
            return
        self._is_settling = True
        bar.setSingleStep(SCROLL_STEP)
        bar.setPageStep(height)
        bar.setRange(0, longest)
        bar.setEnabled(longest > 0)  # else its handle is not drawn
        bar.setValue(top)
        self._is_settling = False

    def top_card(self) -> tuple[str, int] | None:
        """Return the first visible card and how far its top is from the viewport's."""
        top = self.verticalOffset()
        if top <= self._heading or not self._layout.count:
            return None
        row, box = next(self._layout.visible(top, top + self.viewport().height()), (-1, None))
        if box is None or row >= self._model.rowCount():
            return None
        return self._model.id_at(row), box.y - top

    def _stay_at(self, place: tuple[str, int] | None) -> None:
        row = None if place is None else self._model.row_of(place[0])
        if place is not None and row is not None:
            top = self._layout.box(row).y - place[1]
            self._follow(top)
            self._settle()

    def _rearrange(self, place: tuple[str, int] | None) -> None:
        self._is_stale = True
        self._arrange()
        self._stay_at(place)
        self.viewport().update()

    # --- QAbstractItemView's geometry ---------------------------------------------------------

    def visualRect(self, index: AnyIndex) -> QRect:
        if not index.isValid() or index.row() >= self._model.rowCount():
            return QRect()
        return self.card_rect(index.row()).adjusted(0, 0, 0, self._caption)

    def indexAt(self, p: QPoint) -> QModelIndex:
        self._arrange()
        x = self._mirrored(p.x(), 1) - self._padding
        row = self._layout.card_at(x, p.y() + self.verticalOffset())
        return QModelIndex() if row is None else self._model.index(row, 0)

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        rect = self.visualRect(index).adjusted(0, -OUTSET, 0, 0)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        wanted = QAbstractItemView.ScrollHint
        if hint == wanted.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif rect.top() < 0 or hint == wanted.PositionAtTop:
            top = bar.value() + rect.top()
            bar.setValue(0 if top <= self._heading else top)
        elif rect.bottom() > height or hint == wanted.PositionAtBottom:
            bar.setValue(bar.value() + rect.bottom() - height + 1)

    def moveCursor(
        self,
        move: QAbstractItemView.CursorAction,
        _modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        return self._model.index(self._row_towards(move), 0)

    def _row_towards(self, move: QAbstractItemView.CursorAction) -> int:
        self._arrange()
        last = self._model.rowCount() - 1
        row = self.currentIndex().row()
        if row < 0:
            return last if move == QAbstractItemView.CursorAction.MoveEnd else 0
        page = self.viewport().height() - self._caption
        to = QAbstractItemView.CursorAction
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            sides = {to.MoveLeft: to.MoveRight, to.MoveRight: to.MoveLeft}
            move = sides.get(move, move)
        if move in {to.MovePageUp, to.MovePageDown}:
            return self._layout.page_from(row, page if move == to.MovePageDown else -page)
        if move in {to.MoveUp, to.MoveDown}:
            return self._layout.above(row) if move == to.MoveUp else self._layout.below(row)
        return {
            to.MoveLeft: max(0, row - 1),
            to.MovePrevious: max(0, row - 1),
            to.MoveRight: min(last, row + 1),
            to.MoveNext: min(last, row + 1),
            to.MoveHome: 0,
        }.get(move, last)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: AnyIndex) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self._arrange()
        area = rect.normalized()
        box = Box(
            self._mirrored(area.x(), area.width()) - self._padding,
            area.y() + self.verticalOffset(),
            area.width(),
            area.height(),
        )
        self._picker.these(self._layout.touching(box), command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def selectAll(self) -> None:
        self._picker.all()

    def doItemsLayout(self) -> None:
        place = self.top_card()
        self._rearrange(place)

    def updateGeometries(self) -> None:
        self._arrange()
