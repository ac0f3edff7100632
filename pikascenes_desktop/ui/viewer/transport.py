"""The controls under the stage: position, play, single frames, loop, sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.controls.buttons import IconButton
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.ui.theme import Theme

SECOND_MS: Final = 1000


class Transport(QWidget):
    """Tells what the user wants of the player, and shows where it stands.

    Signals:
        toggled: Play or pause.
        stepped: So many frames on (or back).
        sought: A position, in milliseconds.
        looped: Whether to begin again at the end.
        muted: Whether to be silent.
    """

    toggled = Signal()
    stepped = Signal(int)
    sought = Signal(int)
    looped = Signal(bool)
    muted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ink = "mediaText"  # the stage is dark in both themes
        self._total = 0
        self.position = QSlider(Qt.Orientation.Horizontal, self)
        self.position.setAccessibleName(say("view.position"))
        self.position.setSingleStep(SECOND_MS // 4)
        self.position.setPageStep(SECOND_MS)
        self.position.valueChanged.connect(self._moved_by_user)
        self._is_following = False
        self._time = label("0:00 / 0:00", "strong", self)
        self._time.setFont(font("body", 600, tabular=True))
        self.loop = IconButton(theme, "loop", say("view.loop"), self, tint=ink)
        self.loop.setCheckable(True)
        self.loop.setChecked(True)
        self.loop.toggled.connect(self.looped)
        self.back = IconButton(theme, "fback", say("view.prevf"), self, tint=ink)
        self.back.clicked.connect(lambda _=False: self.stepped.emit(-1))
        self.play = IconButton(theme, "play", say("view.play"), self, tint=ink)
        self.pause = IconButton(theme, "pause", say("view.pause"), self, tint=ink)
        for button in (self.play, self.pause):
            button.clicked.connect(lambda _=False: self.toggled.emit())
        self.on = IconButton(theme, "ffwd", say("view.nextf"), self, tint=ink)
        self.on.clicked.connect(lambda _=False: self.stepped.emit(1))
        self.mute = IconButton(theme, "vol", say("view.mute"), self, tint=ink)
        self.mute.setCheckable(True)
        self.mute.toggled.connect(self._mute)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._time, 1)
        for button in (self.loop, self.back, self.play, self.pause, self.on):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.mute)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 8)
        column.setSpacing(6)
        column.addWidget(self.position)
        column.addLayout(row)
        self.show_playing(playing=False)

    def show_sound(self, has_sound: bool) -> None:
        """Offer to mute, or not, where there is nothing to hear."""
        self.mute.setVisible(has_sound)

    def show_playing(self, playing: bool) -> None:
        """Offer the other of play and pause, and keep the keyboard on it."""
        before, after = (self.play, self.pause) if playing else (self.pause, self.play)
        had_focus = before.hasFocus()
        after.show()
        if had_focus:
            after.setFocus(Qt.FocusReason.OtherFocusReason)
        before.hide()

    def show_length(self, length_ms: int) -> None:
        """Show how long the video is."""
        self._total = length_ms
        self._is_following = True
        self.position.setRange(0, max(0, length_ms))
        self._is_following = False
        self.show_position(self.position.value())

    def show_position(self, position_ms: int) -> None:
        """Follow the player, unless the user holds the handle."""
        if not self.position.isSliderDown():
            self._is_following = True
            self.position.setValue(position_ms)
            self._is_following = False
        at = formats.duration(position_ms / SECOND_MS)
        total = formats.duration(self._total / SECOND_MS)
        self._time.setText(f"{at} / {total}")
        self.position.setAccessibleDescription(say("ax.scrub", t=at, total=total))

    def _moved_by_user(self, position_ms: int) -> None:
        if not self._is_following:
            self.sought.emit(position_ms)

    def _mute(self, muted: bool) -> None:
        name = say("view.sound" if muted else "view.mute")
        self.mute.setAccessibleName(name)
        self.mute.setToolTip(name)
        self.muted.emit(muted)
