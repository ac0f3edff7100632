"""What can be done with the clip: buttons at the head of the details."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button, IconButton
from pikascenes_desktop.ui.folders import reveal_label
from pikascenes_desktop.ui.remixing import Part
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

CHEVRON_WIDTH: Final = 32
EDGE: Final = 12
REMIX_WAYS: Final = (
    (Part.ALL, "view.remix.all"),
    (Part.ALL_BUT_SEED, "view.remix.noseed"),
    (Part.PROMPT, "view.remix.prompt"),
    (Part.SEED, "view.remix.seed"),
)


class Actions(QWidget):
    """Remix with its menu, export, show in folder, and the rest behind three dots.

    Signals:
        remix: The `Part` of the scene that is to be copied into the composer.
        export: The clip is to become another file.
        reveal: The file is to be shown in its folder.
        copy_file: The file is to be put on the clipboard.
        copy_prompt: The prompt is to be copied.
        copy_id: The request ID is to be copied.
        rename: The clip is to get a title.
        delete: The clip is to go into the bin.
    """

    remix = Signal(Part)
    export = Signal()
    reveal = Signal()
    copy_file = Signal()
    copy_prompt = Signal()
    copy_id = Signal()
    rename = Signal()
    delete = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._menu: QMenu | None = None
        self._has_id = False
        primary = {"kind": "primary", "tint": "onAccent", "action": "true"}
        self.remix_button = Button(theme, say("act.remix"), icon="remix", parent=self, **primary)
        self.ways = Button(theme, "", icon="chevd", parent=self, **primary)
        self.ways.setFixedWidth(CHEVRON_WIDTH)
        self.ways.setAccessibleName(say("view.remix.more"))
        self.ways.setToolTip(say("view.remix.more"))
        self.export_button = Button(
            theme, say("act.export"), icon="download", parent=self, action="true"
        )
        self.reveal_button = Button(theme, reveal_label(), icon="folder", parent=self)
        self.more = IconButton(theme, "dots", say("card.menu"), self)
        self.remix_button.clicked.connect(lambda _=False: self.remix.emit(Part.ALL))
        self.ways.clicked.connect(lambda _=False: self.open_ways())
        self.export_button.clicked.connect(lambda _=False: self.export.emit())
        self.reveal_button.clicked.connect(lambda _=False: self.reveal.emit())
        self.more.clicked.connect(lambda _=False: self.open_more())
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.remix_button, 1)
        first.addWidget(self.ways)
        first.addSpacing(6)
        first.addWidget(self.export_button, 1)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.reveal_button, 1)
        second.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)

    @property
    def menu(self) -> QMenu | None:
        """The menu that was opened last."""
        return self._menu

    def show_clip(self, *, has_file: bool, has_id: bool) -> None:
        """Offer what can be done with this clip.

        Args:
            has_file: Whether its file is there.
            has_id: Whether there is a request ID to copy.
        """
        self._has_id = has_id
        for button in (self.export_button, self.reveal_button):
            button.setEnabled(has_file)

    def open_ways(self) -> None:
        """Offer to take parts of the scene alone."""
        menu = QMenu(say("view.remix.more"), self)
        for part, key in REMIX_WAYS:
            action = menu.addAction(say(key))
            action.triggered.connect(lambda _=False, part=part: self.remix.emit(part))
        self._popup(menu, self.remix_button, self.ways)

    def open_more(self) -> None:
        """Offer what is asked for less often."""
        menu = QMenu(say("card.menu"), self)
        has_file = self.reveal_button.isEnabled()
        rows = [
            ("view.copyfile", "copy", self.copy_file, has_file),
            ("act.copyprompt", "copy", self.copy_prompt, True),
            ("act.copyid", "copy", self.copy_id, self._has_id),
            ("ren.rename", "pencil", self.rename, True),
            ("act.delete", "trash", self.delete, True),
        ]
        for key, icon, signal, is_on in rows:
            if icon == "trash":
                menu.addSeparator()
            action = menu.addAction(icons.icon(icon, self._theme.tokens.text2), say(key))
            action.setEnabled(is_on)
            action.triggered.connect(signal)
        self._popup(menu, self.more, self.more)

    def _popup(self, menu: QMenu, start: QWidget, end: QWidget) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = end if is_mirrored else start
        window = self.window()
        x = corner.mapTo(window, QPoint(0, 0)).x()
        furthest = window.width() - menu.sizeHint().width() - EDGE
        moved = min(0, furthest - x)  # a menu at the window's edge stays inside
        menu.popup(corner.mapToGlobal(QPoint(moved, corner.height() + 4)))
