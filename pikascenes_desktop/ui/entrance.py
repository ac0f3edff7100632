"""How what opens above the window comes in: it fades in and rises a little (DESIGN §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QPropertyAnimation

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.motion import Motion

OPENING_MS: Final = 120
RISE: Final = 6


class Entrance(QObject):
    """Lets a window of its own in; at once where motion is reduced.

    Args:
        widget: What opens.
        motion: Says whether it may move.
    """

    def __init__(self, widget: QWidget, motion: Motion) -> None:
        super().__init__(widget)
        self._motion = motion
        self._fade = QPropertyAnimation(widget, b"windowOpacity", self)
        self._rise = QPropertyAnimation(widget, b"pos", self)

    def begin(self, place: QPoint) -> None:
        """Come in, to end at a place on the screen."""
        time = self._motion.milliseconds(OPENING_MS)
        if not time:
            return
        for animation, start, end in (
            (self._fade, 0.0, 1.0),
            (self._rise, place + QPoint(0, RISE), place),
        ):
            animation.setDuration(time)
            animation.setEasingCurve(QEasingCurve.Type.OutCubic)
            animation.setStartValue(start)
            animation.setEndValue(end)
            animation.start()

    def stop(self) -> None:
        """Come no further."""
        self._fade.stop()
        self._rise.stop()
