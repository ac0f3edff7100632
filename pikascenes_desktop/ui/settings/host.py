"""The upload-host page: which host, its settings, a test of it, and which steps in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError, HostSettingInvalid
from pikascenes_desktop.services.host_profiles import HostProfiles
from pikascenes_desktop.services.host_proofs import UPLOADS_NOTHING, proof_of
from pikascenes_desktop.ui.controls.labels import WrappedLabel
from pikascenes_desktop.ui.host_import.importing import HostImporting
from pikascenes_desktop.ui.settings.host_choices import CUSTOM, Choice, choice_of, title_of
from pikascenes_desktop.ui.settings.host_deeds import HostDeeds
from pikascenes_desktop.ui.settings.host_order import HostOrder
from pikascenes_desktop.ui.settings.host_picker import HostPicker
from pikascenes_desktop.ui.settings.host_test import HostTest
from pikascenes_desktop.ui.settings.host_testing import HostTesting
from pikascenes_desktop.ui.settings.host_views import HostViews
from pikascenes_desktop.ui.tab_order import go_on, stop_before
from pikascenes_desktop.ui.verdict import Verdict
from pikascenes_desktop.ui.words import reason, say, sentence

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.settings.host_form import HostFormView
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.theme import Theme

Work: TypeAlias = "Callable[[], Coroutine[Any, Any, None]]"


class HostPage(QWidget):
    """Chooses, sets up and tests upload hosts. Testing keeps the form first.

    Args:
        has_intro: Whether the page says by itself what an upload host is for, and has room for
            what is seldom needed.

    Signals:
        saved: The choice is kept.
        testing: Whether a test is under way.
        exposed_wanted: The page about who can still see the images is asked for.
    """

    saved = Signal()
    testing = Signal(bool)
    exposed_wanted = Signal()

    def __init__(  # noqa: PLR0913 -- what a page is given, and what it remembers
        self,
        desk: Desk,
        theme: Theme,
        forms: HostForms,
        memory: Memory,
        parent: QWidget,
        *,
        has_intro: bool = True,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._forms = forms
        self._memory = memory
        self._is_whole = has_intro
        self._test: asyncio.Task[None] | None = None
        self._profiles = HostProfiles(desk.settings, desk.secrets, desk.parts.history)
        self.importing = HostImporting(desk, theme, self)
        self.picker = HostPicker(desk, theme, forms, memory, self)
        self.cards = self.picker.cards
        self.views = HostViews(desk, theme, forms, self.importing, self)
        self.deeds = HostDeeds(desk, theme, self._profiles, self)
        self.test_view = HostTest(theme, self)
        self._tests = HostTesting(desk, memory, forms, self.test_view, self)
        self._verdict = Verdict(theme, self)
        self.order = HostOrder(theme, self)
        self._lay_out()
        self._connect()
        self._show_order()
        current = choice_of(desk.settings.current, desk.settings.current.host)
        self._select(current)
        self._kept_choice = current

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if self._is_whole:
            column.addWidget(WrappedLabel(say("ho.intro"), "body", self))
            if self._desk.settings.current.practice:
                column.addWidget(WrappedLabel(say("ho.intro.practice"), "meta", self))
        if "host" in self._desk.settings.locked:
            column.addWidget(WrappedLabel(say("st.studio"), "strong", self))
            self.picker.lock()
            self.order.setEnabled(False)
        for widget in (
            self.picker,
            self.views,
            self.deeds,
            self.test_view,
            self._verdict,
            self.order,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.picker.exposed_button.setVisible(self._is_whole)

    def _connect(self) -> None:
        self.picker.chosen.connect(self._show_chosen)
        self.picker.rebuilt.connect(self._order_tabs)
        self.picker.exposed_button.clicked.connect(self.exposed_wanted)
        self.importing.added.connect(self.show_added)
        self.deeds.removed.connect(self._show_removed)
        self.deeds.told.connect(self._tell)
        self._tests.ended.connect(self.refresh)
        self.order.changed.connect(self._reorder)

    # --- what is shown ----------------------------------------------------------------------

    @property
    def choice(self) -> str:
        """The chosen host's name, or the kind that is to be set up; empty for none."""
        choice = self.cards.choice
        return "" if choice is None else choice.name or choice.kind

    @property
    def form(self) -> HostFormView | None:
        """The form on show; None where the choice has none."""
        return self.views.form

    @property
    def message(self) -> str:
        """What is said about saving."""
        return self._verdict.text

    @property
    def is_changed(self) -> bool:
        """Whether something is chosen or filled in that was not kept."""
        if self.cards.choice is None:
            return False
        form = self.form
        is_filled = form is not None and form.is_changed
        return self.cards.choice != self._kept_choice or is_filled or bool(self.views.changed())

    def refresh(self, *, is_folded: bool = False) -> None:
        """Show the hosts as they are now; what is filled in stays."""
        self.picker.show_hosts(is_folded=is_folded)
        self._show_order()

    def _show_order(self) -> None:
        self.order.show_order(self._desk.settings.current)
        if not self._is_whole:
            self.order.hide()

    def _select(self, choice: Choice | None) -> None:
        self.picker.choose(choice)
        shown = self.cards.choice
        name = "" if shown is None else shown.name or self._profiles.free_name(title_of(shown))
        self.views.show_choice(shown, name)
        if self._profiles.is_fixed(name):
            self.views.lock()
        self.deeds.show_choice(shown)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does: cards and forms come and go."""
        go_on(stop_before(self), (*self.picker.tab_stops, *self.views.tab_stops))

    def _show_chosen(self) -> None:
        if self._test is None:
            self.test_view.hide()
        self._tell("", "small")
        self._select(self.cards.choice)

    def show_added(self, name: str, said: str = "") -> None:
        """Show a host that was added from a file."""
        self.refresh(is_folded=True)
        self._select(choice_of(self._desk.settings.current, name))
        self._tell(said, "success")

    def _show_removed(self, choice: Choice) -> None:
        self.refresh()
        self.views.forget(choice)
        current = self._desk.settings.current
        self._kept_choice = choice_of(current, current.host)
        self._select(self._kept_choice)

    # --- saving -----------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the choice and its settings."""
        self._run(self._save_and_tell, "save host")

    async def _save_and_tell(self) -> None:
        if await self._save() is not None and isValid(self):
            self.saved.emit()

    async def _save(self) -> Choice | None:
        """Keep what is filled in, and use what is chosen; None when there is nothing to use."""
        choice = self.cards.choice
        if choice is None or choice == Choice(CUSTOM):
            self._tell(say("e.host_missing.t"), "warning")
            return None
        for other, view in self.views.changed():
            if other != choice:
                await self._keep(other, view, choose=False)
        view = self.form
        if view is None:
            await self._profiles.choose(choice.name)
        else:
            choice = await self._keep(choice, view, choose=True)
        self._kept_choice = choice
        if isValid(self):
            self.refresh()
            self._select(choice)
        return choice

    async def _keep(self, choice: Choice, view: HostFormView, *, choose: bool) -> Choice:
        secret = view.secret
        try:
            profile = view.profile(is_new=not choice.is_set_up)
            lasts = await self._profiles.keep(profile, secret, before=choice.name, choose=choose)
        except HostSettingInvalid as error:
            if isValid(view):
                self._select(choice)
                self._show_problem(view, error)
            raise
        if secret:  # what is known of its test was of another secret
            self._memory.forget_host_trial(proof_of(self._desk.settings.current, profile.name))
        if not isValid(self):
            return Choice(profile.kind, profile.name)
        if not lasts:
            store = self._desk.settings.store_name
            self._tell(say("ho.secret.session", store=store), "warning")
        return self.views.kept(choice, profile)

    def _show_problem(self, view: HostFormView, error: HostSettingInvalid) -> None:
        if not view.show_problem(error):
            self._tell(f"{reason(error.reason)}.", "danger")

    def _reorder(self, names: tuple[str, ...]) -> None:
        self._run(lambda: self._keep_order(names), "order of hosts")

    async def _keep_order(self, names: tuple[str, ...]) -> None:
        await self._profiles.order(names)
        if isValid(self):
            self.picker.mark_in_use(names[0])

    # --- testing ----------------------------------------------------------------------------

    def test(self) -> None:
        """Keep the form, then test the host in its four steps; a test under way is stopped."""
        if self._test is not None:
            self._test.cancel()
            return
        self._test = self._run(self._test_chosen, "test host")
        self._test.add_done_callback(self._note_end)
        self.testing.emit(True)

    def _note_end(self, _task: asyncio.Task[None]) -> None:
        self._test = None
        if isValid(self):
            self.testing.emit(False)

    async def _test_chosen(self) -> None:
        choice = await self._save()
        if choice is None or not isValid(self):
            return
        if choice.name in UPLOADS_NOTHING:
            self.test_view.say_only(say("ho.nothing"))
        else:
            await self._tests.test(choice.name, choice.kind)

    # --- messages ---------------------------------------------------------------------------

    def _run(self, work: Work, name: str) -> asyncio.Task[None]:
        return self._desk.scope.spawn(self._telling(work), name=name)

    async def _telling(self, work: Work) -> None:
        if not isValid(self):
            return
        self._tell("", "small")
        try:
            await work()
        except HostSettingInvalid:
            return  # said beside the field
        except AppError as error:
            if isValid(self):
                told = sentence(error)
                self._tell(told.whole, "danger")

    def _tell(self, text: str, role: str) -> None:
        self._verdict.say(text, role)
