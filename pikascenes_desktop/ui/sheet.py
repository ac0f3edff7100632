"""Sheets: dialogs that lie on the window, over a veil, as the pictures have them.

They have no frame of the system's: Esc, Ctrl+W and their own buttons close them. The window behind
takes no input meanwhile (`open` makes them window-modal), its shortcuts neither; what quits the
program does so from here, too. No nested loop runs.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPainterPath, QPen, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from pikascenes_desktop.ui.entrance import Entrance
from pikascenes_desktop.ui.focus_ring import FocusRing
from pikascenes_desktop.ui.shadow import paint_shadow

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from pikascenes_desktop.ui.theme import Theme

RADIUS: Final = 16
MARGIN: Final = 40
"""What is left of the window around a sheet, both sides together."""

VEIL_DARK: Final = 0.60
VEIL_LIGHT: Final = 0.32
CLOSING_MS: Final = 80


class Veil(QWidget):
    """Dims a window while a sheet lies on it, and shows the sheet's shadow.

    A sheet that is closed gives the keyboard back at once; what fades away is its picture here.
    """

    def __init__(self, theme: Theme, window: QWidget, sheet: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._sheet: QWidget | None = sheet
        self._box = QRect()
        self._last = QPixmap()
        self._left = 1.0
        self._fade = QVariantAnimation(self)
        self._fade.valueChanged.connect(self._fade_to)
        self._fade.finished.connect(self.deleteLater)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    @property
    def is_fading(self) -> bool:
        """Whether the sheet is gone and its picture is on its way out."""
        return self._sheet is None

    def show_sheet_at(self, box: QRect) -> None:
        """Throw the sheet's shadow.

        Args:
            box: Where the sheet lies on the window.
        """
        self._box = box
        self.update()

    def fade_away(self, milliseconds: int) -> None:
        """Go, and take along what the sheet looked like last; 0 goes at once."""
        sheet, self._sheet = self._sheet, None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if sheet is None or not milliseconds or not self._window.isVisible():
            self.hide()
            self.deleteLater()
            return
        self._last = sheet.grab()
        self._fade.setDuration(milliseconds)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.start()

    def _fade_to(self, left: float) -> None:
        self._left = left
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlphaF(VEIL_DARK if self._theme.is_dark else VEIL_LIGHT)
        painter = QPainter(self)
        if isinstance(self._window, Sheet):
            painter.setClipPath(self._window.shape_path())
        painter.setOpacity(self._left)
        painter.fillRect(self.rect(), shade)
        if not self._box.isEmpty() and not self._theme.is_high_contrast:
            paint_shadow(painter, self._box, RADIUS, is_dark=self._theme.is_dark)
        if self.is_fading:
            painter.drawPixmap(self._box.topLeft(), self._last)
        painter.end()


class Sheet(QDialog):
    """A dialog without a frame, in the middle of its window.

    Args:
        size: What it would like to be; it never covers the whole window.
    """

    def __init__(self, theme: Theme, parent: QWidget, size: QSize) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._wanted = size
        self._behind = parent.window()
        self._veil: Veil | None = None
        self._entrance = Entrance(self, theme.motion)
        self.setObjectName("sheet")
        FocusRing(theme, self)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.reject)
        if sys.platform != "win32":  # there no key quits a program
            QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self._close_window)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._behind.installEventFilter(self)
        theme.changed.connect(self.update)
        self._fit()

    def _close_window(self) -> None:
        """Close the window at the bottom, which asks first whether it may."""
        bottom = self._behind
        while isinstance(bottom, Sheet):
            bottom = bottom._behind  # noqa: SLF001 -- another one's of the same class
        bottom.close()

    def want(self, size: QSize) -> None:
        """Be as large as this from now on, where the window allows."""
        self._wanted = size
        self._fit()

    def _fit(self) -> None:
        """Be as large as the window allows, in its middle."""
        room = self._behind.size()
        self.setFixedSize(
            min(self._wanted.width(), room.width() - MARGIN),
            min(self._wanted.height(), room.height() - MARGIN),
        )
        self.move(self._place())
        if self._veil is not None:
            box = QRect(self._behind.mapFromGlobal(self._place()), self.size())
            self._veil.show_sheet_at(box)

    def _place(self) -> QPoint:
        middle = self._behind.mapToGlobal(self._behind.rect().center())
        return middle - QPoint(self.width() // 2, self.height() // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() in {QEvent.Type.Resize, QEvent.Type.Move}
        if watched is self._behind and moved and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._veil is None:
            self._veil = Veil(self._theme, self._behind, self)
        self._fit()
        if sys.platform != "darwin":  # there the system lets sheets in by itself
            self._entrance.begin(self._place())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._entrance.stop()
        veil, self._veil = self._veil, None
        if veil is not None:
            is_ours = sys.platform != "darwin"  # there the system sees sheets off by itself
            veil.fade_away(self._theme.motion.milliseconds(CLOSING_MS) if is_ours else 0)

    def shape_path(self) -> QPainterPath:
        """Return the sheet's outline, for what is painted up to its edge."""
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        return path

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.lineSubtle, 1))
        painter.setBrush(tokens.panel)
        painter.drawPath(self.shape_path())
        painter.end()
