"""What is left in the wallet, as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.websites import Website, open_website
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme


class BalanceRow(QFrame):
    """Asks once it is shown, and again on the user's word. What is not known is never 0."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_asking = False
        self.setProperty("role", "card")
        self.value = label(say("ac.balance.unknown"), "body", self)
        self.again_button = IconButton(theme, "refresh", say("ac.balance.again"), self)
        self.credits_button = Button(
            theme, say("er.credits.go"), kind="link", icon="ext", parent=self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(12)
        row.addWidget(label(say("ac.balance"), "strong", self))
        row.addWidget(self.value)
        row.addWidget(self.again_button)
        row.addStretch(1)
        row.addWidget(self.credits_button)
        self.again_button.clicked.connect(self.ask)
        self.credits_button.clicked.connect(lambda: open_website(Website.CREDITS))

    def ask(self) -> None:
        """Ask what is left; returns at once, and does nothing while that goes on."""
        if not self._is_asking:
            self._is_asking = True
            self.value.setText(say("ac.balance.asking"))
            self._desk.scope.spawn(self._ask(), name="balance")

    async def _ask(self) -> None:
        try:
            balance = await self._desk.settings.balance()
        except AppError:
            text = say("ac.balance.unknown")
        else:
            time = formats.clock_time(self._desk.parts.clock.now())
            text = say("ac.balance.is", money=formats.money(balance.usd), time=time)
        if isValid(self):
            self._is_asking = False
            self.value.setText(text)
