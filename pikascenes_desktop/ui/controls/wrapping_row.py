"""A row of controls that goes on below where it is too long: buttons never elide, rows wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class WrappingRow(QLayout):
    """Lays its widgets out along lines, each at the size that it wants.

    Args:
        parent: The widget that it lays out; None for a row inside another layout.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(8)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem:
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() + 1 for _item, place in places), default=0)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = max(0, len(shown) - 1) * self.spacing()
        return QSize(
            sum(size.width() for size in shown) + gaps,
            max((size.height() for size in shown), default=0),
        )

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        direction = self.parentWidget().layoutDirection()
        for item, place in self._places(rect.width()):
            there = place.translated(rect.topLeft())
            item.setGeometry(QStyle.visualRect(direction, rect, there))

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Return where each item goes, from the row's corner on, as read from left to right."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            if not lines or used + self.spacing() + wanted > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append(item)
            used += self.spacing() + wanted
        places: list[tuple[QLayoutItem, QRect]] = []
        top = 0
        for line in lines:
            height = max(item.sizeHint().height() for item in line)
            left = 0
            for item in line:
                size = QSize(min(item.sizeHint().width(), width), item.sizeHint().height())
                lower = (height - size.height()) // 2
                places.append((item, QRect(QPoint(left, top + lower), size)))
                left += size.width() + self.spacing()
            top += height + self.spacing()
        return places
