"""Which upload host: the cards, and a way to those that are seldom chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.settings import host_choices
from pikascenes_desktop.ui.settings.host_cards import HostCard, HostCards
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.settings.host_choices import Choice
    from pikascenes_desktop.ui.settings.host_forms import HostForms
    from pikascenes_desktop.ui.theme import Theme


class HostPicker(QWidget):
    """The user's hosts, or the easiest kinds; all kinds on demand, until one is picked.

    Signals:
        chosen: The user chose another card.
        rebuilt: There are other cards.
    """

    chosen = Signal()
    rebuilt = Signal()

    def __init__(
        self, desk: Desk, theme: Theme, forms: HostForms, memory: Memory, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._forms = forms
        self._memory = memory
        self._all_kinds = False
        self._picked: Choice | None = None
        self.cards = HostCards(self)
        self.more_button = Button(theme, "", kind="ghost", parent=self, dense="true")
        self.exposed_button = Button(
            theme, say("ex.title"), kind="ghost", icon="globe", parent=self, dense="true"
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.more_button)
        row.addStretch(1)
        row.addWidget(self.exposed_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.cards)
        column.addLayout(row)
        self.more_button.clicked.connect(self._turn)
        self.cards.chosen.connect(self.chosen)
        self.cards.picked.connect(self._make_room)
        self.show_hosts()

    @property
    def choice(self) -> Choice | None:
        """The card that is chosen; None before one is."""
        return self.cards.choice

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in the order in which it stands."""
        radios = tuple(card.radio for card in self.cards.cards)
        return (*radios, self.more_button, self.exposed_button)

    def choose(self, choice: Choice | None) -> None:
        """Choose a card without telling anyone; one that is not shown changes nothing."""
        if choice is not None:
            self.cards.choose(choice)

    def show_hosts(self, *, is_folded: bool = False) -> None:
        """Show the hosts as they are now; the chosen card stays chosen.

        Args:
            is_folded: Whether all kinds are to be put away again.
        """
        if is_folded:
            self._all_kinds = False
        current, now = self._desk.settings.current, self._desk.parts.clock.now()
        forms = self._forms.forms
        choices = host_choices.first_choices(current, forms)
        for choice in host_choices.more_choices(current, forms):
            if self._all_kinds or choice == self._picked:
                choices = (*choices, choice)
        cards: list[HostCard] = []
        for choice in choices:
            text = host_choices.about(choice, current, self._memory, now)
            card = HostCard(choice, host_choices.title_of(choice), text, self.cards)
            card.show_in_use(is_used=bool(choice.name) and choice.name == current.host)
            cards.append(card)
        self.cards.show_cards(cards)
        text = say("ho.fewer" if self._all_kinds else "ho.more")
        self.more_button.set_icon("minus" if self._all_kinds else "plus")
        self.more_button.setText(text)
        self.more_button.setAccessibleName(text)
        self.rebuilt.emit()

    def lock(self) -> None:
        """Let nothing be chosen; who can still see one's images stays to be seen."""
        self.cards.setEnabled(False)
        self.more_button.setEnabled(False)

    def mark_in_use(self, name: str) -> None:
        """Mark the card of the host that is used, and no other."""
        for card in self.cards.cards:
            card.show_in_use(is_used=card.choice.name == name)

    def _turn(self) -> None:
        self._all_kinds = not self._all_kinds
        self.show_hosts()

    def _make_room(self) -> None:
        """Put all kinds away but the one that was picked: its form is what comes next."""
        if self._all_kinds:
            self._picked = self.choice
            self.show_hosts(is_folded=True)
            if self._picked is not None and (card := self.cards.card(self._picked)) is not None:
                card.radio.setFocus()
