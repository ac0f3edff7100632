"""The cards of the upload-host page, two in a row where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop.ui.controls.labels import ElidedLabel, WrappedLabel, label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.controls.tips import safe_tip
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from pikascenes_desktop.ui.settings.host_choices import Choice

TWO_FROM: Final = 560
"""Pixels of width from which on two cards stand in a row."""

LEAST: Final = 56
TARGET: Final = 24
GAP: Final = 10


class HostCard(QFrame):
    """One host, or kind of host, to choose.

    Signals:
        picked: It was clicked, and is chosen.
    """

    picked = Signal()

    def __init__(self, choice: Choice, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        self.choice = choice
        self.radio = QRadioButton("", self)
        self.radio.setToolTip(safe_tip(title))
        self.radio.setMinimumHeight(TARGET)
        self.radio.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title = ElidedLabel(title, "strong", self)
        self._about = WrappedLabel(text, "small", self)
        self._tag = label(say("ho.in_use"), "tag", self)
        head = QHBoxLayout()
        head.setSpacing(GAP // 2)
        head.addWidget(self.radio)
        head.addWidget(self._title, 1)
        head.addWidget(self._tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(self, 14, 10, 14, 10))
        column.setSpacing(2)
        column.addLayout(head)
        indent = self.radio.sizeHint().width() + GAP // 2
        self._about.setContentsMargins(margins(self, indent, 0, 0, 0))
        column.addWidget(self._about)
        column.addStretch(1)
        self.radio.toggled.connect(self._show_on)
        self.radio.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_in_use(is_used=False)
        self.say_about(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, max(px(LEAST), super().minimumSizeHint().height()))

    def say_about(self, text: str) -> None:
        """Say something else below the title."""
        self._about.setText(text)
        self.radio.setAccessibleDescription(text)

    @property
    def text(self) -> str:
        """What stands below the title."""
        return self._about.text()

    def show_in_use(self, *, is_used: bool) -> None:
        """Mark the card as the host that is used, or not."""
        self._tag.setVisible(is_used)
        name = self._title.text()
        self.radio.setAccessibleName(f"{name}, {say('ho.in_use')}" if is_used else name)

    @property
    def is_in_use(self) -> bool:
        """Whether it is marked as the host that is used."""
        return not self._tag.isHidden()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()
            self.picked.emit()

    def _show_on(self, is_on: bool) -> None:
        restyle(self, on="true" if is_on else "false")


class HostCards(QWidget):
    """A grid of cards of which one is chosen; arrows go from one to the next.

    Signals:
        chosen: The user chose another card.
        picked: The user clicked one, and is done with choosing.
    """

    chosen = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("ho.cards"))
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._cards: dict[Choice, HostCard] = {}
        self._columns = 0

    @property
    def cards(self) -> Sequence[HostCard]:
        """All cards, in order."""
        return tuple(self._cards.values())

    @property
    def choice(self) -> Choice | None:
        """The card that is chosen; None before one is."""
        return next((card.choice for card in self.cards if card.radio.isChecked()), None)

    def show_cards(self, cards: Sequence[HostCard]) -> None:
        """Show these cards in place of those before; the chosen one stays chosen."""
        chosen = self.choice
        for old in self.cards:
            self._group.removeButton(old.radio)
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = {card.choice: card for card in cards}
        for card in cards:
            self._group.addButton(card.radio)
            card.radio.clicked.connect(self.chosen)
            card.picked.connect(self.picked)
        self._lay_out()
        if chosen is not None:
            self.choose(chosen)

    def card(self, choice: Choice) -> HostCard | None:
        """Return a card; None where it is not shown."""
        return self._cards.get(choice)

    def has(self, name: str) -> bool:
        """Say whether the card of a host or kind is shown."""
        return any(name == (card.choice.name or card.choice.kind) for card in self.cards)

    def named(self, name: str) -> HostCard:
        """Return the card of a host by its name, or that of a kind to be set up.

        Raises:
            KeyError: It is not shown.
        """
        return {card.choice.name or card.choice.kind: card for card in self.cards}[name]

    def choose(self, choice: Choice) -> None:
        """Choose a card without telling anyone; one that is not shown changes nothing."""
        card = self.card(choice)
        if card is not None:
            card.radio.setChecked(True)

    def _lay_out(self) -> None:
        self._columns = 2 if self.width() >= TWO_FROM else 1
        for card in self.cards:
            self._grid.removeWidget(card)
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // self._columns, place % self._columns)
            card.show()
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (2 if self.width() >= TWO_FROM else 1) != self._columns:
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
