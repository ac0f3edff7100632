"""The composer: what goes in, and the one button that sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.domain.scene import MAX_IMAGES, Duration, Resolution, Scene
from pikascenes_desktop.ui.composer.adding import Adding
from pikascenes_desktop.ui.composer.blockers import Blocker, Place, blocker
from pikascenes_desktop.ui.composer.body import Body
from pikascenes_desktop.ui.composer.draft import Draft
from pikascenes_desktop.ui.composer.drafting import DraftKeeper
from pikascenes_desktop.ui.composer.footer import MOST, Footer
from pikascenes_desktop.ui.composer.notes import notes
from pikascenes_desktop.ui.composer.press import Press
from pikascenes_desktop.ui.composer.readiness import ReadinessWatch
from pikascenes_desktop.ui.composer.reading import Reader
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.thumbnails import Thumbnails
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.theme import Theme

HEADER: Final = 48
WIDE: Final = 380
MIDDLE: Final = 348
NARROW: Final = 320


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
        self.setAccessibleName(say("ax.composer"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._theme = theme
        self.memory = memory
        self.draft = Draft(self)
        self.reader = Reader(desk, self.draft, self)
        self.keeper = DraftKeeper(desk, self.draft, self)
        self.press = Press(desk, self.draft, self.reader, self)
        self.readiness = ReadinessWatch(desk, self)
        self.pictures = Thumbnails(desk, self)
        self.adding = Adding(
            desk, theme, memory=memory, draft=self.draft, reader=self.reader, page=self
        )
        self.menu_button = IconButton(theme, "menu", say("me.menu"), self)
        self.title = ElidedLabel(say("comp.title"), "lead", self)
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
        header.setFixedHeight(HEADER)
        row = QHBoxLayout(header)
        row.setContentsMargins(8, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self.menu_button)
        row.addWidget(self.title, 1)
        row.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.body, 1)
        column.addWidget(self.footer)

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
        body.recent_wanted.connect(self.adding.open_recent)
        body.paste_wanted.connect(self.adding.paste)
        body.note_action_wanted.connect(self._mend)
        footer.pressed.connect(self.generate)
        footer.counted.connect(self.refresh)
        footer.place_wanted.connect(self.settings_wanted)
        self.keeper.failed.connect(self.trouble)
        self.press.accepted.connect(self._tell_accepted)
        self.press.refused.connect(self.trouble)
        self.adding.notify.connect(self.notify)

    # --- what others call -------------------------------------------------------------------

    def start(self) -> None:
        """Bring the last draft back and look what is ready."""
        self.keeper.restore()
        self.readiness.look()

    def close_down(self) -> None:
        """Listen no more."""
        self.readiness.close()

    def refresh(self) -> None:
        """Show the draft, its notes and what a press would do."""
        sheet = self.draft.sheet
        known = self.readiness.known
        found = notes(sheet.tiles, links_only=self.readiness.links_only)
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
        )

    def fit_window(self, width: int, height: int) -> None:
        """Follow the window's size (DESIGN §10)."""
        wide, middle = 1180, 1000
        self.setFixedWidth(WIDE if width >= wide else MIDDLE if width >= middle else NARROW)
        self.body.fit_height(height)

    def load(self, scene: Scene, *, title: str = "", notice: str = "") -> None:
        """Show another scene; the one before is one Undo away."""
        had_something = not self.draft.sheet.is_empty
        self.draft.load(scene, title=title)
        if notice:
            undo = self.undo if had_something else None
            self.notify.emit(notice, say("act.undo") if undo else "", undo)

    def remix(self, scene: Scene) -> None:
        """Copy a clip's scene, its seed locked."""
        first_line = " ".join(scene.prompt.split())
        title = say("comp.remix", title=first_line) if first_line else ""
        self.load(scene, title=title, notice=say("comp.remixed"))

    def clear(self) -> None:
        """Start anew; one Undo away."""
        if not self.draft.sheet.is_empty:
            self.draft.clear()
            self.notify.emit(say("comp.cleared"), say("act.undo"), self.undo)
            self.body.tiles.focus_tile(0)

    def undo(self) -> None:
        """Take the last big change back."""
        self.draft.undo()

    def generate(self) -> None:
        """Press Generate: send, or go to what is missing."""
        self.refresh()
        if self._block is not None:
            self._go_to(self._block)
            return
        if not self.press.is_meant():
            return
        if self._is_big() and not self.memory.is_big_accepted:
            self._ask_big()
            return
        self.press.send(self.footer.count)

    def set_incoming(self, count: int) -> None:
        """Show where so many dragged images would land."""
        self.body.set_incoming(count)

    @property
    def room(self) -> int:
        """How many more images fit."""
        return MAX_IMAGES - len(self.draft.tiles)

    # --- pressing ---------------------------------------------------------------------------

    def _is_big(self) -> bool:
        scene = self.draft.sheet.scene
        return (
            not self.readiness.is_practice
            and self.footer.count == MOST
            and scene.resolution is Resolution.FULL_HD
            and scene.duration is Duration.TEN
        )

    def _ask_big(self) -> None:
        count = self.footer.count
        question = Question(
            self._theme,
            self,
            title=say("dl.big.t", n=count),
            body=say("dl.big.b", n=count),
            yes=say("gen.many", n=count),
            no=say("dl.cancel"),
            remember=say("dl.big.skip"),
        )
        question.accepted.connect(lambda: self._send_big(question, count))
        question.open()

    def _send_big(self, question: Question, count: int) -> None:
        if question.is_remembered:
            self.memory.accept_big()
        self.press.send(count)

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
        if key == "warn.replace" and number <= len(self.draft.tiles):
            self.adding.browse(self.draft.tiles[number - 1].key)
        else:
            place = Place.LIBRARY if key == "ban.library.go" else Place.HOST
            self.settings_wanted.emit(place.value)
