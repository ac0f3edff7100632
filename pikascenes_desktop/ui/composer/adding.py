"""The ways in which pictures come into a scene: files, folders, the clipboard, links."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.domain.scene import Ingredient
from pikascenes_desktop.ui.composer.link_dialog import LinkDialog
from pikascenes_desktop.ui.composer.pop_up_menu import PopUpMenu
from pikascenes_desktop.ui.composer.sources import ENDINGS, offer, picture, pictures_in
from pikascenes_desktop.ui.composer.tile_menu import add_tile_entries, add_ways_in
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QMimeData, QPoint
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.composer.pasted import PastedPictures
    from pikascenes_desktop.ui.theme import Theme


class Adding(QObject):
    """Adds pictures to the draft.

    Signals:
        notify: Say something: (text, label of an action, what it does or None).
        failed: A picture could not be taken; the `AppError` that says why.
        recent_wanted: Show the images used lately.
    """

    notify = Signal(str, str, object)
    failed = Signal(object)
    recent_wanted = Signal()

    def __init__(
        self, desk: Desk, theme: Theme, *, draft: Draft, pasted: PastedPictures, page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._theme = theme
        self._draft = draft
        self._pasted = pasted
        self._page = page

    def take(self, mime: QMimeData) -> bool:
        """Add what was dropped or pasted; False when there is nothing of ours in it."""
        offered = offer(mime)
        content = picture(mime, offered) if offered.has_picture else None
        if content is not None:
            self._desk.scope.spawn(self._take_picture(content), name="keep pasted picture")
        elif offered.folders:
            work = self._take_folders(offered.files, offered.folders)
            self._desk.scope.spawn(work, name="look into folders")
        elif offered.files or offered.links:
            self.add(offered.files or offered.links)
        if offered.refused and not offered.count and not offered.folders:
            self.notify.emit(say("drop.bad"), "", None)
        elif offered.refused:
            self.notify.emit(say("drop.some", n=offered.refused), "", None)
        return offered.is_ours

    def add(self, sources: Iterable[str]) -> None:
        """Add files and links; say it when they are more than fit."""
        self.add_images(Ingredient(source=source) for source in sources)

    def add_images(self, images: Iterable[Ingredient]) -> None:
        """Add images, of which some may have been read before."""
        before = len(self._draft.tiles)
        left = self._draft.add_images(images)
        added = len(self._draft.tiles) - before
        if left:
            self.notify.emit(say("ing.limit", n=left), "", None)
        elif added and not self._page.isVisible():  # a clip is in front of the composer
            undo = partial(self._draft.undo, self._draft.last_step)
            self.notify.emit(say("ing.added", n=added), say("act.undo"), undo)

    def add_image(self, image: Ingredient) -> None:
        """Add an image that may have been read before."""
        self.add_images((image,))

    def paste(self) -> None:
        """Add the picture or link on the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.notify.emit(say("ing.nopaste"), "", None)

    def browse(self, key: int = 0) -> None:
        """Let the user choose files: for one tile, or (0) to be added."""
        tile = self._draft.tile(key)
        dialog = QFileDialog(self._page, say("ing.adds"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(
            QFileDialog.FileMode.ExistingFile if key else QFileDialog.FileMode.ExistingFiles
        )
        if tile is not None and not tile.ingredient.is_link:
            dialog.setDirectory(str(Path(tile.ingredient.source).parent))
        endings = " ".join(f"*{ending}" for ending in sorted(ENDINGS))
        dialog.setNameFilters([f"{say('ing.pictures')} ({endings})", "* (*)"])
        dialog.filesSelected.connect(partial(self._chosen, key))
        dialog.open()

    def open_tile_menu(self, key: int, at: QPoint) -> None:
        """Open what can be done with the tile of this key (0: an empty place)."""
        menu = PopUpMenu(self._theme, self._page)
        tile = self._draft.tile(key)
        if tile is not None:
            add_tile_entries(menu, self._draft, tile, replace=self.browse, remove=self.remove)
        add_ways_in(
            menu,
            browse=self.browse,
            paste=self.paste,
            link=self._ask_link,
            recent=self.recent_wanted.emit,
        )
        menu.popup(at)

    def remove(self, key: int) -> None:
        """Remove a tile, and offer to take that back."""
        tile = self._draft.tile(key)
        if tile is None:
            return
        place = self._draft.tiles.index(tile)
        number = self._draft.remove(key)
        self.notify.emit(
            say("ing.removed", n=place + 1), say("act.undo"), partial(self._draft.undo, number)
        )

    async def _take_picture(self, content: QImage | bytes) -> None:
        try:
            path = await self._pasted.keep(content)
        except AppError as error:
            self.failed.emit(error)
        else:
            self.add((path,))

    async def _take_folders(self, files: tuple[str, ...], folders: tuple[str, ...]) -> None:
        found = list(files)
        for folder in folders:
            try:
                found += await asyncio.to_thread(pictures_in, Path(folder))
            except OSError:
                self.notify.emit(say("drop.closed", folder=Path(folder).name), "", None)
        if found:
            self.add(found)
        else:
            self.notify.emit(say("drop.empty"), "", None)

    def _chosen(self, key: int, files: list[str]) -> None:
        if key and files:
            self._draft.replace_source(key, files[0])
        else:
            self.add(files)

    def _ask_link(self) -> None:
        dialog = LinkDialog(self._desk, self._theme, self._page)
        dialog.added.connect(self._add_link)
        dialog.open()

    def _add_link(self, link: str) -> None:
        self.add((link,))
