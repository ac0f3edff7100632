"""In place of a form: choose a file, or take over what another program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import ElidedLabel, WrappedLabel
from pikascenes_desktop.ui.tab_order import go_on
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ui.host_import.importing import HostImporting
    from pikascenes_desktop.ui.theme import Theme

LEADING: Final = Qt.AlignmentFlag.AlignLeading


def program_of(path: Path) -> str:
    """Return the name of the program whose settings these are."""
    return "PicList" if "piclist" in {part.lstrip(".").lower() for part in path.parts} else "PicGo"


class ImportPanel(QWidget):
    """A button for files, and one for each settings file that was found."""

    def __init__(self, theme: Theme, importing: HostImporting, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._importing = importing
        self.found_buttons: list[Button] = []
        self.file_button = Button(theme, say("ho.import"), icon="folder", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(WrappedLabel(say("ho.import.how"), "body", self))
        self._column.addWidget(self.file_button, 0, LEADING)
        self.file_button.clicked.connect(importing.browse)
        importing.found.connect(self._show_found)
        importing.look()

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in the order in which it stands."""
        return (self.file_button, *self.found_buttons)

    def _show_found(self, files: tuple[Path, ...]) -> None:
        for path in files[len(self.found_buttons) :]:
            text = say("ho.import.found", program=program_of(path))
            button = Button(self._theme, text, icon="upload", name=f"{text}, {path}", parent=self)
            button.clicked.connect(lambda _=False, path=path: self._importing.take([path]))
            self._column.addWidget(button, 0, LEADING)
            self._column.addWidget(ElidedLabel(str(path), "meta", self))
            go_on(self.tab_stops[-1], (button,))
            self.found_buttons.append(button)
