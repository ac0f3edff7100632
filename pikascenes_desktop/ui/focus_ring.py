"""The keyboard's focus ring: one overlay that follows the focus (DESIGN §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

GAP: Final = 2
RADIUS: Final = 8
OWN_RING: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView)
"""Text fields show an accent edge instead, and item views ring their current item."""


def focus_visibly(widget: QWidget) -> None:
    """Put the keyboard on a widget as if a key had done it, so that the ring shows where."""
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


class FocusRing(QWidget):
    """Paints a ring around the focused widget of a window, for keyboard focus alone.

    A widget's radius is its dynamic property ``ringRadius``, else 8.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = self.window()
        by_keyboard = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        # Arrows move the focus without that sign; a ring that is on show stays until the mouse.
        is_mouse = bool(QGuiApplication.mouseButtons() & Qt.MouseButton.AllButtons)
        by_keyboard = by_keyboard or (self.isVisible() and not is_mouse)
        # Qt sets this on each change by keyboard and never takes it back.
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, on=False)
        if self._target is not None:
            self._target.removeEventFilter(self)
            self._target = None
        wanted = now is not None and now.window() is window and not isinstance(now, OWN_RING)
        if now is None or not wanted or not by_keyboard:
            self.hide()
            return
        self.surround(now)

    def surround(self, widget: QWidget) -> None:
        """Show the ring around a widget of this window."""
        self._target = widget
        widget.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._place()
        elif event.type() in {QEvent.Type.Hide, QEvent.Type.MouseButtonPress}:
            self.hide()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._target is None:
            return
        top_left = self._target.mapTo(self.window(), QPoint(0, 0))
        outside = GAP + self._theme.ring
        around = QRect(top_left, self._target.size())
        self.setGeometry(around.adjusted(-outside, -outside, outside, outside))

    def paintEvent(self, _event: QPaintEvent) -> None:
        own = self._target.property("ringRadius") if self._target is not None else None
        radius = own if isinstance(own, int) else RADIUS
        if isinstance(self._target, QAbstractButton) and self._target.property("hero"):
            radius = 10
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.focus, self._theme.ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = self._theme.ring / 2
        rect = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(rect, radius + GAP, radius + GAP)
        painter.end()
