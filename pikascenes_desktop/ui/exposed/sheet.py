"""Who can still see my images: all that was put online and is not known to be gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.controls.switch import Switch
from pikascenes_desktop.ui.exposed.images import ImageList
from pikascenes_desktop.ui.exposed.nothing import NothingOnline
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.tab_order import go_on
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.verdict import Verdict
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikascenes_desktop.domain.exposure import Exposure
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.exposures import Deletion
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (760, 640)
EDGE: Final = 28
SOON_MS: Final = 50
"""Changes come in bursts: the list is read again once they are over."""


class ExposedSheet(Sheet):
    """Lists the images that are online, and takes them back."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(px(SIZE[0]), px(SIZE[1])))
        self._desk = desk
        self.question: Question | None = None
        self.setWindowTitle(say("ex.title"))
        self.setAccessibleName(say("ex.title"))
        self.count = WrappedLabel("", "strong", self)
        self.images = ImageList(desk, theme, self)
        self.verdict = Verdict(theme, self)
        self.nothing = NothingOnline(theme, self)
        self.x_button = IconButton(theme, "x", say("st.close"), self)
        self.all_box = QCheckBox(say("ex.all"), self)
        self.gone_switch = Switch(theme, say("ex.gone"), self)
        self.delete_button = Button(theme, say("ex.delete"), parent=self, action="true")
        self.close_button = Button(theme, say("st.close"), parent=self, action="true")
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._lay_out()
        self._connect()
        self._unsubscribe = desk.exposures.changed.subscribe(self._note_change)
        self.finished.connect(self._let_go)
        self.destroyed.connect(self._unsubscribe)
        self.close_button.setFocus()
        self.read()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(say("ex.title"), "heading", self), 1)
        head.addWidget(self.x_button)
        tools = QHBoxLayout()
        tools.setSpacing(16)
        tools.addWidget(self.all_box)
        tools.addStretch(1)
        tools.addWidget(self.gone_switch)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.delete_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(self, EDGE, 20, 20, 16))
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.count)
        column.addWidget(WrappedLabel(say("ex.how"), "body", self))
        column.addLayout(tools)
        column.addWidget(self.images, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.verdict)
        column.addLayout(foot)
        for widget in (self.images, self.nothing, self.all_box, self.delete_button):
            widget.hide()

    def _connect(self) -> None:
        self.x_button.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.reject)
        self.all_box.clicked.connect(self.images.choose_all)
        self.gone_switch.toggled.connect(self.read)
        self.delete_button.clicked.connect(self._delete_chosen)
        self.images.chosen_changed.connect(self._fit_choice)
        self.images.delete_wanted.connect(self._delete_one)
        self.images.gone_wanted.connect(self._believe_one)
        self.images.copied.connect(self._tell_copied)
        self._soon.timeout.connect(self.read)

    def _let_go(self) -> None:
        self._unsubscribe()
        self._soon.stop()

    def _note_change(self, _nothing: None) -> None:
        self._soon.start()

    # --- the list ---------------------------------------------------------------------------

    def read(self) -> None:
        """Read the list again."""
        self._desk.scope.spawn(self._read(), name="read exposures")

    async def _read(self) -> None:
        exposures = self._desk.exposures
        try:
            found = await exposures.ledger(gone=self.gone_switch.isChecked())
            is_new = not found and not await exposures.ledger(gone=True)
        except AppError as error:
            if isValid(self):
                told = sentence(error)
                self.verdict.say(told.whole, "danger")
            return
        if isValid(self):
            self._show(found, is_new=is_new)

    def _show(self, found: tuple[Exposure, ...], *, is_new: bool) -> None:
        out = sum(each.is_out for each in found)
        self.count.setText(say("ex.n", n=out) if out else "")
        self.count.setVisible(bool(out))
        self.nothing.show_why(is_new=is_new)
        self.nothing.setVisible(not found)
        self.images.setVisible(bool(found))
        self.images.show_images(found)
        go_on(self.gone_switch, self.images.tab_stops)

    def _fit_choice(self) -> None:
        chosen, all_of_them = self.images.chosen, self.images.choosable
        self.all_box.setVisible(bool(all_of_them))
        self.all_box.setChecked(bool(all_of_them) and len(chosen) == len(all_of_them))
        text = say("ex.delete.n", n=len(chosen)) if chosen else say("ex.delete")
        self.delete_button.setText(text)
        self.delete_button.setAccessibleName(text)
        self.delete_button.setVisible(bool(all_of_them))

    def _tell_copied(self) -> None:
        self.verdict.say(say("tip.copied"), "success")

    # --- deleting ---------------------------------------------------------------------------

    def _delete_chosen(self) -> None:
        if self.images.chosen:
            self.delete(self.images.chosen)
        else:
            self.verdict.say(say("ex.nothing"), "warning")

    def _delete_one(self, number: int) -> None:
        self.delete((number,))

    def _believe_one(self, number: int) -> None:
        self._start((number,), is_gone=True)

    def delete(self, ids: Iterable[int]) -> None:
        """Delete images now; asks first where a clip still needs one."""
        wanted = self.images.idle(ids)
        if not self.images.are_needed(wanted):
            self._start(wanted)
            return
        question = Question(
            self._theme,
            self,
            title=say("ex.ask.t"),
            body=say("ex.ask.b"),
            yes=say("ex.delete"),
            no=say("dl.cancel"),
        )
        question.warn()
        self.question = question
        question.accepted.connect(lambda: self._start(wanted))
        question.open()

    def _start(self, ids: tuple[int, ...], *, is_gone: bool = False) -> None:
        self.images.mark(ids, is_busy=True)
        self._desk.scope.spawn(self._work(ids, is_gone=is_gone), name="delete exposures")

    async def _work(self, ids: tuple[int, ...], *, is_gone: bool) -> None:
        exposures = self._desk.exposures
        outcome: Deletion | AppError
        try:
            outcome = await (exposures.forget(ids) if is_gone else exposures.delete(ids))
        except AppError as error:
            outcome = error
        if not isValid(self):
            return
        self.images.mark(ids, is_busy=False)
        if isinstance(outcome, AppError):
            told = sentence(outcome)
            self.verdict.say(told.whole, "danger")
        else:
            self._tell(outcome)

    def _tell(self, done: Deletion) -> None:
        said = [say("ex.done", n=len(done.gone))] if done.gone else []
        if done.left:
            said.append(say("ex.left", n=len(done.left)))
        self.verdict.say(" ".join(said), "warning" if done.left else "success")
        for each in done.left:
            self.images.update_image(each)
        self._soon.start()
