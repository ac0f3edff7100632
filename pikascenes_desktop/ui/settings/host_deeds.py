"""What can be done with one of the user's hosts: passing it on, taking it away."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.settings.host_choices import CUSTOM, Choice
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.host_profiles import HostProfiles
    from pikascenes_desktop.ui.theme import Theme

SUFFIX = ".sxcu"


class HostDeeds(QWidget):
    """Two quiet buttons below a host's form; below the studio's, whose it is.

    Signals:
        removed: A host is gone; its `Choice`.
        told: What to say about it: text and tone.
    """

    removed = Signal(object)
    told = Signal(str, str)

    def __init__(self, desk: Desk, theme: Theme, profiles: HostProfiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._profiles = profiles
        self._choice: Choice | None = None
        self.question: Question | None = None
        self.places: QFileDialog | None = None
        self.remove_button = Button(
            theme,
            say("ho.remove"),
            kind="ghost",
            icon="trash",
            tint="danger",
            parent=self,
            dense="true",
            destructive="true",
        )
        self.export_button = Button(
            theme, say("ho.export"), kind="ghost", icon="upload", parent=self, dense="true"
        )
        self.studio_note = label(say("st.studio"), "meta", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.studio_note)
        row.addWidget(self.remove_button)
        row.addWidget(self.export_button)
        row.addStretch(1)
        self.remove_button.clicked.connect(self._ask)
        self.export_button.clicked.connect(self._choose_place)

    def show_choice(self, choice: Choice | None) -> None:
        """Offer what can be done with a card's host."""
        self._choice = choice
        is_set_up = choice is not None and choice.is_set_up
        is_fixed = choice is not None and self._profiles.is_fixed(choice.name)
        self.setVisible(is_set_up)
        self.remove_button.setVisible(not is_fixed)
        self.studio_note.setVisible(is_fixed and "host" not in self._desk.settings.locked)
        self.export_button.setVisible(choice is not None and choice.kind == CUSTOM)

    # --- taking away ------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._choice is not None and self.question is None:
            self._desk.scope.spawn(self._look_and_ask(self._choice), name="ask to remove host")

    async def _look_and_ask(self, choice: Choice) -> None:
        try:
            out = sum(each.host == choice.name for each in await self._desk.exposures.ledger())
        except AppError:  # the question can be asked without
            out = 0
        if not isValid(self) or self.question is not None:
            return
        question = Question(
            self._theme,
            self,
            title=say("ho.remove.t", name=choice.name),
            body=say("ho.remove.out", n=out) if out else say("ho.remove.b"),
            yes=say("ho.remove.go"),
            no=say("dl.cancel"),
        )
        question.warn()
        self.question = question
        question.accepted.connect(lambda: self._start(choice))
        question.finished.connect(self._forget_question)
        question.open()

    def _forget_question(self) -> None:
        self.question = None

    def _start(self, choice: Choice) -> None:
        self._desk.scope.spawn(self._remove(choice), name="remove host")

    async def _remove(self, choice: Choice) -> None:
        try:
            await self._profiles.remove(choice.name)
        except AppError as error:
            if isValid(self):
                told = sentence(error)
                self.told.emit(told.whole, "danger")
            return
        if isValid(self):
            self.removed.emit(choice)
            self.told.emit(say("ho.removed", name=choice.name), "success")

    # --- passing on -------------------------------------------------------------------------

    def _choose_place(self) -> None:
        if self._choice is not None:
            self._ask_where(self._choice)

    def _ask_where(self, choice: Choice) -> None:
        dialog = QFileDialog(self, say("ho.export"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"*{SUFFIX}")
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        name = "".join(each if each.isalnum() or each in " -_" else "_" for each in choice.name)
        dialog.selectFile(f"{name}{SUFFIX}")
        dialog.fileSelected.connect(partial(self._place_chosen, choice))
        dialog.finished.connect(self._forget_places)
        self.places = dialog
        dialog.open()

    def _forget_places(self) -> None:
        self.places = None

    def _place_chosen(self, choice: Choice, path: str) -> None:
        self.export(choice, Path(path))

    def export(self, choice: Choice, path: Path) -> None:
        """Write a host to a file, without its secrets."""
        self._desk.scope.spawn(self._export(choice, path), name="export host")

    async def _export(self, choice: Choice, path: Path) -> None:
        hosts = self._desk.settings.current.hosts
        profile = next(each for each in hosts if each.name == choice.name)
        said, tone = say("ho.export.b"), "success"
        try:
            content = self._desk.host_imports.export(profile)
            await asyncio.to_thread(path.write_bytes, content)
        except AppError as error:
            said, tone = sentence(error).whole, "danger"
        except OSError:
            said, tone = say("ho.export.failed"), "danger"
        if isValid(self):
            self.told.emit(said, tone)
