"""The first steps: practice, key, upload host. Each can be skipped; closing means practice mode."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.first_run.art import Art, Dots
from pikascenes_desktop.ui.first_run.steps import HostStep, KeyStep, PracticeStep
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.first_run.steps import HostChooser
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (840, 552)
PRACTICE, KEY, HOST = range(3)


class FirstRun(Sheet):
    """Three steps over the window.

    Enter presses the primary button, Esc closes and asks nothing. Practice mode is as it was
    before, unless a key was taken into use and the steps were gone through.

    Args:
        make_chooser: Makes the page on which an upload host is chosen (see `HostChooser`).
    """

    def __init__(
        self, desk: Desk, theme: Theme, make_chooser: Callable[[QWidget], QWidget], parent: QWidget
    ) -> None:
        super().__init__(theme, parent, QSize(SIZE[0], max(SIZE[1], px(SIZE[1]))))
        self._desk = desk
        self._was_practice = desk.settings.current.practice
        self._is_connected = False
        self._is_leaving_key = False
        self.setWindowTitle(say("app.short"))
        self.chooser = make_chooser(self)
        self.practice_step = PracticeStep(theme, self)
        self.key_step = KeyStep(desk, theme, self)
        self.host_step = HostStep(self.chooser, self)
        self._steps = (self.practice_step, self.key_step, self.host_step)
        self._stack = QStackedWidget(self)
        self._count = label("", "meta", self)
        self._dots = Dots(theme, len(self._steps), self)
        self.skip_button = Button(theme, "", kind="ghost", parent=self)
        self.back_button = Button(theme, say("fr.back"), parent=self, action="true")
        self.key_button = Button(theme, say("fr.1.key"), parent=self, action="true")
        self.go_button = Button(theme, "", kind="primary", parent=self, action="true")
        self.go_button.setDefault(True)
        self._lay_out(theme)
        self._connect()
        self._turn(PRACTICE)
        desk.scope.spawn(self._look(), name="key state")

    def _lay_out(self, theme: Theme) -> None:
        form = QVBoxLayout()
        form.setContentsMargins(36, 32, 36, 24)
        form.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._dots)
        form.addLayout(head)
        form.addSpacing(14)
        for step in self._steps:
            self._stack.addWidget(step)
        form.addWidget(self._stack, 1)
        form.addSpacing(16)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.skip_button)
        foot.addStretch(1)
        for button in (self.back_button, self.key_button, self.go_button):
            foot.addWidget(button)
        form.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Art(theme, self))
        row.addLayout(form, 1)

    def _connect(self) -> None:
        self.skip_button.clicked.connect(self._skip)
        self.back_button.clicked.connect(lambda: self._turn(self.step - 1))
        self.key_button.clicked.connect(lambda: self._turn(KEY))
        self.go_button.clicked.connect(self._go)
        self.key_step.entry.kept.connect(self._key_kept)
        self._hosts.saved.connect(self._finish)

    @property
    def _hosts(self) -> HostChooser:
        return cast("HostChooser", self.chooser)

    @property
    def step(self) -> int:
        """The step on show, from 0."""
        return self._stack.currentIndex()

    # --- turning ----------------------------------------------------------------------------

    def _turn(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._dots.set_step(step)
        self._count.setText(say("fr.step", i=step + 1))
        skip = {KEY: "fr.skip", HOST: "fr.3.later"}.get(step)
        go = {PRACTICE: "fr.1.go", KEY: "fr.next", HOST: "fr.done"}[step]
        self.skip_button.setVisible(skip is not None)
        for button, key in ((self.skip_button, skip), (self.go_button, go)):
            if key is not None:
                button.setText(say(key))
                button.setAccessibleName(say(key))
        self.back_button.setVisible(step != PRACTICE)
        self.key_button.setVisible(step == PRACTICE)
        self.setAccessibleName(self._steps[step].title.text())
        self.setAccessibleDescription(self._steps[step].text.text())
        focus = self._steps[step].first_focus or self.go_button
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        if self.step == PRACTICE:
            self._finish()
        elif self.step == KEY:
            self._leave_key()
        elif self._hosts.choice:
            self._hosts.save()
        else:
            self._finish()

    def _leave_key(self) -> None:
        entry = self.key_step.entry
        if entry.is_new:
            self._is_leaving_key = True
            entry.submit()
        elif not entry.is_busy:
            self._turn(HOST)

    def _key_kept(self, is_accepted: bool) -> None:
        self._is_connected = True
        is_leaving, self._is_leaving_key = self._is_leaving_key, False
        if is_leaving and is_accepted:
            self._turn(HOST)

    def _skip(self) -> None:
        if self.step == KEY:
            self.reject()
        else:
            self._finish()

    async def _look(self) -> None:
        state = await self._desk.settings.key_state()
        if isValid(self):
            self.key_step.show_state(state)

    # --- the end ----------------------------------------------------------------------------

    def _finish(self) -> None:
        """All set: a key that was taken into use is used."""
        self._keep(practice=self._desk.settings.current.practice)
        self.accept()

    def reject(self) -> None:
        """Close without asking; practice mode is as it was before."""
        self._keep(practice=self._was_practice)
        super().reject()

    def _keep(self, *, practice: bool) -> None:
        if not self._desk.scope.is_open:  # the program ends around it: the next start shows it
            return
        self._desk.scope.spawn(self._welcome(practice=practice), name="first run is over")

    async def _welcome(self, *, practice: bool) -> None:
        settings = self._desk.settings
        with suppress(AppError):  # not kept, the next start shows this again: no harm
            await settings.save(replace(settings.current, is_welcomed=True, practice=practice))
