"""The column beside the stage: the scene and the story of the clip that is shown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pikascenes_desktop.ui.clip_facts import noticed_of, settings_of, story_of
from pikascenes_desktop.ui.controls.buttons import IconButton
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.controls.prose import Prose
from pikascenes_desktop.ui.folders import reveal_label
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.viewer.actions import Actions
from pikascenes_desktop.ui.viewer.drag_tile import DragTile
from pikascenes_desktop.ui.viewer.fact_rows import FactRows
from pikascenes_desktop.ui.viewer.ingredient_tiles import IngredientTiles
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent, QPixmap, QResizeEvent

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.thumbnails import Thumbnails

WIDTH: Final = 328
SMALL: Final = 24
BLOCK_GAP: Final = 6
PROMPT_LINE: Final = 19


class _Edge(QWidget):
    """The line between stage and details."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.lineSubtle)
        painter.end()


class Details(QScrollArea):
    """Everything about one clip that can be read and copied.

    Signals:
        reveal: The file is to be shown in its folder.
        copy: A text is to be copied.
    """

    reveal = Signal()
    copy = Signal(str)

    def __init__(self, theme: Theme, pictures: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[str, str] = {}
        self._fps: float | None = None
        self._shown: tuple[Generation, Clip] | None = None
        self.setObjectName("composerBody")  # the panel's own background
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edge = _Edge(theme, self)
        self.setFixedWidth(px(WIDTH))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        give_role(self, Role.ComplementaryContent)
        self.setAccessibleName(say("view.info"))
        content = QWidget(self)
        content.setObjectName("composerBody")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.actions_row = Actions(theme, content)
        self.drag = DragTile(theme, content)
        self.copy_prompt = IconButton(theme, "copy", say("act.copyprompt"), content)
        self.copy_prompt.setProperty("small", "true")
        self.copy_prompt.setFixedSize(SMALL, SMALL)
        self.copy_prompt.setIconSize(QSize(14, 14))
        self.prompt = Prose(say("view.prompt"), PROMPT_LINE, content)
        self.avoid_label = label(say("avoid.label"), "meta", content)
        self.avoid = label("", "small", content, wrap=True)
        self.avoid.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.count = label("", "meta", content)
        self.tiles = IngredientTiles(theme, pictures, content)
        self.settings = FactRows(theme, content)
        self.story = FactRows(theme, content)
        self.noticed = label("", "small", content, wrap=True)
        self._lay_out(content)
        self.setWidget(content)
        self.copy_prompt.clicked.connect(lambda _=False: self.copy.emit(self.prompt.text()))
        self.settings.asked.connect(self._ask)
        self.story.asked.connect(self._ask)

    def _lay_out(self, content: QWidget) -> None:
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.actions_row)
        column.addWidget(self.drag)
        column.addSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(say("view.prompt"), "label", content), 1)
        head.addWidget(self.copy_prompt)
        column.addLayout(head)
        column.addWidget(self.prompt)
        avoid = QHBoxLayout()
        avoid.setSpacing(8)
        avoid.addWidget(self.avoid_label, 0, Qt.AlignmentFlag.AlignTop)
        avoid.addWidget(self.avoid, 1)
        column.addLayout(avoid)
        column.addSpacing(BLOCK_GAP)
        ingredients = QHBoxLayout()
        ingredients.addWidget(label(say("ing.label"), "label", content), 1)
        ingredients.addWidget(self.count)
        column.addLayout(ingredients)
        column.addWidget(self.tiles)
        column.addWidget(self.settings)
        column.addWidget(self.story)
        column.addWidget(self.noticed)
        column.addStretch()

    def show_clip(self, generation: Generation, clip: Clip, now: float) -> None:
        """Show what is known of a clip."""
        if self._shown is None or self._shown[1] != clip:
            self._fps = None
        self._shown = (generation, clip)
        scene = generation.scene
        self.prompt.set_text(scene.prompt or say("card.noprompt"))
        self.copy_prompt.setEnabled(bool(scene.prompt))
        self.avoid.setText(scene.negative_prompt)
        self.avoid.setVisible(bool(scene.negative_prompt))
        self.avoid_label.setVisible(bool(scene.negative_prompt))
        self.count.setText(str(len(scene.ingredients)))
        self.tiles.show_ingredients(scene.ingredients)
        self._show_settings(generation, clip)
        story = story_of(generation, clip, now)
        story.append((say("view.file"), clip.path.rsplit("/", 1)[-1]))
        if generation.request_id:
            story.append((say("view.reqid"), generation.request_id))
        self._texts |= dict(story)
        folder = ("folder", reveal_label())
        buttons = {
            say("view.file"): folder,
            say("view.reqid"): ("copy", say("act.copyid")),
        }
        self.story.show_facts(story, buttons, link=say("view.file"))
        noticed = noticed_of(generation)
        self.noticed.setText(noticed)
        self.noticed.setVisible(bool(noticed))
        self._order_stops()

    def _show_settings(self, generation: Generation, clip: Clip) -> None:
        facts = settings_of(generation, clip)
        if self._fps is not None:
            rate = say("view.fps", n=f"{self._fps:.3g}")
            length = say("length.label")
            facts = [
                (name, f"{value} · {rate}" if name == length else value) for name, value in facts
            ]
        self._texts |= dict(facts)
        self.settings.show_facts(facts, {say("seed.label"): ("copy", say("view.copyseed"))})
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab come to the rows as they stand, whichever were made last."""
        for one, other in pairwise((self.copy_prompt, *self.settings.stops, *self.story.stops)):
            QWidget.setTabOrder(one, other)

    def show_rate(self, fps: float) -> None:
        """Add how many frames a second there are, now that the file told."""
        if self._shown is not None and fps != self._fps:
            self._fps = fps
            self._show_settings(*self._shown)

    def show_file(self, path: Path | None, picture: QPixmap | None) -> None:
        """Offer what needs the clip's file; None while there is none."""
        has_id = self._shown is not None and bool(self._shown[0].request_id)
        self.actions_row.show_clip(has_file=path is not None, has_id=has_id)
        self.drag.show_clip(path, picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line = QRect(0, 0, 1, self.height())
        self._edge.setGeometry(self.style().visualRect(self.layoutDirection(), self.rect(), line))
        self._edge.raise_()

    def _ask(self, name: str) -> None:
        if name == say("view.file"):
            self.reveal.emit()
        else:
            self.copy.emit(self._texts[name])
