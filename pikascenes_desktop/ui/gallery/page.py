"""The gallery's page: tool bar, cards, what to say without cards, and what floats above."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.ui.gallery.bin_bar import BinBar
from pikascenes_desktop.ui.gallery.choices import FOR_SEVERAL, Choices
from pikascenes_desktop.ui.gallery.decide import Decision
from pikascenes_desktop.ui.gallery.deeds import Deeds
from pikascenes_desktop.ui.gallery.empty import FirstScene
from pikascenes_desktop.ui.gallery.geometry import PADDING
from pikascenes_desktop.ui.gallery.menu import card_menu, rows_of
from pikascenes_desktop.ui.gallery.messages import Action, can_be_hidden
from pikascenes_desktop.ui.gallery.model import GalleryModel
from pikascenes_desktop.ui.gallery.names import message_title, title
from pikascenes_desktop.ui.gallery.no_cards import NoCards
from pikascenes_desktop.ui.gallery.rows import Kind, kind_of
from pikascenes_desktop.ui.gallery.selection_bar import SelectionBar
from pikascenes_desktop.ui.gallery.stages import stage_of
from pikascenes_desktop.ui.gallery.tool_bar import COMPACT_BELOW, ToolBar
from pikascenes_desktop.ui.gallery.view import GalleryView
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.renaming import TitleDialog
from pikascenes_desktop.ui.thumbnails import Thumbnails, shown_clip
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

COMPACT_PADDING: Final = 16


class GalleryPage(QWidget):
    """Everything that was made, and everything under way.

    It reads the history once when it is made (so a loop must run), and from then on follows
    what the generations tell.

    Signals:
        open_clip: A clip is to be shown: generation id, index of the clip.
        remix: A `Scene` is to be copied into the composer.
        try_again: An ended `Generation` is to be made anew; the window makes the order.
        open_settings: A page of the settings is asked for; its name.
        notify: A notice: text, label of its action or empty, what the action does or None.
        use_sample: The number of the sample scene to load, from 0.
        add_images: Images are to be browsed for.
        paste: The clipboard is to be used.
        compare: The ids of two generations, a tuple, are to be compared.
        export: The ids of generations, a tuple, whose clips are to be exported.
    """

    open_clip = Signal(str, int)
    remix = Signal(object)
    try_again = Signal(object)
    open_settings = Signal(str)
    notify = Signal(str, str, object)
    use_sample = Signal(int)
    add_images = Signal()
    paste = Signal()
    compare = Signal(object)
    export = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.theme = theme
        self._decision: Decision | None = None
        self.setObjectName("gallery")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pictures = Thumbnails(desk, self)
        self.model = GalleryModel(desk, self)
        self.deeds = Deeds(desk, self)
        self.tool_bar = ToolBar(theme, self)
        self.cards = GalleryView(desk, self.model, theme, self.pictures, self)
        self.first = FirstScene(theme, self)
        self.nothing = NoCards(theme, self)
        self.stack = QStackedWidget(self)
        for page in (self.cards, self.first, self.nothing):
            self.stack.addWidget(page)
        self.selection = SelectionBar(theme, self)
        self.bin_bar = BinBar(theme, self)
        self.choices = Choices(desk, theme, self.cards, self.deeds, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tool_bar)
        column.addWidget(self.bin_bar)
        column.addWidget(self.stack, 1)
        self._connect()
        self._show_counts()
        self.model.load()

    def _connect(self) -> None:
        model, bar, deeds = self.model, self.tool_bar, self.deeds
        bar.searched.connect(model.show_matching)
        bar.chosen.connect(self._show_chip)
        bar.sorted.connect(model.show_sorted)
        bar.sized.connect(self.cards.set_row_height)
        bar.settings.connect(lambda: self.open_settings.emit("account"))
        bar.done.connect(self.focus_cards)
        model.counts_changed.connect(self._show_counts)
        model.arranged.connect(self._show_right_page)
        model.rowsInserted.connect(self._show_right_page)
        model.rowsRemoved.connect(self._show_right_page)
        model.failed.connect(deeds.tell)
        model.finished.connect(self._tell_finished)
        model.moved_on.connect(self._announce)
        self.cards.acted.connect(self._act)
        self.cards.dragged.connect(self.choices.drag_out)
        self.cards.selected.connect(self.selection.show_count)
        self.selection.acted.connect(self.choices.act)
        self.choices.compare.connect(self.compare)
        self.choices.export.connect(self.export)
        self.choices.notify.connect(self.notify)
        self.bin_bar.emptied.connect(self.choices.ask_to_empty)
        self.bin_bar.left.connect(lambda: self.show_chip(Filter.ALL))
        self.selection.done.connect(self.cards.picker.none)
        self.first.add_images.connect(self.add_images)
        self.first.paste.connect(self.paste)
        self.first.use_sample.connect(self.use_sample)
        self.nothing.clear_search.connect(bar.clear_search)
        deeds.open_clip.connect(self.open_clip)
        deeds.remix.connect(self.remix)
        deeds.try_again.connect(self.try_again)
        deeds.open_settings.connect(self.open_settings)
        deeds.notify.connect(self.notify)
        deeds.located.connect(self._show_located)

    # --- for the window ----------------------------------------------------------------------

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.tool_bar.focus_search()

    def focus_cards(self) -> None:
        """Put the keyboard on the cards."""
        self.stack.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resize_cards(self, steps: int) -> None:
        """Make the cards larger (or, negative, smaller) by so many steps."""
        self.tool_bar.resize_cards(steps)

    def show_generation(self, generation_id: str) -> None:
        """Bring a card into sight and make it the current one."""
        row = self.model.row_of(generation_id)
        if row is not None:
            self.cards.picker.move(row)
            self.cards.scrollTo(self.model.index(row, 0))

    # --- what is shown -----------------------------------------------------------------------

    def _show_counts(self) -> None:
        counts = self.model.counts
        self.tool_bar.chips.set_counts(counts)
        self.bin_bar.show_count(counts[Filter.BIN])
        self._show_right_page()

    def _show_right_page(self) -> None:
        model = self.model
        is_first = model.is_counted and not any(model.counts.values())
        self.tool_bar.set_bare(is_first and not model.search)
        self.cards.setAccessibleName(say("ax.gallery", n=model.rowCount()))
        if model.rowCount() or not (model.is_loaded and model.is_counted):
            self.stack.setCurrentWidget(self.cards)
        elif is_first:
            self.stack.setCurrentWidget(self.first)
        else:
            self.nothing.say_why(model.chip, model.search)
            self.stack.setCurrentWidget(self.nothing)

    def _tell_finished(self, generation: Generation) -> None:
        """Say that a clip has come, unless it can be seen."""
        row = self.model.row_of(generation.id)
        if self.isVisible() and row is not None:
            rect = self.cards.card_rect(row)
            if self.cards.viewport().rect().intersects(rect):
                return
        act = partial(self.deeds.carry_out, Action.OPEN, generation)
        self.notify.emit(say("card.done", title=title(generation)), say("act.open"), act)

    def show_chip(self, chip: Filter) -> None:
        """Show the cards of a chip, or what is in the bin."""
        self.tool_bar.chips.show_chip(chip)
        self._show_chip(chip)

    def _show_chip(self, chip: Filter) -> None:
        self.cards.picker.none()
        self.bin_bar.setVisible(chip is Filter.BIN)
        self.selection.show_bin(chip is Filter.BIN)
        self.model.show_chip(chip)

    def _announce(self, generation: Generation) -> None:
        """Tell screen readers of a new stage; what needs the user at once."""
        kind = kind_of(generation.state, generation.blocked_by)
        if kind is Kind.MESSAGE:
            is_urgent = generation.state is not State.CANCELLED
            announce(self, f"{message_title(generation)}. {title(generation)}", urgent=is_urgent)
        elif kind is Kind.RUNNING:
            stage = stage_of(generation, None, self.model.now(), None)
            announce(self, f"{stage.name}. {title(generation)}")

    # --- what is done ------------------------------------------------------------------------

    def _act(self, row: int, action: Action, where: QPoint) -> None:
        generation = self.model.generation(row)
        if action is Action.MENU:
            if generation is not None:
                self._open_menu(generation, where)
        elif action in FOR_SEVERAL:
            self.choices.act_on(row, action)
        elif generation is None or self.model.chip is Filter.BIN:
            return
        elif action is Action.DECIDE:
            self._open_decision(generation, where)
        elif action is Action.DISMISS:
            if can_be_hidden(generation):
                self.deeds.hide([generation])
        elif action is Action.RENAME:
            self._ask_title(generation)
        elif action is Action.LOCATE:
            self.choices.ask_where(generation)
        else:
            self.deeds.carry_out(action, generation)

    def _ask_title(self, generation: Generation) -> None:
        if generation.clips:
            dialog = TitleDialog(self.theme, generation, self)
            dialog.named.connect(partial(self.deeds.rename, generation.id))
            dialog.open()

    def _open_menu(self, generation: Generation, where: QPoint) -> None:
        def act(action: Action) -> None:
            row = self.model.row_of(generation.id)
            if row is not None:
                self._act(row, action, where)

        row = self.model.row_of(generation.id)
        clip = shown_clip(generation)
        rows = rows_of(
            generation,
            at_work=self._desk.generations.is_working_on(generation.id),
            chosen=1 if row is None else len(self.choices.ids_at(row)),
            is_missing=clip is not None
            and self.pictures.is_missing(self.pictures.poster_key(clip)),
        )
        card_menu(self.theme, act, self, rows=rows).popup(where)

    def _show_located(self, clip: Clip) -> None:
        self.pictures.retry(self.pictures.poster_key(clip))
        self.cards.strips.forget(clip)
        self.cards.viewport().update()

    def _open_decision(self, generation: Generation, where: QPoint) -> None:
        if self._decision is not None:
            self._decision.close()
        decision = Decision(self._desk, self.theme, generation, self)
        decision.done.connect(self._close_decision)
        self._decision = decision
        decision.open_at(self.mapFromGlobal(where))

    def _close_decision(self, notice: str) -> None:
        self._decision = None
        self.focus_cards()
        if notice:
            self.notify.emit(notice, "", None)

    # --- fitting -----------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.cards.set_padding(COMPACT_PADDING if self.width() < COMPACT_BELOW else PADDING)
        self.selection.settle()
        if self._decision is not None:
            self._decision.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._decision is not None:
            self._decision.close()
            self._close_decision("")
        else:
            super().keyPressEvent(event)
