"""The keys that act on the current card (DESIGN §7)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from pikascenes_desktop.ui.gallery.messages import Action

_NONE: Final = Qt.KeyboardModifier.NoModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_BOTH: Final = _CONTROL | Qt.KeyboardModifier.ShiftModifier

ACTION_KEYS: Final[dict[tuple[Qt.Key, Qt.KeyboardModifier], Action]] = {
    (Qt.Key.Key_H, _NONE): Action.FAVOURITE,
    (Qt.Key.Key_R, _NONE): Action.REMIX,
    (Qt.Key.Key_Delete, _NONE): Action.DISMISS,
    (Qt.Key.Key_Backspace, _CONTROL): Action.DISMISS,
    (Qt.Key.Key_R, _CONTROL): Action.REVEAL,
    (Qt.Key.Key_C, _CONTROL): Action.COPY_FILE,
    (Qt.Key.Key_C, _BOTH): Action.COPY_PROMPT,
}
"""Qt's Control is the Command key on a Mac."""
