"""Menu entries for whoever has the keyboard: they press the key that it knows by itself."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtCore import QKeyCombination

    from pikascenes_desktop.ui.pages import Pages

TEXT: Final = (QLineEdit, QPlainTextEdit, QTextEdit)


class Need(StrEnum):
    """What must be there for an entry to do something."""

    CLIP = "clip"
    """A card in the gallery, or the viewer."""
    VIEWER = "viewer"
    SELECTED_TEXT = "selected text"
    SOMETHING = "something"
    """Selected text, or a clip."""
    SEVERAL = "several"
    """A text, or a gallery."""
    DELETABLE = "deletable"
    """Selected text, a clip or a tile."""


class Forwarding(QObject):
    """Remembers where the keyboard was before a menu took it, and presses keys there."""

    def __init__(self, pages: Pages, ignored: QWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        self._ignored = ignored
        self._last: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now is self._ignored or isinstance(now, QMenu):
            return
        if now.window() is self._pages.window():
            self._last = now

    @property
    def focus(self) -> QWidget | None:
        """The widget that has the keyboard, or had it before the menu."""
        return self._last if self._last is not None and isValid(self._last) else None

    @property
    def text(self) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
        """The text field that has the keyboard; None when another widget has it."""
        focus = self.focus
        return focus if isinstance(focus, TEXT) else None

    def can(self, need: Need) -> bool:
        """Say whether an entry would do something now."""
        pages, text = self._pages, self.text
        is_selected = text is not None and _has_selection(text)
        in_viewer = pages.currentWidget() is pages.viewer
        in_gallery = not pages.is_viewing and pages.gallery.cards.currentIndex().isValid()
        has_clip = in_viewer or in_gallery
        in_tiles = self.focus is not None and pages.composer.body.tiles.isAncestorOf(self.focus)
        match need:
            case Need.CLIP:
                return has_clip
            case Need.VIEWER:
                return in_viewer
            case Need.SELECTED_TEXT:
                return is_selected
            case Need.SOMETHING:
                return is_selected if text is not None else has_clip
            case Need.SEVERAL:
                return text is not None or not pages.is_viewing
            case Need.DELETABLE:
                return is_selected if text is not None else has_clip or in_tiles

    def press(self, chord: QKeyCombination, need: Need) -> None:
        """Press a chord where it belongs: a text field, a tile, the viewer or the gallery."""
        pages = self._pages
        target: QWidget | None = None
        if need not in {Need.CLIP, Need.VIEWER}:
            focus = self.focus
            in_composer = focus is not None and pages.composer.isAncestorOf(focus)
            target = focus if self.text is not None or in_composer else None
        if target is None:
            target = pages.viewer if pages.is_viewing else pages.gallery.cards
        press_keys(target, chord)


def press_keys(target: QWidget, chord: QKeyCombination) -> None:
    """Press and release a chord on a widget, as if the keyboard were there."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, chord.key(), chord.keyboardModifiers())
        QApplication.sendEvent(target, event)


def _has_selection(text: QLineEdit | QPlainTextEdit | QTextEdit) -> bool:
    if isinstance(text, QLineEdit):
        return text.hasSelectedText()
    return text.textCursor().hasSelection()
