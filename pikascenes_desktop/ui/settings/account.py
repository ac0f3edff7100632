"""The account page: the key, and practice mode."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pikascenes_desktop.domain.errors import (
    AppError,
    KeyMissing,
    KeyRejected,
    KeyStoreLocked,
    KeyStoreUnavailable,
    Unreachable,
)
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.switch import Switch
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.settings import KeyState
    from pikascenes_desktop.ui.theme import Theme

Work: TypeAlias = "Callable[[], Coroutine[Any, Any, None]]"

PROFILE_PAGE: Final = "https://www.runcomfy.com/profile"
"""Where RunComfy's documentation says that API keys are made."""


class AccountPage(QWidget):
    """Takes a key, checks it, and says where it is kept. The key itself is never shown again."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = desk.settings.store_name
        self.practice = Switch(theme, say("ac.practice"), self)
        self.kept = label("", "body", self, wrap=True)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(say("fr.2.field"))
        self.field.setPlaceholderText(say("fr.2.ph"))
        self.show_button = IconButton(theme, "eye", say("fr.2.show"), self)
        self.show_button.setCheckable(True)
        self.paste_button = Button(theme, say("fr.2.paste"), icon="paste", parent=self)
        self.save_button = Button(theme, say("ac.save"), kind="primary", parent=self)
        self.session_button = Button(theme, say("ac.session"), parent=self)
        self.check_button = Button(theme, say("ac.check"), icon="refresh", parent=self)
        self.remove_button = Button(
            theme, say("ac.remove"), kind="ghost", icon="trash", parent=self, destructive="true"
        )
        self.open_button = Button(theme, say("fr.2.open"), kind="link", parent=self)
        self._safe = label(say("ac.safe", store=self._store), "meta", self, wrap=True)
        self._message = label("", "small", self, wrap=True)
        self._lay_out()
        self._connect()
        self._show_practice()
        self._run(self._look, "key state")

    @property
    def message(self) -> str:
        """What is said about the key now."""
        return self._message.text()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(say("fr.2.b"), "body", self, wrap=True))
        column.addWidget(self.kept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for button in (self.show_button, self.paste_button, self.save_button):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self._message)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        for button in (self.session_button, self.check_button, self.remove_button):
            actions.addWidget(button)
        actions.addStretch(1)
        actions.addWidget(self.open_button)
        column.addLayout(actions)
        column.addWidget(self._safe)
        column.addSpacing(14)
        column.addWidget(self.practice)
        column.addWidget(label(say("ac.practice.b"), "meta", self, wrap=True))
        column.addStretch(1)
        self.session_button.hide()

    def _connect(self) -> None:
        self.practice.clicked.connect(self._practice_chosen)
        self.show_button.toggled.connect(self._show_key)
        self.paste_button.clicked.connect(self._paste)
        self.save_button.clicked.connect(lambda: self._save(session_only=False))
        self.session_button.clicked.connect(lambda: self._save(session_only=True))
        self.field.returnPressed.connect(lambda: self._save(session_only=False))
        self.check_button.clicked.connect(lambda: self._run(self._check, "check key"))
        self.remove_button.clicked.connect(lambda: self._run(self._remove, "remove key"))
        self.open_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(PROFILE_PAGE)))

    def _run(self, work: Work, name: str) -> None:
        self._desk.scope.spawn(self._telling(work), name=name)

    async def _telling(self, work: Work) -> None:
        try:
            await work()
        except AppError as error:
            self._tell_error(error)

    # --- the key ----------------------------------------------------------------------------

    def _save(self, *, session_only: bool) -> None:
        work = partial(self._keep, self.field.text(), session_only=session_only)
        self._run(work, "keep key")

    async def _keep(self, text: str, *, session_only: bool) -> None:
        self.session_button.hide()
        state = await self._desk.settings.set_key(text, session_only=session_only)
        self.field.clear()
        self._show_state(state)
        self._show_practice()
        await self._check()
        if session_only:
            self._tell(say("ac.session.ok"), "warning")

    async def _check(self) -> None:
        self._tell(say("fr.2.checking"), "small")
        info = await self._desk.settings.check_key()
        text = say("fr.2.ok")
        if info.price is not None and not self._desk.settings.current.practice:
            cost = info.price.estimate(self._desk.settings.current.draft)
            if cost is not None:
                text = f"{text} {say('ac.price', price=formats.about_money(cost))}"
        self._tell(text, "success")

    async def _remove(self) -> None:
        await self._desk.settings.remove_key()
        self._show_practice()
        await self._look()
        self._tell(say("ac.removed"), "small")

    async def _look(self) -> None:
        self._show_state(await self._desk.settings.key_state())

    def _show_state(self, state: KeyState) -> None:
        self._safe.setVisible(not isinstance(state.problem, KeyStoreUnavailable))
        has_key = state.fingerprint is not None
        self.check_button.setVisible(has_key)
        self.remove_button.setVisible(has_key)
        self.save_button.setText(say("ac.replace") if has_key else say("ac.save"))
        if has_key:
            self.kept.setText(say("ac.key.kept", last=state.last, store=self._store))
        elif state.problem is None or isinstance(state.problem, KeyMissing):
            self.kept.setText(say("ac.key.none"))
        else:
            self.kept.setText(sentence(state.problem).title)

    def _paste(self) -> None:
        self.field.setText(QGuiApplication.clipboard().text().strip())

    def _show_key(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.field.setEchoMode(mode.Normal if is_shown else mode.Password)

    # --- practice ---------------------------------------------------------------------------

    def _practice_chosen(self, is_on: bool) -> None:
        self._run(partial(self._set_practice, is_on=is_on), "practice mode")

    async def _set_practice(self, *, is_on: bool) -> None:
        settings = self._desk.settings
        await settings.save(replace(settings.current, practice=is_on))
        self._show_practice()

    def _show_practice(self) -> None:
        self.practice.setChecked(self._desk.settings.current.practice)

    # --- messages ---------------------------------------------------------------------------

    def _tell(self, text: str, role: str) -> None:
        self._message.setText(text)
        restyle(self._message, role=role)
        restyle(self.field, invalid="true" if role == "danger" else "false")

    def _tell_error(self, error: AppError) -> None:
        self._show_practice()
        if isinstance(error, KeyRejected):
            self._tell(say("fr.2.bad"), "danger")
        elif isinstance(error, Unreachable):
            self._tell(say("fr.2.net"), "warning")
        else:
            told = sentence(error)
            self._tell(told.whole, "danger")
            is_store = isinstance(error, KeyStoreUnavailable | KeyStoreLocked)
            self.session_button.setVisible(is_store and bool(self.field.text()))
