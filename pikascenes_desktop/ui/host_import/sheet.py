"""The sheet that adds hosts from files: reads, asks, shows what they would do, then keeps them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError, HostSettingInvalid
from pikascenes_desktop.domain.host import BUILT_IN_HOSTS, HostSettingProblem
from pikascenes_desktop.services.host_profiles import HostProfiles
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.host_import.pages import (
    AnswersPage,
    ConsentPage,
    Page,
    RefusedPage,
    WhichPage,
)
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import reason, say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from pathlib import Path

    from pikascenes_desktop.domain.custom_host import ImportedHost
    from pikascenes_desktop.ports.host_import import HostDraft
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.host_import.pages import Agreed
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (560, 520)
MARGINS: Final = (28, 22, 20, 20)


class ImportSheet(Sheet):
    """Adds the hosts of some files, after the user agreed to each.

    Args:
        paths: The files.

    Signals:
        added: The name of the first host that was kept, and what to say about it.
    """

    added = Signal(str, str)

    def __init__(self, desk: Desk, theme: Theme, paths: Sequence[Path], parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(px(SIZE[0]), px(SIZE[1])))
        self._desk = desk
        self._profiles = HostProfiles(desk.settings, desk.secrets, desk.parts.history)
        self._refusals: list[str] = []
        self._drafts: tuple[HostDraft, ...] = ()
        self._asking: list[HostDraft] = []
        self._finished: list[ImportedHost] = []
        self._is_busy = False
        self.page: Page = Page(say("ho.import.title"), say("ho.import.reading"), self)
        self._title = WrappedLabel("", "heading", self)
        self._area = QScrollArea(self)
        self.go_button = Button(theme, "", kind="primary", parent=self, action="true")
        self.go_button.setDefault(True)
        self.close_button = Button(theme, "", parent=self, action="true")
        self._lay_out()
        self.go_button.clicked.connect(self._go)
        self.close_button.clicked.connect(self.reject)
        self._turn(self.page)
        self._run(lambda: self._read(tuple(paths)), "read host files")

    def _lay_out(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.go_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(self, *MARGINS))
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    # --- pages ------------------------------------------------------------------------------

    def _turn(self, page: Page) -> None:
        inside = QWidget(self)
        inside.setObjectName("settingsBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(page)
        self.page = page
        self._area.setWidget(inside)
        self._title.setText(page.title)
        self.setWindowTitle(page.title)
        self.setAccessibleName(page.title)
        is_refused = isinstance(page, RefusedPage)
        go = say("ho.import.next")
        if isinstance(page, ConsentPage):
            count = len(page.agreed)
            go = say("ho.import.go") if count == 1 else say("ho.import.go.n", n=count)
        self._name(self.go_button, go)
        self._name(self.close_button, say("st.close" if is_refused else "st.cancel"))
        self.go_button.setVisible(isinstance(page, WhichPage | AnswersPage | ConsentPage))
        first = page.first or (self.close_button if is_refused else self.go_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, page.title)

    @staticmethod
    def _name(button: Button, text: str) -> None:
        button.setText(text)
        button.setAccessibleName(text)

    def _go(self) -> None:
        page = self.page
        if self._is_busy or not page.is_done:
            return
        if isinstance(page, WhichPage):
            self._ask(page.chosen)
        elif isinstance(page, AnswersPage):
            self._answer(page)
        elif isinstance(page, ConsentPage):
            self._run(lambda: self._keep(page), "keep hosts")

    # --- reading and asking -----------------------------------------------------------------

    async def _read(self, paths: tuple[Path, ...]) -> None:
        drafts: list[HostDraft] = []
        for path in paths:
            try:
                found = await self._desk.host_imports.found(path)
            except AppError as error:
                told = sentence(error)
                self._refusals.append(told.whole)
                continue
            drafts += found.drafts
            for each in found.left_out:
                why = reason(each.reason)
                self._refusals.append(say("ho.import.left", name=each.name, reason=why))
        if not isValid(self):
            return
        if not drafts:
            self._turn(RefusedPage(self._refusals, self))
        elif len(drafts) == 1:
            self._ask(tuple(drafts))
        else:
            self._turn(WhichPage(drafts, self))

    def _ask(self, drafts: Sequence[HostDraft]) -> None:
        self._asking = list(drafts)
        self._finished = []
        self._next()

    def _next(self) -> None:
        """Ask what the next host leaves open, or show what they all would do."""
        if not self._asking:
            if self._finished:
                self._show_consent()
            else:
                self._turn(RefusedPage(self._refusals, self))
            return
        draft = self._asking[0]
        if draft.questions:
            self._turn(AnswersPage(self._theme, draft, self._store, self))
            return
        try:
            self._finished.append(draft.finished({}))
        except AppError as error:
            told = sentence(error)
            self._refusals.append(told.whole)
        self._asking.pop(0)
        self._next()

    def _answer(self, page: AnswersPage) -> None:
        try:
            self._finished.append(self._asking[0].finished(page.answers))
        except AppError as error:
            told = sentence(error)
            page.say_problem(told.whole)
            return
        self._asking.pop(0)
        self._next()

    def _show_consent(self) -> None:
        profiles = self._profiles
        page = ConsentPage(self._theme, self._finished, self._store, profiles.free_name, self)
        for each in self._refusals:
            page.column.insertWidget(page.column.count() - 1, WrappedLabel(each, "warning", page))
        self._turn(page)

    @property
    def _store(self) -> str:
        return self._desk.settings.store_name

    # --- keeping ----------------------------------------------------------------------------

    async def _keep(self, page: ConsentPage) -> None:
        try:
            _check_names(page.agreed)
            lasts = True
            for each in page.agreed:
                profile = replace(each.host.profile, name=each.name)
                is_first = self._desk.settings.current.host is None
                kept = await self._profiles.keep(profile, each.host.secret, choose=is_first)
                lasts = lasts and kept
        except AppError as error:
            if isValid(self):
                page.say_problem(_told(error))
            return
        if isValid(self):
            name = page.agreed[0].name
            said = say("ho.import.added", name=name)
            if not lasts:
                said = say("ho.import.session", store=self._store)
            self.added.emit(name, said)
            self.accept()

    def _run(self, work: Callable[[], Coroutine[Any, Any, None]], name: str) -> None:
        self._is_busy = True
        self._desk.scope.spawn(self._working(work), name=name)

    async def _working(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
        finally:
            self._is_busy = False


def _check_names(agreed: Sequence[Agreed]) -> None:
    names = [each.name for each in agreed]
    if not all(names):
        raise HostSettingInvalid("name", HostSettingProblem.MISSING)
    if any(not name.isprintable() or name.startswith("-") for name in names):
        raise HostSettingInvalid("name", HostSettingProblem.BAD_CHARACTERS)
    if len(set(names)) < len(names) or any(name in BUILT_IN_HOSTS for name in names):
        raise HostSettingInvalid("name", HostSettingProblem.NAME_TAKEN)


def _told(error: AppError) -> str:
    if isinstance(error, HostSettingInvalid):
        return f"{say('ho.name')}: {reason(error.reason)}."
    return sentence(error).whole
