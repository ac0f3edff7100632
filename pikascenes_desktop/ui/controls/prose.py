"""A text of some lines, to be read and selected: its lines stand further apart than a label's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from pikascenes_desktop.ui.text_size import px

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QTextDocument, QWheelEvent


def space_lines(document: QTextDocument, line: int) -> None:
    """Let all lines of a document have one height.

    Args:
        document: What is laid out; how it looks is nothing to take back.
        line: The height, in pixels at the usual text size.
    """
    spaced = QTextBlockFormat()
    spaced.setLineHeight(px(line), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    was_enabled = document.isUndoRedoEnabled()
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spaced)
    document.setUndoRedoEnabled(was_enabled)


class Prose(QTextEdit):
    """As high as its text, which is always plain.

    Args:
        name: What the text is, for screen readers.
        line: The height of a line, in pixels at the usual text size.
    """

    def __init__(self, name: str, line: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        self.setProperty("role", "prose")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)

    def text(self) -> str:
        """Return what it says."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self.toPlainText():
            self.setPlainText(text)
            space_lines(self.document(), self._line)
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what it stands in scrolls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(0, max(px(self._line), round(self.document().size().height())))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
