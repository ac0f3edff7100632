"""The sheet of keyboard shortcuts, as this system writes them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import WrappedLabel, label
from pikascenes_desktop.ui.controls.margins import margins
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.sheet import Sheet
from pikascenes_desktop.ui.shortcut_rows import rows
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

SIZE: Final = (780, 620)
EDGE: Final = 28


class ShortcutsSheet(Sheet):
    """Lists what keys do, in two columns that scroll together."""

    def __init__(self, theme: Theme, parent: QWidget, platform: str = sys.platform) -> None:
        super().__init__(theme, parent, QSize(px(SIZE[0]), px(SIZE[1])))
        self.setWindowTitle(say("me.keys"))
        self.setAccessibleName(say("me.keys"))
        inside = QWidget(self)
        inside.setObjectName("settingsBody")
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(EDGE, 4, EDGE, 8)
        columns.setSpacing(36)
        parts = rows(platform)
        half = (len(parts) + 1) // 2
        for some in (parts[:half], parts[half:]):
            column = QVBoxLayout()
            column.setSpacing(18)
            for title, lines in some:
                column.addWidget(_part(title, lines, inside))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll it
        give_role(self.area, Role.ComplementaryContent)
        self.area.setAccessibleName(say("me.keys"))
        self.area.setWidget(inside)
        self.close_button = Button(theme, say("st.close"), parent=self, action="true")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 22, EDGE, 12)
        head.addWidget(label(say("me.keys"), "heading", self))
        foot = QHBoxLayout()
        foot.setContentsMargins(margins(self, EDGE, 12, 20, 16))
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self.close_button.setFocus()


def _part(title: str, lines: tuple[tuple[str, str], ...], parent: QWidget) -> QFrame:
    part = QFrame(parent)
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(title, "strong", part), 0, 0, 1, 2)
    for row, (what, keys) in enumerate(lines, start=1):
        grid.addWidget(WrappedLabel(what, "body", part), row, 0)
        chord = label(keys, "keys", part)
        chord.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(chord, row, 1)
    return part
