"""The images used lately: shown small, added by a click; one that is gone is said."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPixmap

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.composer.choice_panel import ChoicePanel, Form
from pikascenes_desktop.ui.composer.sources import display_name
from pikascenes_desktop.ui.controls.tips import plain_tip
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.scene import Ingredient
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.thumbnails import Thumbnails

CELL: Final = (96, 62)
"""Logical pixels of one image's place, its name's line left out."""

PICTURE: Final = (86, 58)
EDGE: Final = 160
RADIUS: Final = 6


class Recents(QObject):
    """Remembers the images that were used, and offers them again.

    Signals:
        chosen: The `Ingredient` to add.
        gone: The name of an image that is not there any more.
    """

    chosen = Signal(object)
    gone = Signal(str)

    def __init__(  # noqa: PLR0913 -- where images come from, and where they are shown
        self,
        desk: Desk,
        theme: Theme,
        *,
        memory: Memory,
        draft: Draft,
        pictures: Thumbnails,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._memory = memory
        self._draft = draft
        self._pictures = pictures
        self._page = page
        self._noted: set[int] = set()
        self._images: tuple[Ingredient, ...] = ()
        self.panel: ChoicePanel | None = None
        draft.tiles_changed.connect(self._note)
        pictures.ready.connect(self._show_picture)

    def open(self, below: QWidget) -> None:
        """Open the images used lately."""
        self._images = self._memory.recent
        size = QSize(CELL[0], CELL[1] + px(22))
        panel = ChoicePanel(
            self._theme,
            self._page,
            name=say("ing.recent.title"),
            nothing=say("ing.recent.none"),
            form=Form.PICTURES,
            size=size,
        )
        names = [display_name(image.source) for image in self._images]
        panel.set_choices(names, [image.source for image in self._images])
        panel.chosen.connect(self._choose)
        panel.closed.connect(partial(self._closed, panel))
        self.panel = panel
        for row in range(len(self._images)):
            self._paint(row)
        self._desk.scope.spawn(self._mark_gone(self._images), name="look for recent images")
        panel.open_below(below)

    def _note(self) -> None:
        for tile in self._draft.tiles:
            if tile.key not in self._noted and not tile.is_busy and tile.problem is None:
                self._noted.add(tile.key)
                self._memory.add_recent(tile.ingredient)

    # --- what is shown ----------------------------------------------------------------------

    def _closed(self, panel: ChoicePanel) -> None:
        if self.panel is panel:
            self.panel = None

    def _show_picture(self, key: str) -> None:
        if self.panel is not None:
            for row, image in enumerate(self._images):
                if self._pictures.ingredient_key(image) == key:
                    self._paint(row)

    def _paint(self, row: int) -> None:
        if self.panel is not None:
            ratio = self._page.devicePixelRatioF()
            picture = self._pictures.ingredient(self._images[row], round(EDGE * ratio))
            name = "link" if self._images[row].is_link else "image"
            self.panel.set_icon(row, QIcon(self._card(picture, name, ratio)))

    def _card(self, picture: QPixmap | None, sign: str, ratio: float) -> QPixmap:
        card = QPixmap(QSize(*PICTURE) * ratio)
        card.setDevicePixelRatio(ratio)
        card.fill(Qt.GlobalColor.transparent)
        frame = QRectF(0, 0, *PICTURE)
        painter = QPainter(card)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(frame, RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(frame, self._theme.tokens.pill)
        if picture is None:
            place = QRectF(0, 0, 18, 18)
            place.moveCenter(frame.center())
            icons.paint(painter, place, sign, self._theme.tokens.text2)
        else:
            cover = picture.scaled(
                card.size(),
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            left, top = cover.width() - card.width(), cover.height() - card.height()
            source = QRectF(left / 2, top / 2, card.width(), card.height())
            painter.drawPixmap(frame, cover, source)
        painter.end()
        return card

    async def _mark_gone(self, images: tuple[Ingredient, ...]) -> None:
        found = await asyncio.to_thread(lambda: [self._state(image) for image in images])
        if self.panel is not None and images == self._images:
            for row, (is_file, is_copy) in enumerate(found):
                if not (is_file or is_copy):
                    item = self.panel.list.item(row)
                    item.setForeground(self._theme.tokens.textDisabled)
                    name = display_name(images[row].source)
                    item.setToolTip(plain_tip(say("ing.recent.gone", file=name)))

    # --- choosing ---------------------------------------------------------------------------

    def _choose(self, row: int) -> None:
        self._desk.scope.spawn(self._use(self._images[row]), name="use recent image")

    async def _use(self, image: Ingredient) -> None:
        is_file, is_copy = await asyncio.to_thread(partial(self._state, image))
        if is_file:  # it may be another picture by now
            self.chosen.emit(type(image)(image.source))
        elif is_copy:
            self.chosen.emit(image)
        else:
            self.gone.emit(display_name(image.source))

    def _state(self, image: Ingredient) -> tuple[bool, bool]:
        """Return whether the original is there, and whether the library has its copy; blocks."""
        if image.is_link:
            return True, False
        is_copy = (
            image.sha256 is not None
            and image.media_type is not None
            and self._desk.library.ingredient_path(image.sha256, image.media_type).is_file()
        )
        try:
            return Path(image.source).is_file(), is_copy
        except OSError:
            return False, is_copy
