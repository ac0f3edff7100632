"""The viewer's bar: the way back, the title, where the clip stands, and its switches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from pikascenes_desktop.ui.controls.labels import ElidedLabel, label
from pikascenes_desktop.ui.playback.buttons import StageButton
from pikascenes_desktop.ui.playback.practice_tag import PracticeTag
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.theme import Theme

HEIGHT: Final = 52
LINE: Final = 20


class Bar(QWidget):
    """What stands above the stage.

    Signals:
        left: The gallery is wanted back.
        gone: The clip so many places on (or back) is wanted.
        hearted: Favourite, or no more.
        compared: Another clip is to be laid beside this one.
        informed: Whether the details are wanted.
    """

    left = Signal()
    gone = Signal(int)
    hearted = Signal()
    compared = Signal()
    informed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(max(HEIGHT, px(HEIGHT)))
        self.back = StageButton(theme, "back", say("view.back"), self, labelled=True)
        self.back.setAccessibleName(say("view.close"))
        self.back.setToolTip(say("view.close"))
        line = QFrame(self)
        line.setProperty("role", "hairline")
        line.setFixedSize(1, LINE)
        line.setStyleSheet(f"max-height: {LINE}px;")  # the style's own lines lie flat
        self.title = ElidedLabel("", "strong", self)
        self.practice = PracticeTag(theme, self)
        self.place = label("", "meta", self)
        self.previous = StageButton(theme, "chevl", say("view.prev"), self)
        self.next = StageButton(theme, "chevr", say("view.next"), self)
        self.heart = StageButton(theme, "heart", say("act.fav"), self)
        self.compare = StageButton(theme, "compare", say("view.compare"), self)
        self.info = StageButton(theme, "panel", say("view.info"), self)
        self.info.setCheckable(True)
        self.back.clicked.connect(lambda _=False: self.left.emit())
        self.previous.clicked.connect(lambda _=False: self.gone.emit(-1))
        self.next.clicked.connect(lambda _=False: self.gone.emit(1))
        self.heart.clicked.connect(lambda _=False: self.hearted.emit())
        self.compare.clicked.connect(lambda _=False: self.compared.emit())
        self.info.clicked.connect(self.informed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self.back)
        row.addWidget(line)
        row.addSpacing(6)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title, 1)
        row.addWidget(self.practice)
        row.addSpacing(6)
        row.addWidget(self.place)
        for button in (self.previous, self.next):
            row.addWidget(button)
        row.addSpacing(8)
        for button in (self.heart, self.compare, self.info):
            row.addWidget(button)
        self.show_place(0, 0)

    def show_place(self, place: int, count: int) -> None:
        """Say which clip of how many this is, from 1; 0 of 0 where that is not known."""
        self.place.setVisible(count > 0)
        self.place.setText(say("view.of", i=place, n=count))
        self.previous.setEnabled(not count or place > 1)
        self.next.setEnabled(not count or place < count)

    def show_generation(self, generation: Generation) -> None:
        """Show whose clip it is."""
        self.title.setText(generation.caption or say("card.noprompt"))
        self.practice.setVisible(generation.practice)
        favourite = generation.favourite
        self.heart.set_name(say("act.unfav" if favourite else "act.fav"))
        self.heart.set_icon(*(("heartf", "heart") if favourite else ("heart", "mediaText")))
