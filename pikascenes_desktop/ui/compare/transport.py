"""The controls of both clips at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pikascenes_desktop.ui.playback.controls import Controls
from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

FRAMES_FROM: Final = 900
APART: Final = 24


class PairTransport(QWidget):
    """One row: loop, frames, play, speed, place, time."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.controls = Controls(theme, self)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs
        self._row = row = QHBoxLayout(self)
        row.setSpacing(8)
        for button in self.controls.buttons:
            row.addWidget(button)
        row.addWidget(self.controls.position, 1)
        row.addSpacing(4)
        for text in self.controls.texts:
            row.addWidget(text)
        self.set_apart(apart=False)

    def set_apart(self, *, apart: bool) -> None:
        """Stand away from the edges, where they are the screen's."""
        side = APART if apart else 0
        self._row.setContentsMargins(side, 0, side, side // 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(480), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.controls.frame.setVisible(self.width() >= px(FRAMES_FROM))
