"""How things look on the stage: dark in both themes, whatever the rest of the window wears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from pikascenes_desktop.ui.theme import style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.theme import Theme


class _Looks(QObject):
    """Puts the stage's style sheet on its parent, again after each change of the theme."""

    def __init__(self, widget: QWidget, theme: Theme) -> None:
        super().__init__(widget)
        self._widget = widget
        self._theme = theme
        theme.changed.connect(self.put_on)
        self.put_on()

    def put_on(self) -> None:
        self._widget.setStyleSheet(style_sheet(self._theme.on_media, "dark"))


def dress(widget: QWidget, theme: Theme) -> None:
    """Give a widget and all inside it the stage's looks, for as long as it lives."""
    widget.setObjectName("stage")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    _Looks(widget, theme)
