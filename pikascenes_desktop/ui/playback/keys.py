"""Keys that work wherever the keyboard is inside a page, on its buttons too."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.ui.playback.controls import Controls
    from pikascenes_desktop.ui.playback.driver import Driver


def bind(page: QWidget, deeds: Mapping[str, Callable[[], object]]) -> None:
    """Let keys do things while the keyboard is inside a page.

    A button would take arrow keys for itself; a shortcut comes first. Space is not for this: on
    a button it must press the button.

    Args:
        page: Where the keys work.
        deeds: What each key does, by its portable name (`QKeySequence`'s).
    """
    for keys, deed in deeds.items():
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)


def play_deeds(driver: Driver, controls: Controls) -> dict[str, Callable[[], object]]:
    """Return what each key does to what plays (DESIGN §7)."""
    deeds: dict[str, Callable[[], object]] = {
        "Left": lambda: driver.step(-1),
        "Right": lambda: driver.step(1),
        "Shift+Left": lambda: driver.skip(-1),
        "Shift+Right": lambda: driver.skip(1),
        "Home": driver.go_first,
        "End": driver.go_last,
        "J": driver.back,
        "K": driver.pause,
        "L": driver.forward,
        "O": controls.loop.toggle,
    }
    if sys.platform == "darwin":
        deeds |= {"Ctrl+Left": driver.go_first, "Ctrl+Right": driver.go_last}
    return deeds
