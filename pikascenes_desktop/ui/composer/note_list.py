"""The notes under the tiles: one line each, errors first; a click goes to the tile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.buttons import Button
from pikascenes_desktop.ui.controls.tips import safe_tip
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QResizeEvent

    from pikascenes_desktop.ui.composer.notes import Note
    from pikascenes_desktop.ui.theme import Theme

LINE: Final = 18
ACTION_LINE: Final = 21
"""Of a line with a button: two such are 24 pixels apart, gap included, so each can be hit."""

GAP: Final = 3
MOST_SHOWN: Final = 4
MOST_LINES: Final = 2
SIGN: Final = 14
SIGN_GAP: Final = 7


class NoteButton(QPushButton):
    """A note on one line or two; what does not fit is told by its tooltip."""

    def __init__(self, note: Note, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "note")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(note.text)
        self.setToolTip(safe_tip(f"{note.text}\n{note.tip}" if note.tip else note.text))
        self._full = note.text

    def fit(self, width: int) -> int:
        """Show as much of the text as fits, and return on how many lines."""
        self.ensurePolished()
        lines = _lines(self._full, self.font(), width - 2)
        self.setText("\n".join(line.replace("&", "&&") for line in lines))
        self.setMaximumWidth(width)
        self.setFixedHeight(len(lines) * px(LINE))
        return len(lines)


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """Break a text into lines of this width; the last one there may be elides."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ends: list[int] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        ends.append(line.textStart() + line.textLength())
        line = layout.createLine()
    layout.endLayout()
    starts = [0, *ends][:MOST_LINES]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=False)]
    if len(ends) > MOST_LINES:
        rest = text[starts[-1] :].strip()
        lines[-1] = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return lines


class NoteList(QWidget):
    """Shows notes.

    Signals:
        tile_wanted: Go to the tile with this number.
        action_wanted: Do what mends the note: (tile number, key of the action's label).
        rebuilt: There are other buttons now.
    """

    rebuilt = Signal()
    tile_wanted = Signal(int)
    action_wanted = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notes: tuple[Note, ...] = ()
        self._is_open = False
        self._texts: list[tuple[NoteButton, int]] = []
        """Each shown text, and what the sign and the action beside it take of the width."""
        self.rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 0)
        self._column.setSpacing(GAP)
        theme.changed.connect(self._rebuild)
        self.hide()

    @property
    def shown(self) -> tuple[Note, ...]:
        """The notes that are shown; others wait behind "more"."""
        return self._notes[: len(self._texts)]

    @property
    def buttons(self) -> list[QWidget]:
        """Texts and actions, from top to bottom."""
        return [button for row in self.rows for button in row.findChildren(QPushButton)]

    def set_notes(self, found: tuple[Note, ...]) -> None:
        """Show these notes."""
        if found != self._notes:
            self._is_open = self._is_open and len(found) > MOST_SHOWN
            self._notes = found
            self._rebuild()

    def _rebuild(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._texts = []
        shown = self._notes
        if len(shown) > MOST_SHOWN and not self._is_open:
            shown = shown[: MOST_SHOWN - 1]
        self.rows = [self._row(note) for note in shown]
        if len(shown) < len(self._notes):
            self.rows.append(self._more(len(self._notes) - len(shown)))
        for row in self.rows:
            self._column.addWidget(row)
        self._fit()
        self.setVisible(bool(self._notes))
        self.rebuilt.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let every text have what its sign and its action leave."""
        for row, (text, taken) in zip(self.rows, self._texts, strict=False):
            lines = text.fit(max(80, self.width() - taken))
            has_action = taken > SIGN + SIGN_GAP
            least = px(ACTION_LINE if has_action else LINE)
            row.setFixedHeight(max(lines * px(LINE), least))

    def _open(self) -> None:
        self._is_open = True
        self._rebuild()
        first_new = self._texts[MOST_SHOWN - 1][0]
        first_new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _more(self, count: int) -> QWidget:
        more = Button(self._theme, say("ban.more", n=count), kind="link", parent=self)
        more.clicked.connect(self._open)
        row = QWidget(self)
        row.setFixedHeight(px(LINE))
        line = QHBoxLayout(row)
        line.setContentsMargins(SIGN + SIGN_GAP, 0, 0, 0)
        line.addWidget(more)
        line.addStretch(1)
        return row

    def _row(self, note: Note) -> QWidget:
        tokens = self._theme.tokens
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SIGN_GAP)
        sign = QLabel(row)
        sign.setFixedHeight(px(LINE))
        name, colour = ("error", tokens.danger) if note.is_error else ("warn", tokens.warning)
        sign.setPixmap(icons.pixmap(name, colour, SIGN, self.devicePixelRatioF()))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        text = NoteButton(note, row)
        text.clicked.connect(lambda: self.tile_wanted.emit(note.number))
        line.addWidget(text, 0, Qt.AlignmentFlag.AlignTop)
        taken = SIGN + SIGN_GAP
        if note.action_key is not None:
            action = Button(self._theme, say(note.action_key), kind="link", parent=row)
            key = note.action_key
            action.clicked.connect(lambda: self.action_wanted.emit(note.number, key))
            action.setFixedHeight(px(LINE))
            line.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
            taken += action.sizeHint().width() + SIGN_GAP
        self._texts.append((text, taken))
        line.addStretch(1)
        return row
