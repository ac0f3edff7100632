"""What the gallery shows to someone who has made nothing yet: the way to the first scene."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.gallery import brush
from pikascenes_desktop.ui.resources import resource
from pikascenes_desktop.ui.samples import SAMPLES
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.thumbnails import read_scaled
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pikascenes_desktop.ui.theme import Theme

ART: Final = QSize(640, 166)
PICTURE_EDGE: Final = 480
CARD: Final = QSize(124, 122)
TILTS: Final = (
    ("fox.jpg", "empty.who", 74, 86, -7.0),
    ("lantern.jpg", "empty.what", 172, 66, 0.0),
    ("village.jpg", "empty.where", 266, 86, 8.0),
)
"""The three cards: picture, label, centre, and how far they are tilted, in degrees."""

TITLE: Final = 600
INTRO: Final = 332
"""Widest line of the words below the title: they stand on two lines."""

SAMPLE: Final = QSize(236, 72)
THUMB: Final = 44
SAMPLE_GAP: Final = 12


@lru_cache(maxsize=16)
def sample_picture(name: str) -> QPixmap:
    """Return one of the pictures that ship with the program, small."""
    return QPixmap.fromImage(read_scaled(resource("samples", name), PICTURE_EDGE))


class _Art(QWidget):
    """Who, what and where become a clip: painted, because it turns with the theme."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(ART)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for name, key, x, y, tilt in TILTS:
            place = QTransform().translate(ART.width() - x if is_mirrored else x, y)
            painter.setTransform(place.rotate(-tilt if is_mirrored else tilt))
            self._paint_card(painter, name, say(key))
        painter.resetTransform()
        self._paint_clip(painter)
        if is_mirrored:
            painter.setTransform(QTransform().translate(ART.width(), 0).scale(-1, 1))
        self._paint_arrow(painter)
        painter.end()

    def _paint_card(self, painter: QPainter, name: str, text: str) -> None:
        tokens = self._theme.tokens
        rect = QRect(-CARD.width() // 2, -CARD.height() // 2, CARD.width(), CARD.height())
        if not self._theme.is_high_contrast:
            brush.shadow(painter, rect, tokens.mediaScrim)
        painter.fillPath(brush.rounded(rect, 10), tokens.raised)
        brush.hairline(painter, rect, tokens.lineSubtle)
        picture = QRect(rect.left() + 7, rect.top() + 7, rect.width() - 14, rect.height() - 36)
        painter.save()
        painter.setClipPath(brush.rounded(picture, 6))
        brush.draw_covering(painter, picture, sample_picture(name))
        painter.restore()
        painter.setFont(font("small", 500))
        painter.setPen(tokens.text2)
        line = QRect(rect.left(), picture.bottom() + 3, rect.width(), 24)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_arrow(self, painter: QPainter) -> None:
        pen = QPen(self._theme.tokens.text3, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        curve = QPainterPath(QPointF(350, 80))
        curve.quadTo(QPointF(368, 66), QPointF(386, 77))
        curve.moveTo(QPointF(376, 69))
        curve.lineTo(QPointF(387, 77))
        curve.lineTo(QPointF(376, 84))
        painter.drawPath(curve)

    def _paint_clip(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        rect = brush.mirrored(painter, self.rect(), QRect(410, 17, 225, 126))
        if not self._theme.is_high_contrast:
            brush.shadow(painter, rect, tokens.mediaScrim)
        painter.save()
        painter.setClipPath(brush.rounded(rect, 10))
        brush.draw_covering(painter, rect, sample_picture("village.jpg"))
        painter.restore()
        brush.hairline(painter, rect, tokens.lineSubtle)
        disc = QRectF(0, 0, 44, 44)
        disc.moveCenter(QRectF(rect).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush.with_alpha(tokens.mediaScrim, 0.72))
        painter.drawEllipse(disc)
        icons.paint(painter, disc.adjusted(14, 14, -14, -14), "play", tokens.mediaText)


class SampleButton(QAbstractButton):
    """One sample scene: its pictures, its title, its shape and length."""

    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        sample = SAMPLES[number]
        self._pictures = sample.pictures
        self.setText(sample.title)
        seconds = say("length.s", n=int(sample.duration))
        self._meta = f"{sample.aspect_ratio.value} · {seconds}"
        self.setAccessibleName(f"{self.text()}, {self._meta}")
        self._left = 12 + brush.thumbs_width(len(self._pictures), THUMB) + 10
        words = QFontMetrics(font("body", 500)).horizontalAdvance(self.text())
        self.setFixedSize(max(SAMPLE.width(), self._left + words + 12), SAMPLE.height())
        self.setProperty("ringRadius", brush.RADIUS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    @property
    def words_width(self) -> int:
        """The room that its words have."""
        return self.width() - self._left - 6

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        fill = tokens.panel
        if self.isDown():
            fill = tokens.pressed
        elif self.underMouse():
            fill = tokens.hover
        painter.fillPath(brush.rounded(self.rect(), brush.RADIUS), fill)
        brush.hairline(painter, self.rect(), tokens.lineSubtle)
        pictures = [sample_picture(name) for name in self._pictures]
        whole = self.rect()
        group = QRect(12, 14, brush.thumbs_width(len(pictures), THUMB), THUMB)
        at = QPointF(brush.mirrored(painter, whole, group).topLeft())
        brush.draw_thumbs(painter, at, pictures, THUMB, fill)
        left, width = self._left, self.words_width
        line = brush.mirrored(painter, whole, QRect(left, 19, width, 18))
        brush.draw_line(painter, line, self.text(), font("body", 500), tokens.text1)
        line = brush.mirrored(painter, whole, QRect(left, 37, width, 16))
        brush.draw_line(painter, line, self._meta, font("small"), tokens.text3)
        painter.end()


class FirstScene(QScrollArea):
    """The empty gallery of someone who has made nothing yet (picture 03).

    Signals:
        add_images: Images are to be browsed for.
        paste: The clipboard is to be used.
        use_sample: The number of the sample scene to load, from 0.
    """

    add_images = Signal()
    paste = Signal()
    use_sample = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons take the keyboard
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        content = QWidget(self)
        content.setAutoFillBackground(False)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 12, 20, 24)
        column.addStretch(3)
        self.art = _Art(theme, content)
        column.addWidget(self.art, 0, middle)
        column.addSpacing(28)
        for text, role, widest, gap in (
            (say("empty.title"), "title", TITLE, 8),
            (say("empty.body"), "intro", INTRO, 16),
        ):
            line = label(text, role, content, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setMaximumWidth(widest)
            row = QHBoxLayout()  # stretched, because a wrapping label alone is never as wide
            row.addStretch(1)
            row.addWidget(line, 1000)
            row.addStretch(1)
            column.addLayout(row)
            column.addSpacing(gap)
        column.addLayout(self._make_buttons(theme, content))
        column.addSpacing(28)
        column.addWidget(label(say("empty.samples"), "meta", content), 0, middle)
        column.addSpacing(8)
        self.samples = [SampleButton(theme, number, content) for number in range(len(SAMPLES))]
        widest = max(button.width() for button in self.samples)
        for number, button in enumerate(self.samples):
            button.setFixedWidth(widest)
            button.clicked.connect(lambda _=False, number=number: self.use_sample.emit(number))
        self._grid = QGridLayout()
        self._grid.setSpacing(SAMPLE_GAP)
        column.addLayout(self._grid)
        column.addStretch(4)
        self.setWidget(content)
        self._place_samples()

    def _make_buttons(self, theme: Theme, content: QWidget) -> QHBoxLayout:
        self.add_button = Button(
            theme,
            say("ing.adds"),
            kind="primary",
            icon="plus",
            tint="onAccent",
            parent=content,
            action="true",
        )
        self.paste_button = Button(
            theme, say("act.paste"), icon="paste", parent=content, action="true"
        )
        self.add_button.clicked.connect(lambda _=False: self.add_images.emit())
        self.paste_button.clicked.connect(lambda _=False: self.paste.emit())
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch()
        row.addWidget(self.add_button)
        row.addWidget(self.paste_button)
        row.addStretch()
        return row

    def _place_samples(self) -> None:
        """Put as many samples side by side as fit, in the middle; drop the art when narrow."""
        room = self.viewport().width() - 2 * 20
        self.art.setVisible(room >= ART.width())
        width = self.samples[0].width()
        across = max(1, min(len(self.samples), (room + SAMPLE_GAP) // (width + SAMPLE_GAP)))
        for button in self.samples:
            self._grid.removeWidget(button)
        for number, button in enumerate(self.samples):
            # one that would stand alone in the last row stands in its middle
            alone = number % across == 0 and number == len(self.samples) - 1 and across > 1
            if alone:
                middle = Qt.AlignmentFlag.AlignHCenter
                self._grid.addWidget(button, number // across, 1, 1, across, middle)
            else:
                self._grid.addWidget(button, number // across, 1 + number % across)
        for place in range(len(self.samples) + 2):
            is_edge = place in {0, across + 1}
            self._grid.setColumnStretch(place, 1 if is_edge else 0)

    def minimumSizeHint(self) -> QSize:
        return self.samples[0].size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_samples()
