"""Buttons: plain, with a tinted icon, and icon alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from pikascenes_desktop.ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from pikascenes_desktop.ui.theme import Theme

ICON: Final = 16
SQUARE: Final = 32
GAP: Final = 3
"""Between icon and label, beside the style's own 4 pixels."""


class Button(QPushButton):
    """A push button of one of the style sheet's kinds, its icon in a token's colour.

    Args:
        theme: Gives the icon's colour, again after each change.
        text: The label; also the accessible name, unless `name` is given.
        kind: ``primary``, ``ghost``, ``danger``, ``chip`` … or empty for secondary.
        icon: The icon's name, or empty.
        tint: The token of the icon's colour.
        name: The accessible name, where the label does not say enough.
        **properties: More dynamic properties for the style sheet (`dense`, `hero`, `on`).
    """

    def __init__(  # noqa: PLR0913 -- each is one property of a button
        self,
        theme: Theme,
        text: str,
        *,
        kind: str = "",
        icon: str = "",
        tint: str = "text2",
        name: str = "",
        parent: QWidget | None = None,
        **properties: object,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._tint = tint
        self.setAutoDefault(False)
        self.setIconSize(QSize(ICON + GAP if text else ICON, ICON))
        self.setProperty("kind", kind)
        for key, value in properties.items():
            self.setProperty(key, value)
        self.setAccessibleName(name or text)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def set_icon(self, icon: str, tint: str | None = None) -> None:
        """Show another icon; an empty name shows none."""
        self._icon = icon
        self._tint = tint or self._tint
        self._paint_icon()

    def _paint_icon(self) -> None:
        if self._icon:
            colour: QColor = getattr(self._theme.tokens, self._tint)
            is_after = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.setIcon(icons.icon(self._icon, colour, is_after=is_after))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._paint_icon()


class IconButton(QToolButton):
    """A button that is an icon alone; its name is its tooltip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        tint: str = "text2",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._tint = tint
        self.setIconSize(QSize(ICON, ICON))
        self.setFixedSize(SQUARE, SQUARE)  # a styled tool button is 3 pixels larger by itself
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        colour: QColor = getattr(self._theme.tokens, self._tint)
        self.setIcon(icons.icon(self._icon, colour))
