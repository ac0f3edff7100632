"""The list of images that are online, as far as it was asked for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.exposed.row import PICTURE, ExposureRow
from pikascenes_desktop.ui.thumbnails import decode_scaled
from pikascenes_desktop.ui.websites import open_image_link
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pikascenes_desktop.domain.exposure import Exposure
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme

PAGE: Final = 100
"""Rows at first, and how many more at a time."""

DENSEST: Final = 2
"""Device pixels per logical pixel that pictures are sharp at."""


class ImageList(QScrollArea):
    """A row for each image; rows stay while their image is listed.

    Attributes:
        rows: By the images' numbers.

    Signals:
        chosen_changed: Other images are selected.
        delete_wanted: The number of an image that is to be deleted.
        gone_wanted: The number of an image that the user says is gone.
        copied: A link is on the clipboard.
    """

    chosen_changed = Signal()
    delete_wanted = Signal(int)
    gone_wanted = Signal(int)
    copied = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._found: Sequence[Exposure] = ()
        self._shown: dict[int, Exposure] = {}
        self._busy: set[int] = set()
        self._fetched: set[int] = set()
        self._limit = PAGE
        self.rows: dict[int, ExposureRow] = {}
        self.more_button = Button(theme, "", kind="ghost", parent=self, dense="true")
        self._inside = QWidget(self)
        self._inside.setObjectName("settingsBody")
        self._inside.setAccessibleName(say("ex.list"))
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)
        self.more_button.clicked.connect(self._show_more)

    def show_images(self, found: Sequence[Exposure]) -> None:
        """Show these images in place of those before."""
        self._found = found
        self._shown = {each.id: each for each in found[: self._limit]}
        for gone in self.rows.keys() - self._shown.keys():
            row = self.rows.pop(gone)
            self._fetched.discard(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, each in enumerate(self._shown.values()):
            row = self.rows.get(each.id) or self._make(each.id)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            self._fill(each)
        left = len(found) - len(self._shown)
        text = say("ex.more", n=left)
        self.more_button.setText(text)
        self.more_button.setAccessibleName(text)
        self.more_button.setVisible(left > 0)
        self._desk.scope.spawn(self._fetch_pictures(), name="pictures of exposures")
        self.chosen_changed.emit()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in the order in which it stands."""
        rows = (self.rows[number].tab_stops for number in self._shown)
        return (*(stop for row in rows for stop in row), self.more_button)

    def update_image(self, exposure: Exposure) -> None:
        """Show what is known of an image only now."""
        if exposure.id in self._shown:
            self._shown[exposure.id] = exposure
            self._fill(exposure)

    def mark(self, ids: Iterable[int], *, is_busy: bool) -> None:
        """Show that something is being done about images, or no more."""
        self._busy = self._busy | set(ids) if is_busy else self._busy - set(ids)
        for each in ids:
            if each in self._shown:
                self._fill(self._shown[each])

    def idle(self, ids: Iterable[int]) -> tuple[int, ...]:
        """Return those about which nothing is being done."""
        return tuple(each for each in ids if each not in self._busy)

    def are_needed(self, ids: Iterable[int]) -> bool:
        """Say whether a clip needs one of these images."""
        return any(self._shown[each].clips for each in ids if each in self._shown)

    # --- choosing ---------------------------------------------------------------------------

    @property
    def chosen(self) -> tuple[int, ...]:
        """The images that are selected."""
        return tuple(number for number, row in self.rows.items() if row.box.isChecked())

    @property
    def choosable(self) -> tuple[int, ...]:
        """The images that can be selected."""
        return tuple(number for number, row in self.rows.items() if row.box.isEnabled())

    def choose_all(self, is_on: bool) -> None:
        """Select all that can be, or none."""
        for number in self.choosable:
            self.rows[number].box.setChecked(is_on)

    # --- rows -------------------------------------------------------------------------------

    def _make(self, number: int) -> ExposureRow:
        row = ExposureRow(self._theme, self._inside)
        row.ticked.connect(self.chosen_changed)
        row.delete_wanted.connect(lambda: self.delete_wanted.emit(number))
        row.gone_wanted.connect(lambda: self.gone_wanted.emit(number))
        row.page_wanted.connect(lambda: open_image_link(self._shown[number].page))
        row.copy_wanted.connect(lambda: self._copy(number))
        row.open_wanted.connect(lambda: open_image_link(self._shown[number].link))
        self.rows[number] = row
        return row

    def _fill(self, exposure: Exposure) -> None:
        now, is_busy = self._desk.parts.clock.now(), exposure.id in self._busy
        self.rows[exposure.id].show_exposure(exposure, now, is_busy=is_busy)

    def _show_more(self) -> None:
        self._limit += PAGE
        self.show_images(self._found)

    def _copy(self, number: int) -> None:
        QGuiApplication.clipboard().setText(self._shown[number].link)
        self.copied.emit()

    async def _fetch_pictures(self) -> None:
        for exposure in tuple(self._shown.values()):
            if exposure.id in self._fetched:
                continue
            self._fetched.add(exposure.id)
            content = await self._desk.exposures.thumbnail(exposure)
            edge = DENSEST * PICTURE.width()
            image = await asyncio.to_thread(decode_scaled, content, edge) if content else None
            if not isValid(self):
                return
            row = self.rows.get(exposure.id)
            if row is not None and image is not None:
                row.picture.show_picture(QPixmap.fromImage(image))
