"""The pointer over the window's widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget


def move_pointer(widget: QWidget, place: QPoint, *, held: bool = False) -> None:
    """Move the pointer over a widget, with the left button held or not.

    Not by `QTest.mouseMove`, which lets events run inside the task that calls it: others that
    wake up meanwhile would never run again.
    """
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        none,
        Qt.MouseButton.LeftButton if held else none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
