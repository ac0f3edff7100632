"""Nothing is online: the state that everybody should like to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.labels import WrappedLabel
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

DISC: Final = 96
SIGN: Final = 40
TEXT: Final = 380


class Seal(QWidget):
    """A shield in a quiet disc."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(QSize(DISC, DISC))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accentSoft)
        painter.drawEllipse(self.rect())
        sign = QRectF(0, 0, SIGN, SIGN)
        sign.moveCenter(QRectF(self.rect()).center())
        icons.paint(painter, sign, "shield", tokens.accentText)
        painter.end()


class NothingOnline(QWidget):
    """Says that nobody can see the user's images."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        title = WrappedLabel(say("ex.none.t"), "heading", self)
        self._text = WrappedLabel("", "body", self)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(Seal(theme, self), 0, Qt.AlignmentFlag.AlignHCenter)
        for each in (title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            each.setFixedWidth(px(TEXT))
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @property
    def text(self) -> str:
        """Why it is so."""
        return self._text.text()

    def show_why(self, *, is_new: bool) -> None:
        """Say that all is gone, or that nothing was ever put online."""
        self._text.setText(say("ex.never.b" if is_new else "ex.none.b"))
