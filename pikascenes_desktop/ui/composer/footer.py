"""The composer's footer: Generate, how many, and whether all is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.composer.blockers import Place
from pikascenes_desktop.ui.composer.generate_button import GenerateButton
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.segmented import Segmented
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.services.settings import Readiness
    from pikascenes_desktop.ui.composer.blockers import Blocker
    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 96
VARIATIONS: Final = 126
MOST: Final = 4
TICK: Final = 12
ICON_GAP: Final = 2
"""Between tick and label, beside the style's own 4 pixels."""

ITEM_GAP: Final = 9
SIDE: Final = 16


def requests(count: int, price: Decimal | None, *, practice: bool) -> str:
    """Return what a press costs: an unknown price is never shown as 0."""
    if practice:
        return say("ready.free")
    paid = say("ready.jobs", n=count)
    if price is None:
        return paid
    return say("ready.price", price=formats.about_money(price), requests=paid)


class Footer(QWidget):
    """Shows what a press would do.

    Signals:
        pressed: Generate was pressed.
        counted: Another number of clips was chosen.
        place_wanted: Go where this is set up.
    """

    pressed = Signal()
    counted = Signal()
    place_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("composerFooter")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.generate = GenerateButton(theme, self)
        self.generate.clicked.connect(self.pressed)
        self.variations = Segmented(
            say("vars.label"),
            [(str(n), say("vars.times", n=n), say("ax.vars", n=n)) for n in range(1, MOST + 1)],
            self,
        )
        for n in range(1, MOST + 1):
            self.variations.button(str(n)).setProperty("tight", "true")
        self.variations.setFixedWidth(max(VARIATIONS, self.variations.least_width))
        self.variations.setFixedHeight(44)
        self.variations.chosen.connect(self.counted)
        self._reason = Button(theme, "", kind="ready", parent=self)
        self.ready_items = {
            place: Button(theme, say(key), kind="ready", icon="check", tint="success", parent=self)
            for place, key in (
                (Place.ACCOUNT, "ready.key"),
                (Place.HOST, "ready.host"),
                (Place.LIBRARY, "ready.lib"),
            )
        }
        for place, item in self.ready_items.items():
            item.clicked.connect(lambda _on=False, place=place: self.place_wanted.emit(place))
            item.setIconSize(QSize(TICK + ICON_GAP, TICK))
        self._reason.clicked.connect(self.pressed)
        self._cost = label("", "small", self)
        self._costs: tuple[str, ...] = ("",)
        self._wanted: list[Button] = []
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.generate, 1)
        top.addWidget(self.variations)
        line = QHBoxLayout()
        line.setSpacing(ITEM_GAP)
        line.addWidget(self._reason)
        for item in self.ready_items.values():
            line.addWidget(item)
        line.addStretch(1)
        line.addWidget(self._cost)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 12)
        column.setSpacing(9)
        column.addLayout(top)
        column.addLayout(line)

    @property
    def count(self) -> int:
        """How many clips a press makes."""
        return int(self.variations.value)

    @property
    def reason(self) -> str:
        """Why nothing can be sent, as it is shown; empty when it can."""
        return "" if self._reason.isHidden() else self._reason.accessibleName()

    @property
    def cost(self) -> str:
        """What a press costs, as it is shown; empty where the reason needs the whole line."""
        return "" if self._cost.isHidden() else self._cost.text()

    def show_state(
        self,
        block: Blocker | None,
        readiness: Readiness | None,
        price: Decimal | None,
        *,
        practice: bool,
        busy: bool,
    ) -> None:
        """Show what a press would do now."""
        count = self.count
        self.generate.set_state(blocked=block is not None, busy=busy)
        self.generate.setText(_title(count, practice=practice))
        self.generate.setAccessibleName(
            say("ax.blocked", reason=block.text)
            if block
            else _title(count, practice=True)
            if practice
            else say("ax.gen", n=count, m=count)
        )
        whole = requests(count, price, practice=practice)
        # While something is missing the reason comes first: the price can wait.
        shorter = (requests(count, None, practice=practice), "") if block is not None else ()
        self._costs = (whole, *shorter)
        self._wanted = []
        self._reason.setVisible(block is not None)
        if block is not None:
            self._reason.set_icon(block.icon, "danger" if block.is_error else "text2")
            self._reason.setText(block.text)
            self._reason.setAccessibleName(block.text)
            restyle(self._reason, error="true" if block.is_error else "false")
        elif readiness is not None:
            ready = (
                (Place.ACCOUNT, readiness.key is None and not practice),
                (Place.HOST, readiness.host is None and not practice),
                (Place.LIBRARY, readiness.library is None),
            )
            self._wanted = [self.ready_items[place] for place, is_ready in ready if is_ready]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the reason whole, or as many ready signs as there is room for beside the cost."""
        for widget in (self._reason, self._cost, *self.ready_items.values()):
            widget.ensurePolished()  # hidden ones would be measured in another font
        room = self.width() - 2 * SIDE
        if not self._reason.isHidden():
            room -= self._reason.sizeHint().width() + 2 * ITEM_GAP
        metrics = self._cost.fontMetrics()
        fitting = (text for text in self._costs if metrics.horizontalAdvance(text) <= room)
        cost = next(fitting, self._costs[-1])
        self._cost.setText(cost)
        self._cost.setVisible(bool(cost))
        room -= metrics.horizontalAdvance(cost)
        for item in self.ready_items.values():
            wanted = item in self._wanted
            room -= item.sizeHint().width() + ITEM_GAP if wanted else 0
            item.setVisible(wanted and room >= 0)


def _title(count: int, *, practice: bool) -> str:
    if practice:
        return say("gen.practice") if count == 1 else say("gen.practice.many", n=count)
    return say("gen.one") if count == 1 else say("gen.many", n=count)
