"""The column beside the stage: the scene and the story of the clip that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.controls.labels import ElidedLabel, label
from pikascenes_desktop.ui.folders import reveal_label
from pikascenes_desktop.ui.viewer.facts import Fact, settings_of, story_of
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.scene import Ingredient
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.thumbnails import Thumbnails

WIDTH: Final = 328
LABELS: Final = 92
TILE: Final = (72, 56)
TILE_GAP: Final = 8
TILES_ACROSS: Final = 3
TILE_EDGE: Final = 160
RADIUS: Final = 6
SMALL: Final = 24
BEFORE_INGREDIENTS: Final = 6


class _Tiles(QWidget):
    """The ingredients' pictures, in the scene's order."""

    def __init__(self, theme: Theme, pictures: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._ingredients: tuple[Ingredient, ...] = ()
        pictures.ready.connect(self._repaint)
        theme.changed.connect(self.update)

    def _repaint(self, _key: str) -> None:
        self.update()

    def show_ingredients(self, ingredients: tuple[Ingredient, ...]) -> None:
        """Show these pictures."""
        self._ingredients = ingredients
        rows = -(-len(ingredients) // TILES_ACROSS)
        self.setFixedHeight(max(0, rows * (TILE[1] + TILE_GAP) - TILE_GAP))
        self.setAccessibleName(say("ing.count", n=len(ingredients)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        for number, ingredient in enumerate(self._ingredients):
            row, place = divmod(number, TILES_ACROSS)
            rect = QRect(place * (TILE[0] + TILE_GAP), row * (TILE[1] + TILE_GAP), *TILE)
            path = QPainterPath()
            path.addRoundedRect(QRectF(rect), RADIUS, RADIUS)
            painter.fillPath(path, self._theme.tokens.raised)
            pixmap = self._pictures.ingredient(ingredient, TILE_EDGE)
            if pixmap is not None:
                painter.save()
                painter.setClipPath(path)
                _cover(painter, rect, pixmap)
                painter.restore()
        painter.end()


def _cover(painter: QPainter, rect: QRect, pixmap: QPixmap) -> None:
    part = (
        QRectF(rect).size().scaled(QRectF(pixmap.rect()).size(), Qt.AspectRatioMode.KeepAspectRatio)
    )
    source = QRectF(QPointF(0, 0), part)
    source.moveCenter(QRectF(pixmap.rect()).center())
    painter.drawPixmap(QRectF(rect), pixmap, source)


class Details(QScrollArea):
    """Everything about one clip that can be read and copied.

    Signals:
        remix: The scene is to be copied into the composer.
        reveal: The file is to be shown in its folder.
        copy: A text is to be copied.
    """

    remix = Signal()
    reveal = Signal()
    copy = Signal(str)

    def __init__(self, theme: Theme, pictures: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._request_id = ""
        self._blocks: list[QWidget] = []
        self.setObjectName("details")
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("view.info"))
        content = QWidget(self)
        content.setObjectName("composerBody")  # the panel's own background
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.remix_button = Button(
            theme, say("act.remix"), kind="primary", icon="remix", tint="onAccent", parent=content
        )
        self.remix_button.clicked.connect(lambda _=False: self.remix.emit())
        self.reveal_button = Button(theme, reveal_label(), icon="folder", parent=content)
        self.reveal_button.clicked.connect(lambda _=False: self.reveal.emit())
        buttons.addWidget(self.remix_button, 1)
        buttons.addWidget(self.reveal_button, 1)
        column.addLayout(buttons)
        head = QHBoxLayout()
        head.addWidget(label(say("view.prompt"), "label", content), 1)
        copy_prompt = IconButton(theme, "copy", say("act.copyprompt"), content)
        copy_prompt.setProperty("small", "true")
        copy_prompt.setFixedSize(SMALL, SMALL)
        copy_prompt.clicked.connect(lambda _=False: self.copy.emit(self.prompt.text()))
        head.addWidget(copy_prompt)
        column.addLayout(head)
        self.prompt = label("", "value", content, wrap=True)
        self.prompt.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.prompt)
        self.avoid = label("", "meta", content, wrap=True)
        column.addWidget(self.avoid)
        column.addSpacing(BEFORE_INGREDIENTS)
        column.addWidget(label(say("ing.label"), "label", content))
        self._tiles = _Tiles(theme, pictures, content)
        column.addWidget(self._tiles)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(8)
        column.addLayout(self._facts)
        column.addStretch()
        self.setWidget(content)

    def show_clip(self, generation: Generation, clip: Clip, now: float) -> None:
        """Show what is known of a clip."""
        scene = generation.scene
        self.prompt.setText(scene.prompt)
        self.avoid.setText(f"{say('avoid.label')}  {scene.negative_prompt}")
        self.avoid.setVisible(bool(scene.negative_prompt))
        self._tiles.show_ingredients(scene.ingredients)
        for block in self._blocks:
            self._facts.removeWidget(block)
            block.deleteLater()
        self._blocks = []
        self._add_facts(settings_of(generation, clip))
        story = story_of(generation, clip, now)
        story.append((say("view.file"), clip.path.rsplit("/", 1)[-1]))
        self._request_id = generation.request_id or ""
        if self._request_id:
            story.append((say("view.reqid"), self._request_id))
        self._add_facts(story)

    def _add_facts(self, facts: list[Fact]) -> None:
        block = QWidget(self.widget())
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, LABELS)
        grid.setColumnStretch(1, 1)
        line = QFrame(block)
        line.setProperty("role", "hairline")
        grid.addWidget(line, 0, 0, 1, 3)
        for row, (name, value) in enumerate(facts, start=1):
            grid.addWidget(label(name, "meta", block), row, 0)
            text = ElidedLabel(value, "value", block)
            text.setAccessibleName(f"{name}: {value}")
            grid.addWidget(text, row, 1)
            if value == self._request_id:
                button = IconButton(self._theme, "copy", say("act.copyid"), block)
                button.setProperty("small", "true")
                button.setFixedSize(SMALL, SMALL)
                button.clicked.connect(lambda _=False: self.copy.emit(self._request_id))
                grid.addWidget(button, row, 2)
        self._facts.addWidget(block)
        self._blocks.append(block)
