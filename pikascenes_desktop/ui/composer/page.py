"""The composer: what goes in, and the one button that sends it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.scene import MAX_IMAGES
from pikascenes_desktop.ui.composer.adding import Adding
from pikascenes_desktop.ui.composer.asking import PressQuestions
from pikascenes_desktop.ui.composer.blockers import Blocker, Place, blocker
from pikascenes_desktop.ui.composer.body import Body
from pikascenes_desktop.ui.composer.draft import Draft
from pikascenes_desktop.ui.composer.drafting import DraftKeeper
from pikascenes_desktop.ui.composer.footer import Footer
from pikascenes_desktop.ui.composer.notes import notes
from pikascenes_desktop.ui.composer.own_undo import redo_text, undo_text
from pikascenes_desktop.ui.composer.pasted import PastedPictures
from pikascenes_desktop.ui.composer.presets import ScenePresets
from pikascenes_desktop.ui.composer.press import Press
from pikascenes_desktop.ui.composer.prompt_history import EarlierPrompts
from pikascenes_desktop.ui.composer.readiness import ReadinessWatch
from pikascenes_desktop.ui.composer.reading import Reader
from pikascenes_desktop.ui.composer.recents import Recents
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.text_size import px, text_size
from pikascenes_desktop.ui.thumbnails import Thumbnails
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.theme import Theme

HEADER: Final = 48
WIDE: Final = 380
MIDDLE: Final = 348
NARROW: Final = 320
WIDER: Final = {TextSize.LARGE: 20, TextSize.EXTRA: 56}
"""What larger text adds to the column: 380, 400, 436 (DESIGN §4)."""

PASTED: Final = "pasted"


def _without_undo(text: str) -> str:
    """Return a notice without the word that its button says."""
    return text.removesuffix(say("act.undo")).rstrip(" .。")


class ComposerPage(QWidget):
    """The scene composer.

    Signals:
        notify: Say something that was done: (text, label of the action, what it does or None).
        trouble: Something could not be done; the `AppError` that says why.
        settings_wanted: Open the settings at a page: ``account``, ``host`` or ``library``.
        menu_wanted: Open the menu below the menu button, at a place on the screen.
        sent: A press was accepted.
    """

    notify = Signal(str, str, object)
    trouble = Signal(object)
    settings_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    sent = Signal()

    def __init__(self, desk: Desk, theme: Theme, memory: Memory, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        give_role(self, Role.Grouping)
        self.setAccessibleName(say("ax.composer"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._theme = theme
        self.memory = memory
        self.draft = Draft(self)
        self.pasted = PastedPictures(memory.folder / PASTED)
        self.reader = Reader(desk, self.draft, self.pasted, self)
        self.keeper = DraftKeeper(desk, self.draft, self)
        self.press = Press(desk, self.draft, self.reader, self)
        self.questions = PressQuestions(theme, memory, self.press, self)
        self.readiness = ReadinessWatch(desk, self)
        self.pictures = Thumbnails(desk, self)
        self.adding = Adding(desk, theme, draft=self.draft, pasted=self.pasted, page=self)
        self.recents = Recents(
            desk, theme, memory=memory, draft=self.draft, pictures=self.pictures, page=self
        )
        self.earlier = EarlierPrompts(desk, theme, self.draft, self)
        self.presets = ScenePresets(desk, theme, self.draft, self)
        self.menu_button = IconButton(theme, "menu", say("me.menu"), self)
        self.title = ElidedLabel(say("comp.title"), "lead", self)
        self.presets_button = IconButton(theme, "sliders", say("pre.menu"), self)
        self.clear_button = Button(
            theme,
            say("comp.clear"),
            kind="ghost",
            flush="true",
            icon="eraser",
            parent=self,
            dense="true",
        )
        self.body = Body(theme, self.draft, self.pictures, self)
        self.footer = Footer(theme, self)
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._block: Blocker | None = None
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        header = QWidget(self)
        header.setObjectName("composerHeader")
        header.setFixedHeight(px(HEADER))
        row = QHBoxLayout(header)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        row.setContentsMargins(*((14, 0, 8, 0) if is_rtl else (8, 0, 14, 0)))
        row.setSpacing(8)
        row.addWidget(self.menu_button)
        row.addWidget(self.title, 1)
        row.addWidget(self.presets_button)
        row.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*((1, 0, 0, 0) if is_rtl else (0, 0, 1, 0)))
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.body, 1)
        column.addWidget(self.footer)
        header.lower()  # screen readers go by the stacking: what is above is read first

    def _connect(self) -> None:
        draft, body, footer = self.draft, self.body, self.footer
        self._refresh_timer.timeout.connect(self.refresh)
        for signal in (draft.changed, self.readiness.changed, self.press.busy_changed):
            signal.connect(self._refresh_timer.start)
        self.menu_button.clicked.connect(
            lambda: self.menu_wanted.emit(
                self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft())
            )
        )
        self.clear_button.clicked.connect(self.clear)
        body.tiles.open_wanted.connect(self.adding.browse)
        body.tiles.menu_wanted.connect(self.adding.open_tile_menu)
        body.tiles.remove_wanted.connect(self.adding.remove)
        body.recent_button.clicked.connect(partial(self.recents.open, body.recent_button))
        body.prompt.earlier_wanted.connect(partial(self.earlier.open, body.prompt.field))
        self.earlier.used.connect(body.focus_prompt)
        self.presets_button.clicked.connect(partial(self.presets.open_menu, self.presets_button))
        body.paste_wanted.connect(self.adding.paste)
        body.note_action_wanted.connect(self._mend)
        footer.pressed.connect(self.generate)
        footer.counted.connect(self.refresh)
        footer.place_wanted.connect(self.settings_wanted)
        self.press.accepted.connect(self._tell_accepted)
        self.adding.recent_wanted.connect(partial(self.recents.open, body.recent_button))
        self.recents.chosen.connect(self.adding.add_image)
        self.recents.gone.connect(self._tell_gone)
        for teller in (self.adding, self.presets):
            teller.notify.connect(self.notify)
        for trouble in (
            self.keeper.failed,
            self.press.refused,
            self.adding.failed,
            self.earlier.failed,
            self.presets.failed,
        ):
            trouble.connect(self.trouble)

    # --- what others call -------------------------------------------------------------------

    def start(self) -> None:
        """Bring the last draft back and look what is ready."""
        self.keeper.restore()
        needed = [tile.ingredient.source for tile in self.draft.tiles]
        self._desk.scope.spawn(self.pasted.sweep(needed), name="sweep pasted pictures")
        self.readiness.look()

    def close_down(self) -> None:
        """Listen no more."""
        self.readiness.close()

    def refresh(self) -> None:
        """Show the draft, its notes and what a press would do."""
        sheet = self.draft.sheet
        known = self.readiness.known
        found = notes(
            sheet.tiles,
            links_only=self.readiness.links_only,
            needs_host=known is not None and known.host is not None,
        )
        self._block = blocker(sheet, found, known)
        self.body.show_notes(found)
        self.body.show_state(sheet)
        self.title.setText(sheet.title or say("comp.title"))
        self.clear_button.setVisible(not sheet.is_empty)
        price = self.readiness.price(sheet.scene, self.footer.count)
        self.footer.show_state(
            self._block,
            known,
            price,
            practice=self.readiness.is_practice,
            busy=self.press.is_busy,
            reading=sheet.reading if self.press.is_busy else None,
        )

    def fit_window(self, width: int, height: int) -> None:
        """Follow the window's size (DESIGN §10)."""
        wide, middle = 1180, 1000
        column = WIDE if width >= wide else MIDDLE if width >= middle else NARROW
        self.setFixedWidth(column + WIDER.get(text_size(), 0))
        self.body.fit_height(height)

    def load(self, scene: Scene, *, title: str = "", notice: str = "") -> None:
        """Show another scene; the one before is one Undo away."""
        had_something = not self.draft.sheet.is_empty
        number = self.draft.load(scene, title=title)
        if notice:
            undo = partial(self.draft.undo, number) if had_something else None
            self.notify.emit(notice, say("act.undo") if undo else "", undo)

    def remix(self, scene: Scene) -> None:
        """Copy a clip's scene, its seed locked."""
        first_line = " ".join(scene.prompt.split())
        title = say("comp.remix", title=first_line) if first_line else ""
        self.load(scene, title=title, notice=say("comp.remixed"))

    def clear(self) -> None:
        """Start anew; one Undo away."""
        number = self.draft.clear()
        if number is not None:
            text = _without_undo(say("comp.cleared"))
            self.notify.emit(text, say("act.undo"), partial(self.draft.undo, number))
            self.body.tiles.focus_tile(0)

    def undo(self, field: QWidget | None = None) -> None:
        """Take back: the text's own last change while one is being written, else the scene's.

        Args:
            field: What had the keyboard; None for what has it now.
        """
        if not undo_text(self, field):
            self.draft.undo()

    def redo(self, field: QWidget | None = None) -> None:
        """Make again what was taken back last. Arguments as of `undo`."""
        if not redo_text(self, field):
            self.draft.redo()

    def generate(self) -> None:
        """Press Generate: send, or go to what is missing."""
        self.refresh()
        if self._block is not None:
            self._go_to(self._block)
        elif self.press.is_meant():
            practice = self.readiness.is_practice
            self.questions.send(self.draft.sheet.scene, self.footer.count, practice=practice)

    def set_incoming(self, count: int) -> None:
        """Show where so many dragged images would land."""
        self.body.set_incoming(count)

    @property
    def room(self) -> int:
        """How many more images fit."""
        return MAX_IMAGES - len(self.draft.tiles)

    # --- what comes of it -------------------------------------------------------------------

    def _tell_gone(self, file: str) -> None:
        self.notify.emit(say("ing.recent.gone", file=file), "", None)

    def _tell_accepted(self) -> None:
        self.notify.emit(say("gen.sent"), "", None)
        self.sent.emit()

    def _go_to(self, block: Blocker) -> None:
        announce(self, say("ax.blocked", reason=block.text), urgent=True)
        if block.place in {Place.TILES, Place.PROMPT, Place.SEED}:
            self.body.focus_place(block.place, block.tile)
        else:
            self.settings_wanted.emit(block.place.value)

    def _mend(self, number: int, key: str) -> None:
        if key in {"warn.replace", "warn.locate"} and number <= len(self.draft.tiles):
            self.adding.browse(self.draft.tiles[number - 1].key)
        else:
            place = Place.LIBRARY if key == "ban.library.go" else Place.HOST
            self.settings_wanted.emit(place.value)
