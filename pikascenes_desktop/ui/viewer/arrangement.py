"""Where the viewer's parts stand: in the window, narrow or wide, and on the full screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pikascenes_desktop.ui.playback.stage_style import dress

if TYPE_CHECKING:
    from pikascenes_desktop.ui.playback.screen import Screen
    from pikascenes_desktop.ui.theme import Theme
    from pikascenes_desktop.ui.viewer.bar import Bar
    from pikascenes_desktop.ui.viewer.details import Details
    from pikascenes_desktop.ui.viewer.missing import MissingFile
    from pikascenes_desktop.ui.viewer.transport import Transport
    from pikascenes_desktop.ui.viewer.variations import Variations

SIDE: Final = 28
RADIUS: Final = 6
DOCKED_FROM: Final = 1040
"""In narrower viewers the details float over the stage, closed by default (DESIGN §10)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is placed; all but the details inside one column."""

    bar: Bar
    stage: Screen
    missing: MissingFile
    transport: Transport
    variations: Variations
    details: Details


class Arrangement(QStackedWidget):
    """Holds the stage, or what stands there instead, and places everything around it."""

    def __init__(self, page: QWidget, column: QWidget, parts: Parts, theme: Theme) -> None:
        super().__init__(column)
        self._page = page
        self._parts = parts
        self._is_full = False
        self.has_video: bool = False
        self._column = column
        self._asked_for_details: bool | None = None
        dress(column, theme)
        self.addWidget(parts.stage)
        self.addWidget(parts.missing)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(12)
        self._middle.addWidget(self, 1)
        self._middle.addWidget(parts.transport)
        self._middle.addWidget(parts.variations)
        whole = QVBoxLayout(column)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(parts.bar)
        whole.addLayout(self._middle, 1)
        self._set_margins(is_full=False)

    @property
    def least(self) -> QSize:
        """The least room for everything but the details, which can float."""
        return self._column.minimumSizeHint()

    def take_keyboard(self) -> None:
        """Put the keyboard on the stage, or on what can be done about a file that is gone."""
        is_gone = self.currentWidget() is self._parts.missing
        target = self._parts.missing.locate_button if is_gone else self._parts.stage
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_details(self, shown: bool) -> None:
        """Show the details, or put them away, until told otherwise."""
        self._asked_for_details = shown
        self.fit()

    def fill(self, is_full: bool) -> None:
        """Leave the stage alone on the full screen, or stand in the window again."""
        parts, self._is_full = self._parts, is_full
        parts.transport.full.setChecked(is_full)
        parts.bar.setVisible(not is_full)
        parts.transport.set_floating(floats=is_full)
        self._set_margins(is_full=is_full)
        if is_full:
            self._middle.removeWidget(parts.transport)
            parts.transport.raise_()
            parts.variations.hide()
        else:
            self._middle.insertWidget(1, parts.transport)
            parts.transport.setVisible(self.has_video)
            parts.variations.setVisible(len(parts.variations.clips) > 1)
        self.fit()

    def fit(self) -> None:
        """Place everything for the page's size."""
        page, parts = self._page, self._parts
        is_docked = page.width() >= DOCKED_FROM
        shown = self._asked_for_details
        if shown is None:
            shown = is_docked
        shown = shown and not self._is_full
        parts.details.setVisible(shown)
        parts.bar.info.setChecked(shown)
        wide = parts.details.width()
        self._put(self._column, page.rect().adjusted(0, 0, -wide if shown and is_docked else 0, 0))
        top = 0 if is_docked else parts.bar.height()
        self._put(parts.details, QRect(page.width() - wide, top, wide, page.height() - top))
        parts.details.raise_()
        if self._is_full:
            high = parts.transport.sizeHint().height()
            parts.transport.setGeometry(0, page.height() - high, page.width(), high)

    def _set_margins(self, *, is_full: bool) -> None:
        sides = (0, 0, 0, 0) if is_full else (SIDE, 12, SIDE, 12)
        self._middle.setContentsMargins(*sides)
        self._parts.stage.radius = 0 if is_full else RADIUS

    def _put(self, widget: QWidget, place: QRect) -> None:
        """Place a widget, mirrored where the language runs from right to left.

        By hand: a layout would keep the window as wide as stage and details together.
        """
        page = self._page
        widget.setGeometry(page.style().visualRect(page.layoutDirection(), page.rect(), place))
