"""The six places of a scene, three by two; one tab stop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QWidget

from pikascenes_desktop.domain.scene import MAX_IMAGES
from pikascenes_desktop.ui.composer.notes import Note, tile_name
from pikascenes_desktop.ui.composer.tile import TileView
from pikascenes_desktop.ui.composer.tile_look import Look
from pikascenes_desktop.ui.composer.tile_motion import Ghost, Gliding
from pikascenes_desktop.ui.composer.tile_painting import RADIUS
from pikascenes_desktop.ui.focus_ring import focus_visibly
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.composer.sheet import Tile
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.thumbnails import Thumbnails

COLUMNS: Final = 3
GAP: Final = 9
PICTURE: Final = 200
"""Pixels of the long edge of a picture that covers a tile, at a density of 1."""

RING: Final = 1.5
RING_GAP: Final = 2.0
TALL: Final = 88
LOW: Final = 72


class TileGrid(QWidget):
    """Shows the draft's tiles and lets the user arrange them.

    Signals:
        open_wanted: Choose a picture for the tile of this key; 0 adds one.
        remove_wanted: Remove the tile of this key.
        menu_wanted: The context menu of the tile of this key (0: an empty place), and where.
    """

    open_wanted = Signal(int)
    remove_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, theme: Theme, draft: Draft, pictures: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft = draft
        self._pictures = pictures
        self._notes: tuple[Note, ...] = ()
        self._current = 0
        self._dragged = 0
        self._held = 0
        self._order: tuple[int, ...] = ()
        self._shown: tuple[int, ...] = ()
        self._incoming = 0
        self._tile_height = TALL
        give_role(self, Role.Grouping)
        self.setAccessibleName(say("ing.label"))
        self._views = [TileView(theme, self) for _ in range(MAX_IMAGES)]
        self._gliding = Gliding(theme.motion, self)
        self._ghost = Ghost(self)
        for index, view in enumerate(self._views):
            self._connect(index, view)
        pictures.ready.connect(self.refresh)
        draft.tiles_changed.connect(self.refresh)
        theme.changed.connect(self.update)
        self._set_height()
        self.refresh()

    def _connect(self, index: int, view: TileView) -> None:
        view.pressed_open.connect(partial(self._open, index))
        view.removed.connect(partial(self._remove, index))
        view.stepped.connect(partial(self._step, index))
        view.shoved.connect(partial(self._shove, index))
        view.menu_wanted.connect(partial(self._open_menu, index))
        view.drag_moved.connect(partial(self._drag, index))
        view.drag_ended.connect(self._drop)
        view.drag_cancelled.connect(self._end_drag)

    # --- what is shown ----------------------------------------------------------------------

    @property
    def views(self) -> tuple[TileView, ...]:
        """The six places, in order."""
        return tuple(self._views)

    def set_notes(self, found: tuple[Note, ...]) -> None:
        """Show these notes' tags."""
        self._notes = found
        self.refresh()

    def set_incoming(self, count: int) -> None:
        """Show where so many dragged images would land; 0 ends that."""
        self._incoming = count
        self.refresh()
        self.update()

    def set_low(self, low: bool) -> None:
        """Use the lower tiles of a low window."""
        height = LOW if low else TALL
        if height != self._tile_height:
            self._tile_height = height
            self._set_height()

    def focus_tile(self, index: int) -> None:
        """Put the keyboard on a place."""
        self._make_current(min(index, MAX_IMAGES - 1))
        focus_visibly(self._views[self._current])

    def refresh(self) -> None:
        """Show the draft as it is now."""
        tiles = {tile.key: tile for tile in self._draft.tiles}
        if self._dragged and set(self._order) != set(tiles):
            self._end_drag()  # it was taken away, or others came
            return
        order = self._order if self._dragged else tuple(tiles)
        for index, view in enumerate(self._views):
            if index < len(order):
                tile = tiles[order[index]]
                number = self._draft.tiles.index(tile)
                name = tile_name(self._draft.tiles, number, self._notes)
                view.show_look(self._filled(index, number, tile), name, name)
            else:
                place = index - len(order)
                look = Look(
                    index + 1,
                    is_next=place == 0,
                    is_target=place < self._incoming,
                )
                view.show_look(look, say("ax.tile.empty", i=index + 1), say("ing.how"))
        self._glide(order)
        self._make_current(self._current)
        self._paint_parent()

    def _glide(self, order: tuple[int, ...]) -> None:
        """Let tiles that stand elsewhere now come from where they were."""
        before, self._shown = self._shown, order
        if set(before) != set(order) or before == order or not self.isVisible():
            return
        places = {key: self._views[index].geometry() for index, key in enumerate(before)}
        self._gliding.start(
            [(self._views[index], places[key], self.slot(index)) for index, key in enumerate(order)]
        )

    def _paint_parent(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def paint_rings(self, painter: QPainter) -> None:
        """Paint the rings of tiles with notes; they reach beyond this widget, onto its parent."""
        tokens = self._theme.tokens
        out = RING_GAP + RING / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._gliding.is_moving:
            return  # where they go they are painted again
        for view in self._views:
            if view.look.tag:
                colour = tokens.danger if view.look.is_error else tokens.warning
                painter.setPen(QPen(colour, RING))
                tile = QRectF(view.geometry().translated(self.pos()))
                ring = tile.adjusted(-out, -out, out, out)
                painter.drawRoundedRect(ring, RADIUS + out, RADIUS + out)

    def _filled(self, index: int, number: int, tile: Tile) -> Look:
        own = [note for note in self._notes if note.number == number + 1]
        first = own[0] if own else None
        image = tile.ingredient
        return Look(
            index + 1,
            is_filled=True,
            picture=self._pictures.ingredient(image, round(PICTURE * self.devicePixelRatioF())),
            link=image.source if image.is_link else "",
            tag=first.tag if first else "",
            is_error=first is not None and first.is_error,
            is_busy=tile.is_busy,
            is_dragged=tile.key == self._dragged,
        )

    def _make_current(self, index: int) -> None:
        self._current = index
        for place, view in enumerate(self._views):
            view.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if place == index else Qt.FocusPolicy.ClickFocus
            )

    def _key(self, index: int) -> int:
        tiles = self._draft.tiles
        return tiles[index].key if index < len(tiles) else 0

    # --- what the user does -----------------------------------------------------------------

    def _open(self, index: int) -> None:
        self.open_wanted.emit(self._key(index))

    def _open_menu(self, index: int, at: QPoint) -> None:
        self.menu_wanted.emit(self._key(index), at)

    def _remove(self, index: int) -> None:
        key = self._key(index)
        if key:
            self.remove_wanted.emit(key)
            if self._views[index].hasFocus():
                self.focus_tile(min(index, len(self._draft.tiles)))

    def _step(self, index: int, x: int, y: int) -> None:
        place = index + self._forward(x) + COLUMNS * y
        if 0 <= place < MAX_IMAGES:
            self.focus_tile(place)

    def _shove(self, index: int, x: int, y: int) -> None:
        key, place = self._key(index), index + self._forward(x) + COLUMNS * y
        if key and 0 <= place < len(self._draft.tiles):
            self._draft.move(key, place)
            self.focus_tile(place)
            announce(self, say("ax.moved", i=place + 1))

    def _forward(self, x: int) -> int:
        """Return how many places on a step to the right is in the language's direction."""
        return -x if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else x

    # --- dragging ---------------------------------------------------------------------------

    def _drag(self, index: int, at: QPoint) -> None:
        if not self._dragged:
            self._dragged = self._key(index)
            self._held = index
            self._order = tuple(tile.key for tile in self._draft.tiles)
            self._ghost.lift(self._views[index], self._views[index].grip)
        self._ghost.follow(at)
        place = self._place_at(at)
        if place is not None:
            others = [key for key in self._order if key != self._dragged]
            others.insert(min(place, len(others)), self._dragged)
            self._order = tuple(others)
        self.refresh()

    def _drop(self) -> None:
        key = self._dragged
        place = self._order.index(key)
        moved = self._key(place) != key
        self._dragged = 0
        self._ghost.hide()
        self._draft.move(key, place)
        self.refresh()
        if moved:
            announce(self, say("ax.moved", i=place + 1))

    def _end_drag(self) -> None:
        self._dragged = 0
        self._views[self._held].let_go()
        self._ghost.hide()
        self.refresh()

    def _place_at(self, at: QPoint) -> int | None:
        for index in range(MAX_IMAGES):
            if self.slot(index).adjusted(-GAP // 2, -GAP // 2, GAP // 2, GAP // 2).contains(at):
                return index
        return None

    # --- layout -----------------------------------------------------------------------------

    def _set_height(self) -> None:
        self.setFixedHeight(2 * self._tile_height + GAP)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(COLUMNS * 110 + 2 * GAP, 2 * self._tile_height + GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._gliding.end()
        for index, view in enumerate(self._views):
            view.setGeometry(self.slot(index))

    def slot(self, index: int) -> QRect:
        """Return where a place is, in the language's direction."""
        free = self.width() - (COLUMNS - 1) * GAP
        column, row = index % COLUMNS, index // COLUMNS
        # Edges are rounded one by one, so that the last column ends at the grid's edge.
        left = round(column * free / COLUMNS) + column * GAP
        right = round((column + 1) * free / COLUMNS) + column * GAP
        top = row * (self._tile_height + GAP)
        slot = QRect(left, top, right - left, self._tile_height)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), slot)
