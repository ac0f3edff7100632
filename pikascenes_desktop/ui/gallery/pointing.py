"""What the pointer does with the cards: hover, click, scrub, drag out, rubber band."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from pikascenes_desktop.ui.gallery.cards import OUTSET
from pikascenes_desktop.ui.gallery.grid import CardGrid
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.gallery.rows import Kind
from pikascenes_desktop.ui.gallery.rubber_band import Band
from pikascenes_desktop.ui.gallery.selection import Flag

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.gallery.look import Zone
    from pikascenes_desktop.ui.gallery.model import GalleryModel


class PointedCards(CardGrid):
    """Cards that follow the pointer.

    Signals:
        acted: The user asks for something on a card: row, `Action`, where (global).
        dragged: The user drags a card out of the window: its row.
    """

    acted = Signal(int, object, QPoint)
    dragged = Signal(int)

    def __init__(self, model: GalleryModel, parent: QWidget | None = None) -> None:
        self._hovered = -1
        self._hot: Action | None = None
        self._pressed: tuple[int, Action | None] | None = None
        self._pressed_at = QPoint()
        self._pointer = QPoint()
        self._by_keyboard = False
        super().__init__(model, parent)
        self._band = Band(self, self._select_touched)
        self.setMouseTracking(True)

    # --- what the view says ---------------------------------------------------------------------

    def zones(self, row: int) -> list[Zone]:
        """Return what can be clicked on a card as it looks now."""
        raise NotImplementedError

    def explanation(self, row: int, point: QPoint) -> str:
        """Return what a tooltip says of a place on a card; empty for none."""
        raise NotImplementedError

    # --- hovering -------------------------------------------------------------------------------

    def _forget_pointer(self) -> None:
        self._update_card(self._hovered)
        self._hovered, self._hot, self._pressed = -1, None, None
        if self.viewport().underMouse():
            QTimer.singleShot(0, self, self._look_again)

    def _look_again(self) -> None:
        """Note what has come to stand under a pointer that did not move."""
        self._point_at(self.viewport().mapFromGlobal(self.cursor().pos()))

    def _zone_at(self, row: int, point: QPoint) -> Zone | None:
        return next((zone for zone in self.zones(row) if zone.rect.contains(point)), None)

    def _point_at(self, point: QPoint) -> None:
        """Note which card and which button the pointer is on."""
        row = self.indexAt(point).row() if self.viewport().rect().contains(point) else -1
        was, before = (self._hovered, self._hot), self._pointer
        self._hovered, self._pointer = row, point
        zone = self._zone_at(row, point) if row >= 0 else None
        self._hot = None if zone is None else zone.action
        if was != (row, self._hot):
            for changed in {was[0], row}:
                self._update_card(changed)
        elif row >= 0 and before.x() != point.x():
            self._update_card(row)  # the pointer looks through the clip

    def _update_card(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            place = self.visualRect(self._model.index(row, 0))
            self.viewport().update(place.adjusted(-OUTSET, -OUTSET, OUTSET, OUTSET))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.indexAt(event.pos()).row()
            text = self.explanation(row, event.pos()) if row >= 0 else ""
            # as rich text it wraps; escaped, so that no prompt is taken for any
            QToolTip.showText(
                event.globalPos(),
                text and f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>",
                self,
            )
            return True
        return super().viewportEvent(event)

    # --- the mouse ------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._band.is_drawn:
            self._band.draw_to(point)
        elif self._is_dragged(event):
            row = self._pressed[0] if self._pressed else -1
            self._pressed = None
            self._update_card(row)
            self.dragged.emit(row)
        else:
            self._point_at(point)

    def _is_dragged(self, event: QMouseEvent) -> bool:
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        return (
            bool(event.buttons() & Qt.MouseButton.LeftButton)
            and self._pressed is not None
            and self._pressed[1] is None
            and self._model.is_clip(self._pressed[0])
            and far >= QApplication.startDragDistance()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        point = event.position().toPoint()
        self._point_at(point)
        self._pressed_at = point
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._hovered < 0:
            if not event.modifiers() & (_CONTROL | _SHIFT):
                self._picker.none()
            self._picker.keep()
            self._band.begin(point)
            return
        self._pressed = (self._hovered, self._hot)
        if self._hot is None and not event.modifiers() & _SHIFT:
            self._picker.move(self._hovered)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        self._band.end()
        self.viewport().update()
        self._point_at(event.position().toPoint())
        if pressed is None or pressed != (self._hovered, self._hot):
            return
        row, action = pressed
        if action is Action.SELECT:
            self._picker.toggle(row)
        elif action is not None:
            self._picker.move(row)
            self._act(row, action)
        elif event.modifiers() & _SHIFT:
            self._picker.extend(row)
        elif event.modifiers() & _CONTROL or self._picker.is_any:
            self._picker.toggle(row)
        elif self._model.kind(row) is Kind.CLIP:
            self._act(row, Action.OPEN)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # the first click has acted already

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(QPoint(-1, -1))

    def contextMenuEvent(self, a0: QContextMenuEvent) -> None:
        by_key = a0.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(a0.pos())
        if index.isValid():
            self._picker.move(index.row())
            place = self.card_rect(index.row()).center() if by_key else a0.pos()
            self.acted.emit(index.row(), Action.MENU, self.viewport().mapToGlobal(place))

    def _select_touched(self, band: QRect) -> None:
        self._picker.back_to_kept()
        self.setSelection(band, Flag.Select)

    def _act(self, row: int, action: Action) -> None:
        rect = self.card_rect(row)
        place = next((zone.rect for zone in self.zones(row) if zone.action is action), rect)
        self.acted.emit(row, action, self.viewport().mapToGlobal(place.bottomLeft()))


_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
