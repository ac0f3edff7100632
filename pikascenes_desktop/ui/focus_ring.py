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
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

GAP: Final = 2
RADIUS: Final = 8
ENDS: Final = {QEvent.Type.Hide, QEvent.Type.MouseButtonPress}
"""What a widget meets when its ring goes."""

AROUND: Final = 24
"""What is to be seen around a widget that takes the keyboard in a scrolled area, in pixels."""

OWN_RING: Final = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView)
"""Text fields show an accent edge instead, and item views ring their current item."""


def focus_visibly(widget: QWidget) -> None:
    """Put the keyboard on a widget as if a key had done it, so that the ring shows where."""
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _parents(widget: QWidget) -> Iterator[QWidget]:
    """Give what a widget stands in, up to its window and without it."""
    parent = None if widget.isWindow() else widget.parentWidget()
    while parent is not None and not parent.isWindow():
        yield parent
        parent = parent.parentWidget()


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget; Qt does so only while Tab stays inside the scrolled area."""
    for parent in _parents(widget):
        inside = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inside is not None:
            parent.ensureWidgetVisible(widget, AROUND, AROUND)


def _wider(rect: QRect, edge: int) -> QRect:
    return rect.adjusted(-edge, -edge, edge, edge)


class FocusRing(QWidget):
    """Paints a ring around the focused widget of a window, for keyboard focus alone.

    What takes the keyboard is brought into sight where it lies in a scrolled area. A widget's
    radius is its dynamic property ``ringRadius``, else 8.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._line: tuple[QWidget, ...] = ()
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
        for widget in self._line:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target, self._line = None, ()
        if now is None or now.window() is not window or not by_keyboard:
            self.hide()
            return
        _bring_into_sight(now)
        if isinstance(now, OWN_RING):
            self.hide()
        else:
            self.surround(now)

    def surround(self, widget: QWidget) -> None:
        """Show the ring around a widget of this window."""
        self._target = widget
        # Whatever it stands in may move, as what is scrolled does.
        self._line = (widget, *_parents(widget))
        for each in self._line:
            each.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._place()
        elif watched is self._target and event.type() in ENDS:
            self.hide()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._target is None:
            return
        top_left = self._target.mapTo(self.window(), QPoint(0, 0))
        outside = GAP + self._theme.ring
        ring = _wider(QRect(top_left, self._target.size()), outside)
        for parent in _parents(self._target):  # what is scrolled away takes its ring along
            area = parent.parentWidget()
            if isinstance(area, QScrollArea) and area.viewport() is parent:
                corner = parent.mapTo(self.window(), QPoint(0, 0))
                ring &= _wider(QRect(corner, parent.size()), outside)
        self.setGeometry(ring & self.window().rect())  # around a whole page it is inside it

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
