"""A control of a form, with a hint below it, or what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.labels import WrappedLabel
from pikascenes_desktop.ui.controls.segmented import Segmented
from pikascenes_desktop.ui.key_field import KeyField
from pikascenes_desktop.ui.notices import announce
from pikascenes_desktop.ui.theme import restyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


class FormField(QWidget):
    """Holds the control.

    Args:
        name: What it is called, to the eye and to screen readers.
        control: What is filled in.
        hint: A line below it; empty for none.
    """

    def __init__(self, name: str, control: QWidget, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.control = control
        self.caption: QLabel | None = None
        control.setAccessibleName(name)
        control.setAccessibleDescription(hint)
        self._has_hint = bool(hint)
        self._hint = WrappedLabel(hint, "meta", self)
        self._hint.setVisible(self._has_hint)
        self._problem = WrappedLabel("", "danger", self)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(control)
        column.addWidget(self._problem)
        column.addWidget(self._hint)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches of the control, in order."""
        match self.control:
            case KeyField() as key:
                return (key, key.eye)
            case Segmented() as segmented:
                return segmented.buttons
            case control:
                return (control,)

    @property
    def problem(self) -> str:
        """What is said to be wrong; empty for nothing."""
        return self._problem.text()

    def show_problem(self, text: str) -> None:
        """Say what is wrong, in place of the hint; nothing is, when the text is empty."""
        if text == self.problem:
            return
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._hint.setVisible(self._has_hint and not text)
        self.control.setAccessibleDescription(text or self._hint.text())
        restyle(self.control, invalid="true" if text else "false")
        if text:
            announce(self.control, f"{self.name}: {text}", urgent=True)

    def clear_problem(self) -> None:
        """Nothing is wrong."""
        self.show_problem("")

    def set_shown(self, *, is_shown: bool) -> None:
        """Show the field with its caption, or neither."""
        self.setVisible(is_shown)
        if self.caption is not None:
            self.caption.setVisible(is_shown)
