"""A pop-up that stands in the page: it stays inside, and scrolls where the page is too low."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from pikascenes_desktop.ui.cast_shadow import CastShadow

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

MARGIN: Final = 8
RADIUS: Final = 12


class PagePopup(QFrame):
    """Is as high as its texts need at its width, at most as high as its page.

    It does not go by the height that Qt gives a child widget by itself: that one takes no heed
    of how often texts wrap.

    Args:
        theme: Its colours.
        width: Its width in logical pixels.
        page: What it stands in.

    Attributes:
        body: Where its content goes.
        column: The content's layout.
    """

    def __init__(self, theme: Theme, width: int, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._place = QPoint()
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(width)
        self.body = QWidget(self)
        self.body.setObjectName("popupBody")
        self.column = QVBoxLayout(self.body)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.body)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        self.body.installEventFilter(self)
        CastShadow(theme, self, RADIUS)

    def stand_at(self, place: QPoint) -> None:
        """Stand below a point of the page."""
        self._place = place + QPoint(0, MARGIN)
        self.settle()
        self.show()
        self.raise_()

    def settle(self) -> None:
        """Be as high as needed and stay inside the page, whatever the page's size."""
        self.ensurePolished()
        edge = 2 * self.frameWidth()
        room = self._page.height() - 2 * MARGIN
        needed = self.column.totalHeightForWidth(self.width() - edge) + edge
        if needed > room:  # the scroll bar takes some of the width
            bar = self._area.verticalScrollBar().sizeHint().width()
            needed = self.column.totalHeightForWidth(self.width() - edge - bar) + edge
        self.setFixedHeight(min(needed, room))
        left = min(self._place.x(), self._page.width() - self.width() - MARGIN)
        top = min(self._place.y(), self._page.height() - self.height() - MARGIN)
        self.move(max(MARGIN, left), max(MARGIN, top))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.body and event.type() is QEvent.Type.LayoutRequest:
            self.settle()
        return super().eventFilter(watched, event)
