"""Asks for a clip's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pikascenes_desktop.domain.generation import LONGEST_TITLE
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.line_dialog import LineDialog
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.theme import Theme


class TitleDialog(LineDialog):
    """A field with the title as it is; Enter keeps what stands in it, Esc nothing.

    Signals:
        named: The title to keep; empty to go by the prompt.
    """

    named = Signal(str)

    def __init__(self, theme: Theme, generation: Generation, parent: QWidget) -> None:
        super().__init__(
            theme, parent, title=say("ren.t"), asked=say("ren.title"), yes=say("st.save")
        )
        self.setAccessibleDescription(say("ren.b"))
        self._before = generation.caption[:LONGEST_TITLE]
        self.field.setMaxLength(LONGEST_TITLE)
        self.field.setText(self._before)
        # all of it, from the end: its beginning is what is seen
        self.field.setSelection(len(self._before), -len(self._before))
        self.add_below(label(say("ren.b"), "small", self, wrap=True))

    def take(self, text: str) -> str:
        if text != self._before:  # a prompt that was cut short is no title
            self.named.emit(text)
        return ""
