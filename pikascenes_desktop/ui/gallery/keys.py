"""The keys that act on the current card (DESIGN §7)."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import Qt

from pikascenes_desktop.ui.gallery.messages import Action

_NONE: Final = Qt.KeyboardModifier.NoModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_BOTH: Final = _CONTROL | Qt.KeyboardModifier.ShiftModifier

ACTION_KEYS: Final[dict[tuple[Qt.Key, Qt.KeyboardModifier], Action]] = {
    (Qt.Key.Key_H, _NONE): Action.FAVOURITE,
    (Qt.Key.Key_R, _NONE): Action.REMIX,
    (Qt.Key.Key_C, _NONE): Action.COMPARE,
    (Qt.Key.Key_F2, _NONE): Action.RENAME,
    (Qt.Key.Key_Delete, _NONE): Action.DELETE,
    (Qt.Key.Key_Backspace, _CONTROL): Action.DELETE,
    (Qt.Key.Key_E, _CONTROL): Action.EXPORT,
    (Qt.Key.Key_E, _BOTH): Action.EXPORT,
    (Qt.Key.Key_R, _CONTROL): Action.REVEAL,
    (Qt.Key.Key_C, _CONTROL): Action.COPY_FILE,
    (Qt.Key.Key_C, _BOTH): Action.COPY_PROMPT,
}
"""Qt's Control is the Command key on a Mac."""


def toggle_modifier(platform: str = "") -> Qt.KeyboardModifier:
    """Return what is held with Space to select the current card, or no more.

    A Mac's own Control key, which Qt calls Meta: Command with Space is the system's search.
    """
    is_mac = (platform or sys.platform) == "darwin"
    return Qt.KeyboardModifier.MetaModifier if is_mac else _CONTROL
