"""The veil over the gallery while pictures are dragged over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pikascenes_desktop.ui.theme import Theme

VEIL: Final = 0.76
PLATE_WIDTH: Final = 302
PLATE_MOST: Final = 440
PLATE_HEIGHT: Final = 188
EDGE: Final = 16
SIGN: Final = 64
SIGN_TOP: Final = 29
TITLE_GAP: Final = 16
BELOW: Final = 24
WARN: Final = 16
SIGN_ROOM: Final = WARN + 8
ENDLESS: Final = 10_000
CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class DropOverlay(QWidget):
    """Says what letting go would do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = parent
        self._fitting = 0
        self._left = 0
        self._has_folders = False
        self._is_host = False
        self._is_clip = False
        give_role(self, Role.StaticText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, widget: QWidget) -> None:
        """Lie on a widget of the window, or on all of the window."""
        corner = QPoint() if widget is self._window else widget.mapTo(self._window, QPoint())
        self.setGeometry(QRect(corner, widget.size()))

    def offer(self, count: int, room: int, *, has_folders: bool = False) -> None:
        """Show that so many images are over the window, of which so many have room.

        Args:
            count: The images; those in folders are not counted before they are let go.
            room: How many have room.
            has_folders: Whether there are folders, too.
        """
        self._fitting = min(count, room)
        self._left = max(0, count - room)
        self._has_folders = has_folders
        self._is_host = self._is_clip = False
        self._appear()

    def offer_host(self) -> None:
        """Show that an upload host would be added."""
        self._is_host, self._is_clip = True, False
        self._appear()

    def offer_clip(self) -> None:
        """Show that a clip's scene would be opened."""
        self._is_host, self._is_clip = False, True
        self._appear()

    def _appear(self) -> None:
        self.setAccessibleName(self._title())
        self.show()
        self.raise_()
        self.update()

    @property
    def text(self) -> str:
        """What is said."""
        return f"{self._title()}. {self._rest()}".strip()

    @property
    def _is_bad(self) -> bool:
        return not (
            self._is_host or self._is_clip or self._fitting or self._left or self._has_folders
        )

    def _title(self) -> str:
        if self._is_host:
            return say("ho.import.drop")
        if self._is_clip:
            return say("drop.clip")
        if self._has_folders:
            return say("drop.folder")
        if self._is_bad:
            return say("drop.bad")
        if not self._fitting:
            return say("drop.full")
        return say("drop.title", n=self._fitting)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.canvas)
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        title, rest = self._title(), self._rest()
        title_font = font("heading") if self._is_bad else font("title")
        width = self._plate_width(title_font, title) - 2 * EDGE
        title_height = _height(title_font, title, width)
        rest_height = _height(font("body"), rest, width - SIGN_ROOM) if rest else 0
        height = SIGN_TOP + SIGN + TITLE_GAP + title_height + rest_height + BELOW
        plate = QRectF(0, 0, width + 2 * EDGE, max(px(PLATE_HEIGHT), height))
        plate.moveCenter(QRectF(self.rect()).center())
        painter.setPen(tokens.lineSubtle)
        painter.setBrush(tokens.overlay)
        painter.drawRoundedRect(plate, 16, 16)
        sign = QRectF(0, 0, SIGN, SIGN)
        sign.moveCenter(plate.center())
        sign.moveTop(plate.top() + SIGN_TOP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.dangerSoft if self._is_bad else tokens.accentSoft)
        painter.drawRoundedRect(sign, 14, 14)
        icon = "cloud" if self._is_host else "film" if self._is_clip else "image"
        name, colour = ("error", tokens.danger) if self._is_bad else (icon, tokens.accentText)
        icons.paint(painter, sign.adjusted(20, 20, -20, -20), name, colour)
        painter.setFont(title_font)
        painter.setPen(tokens.text1)
        place = QRectF(plate.left() + EDGE, sign.bottom() + TITLE_GAP, width, title_height)
        painter.drawText(place, CENTRE, title)
        if rest:
            self._paint_rest(painter, QRectF(place.left(), place.bottom() + 2, width, rest_height))
        painter.end()

    def _plate_width(self, style: QFont, title: str) -> int:
        """Return how wide the plate is: as drawn, or a little wider where that saves a line."""
        needed = QFontMetrics(style).horizontalAdvance(title) + 2 * EDGE + 1
        most = min(px(PLATE_MOST), self.width() - 2 * EDGE)
        return needed if px(PLATE_WIDTH) < needed <= most else px(PLATE_WIDTH)

    def _rest(self) -> str:
        return (
            say("drop.rest", n=self._left)
            if self._left and not (self._is_host or self._is_clip)
            else ""
        )

    def _paint_rest(self, painter: QPainter, place: QRectF) -> None:
        tokens = self._theme.tokens
        painter.setFont(font("body"))
        painter.setPen(tokens.text2)
        room = int(place.width()) - SIGN_ROOM
        words = painter.fontMetrics().boundingRect(0, 0, room, ENDLESS, CENTRE, self._rest())
        whole = QRectF(0, 0, words.width() + SIGN_ROOM, place.height())
        whole.moveCenter(place.center())
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = whole.right() - WARN if is_rtl else whole.left()
        icons.paint(
            painter,
            QRectF(left, whole.center().y() - WARN / 2, WARN, WARN),
            "warn",
            tokens.warning,
        )
        text = whole.adjusted(0, 0, -SIGN_ROOM, 0) if is_rtl else whole.adjusted(SIGN_ROOM, 0, 0, 0)
        painter.drawText(text, CENTRE, self._rest())


def _height(style: QFont, text: str, width: int) -> int:
    return QFontMetrics(style).boundingRect(0, 0, width, ENDLESS, CENTRE, text).height()
