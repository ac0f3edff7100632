"""The composer's scrolling body: ingredients, prompt, avoid and settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pikascenes_desktop.domain.scene import MAX_IMAGES
from pikascenes_desktop.ui.composer.blockers import Place
from pikascenes_desktop.ui.composer.note_list import NoteList
from pikascenes_desktop.ui.composer.prompt import LABEL_HEIGHT, MOST, Avoid, Fold, Prompt
from pikascenes_desktop.ui.composer.settings_rows import SettingsRows
from pikascenes_desktop.ui.composer.tile_grid import TileGrid
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.focus_ring import focus_visibly
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.composer.notes import Note
    from pikascenes_desktop.ui.composer.sheet import Sheet
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.thumbnails import Thumbnails

FOLD_BELOW: Final = 740
LOW_BELOW: Final = 620
LEFT: Final = 16
RIGHT: Final = 15


class _Inside(QWidget):
    """As wide as the scroll area, whatever its rows would rather be: it never scrolls sideways."""

    tiles: TileGrid | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.tiles is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.tiles.paint_rings(painter)
            painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class Body(QScrollArea):
    """Shows a draft and writes the fields back into it.

    Signals:
        paste_wanted: A picture was pasted into a text field.
        note_action_wanted: Mend a note: (tile number, key of the action's label).
    """

    paste_wanted = Signal()
    note_action_wanted = Signal(int, str)

    def __init__(self, theme: Theme, draft: Draft, pictures: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._is_low = False
        self._is_opened_by_hand = False
        self._is_showing = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _Inside(self)
        inside.setObjectName("composerBody")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count_title = label(say("ing.label"), "label", inside)
        self._count = label("", "meta", inside)
        self.recent_button = Button(
            theme,
            say("ing.recent"),
            kind="ghost",
            flush="true",
            icon="clock",
            parent=inside,
            dense="true",
        )
        self.tiles = inside.tiles = TileGrid(theme, draft, pictures, inside)
        self.note_list = NoteList(theme, inside)
        self.prompt = Prompt(theme, inside)
        self.avoid = Avoid(theme, inside)
        self._line = QFrame(inside)
        self._line.setProperty("role", "hairline")
        self.fold = Fold(theme, say("set.label"), inside)
        self.settings = SettingsRows(theme, inside)
        self._lay_out(inside)
        self.setWidget(inside)
        self._connect()
        self._show_draft()
        self._arrange()

    def _lay_out(self, inside: QWidget) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(6)
        self._count_title.setFixedHeight(px(LABEL_HEIGHT))
        head.addWidget(self._count_title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.recent_button)
        column = self._column = QVBoxLayout(inside)
        column.setSpacing(0)
        self._fit_margin(0, 0)
        column.addLayout(head)
        column.addWidget(self.tiles)
        column.addWidget(self.note_list)
        column.addSpacing(9)
        column.addWidget(self.prompt, 1)
        column.addWidget(self.avoid)
        column.addWidget(self._line)
        column.addWidget(self.fold)
        column.addSpacing(2)
        column.addWidget(self.settings)
        column.addStretch()
        self.prompt.setMaximumHeight(px(MOST) + px(LABEL_HEIGHT))
        self.prompt.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _connect(self) -> None:
        self._draft.loaded.connect(self._show_draft)
        self.prompt.changed.connect(self._write_scene)
        self.avoid.changed.connect(self._write_scene)
        self.settings.changed.connect(self._write_scene)
        self.settings.seed_changed.connect(self._write_seed)
        self.note_list.rebuilt.connect(self._order_notes)
        self.note_list.tile_wanted.connect(self._focus_number)
        self.note_list.action_wanted.connect(self.note_action_wanted)
        self.prompt.field.picture_pasted.connect(self.paste_wanted)
        self.avoid.field.picture_pasted.connect(self.paste_wanted)
        self.fold.clicked.connect(self._folded_by_hand)
        self.verticalScrollBar().rangeChanged.connect(self._fit_margin)

    # --- showing ----------------------------------------------------------------------------

    def show_notes(self, found: tuple[Note, ...]) -> None:
        """Show the notes under the tiles and on them."""
        self.note_list.set_notes(found)
        self.tiles.set_notes(found)

    def show_state(self, sheet: Sheet) -> None:
        """Show what is known of the sheet beside its fields."""
        self._count.setText(say("ing.count", n=len(sheet.tiles)))
        self.settings.set_seed_bad(sheet.is_seed_bad and bool(sheet.seed_text))
        self.fold.set_inside(self.settings.summary)

    def set_incoming(self, count: int) -> None:
        """Show where so many dragged images would land."""
        self.tiles.set_incoming(min(count, MAX_IMAGES))
        restyle(self._count_title, active="true" if count else "false")

    def fit_height(self, height: int) -> None:
        """Follow the window's height (DESIGN §10)."""
        self.tiles.set_low(height < LOW_BELOW)
        is_low = height < FOLD_BELOW
        if is_low != self._is_low:
            self._is_low = is_low
            self._arrange()

    def focus_prompt(self) -> None:
        """Put the keyboard at the end of the prompt."""
        self.prompt.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.prompt.field.moveCursor(QTextCursor.MoveOperation.End)

    def focus_place(self, place: Place, tile: int) -> None:
        """Put the keyboard where something is missing."""
        if place is Place.SEED:
            self._is_opened_by_hand = True
            self._arrange()
            target: QWidget = self.settings.seed
        elif place is Place.PROMPT:
            target = self.prompt.field
        else:
            self.tiles.focus_tile(tile)
            self.ensureWidgetVisible(self.tiles)
            return
        focus_visibly(target)
        self.ensureWidgetVisible(target)

    def _fit_margin(self, _least: int, most: int) -> None:
        # The scroll bar takes its place from the padding, so that the content keeps its width.
        far = RIGHT - self.verticalScrollBar().sizeHint().width() if most > 0 else RIGHT
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (far, LEFT) if is_rtl else (LEFT, far)
        self._column.setContentsMargins(left, 2, right, 12)

    def _order_notes(self) -> None:
        # Made after all others, they would be the last stops of the keyboard.
        before: QWidget = self.tiles.views[-1]
        for button in self.note_list.buttons:
            QWidget.setTabOrder(before, button)
            before = button

    def _focus_number(self, number: int) -> None:
        self.tiles.focus_tile(number - 1)

    def _arrange(self) -> None:
        is_open = not self._is_low or self._is_opened_by_hand
        self._line.setVisible(self._is_low)
        self.fold.setVisible(self._is_low)
        self.fold.setChecked(is_open)
        self.settings.setVisible(is_open)

    def _folded_by_hand(self, is_open: bool) -> None:
        self._is_opened_by_hand = is_open
        self._arrange()
        if is_open:
            self._column.activate()
            self.ensureWidgetVisible(self.settings)

    # --- the draft --------------------------------------------------------------------------

    def _show_draft(self) -> None:
        sheet = self._draft.sheet
        self._is_showing = True
        self.settings.show_scene(sheet.scene, sheet.seed_text)
        self.avoid.set_text(sheet.scene.negative_prompt)
        self.prompt.set_text(sheet.scene.prompt)
        self._is_showing = False

    def _write_scene(self) -> None:
        if self._is_showing:
            return
        scene = self.settings.applied_to(self._draft.sheet.scene)
        self._draft.set_scene(
            replace(scene, prompt=self.prompt.text, negative_prompt=self.avoid.text)
        )

    def _write_seed(self) -> None:
        self._draft.set_seed_text(self.settings.seed_text)
