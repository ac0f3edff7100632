"""The viewer's keys (DESIGN §7)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.ui.playback.driver import Driver
    from pikascenes_desktop.ui.viewer.actions import Actions
    from pikascenes_desktop.ui.viewer.bar import Bar
    from pikascenes_desktop.ui.viewer.deeds import ClipDeeds


def clip_deeds(deeds: ClipDeeds, bar: Bar, actions: Actions) -> dict[str, Callable[[], object]]:
    """Return what each key does with the clip, wherever in the viewer the keyboard is."""
    return {
        "Up": lambda: bar.gone.emit(-1),
        "Down": lambda: bar.gone.emit(1),
        "S": deeds.save_frame,
        "I": bar.info.click,
        "H": deeds.favourite,
        "R": deeds.take_all,
        "Shift+R": actions.open_ways,
        "C": bar.compare.click,
    }


def chord_deeds(
    clip: ClipDeeds, driver: Driver, rename: Callable[[], object]
) -> dict[int, Callable[[], object]]:
    """Return what keys do that a menu or a focused button may claim first.

    Returns:
        Deeds by the key with its modifiers, as one number.
    """
    is_mac = sys.platform == "darwin"
    none, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    with_shift = control | Qt.KeyboardModifier.ShiftModifier
    key = Qt.Key
    deeds: list[tuple[Qt.KeyboardModifier, Qt.Key, Callable[[], object]]] = [
        (none, key.Key_Space, driver.toggle),
        (none, key.Key_F2, rename),
        (control, key.Key_C, clip.copy_file),
        (with_shift, key.Key_C, clip.copy_prompt),
        (with_shift if is_mac else control, key.Key_E, clip.ask_export),
        (control, key.Key_R, clip.reveal),
        (control, key.Key_Backspace, clip.delete)
        if is_mac
        else (none, key.Key_Delete, clip.delete),
    ]
    return {
        QKeyCombination(modifiers, which).toCombined(): deed for modifiers, which, deed in deeds
    }
