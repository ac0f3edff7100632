"""A switch and an amount of dollars: a limit that is on or off."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.switch import Switch
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import restyle
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

USUAL: Final = Decimal(10)
FIELD: Final = 84
DOLLARS: Final = re.compile(r"[$\uff04]?\s*(\d{1,6}(?:[.,]\d{1,2})?)", re.ASCII)


def dollars(text: str) -> Decimal | None:
    """Read an amount as people write it, with a point or a comma; None if it is none."""
    found = DOLLARS.fullmatch(text.strip())
    return None if found is None else Decimal(found.group(1).replace(",", "."))


class DailyLimit(QWidget):
    """Off, or the dollars a day from which on to ask.

    Signals:
        chosen: The user chose another limit: the `Decimal`, or None for no limit.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, limit: Decimal | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.switch = Switch(theme, say("ge.limit.on"), self)
        self.switch.setChecked(limit is not None)
        self.field = QLineEdit(f"{USUAL if limit is None else limit:f}", self)
        self.field.setAccessibleName(say("ge.limit.field"))
        self.field.setFixedWidth(px(FIELD))
        self.field.setEnabled(limit is not None)
        self._problem = WrappedLabel("", "danger", self)
        self._problem.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label("$", "body", self))
        row.addWidget(self.field)
        row.addWidget(label(say("ge.limit.field"), "meta", self))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addWidget(WrappedLabel(say("ge.limit.b"), "meta", self))
        self.switch.toggled.connect(self._switched)
        self.field.editingFinished.connect(self._written)

    @property
    def problem(self) -> str:
        """What is said to be wrong with the amount, empty if nothing is."""
        return self._problem.text()

    def _switched(self, on: bool) -> None:
        self.field.setEnabled(on)
        if on:
            self._written()
        else:
            self._tell("")
            self.chosen.emit(None)

    def _written(self) -> None:
        amount = dollars(self.field.text())
        self._tell("" if amount is not None else say("ge.limit.bad"))
        if amount is not None and self.switch.isChecked():
            self.chosen.emit(amount)

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        restyle(self.field, invalid="true" if problem else "false")
