"""The account page: the key, the balance, and practice mode."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError, KeyMissing, KeyStoreUnavailable
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.switch import Switch
from pikascenes_desktop.ui.controls.wrapping_row import WrappingRow
from pikascenes_desktop.ui.focus_ring import focus_visibly
from pikascenes_desktop.ui.key_entry import KeyEntry, key_trouble
from pikascenes_desktop.ui.settings.balance import BalanceRow
from pikascenes_desktop.ui.verdict import Verdict
from pikascenes_desktop.ui.websites import Website, open_website
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.settings import KeyState
    from pikascenes_desktop.ui.theme import Theme

Work: TypeAlias = "Callable[[], Coroutine[Any, Any, None]]"

DOTS: Final = "•" * 12
RIGHT_TO_LEFT: Final = "\N{RIGHT-TO-LEFT MARK}"


class AccountPage(QWidget):
    """Takes a key, checks it, and says where it is kept. A kept key is never shown again."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = desk.settings.store_name
        self.has_key = False
        self.kept = WrappedLabel("", "body", self)
        self.where = WrappedLabel("", "meta", self)
        self.check_button = Button(theme, say("ac.check"), icon="refresh", parent=self, on="raised")
        self.replace_button = Button(theme, say("ac.replace"), parent=self, on="raised")
        self.remove_button = Button(
            theme, say("ac.remove"), kind="ghost", icon="trash", parent=self, destructive="true"
        )
        self.entry = KeyEntry(desk, theme, self)
        self.save_button = Button(theme, say("ac.save"), kind="primary", parent=self)
        self.save_button.setFixedHeight(self.entry.field.height())
        self.entry.row.addWidget(self.save_button)
        self.open_button = Button(theme, say("fr.2.open"), kind="link", icon="ext", parent=self)
        self.verdict = Verdict(theme, self)
        self.balance = BalanceRow(desk, theme, self)
        self.practice = Switch(theme, say("ac.practice"), self)
        self._lay_out()
        self._connect()
        self._show_practice()
        self._run(self._look, "key state")

    @property
    def message(self) -> str:
        """What is said about the key now."""
        return self.entry.verdict.text or self.verdict.text

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(WrappedLabel(say("fr.2.b"), "body", self))
        column.addWidget(self._key_card())
        column.addWidget(self.entry)
        column.addWidget(self.verdict)
        column.addWidget(self.balance)
        where = WrappingRow()
        where.addWidget(label(say("fr.2.where"), "meta", self))
        where.addWidget(self.open_button)
        column.addLayout(where)
        line = QFrame(self)
        line.setProperty("role", "hairline")
        column.addSpacing(6)
        column.addWidget(line)
        column.addSpacing(6)
        column.addWidget(self.practice)
        column.addWidget(WrappedLabel(say("ac.practice.b"), "meta", self))
        column.addStretch(1)
        for part in (
            self.check_button,
            self.replace_button,
            self.remove_button,
            self.entry,
            self.balance,
        ):
            part.hide()  # until it is known whether there is a key

    def _key_card(self) -> QFrame:
        card = self._card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        column.addWidget(label(say("ac.key.t"), "strong", card))
        column.addWidget(self.kept)
        column.addWidget(self.where)
        column.addSpacing(4)
        row = WrappingRow()
        for button in (self.check_button, self.replace_button, self.remove_button):
            row.addWidget(button)
        column.addLayout(row)
        return card

    def _connect(self) -> None:
        self.practice.clicked.connect(self._practice_chosen)
        self.save_button.clicked.connect(self.entry.submit)
        self.entry.field.returnPressed.connect(self.entry.submit)
        self.entry.asked.connect(self.verdict.clear)  # it was of the key before
        self.entry.kept.connect(self._key_kept)
        self.check_button.clicked.connect(lambda: self._run(self._check, "check key"))
        self.replace_button.clicked.connect(self._replace)
        self.remove_button.clicked.connect(lambda: self._run(self._remove, "remove key"))
        self.open_button.clicked.connect(lambda: open_website(Website.PROFILE))

    def _run(self, work: Work, name: str) -> None:
        self._desk.scope.spawn(self._telling(work), name=name)

    async def _telling(self, work: Work) -> None:
        try:
            if isValid(self):  # the dialog may have been closed before this began
                await work()
        except AppError as error:
            if isValid(self):
                self._show_practice()
                self.verdict.say(*key_trouble(error))

    # --- the key ----------------------------------------------------------------------------

    def _key_kept(self, _is_accepted: bool) -> None:
        self.entry.field.clear()
        self._show_practice()
        self._run(self._look, "key state")

    def _replace(self) -> None:
        self.entry.show()
        focus_visibly(self.entry.field)

    async def _check(self) -> None:
        self.entry.verdict.clear()
        self.verdict.say(say("fr.2.checking"), "small")
        self.check_button.setEnabled(False)
        try:
            await self._desk.settings.check_key()
        finally:
            if isValid(self):
                self.check_button.setEnabled(True)
        if isValid(self):
            self.verdict.say(say("fr.2.ok"), "success")

    async def _remove(self) -> None:
        await self._desk.settings.remove_key()
        if isValid(self):
            self._show_practice()
            self.entry.verdict.clear()
            self.verdict.say(say("ac.removed"), "small")
            await self._look()
            focus_visibly(self.entry.field)

    async def _look(self) -> None:
        state = await self._desk.settings.key_state()
        if isValid(self):
            self._show_state(state)

    def _show_state(self, state: KeyState) -> None:
        has_key = self.has_key = state.fingerprint is not None
        for button in (self.check_button, self.replace_button, self.remove_button):
            button.setVisible(has_key)
        self.entry.setVisible(not has_key or bool(self.entry.verdict.text))
        self.where.setVisible(not isinstance(state.problem, KeyStoreUnavailable))
        kept = say("ac.key.store", store=self._store)
        self.where.setText(say("ac.session.ok") if state.is_for_session else kept)
        if has_key:
            # dots have no direction of their own: alone with a key they would begin a line of Latin
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            mark = RIGHT_TO_LEFT if is_rtl else ""
            self.kept.setText(f"{mark}{DOTS} {state.last}")
            self.kept.setAccessibleName(say("ac.key.dots", last=state.last))
        else:
            text = say("ac.key.none")
            if state.problem is not None and not isinstance(state.problem, KeyMissing):
                text = sentence(state.problem).title
            self.kept.setText(text)
            self.kept.setAccessibleName(text)
        self._show_balance()

    # --- practice ---------------------------------------------------------------------------

    def _practice_chosen(self, is_on: bool) -> None:
        self._run(partial(self._set_practice, is_on=is_on), "practice mode")

    async def _set_practice(self, *, is_on: bool) -> None:
        settings = self._desk.settings
        await settings.save(replace(settings.current, practice=is_on))
        if isValid(self):
            self._show_practice()

    def _show_practice(self) -> None:
        self.practice.setChecked(self._desk.settings.current.practice)
        self._show_balance()

    def _show_balance(self) -> None:
        """Show the wallet where there is one: with a key, outside practice mode."""
        has_wallet = self.has_key and not self._desk.settings.current.practice
        if has_wallet and self.balance.isHidden():
            self.balance.ask()
        self.balance.setVisible(has_wallet)
