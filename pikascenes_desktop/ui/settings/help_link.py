"""A link to the website where a key or a password is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.websites import open_website, website_of
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.websites import Website


class HelpLink(QWidget):
    """Leads to one of the window's own list of websites; not seen where there is none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._page: Website | None = None
        self.button = Button(theme, "", kind="link", icon="ext", tint="accentText", parent=self)
        direction = Qt.LayoutDirection
        is_rtl = self.layoutDirection() is direction.RightToLeft
        # so that the sign stands behind the words
        self.button.setLayoutDirection(direction.LeftToRight if is_rtl else direction.RightToLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        self.button.clicked.connect(self._open)

    def lead_to(self, address: str) -> None:
        """Lead to a website from now on; one that is not on the list is not led to."""
        self._page = website_of(address)
        self.setVisible(self._page is not None)
        if self._page is not None:
            text = say("ho.where", site=QUrl(self._page.value).host())
            self.button.setText(text)
            self.button.setAccessibleName(text)

    def _open(self) -> None:
        if self._page is not None:
            open_website(self._page)
