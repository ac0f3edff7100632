"""Asks for the web link of a picture, and says at once why one cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pikascenes_desktop.domain.errors import LinkNotAllowed
from pikascenes_desktop.services.hosting import is_loopback_allowed
from pikascenes_desktop.services.intake import check_link
from pikascenes_desktop.ui.line_dialog import LineDialog
from pikascenes_desktop.ui.words import reason, say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.theme import Theme


class LinkDialog(LineDialog):
    """One field for a link.

    Signals:
        added: The link that was given.
    """

    added = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(
            theme,
            parent,
            title=say("ing.link.title"),
            asked=say("ing.link.ph"),
            yes=say("ing.link.add"),
            body=say("ing.link.body"),
        )
        self._desk = desk

    def take(self, text: str) -> str:
        link = text.strip()
        loopback = is_loopback_allowed(self._desk.settings.current)
        try:
            check_link(link, allow_loopback=loopback)
        except LinkNotAllowed as error:
            return say("ing.link.bad", reason=reason(error.reason))
        self.added.emit(link)
        return ""
