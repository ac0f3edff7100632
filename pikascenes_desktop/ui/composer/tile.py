"""One place for an ingredient, as a button that can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from pikascenes_desktop.ui.composer.tile_look import Look, Surface
from pikascenes_desktop.ui.composer.tile_painting import RADIUS, TilePainter
from pikascenes_desktop.ui.controls.tips import safe_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QMouseEvent, QPaintEvent

    from pikascenes_desktop.ui.theme import Theme


ARROWS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Where each arrow leads, in (columns, rows)."""


class TileView(QAbstractButton):
    """Paints a `Look` and says what the user does to it.

    Signals:
        pressed_open: Enter, Space or a click: choose or replace the picture.
        removed: Del, Backspace or the remove button.
        stepped: An arrow key: move among tiles by (columns, rows).
        shoved: Alt and an arrow key: move the tile by (columns, rows).
        menu_wanted: The context menu, at a place on the screen.
        drag_moved: The pointer is dragging this tile, at a place in the parent.
        drag_ended: It let go of it.
        drag_cancelled: Esc was pressed instead.
    """

    pressed_open = Signal()
    removed = Signal()
    stepped = Signal(int, int)
    shoved = Signal(int, int)
    menu_wanted = Signal(QPoint)
    drag_moved = Signal(QPoint)
    drag_ended = Signal()
    drag_cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = Look(1)
        self._press: QPoint | None = None
        self._is_dragging = False
        self._painter = TilePainter(theme)
        self.setMouseTracking(True)
        self.setProperty("ringRadius", RADIUS)
        self.clicked.connect(self.pressed_open)  # as screen readers press it
        theme.changed.connect(self.update)

    @property
    def grip(self) -> QPoint:
        """Where on the tile the pointer took hold of it."""
        return self._press or QPoint()

    @property
    def look(self) -> Look:
        """What is shown."""
        return self._look

    def show_look(self, look: Look, name: str, tip: str) -> None:
        """Show something else."""
        self._look = look
        self.setAccessibleName(name)
        self.setToolTip(safe_tip(tip))
        self._show_hand()
        self.update()

    def remove_rect(self) -> QRect:
        """Return where the remove button is."""
        return self._surface().remove_rect()

    # --- what the user does -----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self._is_dragging:
            self.drag_cancelled.emit()
        elif key in ARROWS:
            with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            (self.shoved if with_alt else self.stepped).emit(*ARROWS[key])
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._look.is_filled:
            self.removed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.pressed_open.emit()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
            self._show_hand()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._press is None or not self._look.is_filled:
            self.update()
            return
        far = (here - self._press).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._is_dragging:
            self._is_dragging = True
        if self._is_dragging:
            self.drag_moved.emit(self.mapToParent(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        started, self._press = self._press, None
        self._show_hand()
        if self._is_dragging:
            self.let_go()
            self.drag_ended.emit()
        elif started is not None and self.rect().contains(here):
            if not self._look.is_filled:
                self.pressed_open.emit()
            elif self.remove_rect().contains(here) and self.remove_rect().contains(started):
                self.removed.emit()

    def let_go(self) -> None:
        """Be dragged no more, whatever the pointer does."""
        self._press = None
        self._is_dragging = False
        self._show_hand()

    def _show_hand(self) -> None:
        """Let the pointer say that a picture can be taken hold of, and that it is held."""
        if not self._look.is_filled:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._press is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    # --- painting ---------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._painter.paint(painter, self._look, self._surface())
        painter.end()

    def _surface(self) -> Surface:
        return Surface(
            size=self.size(),
            direction=self.layoutDirection(),
            ratio=self.devicePixelRatioF(),
            is_under_mouse=self.underMouse(),
            has_focus=self.hasFocus(),
        )
