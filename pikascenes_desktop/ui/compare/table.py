"""The table of differences: two columns of values, what differs in bold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pikascenes_desktop.ui.compare.side import LETTERS
from pikascenes_desktop.ui.controls.labels import label
from pikascenes_desktop.ui.roles import Role, give_role
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from pikascenes_desktop.ui.compare.differences import Row, Run
    from pikascenes_desktop.ui.theme import Theme

NAMES: Final = 80
ROW_GAP: Final = 8
LEAST_HEIGHT: Final = 76
LINE: Final = 16
LEAST_TEXT: Final = 120


class RunText(QWidget):
    """A text that wraps, painted in runs; what differs stands out."""

    def __init__(
        self, theme: Theme, runs: Sequence[Run], parent: QWidget, *, differs: bool
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runs = tuple(runs)
        self._differs = differs
        self.setFont(font("small", 600 if differs else 400))
        give_role(self, Role.StaticText)
        self.setAccessibleName("".join(run.text for run in runs))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(run.text for run in self._runs)

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text, self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        tokens = self._theme.on_media
        formats: list[QTextLayout.FormatRange] = []
        start = 0
        alone = len(self._runs) == 1
        for run in self._runs:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, len(run.text)  # pyright: ignore[reportAttributeAccessIssue] -- plain members
            look = QTextCharFormat()
            plain = tokens.text1 if self._differs else tokens.text3
            look.setForeground(tokens.accentText if run.differs and not alone else plain)
            part.format = look  # pyright: ignore[reportAttributeAccessIssue] -- a plain member
            formats.append(part)
            start += len(run.text)
        layout.setFormats(formats)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(px(LINE), round(self._laid_out(width).boundingRect().height()) + 1)

    def sizeHint(self) -> QSize:
        return QSize(LEAST_TEXT, px(LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_TEXT // 2, px(LINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))
        painter.end()


class Differences(QFrame):
    """A card with a row for everything that can differ; it scrolls where it finds no room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "board")
        self.setAccessibleName(say("cmp.diff"))
        self.texts: list[tuple[str, RunText, RunText]] = []
        self._scroll = QScrollArea(self)
        give_role(self._scroll, Role.ComplementaryContent)
        self._scroll.setAccessibleName(say("cmp.diff"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 6, 12)
        column.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(px(LEAST_HEIGHT))
        self.show_rows(())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in place of those before."""
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(ROW_GAP)
        grid.setColumnMinimumWidth(0, px(NAMES))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(label(say("cmp.diff"), "label", content), 0, 0)
        # as the pictures above: A is left of B in every language
        columns = (2, 1) if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else (1, 2)
        for column, letter in zip(columns, LETTERS, strict=True):
            grid.addWidget(label(letter, "label", content), 0, column)
        self.texts = []
        for number, row in enumerate(rows, start=1):
            name = label(row.name, "meta", content)
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            made = [RunText(self._theme, runs, content, differs=row.differs) for runs in row.values]
            for column, text in enumerate(made):
                text.setAccessibleName(f"{row.name}, {LETTERS[column]}: {text.text}")
                grid.addWidget(text, number, columns[column], Qt.AlignmentFlag.AlignTop)
            self.texts.append((row.name, made[0], made[1]))
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.updateGeometry()

    def _wanted(self) -> int:
        content = self._scroll.widget()
        layout = content.layout()
        width = max(200, self.width() - 40)
        high = layout.totalHeightForWidth(width) if layout is not None else 0
        return high + 26

    def sizeHint(self) -> QSize:
        return QSize(400, self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, px(LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def bold(text: RunText) -> bool:
    """Say whether a text stands out."""
    return text.font().weight() >= QFont.Weight.DemiBold
