"""What came back of a damaged history, and where the damaged file is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pikascenes_desktop.domain.json_values import as_int
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import ElidedLabel, WrappedLabel, label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.deck import locale
from pikascenes_desktop.ui.folders import reveal
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.errors import HistoryDamaged
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (520, 340)
EDGE: Final = 24


class RepairedSheet(Sheet):
    """Tells in numbers what was recovered.

    Signals:
        copy_wanted: Put a text on the clipboard.
    """

    copy_wanted = Signal(str)

    def __init__(self, theme: Theme, damaged: HistoryDamaged, parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(px(SIZE[0]), px(SIZE[1])))
        self._damaged = damaged
        self.setWindowTitle(say("re.title"))
        self.setAccessibleName(say("re.title"))
        self.setAccessibleDescription(say("re.body"))
        self.rows = (
            (say("re.generations"), locale().toString(as_int(damaged.generations) or 0)),
            (say("re.receipts"), locale().toString(as_int(damaged.receipts) or 0)),
            (say("re.clips"), locale().toString(as_int(damaged.clips) or 0)),
            (say("re.backup"), say("re.yes" if damaged.is_from_backup else "re.no")),
            (say("re.kept"), Path(damaged.kept_as).name),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for line, (name, value) in enumerate(self.rows):
            grid.addWidget(label(name, "meta", self), line, 0)
            shown = ElidedLabel(value, "strong", self)
            shown.setAccessibleName(f"{name}: {value}")
            grid.addWidget(shown, line, 1)
        self.show_button = Button(theme, say("re.show"), icon="folder", parent=self, action="true")
        self.copy_button = Button(theme, say("card.copy"), icon="copy", parent=self, action="true")
        self.close_button = Button(theme, say("st.close"), kind="primary", parent=self)
        self.close_button.setDefault(True)
        self.show_button.clicked.connect(lambda: reveal(Path(damaged.kept_as)))
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.as_text()))
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.show_button)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margins(self, EDGE, 20, EDGE, 16))
        column.setSpacing(14)
        column.addWidget(label(say("re.title"), "heading", self))
        column.addWidget(WrappedLabel(say("re.body"), "body", self))
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(foot)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def as_text(self) -> str:
        """Return what is told as plain lines."""
        return "\n".join([say("re.title"), *(f"{name}: {value}" for name, value in self.rows)])
