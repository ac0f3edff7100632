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
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.services.settings import Readiness
    from pikascenes_desktop.ui.composer.blockers import Blocker
    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 96
BUTTONS: Final = 44
VARIATIONS: Final = 126
MOST: Final = 4
TICK: Final = 12
ICON_GAP: Final = 2
"""Between tick and label, beside the style's own 4 pixels."""

ITEM_GAP: Final = 9
SIDE: Final = 16
FAR_SIDE: Final = 15
"""Beside the composer's own edge, which is one pixel wide."""


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
        self.setFixedHeight(px(HEIGHT))
        self.generate = GenerateButton(theme, self)
        self.generate.clicked.connect(self.pressed)
        self.variations = Segmented(
            say("vars.label"),
            [(str(n), say("vars.times", n=n), say("ax.vars", n=n)) for n in range(1, MOST + 1)],
            self,
        )
        for n in range(1, MOST + 1):
            self.variations.button(str(n)).setProperty("tight", "true")
        self.variations.setFixedWidth(max(px(VARIATIONS), self.variations.least_width))
        self.variations.setFixedHeight(px(BUTTONS))
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
        self._telling: set[Button] = set()
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
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (FAR_SIDE, SIDE) if is_rtl else (SIDE, FAR_SIDE)
        column.setContentsMargins(left, 12, right, 12)
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

    def show_state(  # noqa: PLR0913 -- all that a press depends on
        self,
        block: Blocker | None,
        readiness: Readiness | None,
        price: Decimal | None,
        *,
        practice: bool,
        busy: bool,
        reading: int | None = None,
    ) -> None:
        """Show what a press would do now.

        Args:
            block: What keeps the scene from being sent; None for nothing.
            readiness: Key, host and library; None while that is not known yet.
            price: About what a press costs, in dollars; None while unknown.
            practice: Whether practice mode is on.
            busy: Whether a press is under way.
            reading: The number of the image that a press waits for; None for none.
        """
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
        has_reason = block is not None or reading is not None
        shorter = (requests(count, None, practice=practice), "") if has_reason else ()
        self._costs = (whole, *shorter)
        self._wanted = []
        self._reason.setVisible(block is not None)
        if block is not None:
            self._reason.set_icon(block.icon, "danger" if block.is_error else "text2")
            self._reason.setText(block.text)
            self._reason.setAccessibleName(block.text)
            restyle(self._reason, error="true" if block.is_error else "false")
            if readiness is not None and block.place in self.ready_items:
                self._show_ready(readiness, practice=practice)
                self._costs = ("",)
        elif reading is not None:
            self._reason.set_icon("clock", "text2")
            self._reason.setText(say("ready.reading", n=reading))
            self._reason.setAccessibleName(self._reason.text())
            self._reason.show()
            restyle(self._reason, error="false")
        elif readiness is not None:
            self._show_ready(readiness, practice=practice)
        self._fit()

    def _show_ready(self, readiness: Readiness, *, practice: bool) -> None:
        """Show what is in place: a tick where it is known to work."""
        ready = (
            (Place.ACCOUNT, readiness.key is None and not practice),
            (Place.HOST, readiness.host is None and not practice),
            (Place.LIBRARY, readiness.library is None),
        )
        self._wanted = [self.ready_items[place] for place, is_ready in ready if is_ready]
        host, library = self.ready_items[Place.HOST], self.ready_items[Place.LIBRARY]
        is_proved, free = readiness.is_host_proved, readiness.low_bytes
        self._telling = {
            item for item, tells in ((host, not is_proved), (library, free is not None)) if tells
        }
        host.set_icon("check" if is_proved else "minus", "success" if is_proved else "text3")
        host.setAccessibleName(host.text() if is_proved else say("ready.host.untested"))
        host.setToolTip("" if is_proved else say("ready.host.untested"))
        library.set_icon(
            "check" if free is None else "warn", "success" if free is None else "warning"
        )
        library.setText(
            say("ready.lib") if free is None else say("ready.space", size=formats.size(free))
        )
        library.setAccessibleName(
            library.text() if free is None else f"{say('ready.lib')}: {library.text()}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the reason whole, or as many ready signs as there is room for beside the cost."""
        for widget in (self._reason, self._cost, *self.ready_items.values()):
            widget.ensurePolished()  # hidden ones would be measured in another font
        room = self.width() - SIDE - FAR_SIDE
        if not self._reason.isHidden():
            room -= self._reason.sizeHint().width() + 2 * ITEM_GAP
        metrics = self._cost.fontMetrics()
        fitting = (text for text in self._costs if metrics.horizontalAdvance(text) <= room)
        cost = next(fitting, self._costs[-1])
        self._cost.setText(cost)
        self._cost.setVisible(bool(cost))
        room -= metrics.horizontalAdvance(cost)
        # Where not all fit, what is not as it should be comes before the ticks.
        shown: set[Button] = set()
        for item in sorted(self._wanted, key=lambda item: item not in self._telling):
            room -= item.sizeHint().width() + ITEM_GAP
            if room >= 0:
                shown.add(item)
        for item in self.ready_items.values():
            item.setVisible(item in shown)


def _title(count: int, *, practice: bool) -> str:
    if practice:
        return say("gen.practice") if count == 1 else say("gen.practice.many", n=count)
    return say("gen.one") if count == 1 else say("gen.many", n=count)
