"""Sound: off or on, and how loud. Shown only for clips that have any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from pikascenes_desktop.ui.playback.buttons import StageButton
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

FULL: Final = 100
WIDTH: Final = 64
OWN_KEYS: Final = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class VolumeSlider(QSlider):
    """A slider that keeps its arrows, which elsewhere on the page move the video."""

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in OWN_KEYS:
            event.accept()
            return True
        return super().event(event)


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
        self.volume = VolumeSlider(Qt.Orientation.Horizontal, self)
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

    def set_volume(self, loudness: float, *, muted: bool) -> None:
        """Set how loud to be, from 0 to 1, and whether to be silent all the same."""
        self.volume.setValue(round(loudness * FULL))
        self.mute.setChecked(muted)

    def _mute(self, muted: bool) -> None:
        # its name stays the same: "mute, pressed"
        self.mute.setToolTip(say("view.sound" if muted else "view.mute"))
        self.muted.emit(muted)

    def _tune(self) -> None:
        self.mute.setChecked(False)
        self.tuned.emit(self.loudness)
