"""The ways in which pictures come into a scene: files, the clipboard, links, recent ones."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from pikascenes_desktop.ui.composer.link_dialog import LinkDialog
from pikascenes_desktop.ui.composer.sources import ENDINGS, WEB, Offer, offer, save_pasted
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.composer.reading import Reader
    from pikascenes_desktop.ui.memory import Memory
    from pikascenes_desktop.ui.theme import Theme


class Adding(QObject):
    """Adds pictures to the draft.

    Signals:
        notify: Say something: (text, label of an action, what it does or None).
    """

    notify = Signal(str, str, object)

    def __init__(  # noqa: PLR0913 -- everything that a picture passes on its way
        self,
        desk: Desk,
        theme: Theme,
        *,
        memory: Memory,
        draft: Draft,
        reader: Reader,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._memory = memory
        self._draft = draft
        self._reader = reader
        self._page = page
        self._own_copies: set[str] = set()
        draft.tiles_changed.connect(self._remember)

    def take(self, offered: Offer) -> None:
        """Add what was dropped or pasted."""
        if offered.image is not None:
            self._desk.scope.spawn(self._take_image(offered.image), name="paste picture")
        elif offered.sources:
            self.add(offered.sources)
        elif offered.refused:
            self.notify.emit(say("drop.bad"), "", None)

    def add(self, sources: tuple[str, ...]) -> None:
        """Add files and links; say it when they are more than fit."""
        left = self._draft.add(sources)
        if left:
            self.notify.emit(say("ing.limit", n=left), "", None)

    def paste(self) -> None:
        """Add the picture or link on the clipboard."""
        offered = offer(QGuiApplication.clipboard().mimeData())
        if offered.count:
            self.take(offered)
        else:
            self.notify.emit(say("ing.nopaste"), "", None)

    def browse(self, key: int = 0) -> None:
        """Let the user choose files: for one tile, or (0) to be added."""
        dialog = QFileDialog(self._page, say("ing.adds"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(
            QFileDialog.FileMode.ExistingFile if key else QFileDialog.FileMode.ExistingFiles
        )
        endings = " ".join(f"*{ending}" for ending in sorted(ENDINGS))
        dialog.setNameFilters([f"{say('ing.pictures')} ({endings})", "* (*)"])
        dialog.filesSelected.connect(partial(self._chosen, key))
        dialog.open()

    def open_tile_menu(self, key: int, at: QPoint) -> None:
        """Open what can be done with the tile of this key (0: an empty place)."""
        menu = self._menu()
        tile = self._draft.tile(key)
        if tile is not None:
            number = self._draft.tiles.index(tile) + 1
            menu.addAction(say("ing.replace", n=number), partial(self.browse, key))
            menu.addAction(say("ing.remove", n=number), partial(self._draft.remove, key))
            menu.addSeparator()
        menu.addAction(say("ing.adds"), self.browse)
        menu.addAction(say("act.paste"), self.paste)
        menu.addAction(say("ing.link"), self._ask_link)
        menu.popup(at)

    def open_recent(self, at: QPoint) -> None:
        """Open the images used lately; a click adds one."""
        menu = self._menu()
        recent = self._memory.recent
        for source in recent:
            name = source if source.startswith(WEB) else Path(source).name
            menu.addAction(name.replace("&", "&&"), partial(self.add, (source,)))
        if not recent:
            menu.addAction(say("ing.recent.none")).setEnabled(False)
        menu.popup(at)

    async def _take_image(self, image: QImage) -> None:
        path = await asyncio.to_thread(save_pasted, image)
        self._own_copies.add(path)
        self._reader.drop_after_reading(path)
        self.add((path,))

    def _chosen(self, key: int, files: list[str]) -> None:
        if key and files:
            self._draft.replace_source(key, files[0])
        else:
            self.add(tuple(files))

    def _ask_link(self) -> None:
        dialog = LinkDialog(self._theme, self._page)
        dialog.added.connect(self._add_link)
        dialog.open()

    def _add_link(self, link: str) -> None:
        self.add((link,))

    def _remember(self) -> None:
        for tile in self._draft.tiles:
            source = tile.ingredient.source
            if not tile.is_busy and tile.problem is None and source not in self._own_copies:
                self._memory.add_recent(source)

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
