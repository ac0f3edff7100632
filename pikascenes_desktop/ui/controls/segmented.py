"""A row of choices of which one is on: one tab stop, arrows move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from pikascenes_desktop.ui.focus_ring import focus_visibly
from pikascenes_desktop.ui.theme import font

FRAME: Final = 2
"""What the control's own edges take of its width."""

EDGES: Final = 2 * (2 + 1)
"""What the style takes of a segment's width: its margins and its edges."""

AROUND: Final = 8
TIGHT: Final = 6
"""Least room left and right of a label together, as a rule and in a tight control."""

ICON_GAP: Final = 4

Choice: TypeAlias = tuple[str, str, str]
"""Value, label and accessible name."""

MakeButton: TypeAlias = Callable[[str, str], QPushButton]
"""Makes the button of a value with a label."""


ARROWS: Final = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}


class Segment(QPushButton):
    """One choice; it is never narrower than its label when it is on."""

    def event(self, e: QEvent) -> bool:
        # On a page where arrows are shortcuts they still move from choice to choice.
        is_asked = e.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(e, QKeyEvent) and e.key() in ARROWS:
            e.accept()
            return True
        return super().event(e)

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(font("body", 600)).horizontalAdvance(self.text())
        around = TIGHT if self.property("tight") else AROUND
        sign = 0 if self.icon().isNull() else self.iconSize().width() + ICON_GAP
        return QSize(words + sign + around + EDGES, super().minimumSizeHint().height())


def _plain(_value: str, text: str) -> QPushButton:
    return Segment(text)


class Segmented(QFrame):
    """A segmented control.

    Signals:
        chosen: The user chose another value.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        make: MakeButton = _plain,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, text, spoken in choices:
            button = make(value, text)
            button.setParent(self)
            button.setCheckable(True)
            button.setAutoExclusive(True)  # told to screen readers as one of a choice
            button.setAutoDefault(False)
            button.setAccessibleName(spoken)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button, 1)
        self._group.buttonToggled.connect(self._rove)
        self._group.buttonClicked.connect(self._tell)
        self.set_value(choices[0][0])

    @property
    def least_width(self) -> int:
        """The width at which no label is cut."""
        return FRAME + sum(button.minimumSizeHint().width() for button in self._buttons.values())

    @property
    def value(self) -> str:
        """The value that is on."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        """Switch a value on without telling anyone.

        Raises:
            KeyError: There is no such value.
        """
        self._buttons[value].setChecked(True)
        self._rove()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """All buttons, in order."""
        return tuple(self._buttons.values())

    def button(self, value: str) -> QPushButton:
        """Return the button of a value."""
        return self._buttons[value]

    def set_text(self, value: str, text: str) -> None:
        """Change a label."""
        self._buttons[value].setText(text)

    def focus_choice(self) -> None:
        """Put the keyboard on the value that is on."""
        focus_visibly(self._buttons[self.value])

    def _rove(self) -> None:
        for button in self._buttons.values():
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            )

    def _tell(self) -> None:
        self.chosen.emit(self.value)
