"""What keys do with the cards (DESIGN §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery.keys import ACTION_KEYS, toggle_modifier
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.gallery.pointing import PointedCards
from pikascenes_desktop.ui.gallery.rows import Kind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.gallery.model import GalleryModel


class TypedCards(PointedCards):
    """Cards that follow the keyboard."""

    def __init__(self, model: GalleryModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._shift = False

    def main_action(self, row: int) -> Action | None:
        """Return what Enter does on a card: open a clip, or press the card's first button."""
        if self._model.chip is Filter.BIN:
            return Action.MENU
        if self._model.kind(row) is Kind.CLIP:
            return Action.OPEN
        actions = [zone.action for zone in self.zones(row) if zone.action is not Action.DISMISS]
        return actions[0] if actions else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        self._note_shift(pressed=event.key() == Qt.Key.Key_Shift or self._shift)
        row = self.currentIndex().row()
        if row < 0 and self._picker.is_any:
            row = self._picker.rows()[0]
        for (key, modifiers), action in ACTION_KEYS.items():
            if event.key() == key and event.modifiers() == modifiers and row >= 0:
                self._act(row, action)
                return
        moves = QAbstractItemView.CursorAction
        to = {
            Qt.Key.Key_Left: moves.MoveLeft,
            Qt.Key.Key_Right: moves.MoveRight,
            Qt.Key.Key_Up: moves.MoveUp,
            Qt.Key.Key_Down: moves.MoveDown,
            Qt.Key.Key_PageUp: moves.MovePageUp,
            Qt.Key.Key_PageDown: moves.MovePageDown,
            Qt.Key.Key_Home: moves.MoveHome,
            Qt.Key.Key_End: moves.MoveEnd,
        }.get(Qt.Key(event.key()))
        if to is not None and self._model.rowCount():
            target = self._row_towards(to)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._picker.extend(target)
            else:
                self._picker.move(target)
            self.scrollTo(self._model.index(target, 0))
            self.viewport().update()
        elif not self._choose_by_key(event, row):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._note_shift(pressed=self._shift and event.key() != Qt.Key.Key_Shift)
        super().keyReleaseEvent(event)

    def _note_shift(self, *, pressed: bool) -> None:
        if pressed is not self._shift:
            self._shift = pressed
            self._update_card(self._hovered)

    def _choose_by_key(self, event: QKeyEvent, row: int) -> bool:
        """Handle what selects or activates; say whether the key was one of these."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_A if control:
                self._picker.all()
            case Qt.Key.Key_Space if event.modifiers() == toggle_modifier() and row >= 0:
                self._picker.toggle(row)
            case Qt.Key.Key_Escape if self._picker.is_any:
                self._picker.none()
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if row >= 0:
                action = self.main_action(row)
                if action is not None:
                    self._act(row, action)
            case Qt.Key.Key_Period if control and row >= 0:
                cancels = self._model.kind(row) is Kind.RUNNING
                self._act(row, Action.CANCEL if cancels else Action.DISMISS)
            case _:
                return False
        return True
