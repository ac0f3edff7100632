"""Compare's bar: the way back, how to look, and whether both play together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.segmented import Segmented
from pikascenes_desktop.ui.controls.switch import Switch
from pikascenes_desktop.ui.playback.buttons import StageButton
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 52
LINE: Final = 20
MODES: Final = 230


class CompareBar(QWidget):
    """What stands above the pictures.

    Signals:
        left: The gallery is wanted back.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(max(HEIGHT, px(HEIGHT)))
        self.back = StageButton(theme, "back", say("view.back"), self, labelled=True)
        self.back.clicked.connect(lambda _=False: self.left.emit())
        line = QFrame(self)
        line.setProperty("role", "hairline")
        line.setFixedSize(1, LINE)
        line.setStyleSheet(f"max-height: {LINE}px;")  # the style's own lines lie flat
        self.mode = Segmented(
            say("cmp.mode"),
            [(value, say(f"cmp.{value}"), say(f"cmp.{value}")) for value in ("side", "wipe")],
            self,
        )
        self.mode.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.mode.setFixedWidth(max(px(MODES), self.mode.least_width))
        self.together = Switch(theme, say("cmp.sync"), self, on_media=True)
        self.together.setChecked(True)
        self.swap = StageButton(theme, "swap", say("cmp.swap"), self)
        self.full = StageButton(theme, "full", say("view.full"), self)
        self.full.setCheckable(True)
        start, end = QHBoxLayout(), QHBoxLayout()
        start.setSpacing(12)
        end.setSpacing(8)
        start.addWidget(self.back)
        start.addWidget(line)
        start.addWidget(label(say("cmp.title"), "strong", self))
        start.addStretch()
        end.addStretch()
        for widget in (self.together, self.swap, self.full):
            end.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 24, 0)
        row.addLayout(start, 1)
        row.addWidget(self.mode)
        row.addLayout(end, 1)

    def show_back(self, text: str) -> None:
        """Say where the way back leads."""
        self.back.set_name(text)
