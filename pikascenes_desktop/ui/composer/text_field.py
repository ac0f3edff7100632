"""A text field of several lines, for words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from pikascenes_desktop.ui.composer.sources import offer
from pikascenes_desktop.ui.text_size import px
from pikascenes_desktop.ui.theme import font

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

LINE: Final = 19
"""Logical pixels from line to line (DESIGN §4)."""

INGREDIENT_KEYS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class TextField(QTextEdit):
    """Takes plain text; Tab leaves it, and pictures are not its business.

    Undo and redo are the text's own while there is something of its own to take back; after
    that they go on to the window.

    Signals:
        picture_pasted: What is on the clipboard is meant as an ingredient.
    """

    picture_pasted = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(font("body"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self._set_line_height()

    def setPlainText(self, text: str) -> None:
        super().setPlainText(text)
        self._set_line_height()

    def _set_line_height(self) -> None:
        line = QTextBlockFormat()
        line.setLineHeight(px(LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        document = self.document()
        document.setUndoRedoEnabled(False)  # how it looks is nothing to take back
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(line)
        document.setUndoRedoEnabled(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Files, pictures and links dropped here go on to the window, which makes ingredients.
        offered = offer(source)
        is_picture = bool(offered.is_ours and (source.urls() or offered.has_picture))
        return not is_picture and source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and not self._is_own(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_V and event.modifiers() == INGREDIENT_KEYS:
            self.picture_pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Put the words on the clipboard here; what is no words is meant as an ingredient."""
        if _has_words():
            super().paste()
        else:
            self.picture_pasted.emit()

    def _is_own(self, event: QEvent) -> bool:
        """Say whether a shortcut is the text's rather than the window's."""
        if not isinstance(event, QKeyEvent):
            return True
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.document().isRedoAvailable()
        return True


def _has_words() -> bool:
    """Say whether the clipboard holds words; files have names, which are not meant as words."""
    mime = QGuiApplication.clipboard().mimeData()
    is_file = any(url.isLocalFile() for url in mime.urls())
    return mime.hasText() and bool(mime.text().strip()) and not is_file
