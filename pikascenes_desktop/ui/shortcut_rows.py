"""The keyboard map (DESIGN §7) as rows of the shortcuts sheet."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Final

from pikascenes_desktop.ui.words import say


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that keys do.

    Attributes:
        key: The deck's key of what it is called.
        keys: Its keys on Windows and Linux; alternatives with a blank, a stroke and a blank.
        mac: Its keys on macOS; empty where there is none.
    """

    key: str
    keys: str
    mac: str


MAP: Final[tuple[tuple[str, tuple[Row, ...]], ...]] = (
    (
        "keys.scene",
        (
            Row("gen.one", "Ctrl+Enter", "⌘↩"),
            Row("me.new", "Ctrl+N", "⌘N"),
            Row("ing.adds", "Ctrl+O", "⌘O"),
            Row("keys.paste", "Ctrl+V", "⌘V"),
            Row("keys.paste.prompt", "Ctrl+Shift+V", "⇧⌘V"),
            Row("keys.undo", "Ctrl+Z / Ctrl+Y", "⌘Z / ⇧⌘Z"),
            Row("keys.tiles", "{arrows}", "{arrows}"),
            Row("keys.reorder", "Alt+{arrows}", "⌥{arrows}"),
            Row("keys.replace", "Enter / Del", "↩ / ⌫"),
        ),
    ),
    (
        "keys.gallery",
        (
            Row("keys.move", "{arrows}", "{arrows}"),
            Row("keys.extend", "Shift+{arrows}", "⇧{arrows}"),
            Row("keys.toggle", "Ctrl+{space}", "⌃{space}"),
            Row("keys.all", "Ctrl+A / Esc", "⌘A / Esc"),
            Row("act.open", "{space} / Enter", "{space} / ↩"),
            Row("keys.marks", "H / R / C", "H / R / C"),
            Row("ren.rename", "F2", "F2"),
            Row("keys.cancel", "Ctrl+.", "⌘."),
            Row("keys.copy", "Ctrl+C / Ctrl+Shift+C", "⌘C / ⇧⌘C"),
            Row("keys.file", "Ctrl+E / Ctrl+R / Del", "⇧⌘E / ⌘R / ⌘⌫"),
            Row("keys.size", "Ctrl+= / Ctrl+-", "⌘= / ⌘-"),
        ),
    ),
    (
        "keys.viewer",
        (
            Row("keys.play", "{space}", "{space}"),
            Row("keys.frame", "← →", "← →"),
            Row("keys.second", "Shift+← →", "⇧← →"),
            Row("keys.ends", "Home / End", "⌘← / ⌘→"),
            Row("keys.neighbours", "↑ ↓", "↑ ↓"),
            Row("keys.shuttle", "J K L", "J K L"),
            Row("view.loop", "O", "O"),
            Row("act.frame", "S", "S"),
            Row("view.info", "I", "I"),
            Row("keys.full", "F / F11 / Esc", "F / ⌃⌘F / Esc"),
        ),
    ),
    (
        "keys.window",
        (
            Row("keys.areas", "F6 / Shift+F6", "F6 / ⇧F6"),
            Row("keys.direct", "Ctrl+Alt+1 / Ctrl+Alt+2", "⌥⌘1 / ⌥⌘2"),
            Row("me.search", "Ctrl+F", "⌘F"),
            Row("st.title", "Ctrl+,", "⌘,"),
            Row("me.menu", "Alt / F10", ""),
            Row("me.keys", "F1", "⌘?"),
            Row("me.close", "Ctrl+W", "⌘W"),
            Row("me.quit", "Alt+F4", "⌘Q"),
        ),
    ),
)


def rows(platform: str = sys.platform) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return each part's title with what its keys do, and the keys, as a system writes them."""
    is_mac = platform == "darwin"
    words = {"arrows": say("keys.arrows"), "space": say("keys.space")}
    parts: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for title, entries in MAP:
        lines = tuple(
            (say(row.key).rstrip("…"), (row.mac if is_mac else row.keys).format_map(words))
            for row in entries
            if not is_mac or row.mac
        )
        parts.append((say(title), lines))
    return tuple(parts)
