"""Sending an unsure request once more: the price beside the button, and the wait counted down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.services.unsure import SEND_AGAIN_AFTER_S
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

EACH_MS: Final = 1000


class SendingAgain(QWidget):
    """The button that sends once more, what that costs, and how long it must wait.

    The wait is counted from when the request was sent, which the history knows: a restart
    neither shortens nor begins it again.

    Signals:
        wanted: The user wants it sent.
    """

    wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, generation: Generation, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._generation = generation
        self._is_busy = False
        self.button = Button(
            theme, say("er.unsure.3.go"), icon="refresh", parent=self, dense="true", on="raised"
        )
        self.button.clicked.connect(self.wanted)
        self.price = label("", "meta", self, wrap=True)
        self.wait = label("", "meta", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.price)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.wait)
        self._timer = QTimer(self, interval=EACH_MS)
        self._timer.timeout.connect(self.count)
        self._tell_price()
        self.count()
        if self._left_s > 0:
            self._timer.start()
        desk.scope.spawn(self._read_price(), name="price of sending again")

    @property
    def _left_s(self) -> float:
        age = self._desk.parts.clock.now() - (self._generation.sent_at or 0.0)
        return SEND_AGAIN_AFTER_S - age if age >= 0 else 0.0

    def set_busy(self, *, busy: bool) -> None:
        """Hold the button while something is under way."""
        self._is_busy = busy
        self.count()

    def count(self) -> None:
        """Say how long is left to wait, and let the button be pressed once nothing is."""
        left = self._left_s
        self.wait.setText(say("er.unsure.wait", t=formats.duration(left)) if left > 0 else "")
        self.wait.setVisible(left > 0)
        self.button.setEnabled(left <= 0 and not self._is_busy)
        if left <= 0:
            self._timer.stop()

    async def _read_price(self) -> None:
        await self._desk.costs.refresh()
        if isValid(self):
            self._tell_price()

    def _tell_price(self) -> None:
        usd = self._desk.costs.estimate(self._generation.scene)
        if self._generation.practice:
            text = say("un.price.practice")
        elif usd is None:
            text = say("un.price.unknown")
        else:
            text = say("un.price", money=formats.about_money(usd))
        self.price.setText(text)
        self.button.setAccessibleDescription(text)
