"""The shadow of a pop-up that stands inside the window, where the system throws none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from pikascenes_desktop.ui.shadow import REACH, paint_shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class CastShadow(QWidget):
    """Lies below a pop-up, follows it, and goes with it; none in high contrast.

    Args:
        theme: Shadows are stronger in the dark.
        popup: What throws it; it stays in the parent that it has.
        radius: Of the pop-up's corners.
    """

    def __init__(self, theme: Theme, popup: QWidget, radius: int) -> None:
        super().__init__(popup.parentWidget())
        self._theme = theme
        self._popup = popup
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        popup.installEventFilter(self)
        popup.destroyed.connect(self.deleteLater)
        theme.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._popup and event.type() in _FOLLOWED:
            self.setGeometry(self._popup.geometry().marginsAdded(REACH))
            self.setVisible(event.type() is not QEvent.Type.Hide and self._popup.isVisible())
            self.stackUnder(self._popup)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._theme.is_high_contrast:
            return
        painter = QPainter(self)
        box = self.rect().marginsRemoved(REACH)
        paint_shadow(painter, box, self._radius, is_dark=self._theme.is_dark)
        painter.end()
