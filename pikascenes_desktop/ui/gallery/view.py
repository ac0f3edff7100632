"""The gallery's cards on the screen: painting what is visible, pointer and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from pikascenes_desktop.ui.gallery.cards import OUTSET, CardPainter
from pikascenes_desktop.ui.gallery.day_headings import paint_heading
from pikascenes_desktop.ui.gallery.grid import CardGrid
from pikascenes_desktop.ui.gallery.keys import ACTION_KEYS
from pikascenes_desktop.ui.gallery.look import Look
from pikascenes_desktop.ui.gallery.messages import Action
from pikascenes_desktop.ui.gallery.rows import (
    HEADING,
    Kind,
    kind_of,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.gallery.look import Zone
    from pikascenes_desktop.ui.gallery.model import GalleryModel
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.thumbnails import Thumbnails

PADDING: Final = 20
SCROLL_STEP: Final = 48
BEAT_MS: Final = 40
"""25 looks a second at byte counts and sweeps; only while running cards are in sight."""

SWEEP_MS: Final = 1600
REFLOW_MS: Final = 60
"""While the window is being resized, rows reflow at most this often."""

AnyIndex = QModelIndex | QPersistentModelIndex


class GalleryView(CardGrid):
    """Shows a `GalleryModel` as cards.

    Signals:
        acted: The user asks for something on a card: row, `Action`, where (global).
        selected: How many cards are selected now.
    """

    acted = Signal(int, object, QPoint)
    selected = Signal(int)

    def __init__(
        self,
        desk: Desk,
        model: GalleryModel,
        theme: Theme,
        pictures: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        self._hovered = -1
        self._hot: Action | None = None
        self._pressed: tuple[int, Action | None] | None = None
        super().__init__(model, parent)
        self._desk = desk
        self._theme = theme
        self._pictures = pictures
        self._painter = CardPainter(pictures)
        self._by_keyboard = False
        self._is_still = False
        self._running: QRegion = QRegion()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._show_progress)
        self.setObjectName("cards")
        self.setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        theme.changed.connect(self._repaint)
        pictures.ready.connect(self._repaint)

    def set_still(self, still: bool) -> None:
        """Stop all motion (the user asks for less of it)."""
        self._is_still = still
        self.viewport().update()

    def _repaint(self, _key: str = "") -> None:
        self.viewport().update()

    def _forget_pointer(self) -> None:
        self._hovered, self._hot, self._pressed = -1, None, None

    # --- painting ---------------------------------------------------------------------------

    def _look(self, row: int) -> Look:
        generation = self._model.generation(row)
        generation_id = self._model.id_at(row)
        phase = None if self._is_still else (self._clock.elapsed() % SWEEP_MS) / SWEEP_MS
        hovered = row == self._hovered
        focused = self._by_keyboard and self.hasFocus() and row == self.currentIndex().row()
        return Look(
            tokens=self._theme.tokens,
            is_dark=self._theme.is_dark,
            ratio=self.devicePixelRatioF(),
            now=self._model.now(),
            selected=self._picker.holds(row),
            selecting=self._picker.is_any,
            hovered=hovered,
            pressed=generation is not None and self._pressed == (row, None),
            focused=focused,
            hot=self._hot if hovered else None,
            sweep=phase,
            progress=self._desk.generations.progress.get(generation_id),
            typical_s=self._model.typical_s,
            at_work=self._desk.generations.is_working_on(generation_id),
        )

    def paintEvent(self, e: QPaintEvent) -> None:
        self._arrange()
        painter = QPainter(self.viewport())
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        tokens, top = self._theme.tokens, self.verticalOffset()
        painter.fillRect(e.rect(), tokens.canvas)
        first, last = top + e.rect().top() - OUTSET, top + e.rect().bottom() + 1 + OUTSET
        today = self._model.today()
        for day, y in self._layout.headings(first, last):
            place = QRect(self._padding, y - top, self._layout.width, HEADING)
            paint_heading(painter, place, day, today, tokens)
        running = QRegion()
        for row, box in self._layout.visible(first, last):
            rect = self._on_screen(box)
            generation = self._model.generation(row)
            self._painter.paint(painter, rect, generation, self._look(row))
            if generation is not None:
                kind = kind_of(generation.state, generation.blocked_by)
                if kind is Kind.RUNNING:
                    running += rect
        painter.end()
        if e.rect().contains(self.viewport().rect()):
            self._running = running
        if not running.isEmpty() and not self._beat.isActive():
            self._running = running
            self._beat.start()

    def _show_progress(self) -> None:
        window = self.window()
        if self._running.isEmpty() or not self.isVisible() or window.isMinimized():
            self._beat.stop()
        else:
            self.viewport().update(self._running)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._beat.stop()
        self._model.rest()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.viewport().update()

    # --- the pointer --------------------------------------------------------------------------

    def zones(self, row: int) -> list[Zone]:
        """Return what can be clicked on a card as it looks now."""
        generation = self._model.generation(row)
        if generation is None:
            return []
        return self._painter.zones(self.card_rect(row), generation, self._look(row))

    def _zone_at(self, row: int, point: QPoint) -> Zone | None:
        return next((zone for zone in self.zones(row) if zone.rect.contains(point)), None)

    def _point_at(self, point: QPoint) -> None:
        """Note which card and which button the pointer is on."""
        row = self.indexAt(point).row() if self.viewport().rect().contains(point) else -1
        was = (self._hovered, self._hot)
        self._hovered = row
        zone = self._zone_at(row, point) if row >= 0 else None
        self._hot = None if zone is None else zone.action
        if was != (self._hovered, self._hot):
            self.viewport().setToolTip(zone.label if zone is not None else "")
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        point = event.position().toPoint()
        self._point_at(point)
        if event.button() is not Qt.MouseButton.LeftButton or self._hovered < 0:
            return
        self._pressed = (self._hovered, self._hot)
        if self._hot is None and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._picker.move(self._hovered)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        self.viewport().update()
        point = event.position().toPoint()
        self._point_at(point)
        if pressed is None or pressed != (self._hovered, self._hot):
            return
        row, action = pressed
        if action is Action.SELECT:
            self._picker.toggle(row)
        elif action is not None:
            self._picker.move(row)
            self._act(row, action)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._picker.extend(row)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._picker.is_any:
            self._picker.toggle(row)
        elif self._kind(row) is Kind.CLIP:
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

    # --- the keyboard ---------------------------------------------------------------------------

    def _kind(self, row: int) -> Kind | None:
        generation = self._model.generation(row)
        return None if generation is None else kind_of(generation.state, generation.blocked_by)

    def _act(self, row: int, action: Action) -> None:
        rect = self.card_rect(row)
        place = next((zone.rect for zone in self.zones(row) if zone.action is action), rect)
        self.acted.emit(row, action, self.viewport().mapToGlobal(place.bottomLeft()))

    def main_action(self, row: int) -> Action | None:
        """Return what Enter does on a card: open a clip, or press the card's first button."""
        if self._kind(row) is Kind.CLIP:
            return Action.OPEN
        actions = [zone.action for zone in self.zones(row) if zone.action is not Action.DISMISS]
        return actions[0] if actions else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        row = self.currentIndex().row()
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

    def _choose_by_key(self, event: QKeyEvent, row: int) -> bool:
        """Handle what selects or activates; say whether the key was one of these."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_A if control:
                self._picker.all()
            case Qt.Key.Key_Space if control and row >= 0:
                self._picker.toggle(row)
            case Qt.Key.Key_Escape if self._picker.is_any:
                self._picker.none()
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if row >= 0:
                action = self.main_action(row)
                if action is not None:
                    self._act(row, action)
            case Qt.Key.Key_Period if control and row >= 0:
                cancels = self._kind(row) is Kind.RUNNING
                self._act(row, Action.CANCEL if cancels else Action.DISMISS)
            case _:
                return False
        return True

    def _tell_selected(self) -> None:
        self.selected.emit(self._picker.count())
        self.viewport().update()
