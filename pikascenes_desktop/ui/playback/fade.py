"""Lets a page appear out of the dark (DESIGN §9: 160 ms)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

if TYPE_CHECKING:
    from pikascenes_desktop.ui.motion import Motion

OPENING_MS: Final = 160


def fade_in(widget: QWidget, motion: Motion) -> QPropertyAnimation | None:
    """Let a widget appear; None, and at once, where motion is reduced."""
    lasting = motion.milliseconds(OPENING_MS)
    if not lasting:
        return None
    effect = QGraphicsOpacityEffect(widget)
    effect.setOpacity(0.0)
    widget.setGraphicsEffect(effect)
    animation = QPropertyAnimation(effect, b"opacity", widget)
    animation.setDuration(lasting)
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.setEasingCurve(QEasingCurve.Type.OutCubic)
    # an effect that stayed would have every frame painted twice
    animation.finished.connect(lambda: _end(widget))
    animation.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
    return animation


def _end(widget: QWidget) -> None:
    widget.setGraphicsEffect(None)  # pyright: ignore[reportArgumentType] -- None removes it
