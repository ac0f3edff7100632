"""Sound: off or on, and how loud. Shown only for clips that have any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from pikascenes_desktop.ui.playback.buttons import StageButton
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

FULL: Final = 100
WIDTH: Final = 64


class Sound(QWidget):
    """Mute and volume.

    Signals:
        muted: Whether to be silent.
        tuned: How loud to be, from 0 to 1.
    """

    muted = Signal(bool)
    tuned = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.mute = StageButton(theme, "vol", say("view.mute"), self)
        self.mute.setCheckable(True)
        self.mute.toggled.connect(self._mute)
        self.volume = QSlider(Qt.Orientation.Horizontal, self)
        self.volume.setRange(0, FULL)
        self.volume.setValue(FULL)
        self.volume.setPageStep(FULL // 10)
        self.volume.setFixedWidth(WIDTH)
        self.volume.setAccessibleName(say("view.volume"))
        self.volume.setToolTip(say("view.volume"))
        self.volume.valueChanged.connect(self._tune)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)  # its knob reaches beyond its end
        row.setSpacing(4)
        row.addWidget(self.mute)
        row.addWidget(self.volume)

    @property
    def loudness(self) -> float:
        """How loud to be, from 0 to 1."""
        return self.volume.value() / FULL

    def _mute(self, muted: bool) -> None:
        self.mute.set_name(say("view.sound" if muted else "view.mute"))
        self.muted.emit(muted)

    def _tune(self) -> None:
        self.mute.setChecked(False)
        self.tuned.emit(self.loudness)
