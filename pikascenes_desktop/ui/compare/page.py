"""The page on which two clips are compared."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.ui.compare.bar import CompareBar
from pikascenes_desktop.ui.compare.conductor import Conductor
from pikascenes_desktop.ui.compare.differences import rows_of
from pikascenes_desktop.ui.compare.keyboard import key_deeds
from pikascenes_desktop.ui.compare.pair import Pair
from pikascenes_desktop.ui.compare.side import Caption
from pikascenes_desktop.ui.compare.stage import BETWEEN, PairStage
from pikascenes_desktop.ui.compare.table import Differences
from pikascenes_desktop.ui.compare.transport import PairTransport
from pikascenes_desktop.ui.playback.fade import fade_in
from pikascenes_desktop.ui.playback.full_screen import FullScreen
from pikascenes_desktop.ui.playback.keys import bind
from pikascenes_desktop.ui.playback.remembered import Remembered
from pikascenes_desktop.ui.playback.stage_style import dress
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.compare.pair import Member, Which
    from pikascenes_desktop.ui.playback.frame import Frame
    from pikascenes_desktop.ui.theme import Theme

SIDE: Final = 28
TABLE_PART: Final = 0.3
TABLE_LEAST: Final = 96
SIDES: Final = (0, 1)


class ComparePage(QWidget):
    """Two clips, one transport, and a table of what differs.

    Signals:
        closed: The user goes back.
        remix: A `Scene` is to be copied into the composer.
        notify: A notice: text, label of its action or empty, what the action does or None.
    """

    closed = Signal()
    remix = Signal(object)
    notify = Signal(str, str, object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._members: tuple[Member, Member] | tuple[()] = ()
        self._pair = Pair(desk, self)
        give_role(self, Role.Grouping)
        self.setAccessibleName(say("cmp.title"))
        dress(self, theme)
        self.bar = CompareBar(theme, self)
        self.mode = self.bar.mode
        self.stage = PairStage(theme, self)
        self.screens, self.wipe = self.stage.screens, self.stage.wipe
        self.captions = tuple(Caption(theme, side, self) for side in SIDES)
        self.transport = PairTransport(theme, self)
        self.table = Differences(theme, self)
        self.conductor = Conductor(self.transport.controls, self)
        self._remembered = Remembered(desk, self.transport.controls)
        self._lay_out()
        self.full = FullScreen(self, self.stage, (self.transport,))
        self._connect()
        bind(self, {"Esc": self.escape, "F": self.full.toggle, "X": self.swap})
        bind(self, key_deeds(self.conductor.driver, self.transport.controls, self.wipe))
        self._unsubscribe = desk.generations.changed.subscribe(self._changed)
        self.destroyed.connect(self._unsubscribe)

    def _lay_out(self) -> None:
        self._captions = QWidget(self)
        captions = QGridLayout(self._captions)
        captions.setContentsMargins(0, 0, 0, 0)
        captions.setHorizontalSpacing(BETWEEN)
        for side, caption in enumerate(self.captions):
            captions.addWidget(caption, 0, side)
            captions.setColumnStretch(side, 1)
        self._captions.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(10)
        self._middle.addWidget(self.stage, 1)
        self._middle.addWidget(self._captions)
        self._middle.addWidget(self.transport)
        self._middle.addWidget(self.table)
        self._middle.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._middle, 1)
        self._fill(is_full=False)

    def _connect(self) -> None:
        bar = self.bar
        self.conductor.shown.connect(self._show_frames)
        self.conductor.failed.connect(self._tell_unplayable)
        self.conductor.chose.connect(self._show_chosen)
        self._pair.found.connect(self._show_found)
        self._pair.picture.connect(self._show_picture)
        self._pair.failed.connect(self._tell)
        bar.left.connect(self.close_clips)
        bar.mode.chosen.connect(self.stage.choose)
        bar.together.toggled.connect(self.conductor.set_together)
        bar.swap.clicked.connect(lambda _=False: self.swap())
        bar.full.clicked.connect(lambda _=False: self.full.toggle())
        self.full.turned.connect(self._fill)
        for side in SIDES:
            self.screens[side].clicked.connect(partial(self.conductor.press, side))
            self.screens[side].heart.clicked.connect(
                lambda _=False, side=side: self._favourite(side)
            )
            self.captions[side].remix.connect(partial(self._remix, side))

    # --- showing two clips --------------------------------------------------------------------

    @property
    def wanted(self) -> tuple[Which, Which] | None:
        """What is compared, or about to be; None for nothing."""
        return self._pair.wanted

    def show_clips(self, first: Which, second: Which, *, back: str = "") -> None:
        """Show two clips and play them.

        Args:
            first: What becomes A.
            second: What becomes B.
            back: What the way back is called; the gallery unless told otherwise.
        """
        if self._pair.wanted is None:
            fade_in(self, self._theme.motion)
        self.bar.show_back(back or say("view.back"))
        on_show = self.wipe if self.stage.is_wipe else self.screens[0]
        on_show.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pair.open(first, second)

    def close_clips(self) -> None:
        """Let go of both files and tell that the page is left."""
        self.let_go()
        self.closed.emit()

    def let_go(self) -> None:
        """Let go of both files, and show nothing any more."""
        self.full.leave()
        self._pair.forget()
        self._members = ()
        self.conductor.close()
        for side in SIDES:
            self.screens[side].show_text("")
            self.wipe.show_image(side, QImage())

    def _show_found(self, members: tuple[Member, Member]) -> None:
        self._members = members
        self._show_facts()
        for side, member in enumerate(members):
            self.screens[side].expect()
            if member.path is None:
                self.screens[side].show_text(say("view.gone"))
                self.wipe.show_image(side, QImage())
        self.transport.setVisible(any(member.video for member in members))
        self._remembered.set_controls()
        self.conductor.show(
            members[0].video,
            members[1].video,
            play=not self._theme.motion.is_reduced,
            together=self.bar.together.isChecked(),
        )
        self._show_chosen()

    def _show_picture(self, side: int, image: QImage) -> None:
        screen, clip = self.screens[side], self._members[side].clip
        if image.isNull():
            if clip.kind is OutputKind.STILL:
                screen.show_text(say("view.unplayable"))
        elif not screen.has_frame:
            size = QSize(clip.width or image.width(), clip.height or image.height())
            screen.show_poster(image, QSizeF(size))
            self.wipe.show_image(side, image)

    def _show_frames(self, due: list[tuple[int, Frame]]) -> None:
        for side, frame in due:
            image = frame.image()
            self.screens[side].show_image(image)
            self.wipe.show_image(side, image)

    def _tell_unplayable(self, side: int) -> None:
        if self._members:
            self.screens[side].show_text(say("view.unplayable"))

    def _show_facts(self) -> None:
        now = self._desk.parts.clock.now()
        for side, member in enumerate(self._members):
            self.screens[side].show_generation(member.generation)
            self.captions[side].show_clip(member.generation, member.clip, now)
        if not self._members:
            return
        first, second = self._members
        self.table.show_rows(
            rows_of((first.generation, first.clip), (second.generation, second.clip))
        )

    def _changed(self, generation: Generation) -> None:
        if any(member.generation.id == generation.id for member in self._members):
            first, second = (
                replace(member, generation=generation)
                if member.generation.id == generation.id
                else member
                for member in self._members
            )
            self._members = (first, second)
            self._show_facts()

    # --- what the user wants ------------------------------------------------------------------

    def _show_chosen(self) -> None:
        for side, screen in enumerate(self.screens):
            screen.show_chosen(chosen=side == self.conductor.alone)

    def swap(self) -> None:
        """Let A and B change places."""
        wanted = self._pair.wanted
        if wanted is not None:
            self.show_clips(wanted[1], wanted[0], back=self.bar.back.accessibleName())

    def _favourite(self, side: int) -> None:
        if self._members:
            one, generations = self._members[side].generation, self._desk.generations
            self._pair.start(
                lambda: generations.set_favourite(one.id, favourite=not one.favourite), "favourite"
            )

    def _remix(self, side: int) -> None:
        if self._members:
            self.remix.emit(self._members[side].generation.scene)

    def _tell(self, error: AppError) -> None:
        self.notify.emit(sentence(error).whole, "", None)

    # --- fitting and keys ---------------------------------------------------------------------

    def _fill(self, is_full: bool) -> None:
        self.bar.full.setChecked(is_full)
        for widget in (self.bar, self._captions, self.table):
            widget.setVisible(not is_full)
        sides = (0, 0, 0, 0) if is_full else (SIDE, 8, SIDE, 16)
        self._middle.setContentsMargins(*sides)
        self.stage.fill(is_full=is_full)
        self.transport.set_apart(apart=is_full)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setMaximumHeight(max(px(TABLE_LEAST), round(self.height() * TABLE_PART)))

    def escape(self) -> None:
        """Leave the full screen, or else the page."""
        if not self.full.leave():
            self.close_clips()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.conductor.driver.toggle()
        else:
            super().keyPressEvent(event)
