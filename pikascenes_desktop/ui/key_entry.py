"""Entering an API key: the field, Paste, and a check that costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import (
    AppError,
    KeyRejected,
    KeyStoreLocked,
    KeyStoreUnavailable,
    RemoteError,
    Unreachable,
)
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.key_field import KeyField
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.verdict import Verdict
from pikascenes_desktop.ui.words import say, sentence

if TYPE_CHECKING:
    from pikascenes_desktop.ports.remote import ModelInfo
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme


def key_trouble(error: AppError) -> tuple[str, str]:
    """Return what is said of a key that could not be checked, and in which tone."""
    match error:
        case KeyRejected():
            return say("fr.2.bad"), "danger"
        case Unreachable():
            return say("fr.2.net"), "warning"
        case _:
            told = sentence(error)
            return told.whole, "warning" if isinstance(error, RemoteError) else "danger"


class KeyEntry(QWidget):
    """Takes a key, has it checked and kept; the key leaves the field once it is kept.

    Signals:
        asked: A key is being looked at.
        kept: A key is in use now: accepted by the service (True), or not checked yet (False).
    """

    asked = Signal()
    kept = Signal(bool)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget, *, is_tall: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False
        self._in_use = ""
        self.field = KeyField(theme, self, is_tall=is_tall)
        self.paste_button = Button(
            theme,
            say("fr.2.paste"),
            icon="paste",
            parent=self,
            tall="true" if is_tall else "false",
        )
        self.paste_button.setFixedHeight(self.field.height())
        self.session_button = Button(theme, say("ac.session"), parent=self, dense="true")
        self.session_button.hide()
        self.verdict = Verdict(theme, self)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self.field, 1)
        self.row.addWidget(self.paste_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.row)
        column.addWidget(self.verdict)
        session = QHBoxLayout()
        session.addWidget(self.session_button)
        session.addStretch(1)
        column.addLayout(session)
        self.paste_button.clicked.connect(self._paste)
        self.session_button.clicked.connect(lambda: self.submit(session_only=True))
        self.field.textEdited.connect(self._forget_verdict)

    @property
    def is_busy(self) -> bool:
        """Whether a key is being checked."""
        return self._is_busy

    @property
    def is_new(self) -> bool:
        """Whether the field holds a key that was not taken into use yet."""
        return bool(self.field.text().strip()) and self.field.text() != self._in_use

    def submit(self, *, session_only: bool = False) -> None:
        """Check the key and keep it; returns at once, and does nothing while that goes on."""
        if not self._is_busy:
            self._is_busy = True
            self.asked.emit()
            self.session_button.hide()
            self._tell(say("fr.2.checking"), "small")
            self._desk.scope.spawn(
                self._try(self.field.text(), session_only=session_only), name="try key"
            )

    async def _try(self, text: str, *, session_only: bool) -> None:
        outcome: ModelInfo | AppError
        try:
            outcome = await self._desk.settings.try_key(text, session_only=session_only)
        except AppError as error:
            outcome = error
        if isValid(self):  # its dialog may have been closed meanwhile
            self._is_busy = False
            self._show_outcome(text, outcome, session_only=session_only)

    def _show_outcome(
        self, text: str, outcome: ModelInfo | AppError, *, session_only: bool
    ) -> None:
        if isinstance(outcome, AppError):
            self._tell(*key_trouble(outcome))
            self.session_button.setVisible(
                isinstance(outcome, KeyStoreUnavailable | KeyStoreLocked)
            )
            if not isinstance(outcome, RemoteError):
                return
        else:
            said = say("ac.session.ok") if session_only else self._accepted(outcome)
            self._tell(said, "success")
        self._in_use = text
        self.kept.emit(not isinstance(outcome, AppError))

    def _accepted(self, info: ModelInfo) -> str:
        if info.price is not None:
            cost = info.price.estimate(self._desk.settings.current.draft)
            if cost is not None:
                return f"{say('fr.2.ok')} {say('ac.price', price=formats.about_money(cost))}"
        return say("fr.2.ok")

    def _paste(self) -> None:
        self.field.setText(QGuiApplication.clipboard().text().strip())
        self._forget_verdict()
        self.field.setFocus()
        if self.field.text():
            self.submit()

    def _forget_verdict(self) -> None:
        self.session_button.hide()
        self._tell("", "small")

    def _tell(self, text: str, tone: str) -> None:
        self.verdict.say(text, tone)
        restyle(self.field, invalid="true" if tone == "danger" else "false")
