"""Undo and redo of the text that is being written: they come before those of the scene."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pikascenes_desktop.ui.composer.text_field import TextField


def undo_text(page: QWidget, field: QWidget | None) -> bool:
    """Take back the last change of a page's text field; False when there is none.

    Args:
        page: The page.
        field: What had the keyboard; None for what has it now.
    """
    text = _text(page, field)
    if text is None or not _can_undo(text):
        return False
    text.undo()
    return True


def redo_text(page: QWidget, field: QWidget | None) -> bool:
    """Make it again; False when nothing was taken back. Arguments as of `undo_text`."""
    text = _text(page, field)
    if text is None or not _can_redo(text):
        return False
    text.redo()
    return True


def _text(page: QWidget, field: QWidget | None) -> TextField | QLineEdit | None:
    focus = field or QApplication.focusWidget()
    if isinstance(focus, TextField | QLineEdit) and page.isAncestorOf(focus):
        return focus
    return None


def _can_undo(field: TextField | QLineEdit) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def _can_redo(field: TextField | QLineEdit) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()
