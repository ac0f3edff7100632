"""What can be done with a tile, and with an empty place."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.ui.composer.draft import Draft
    from pikascenes_desktop.ui.composer.pop_up_menu import PopUpMenu
    from pikascenes_desktop.ui.composer.sheet import Tile

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def add_tile_entries(
    menu: PopUpMenu,
    draft: Draft,
    tile: Tile,
    *,
    replace: Callable[[int], None],
    remove: Callable[[int], None],
) -> None:
    """Add what is for one tile alone.

    Args:
        menu: Where to.
        draft: Where the tile is moved.
        tile: One of the draft's.
        replace: Chooses another picture for the tile of a key.
        remove: Removes the tile of a key.
    """
    key = tile.key
    place = draft.tiles.index(tile)
    number = place + 1
    is_rtl = menu.layoutDirection() is Qt.LayoutDirection.RightToLeft
    back, forth = (Key.Key_Right, Key.Key_Left) if is_rtl else (Key.Key_Left, Key.Key_Right)
    menu.offer(
        say("ing.replace", n=number),
        partial(replace, key),
        icon="swap",
        keys=QKeyCombination(Key.Key_Return),
    )
    earlier = menu.offer(
        say("ing.earlier"),
        partial(draft.move, key, place - 1),
        icon="chevl",
        keys=QKeyCombination(ALT, back),
    )
    earlier.setEnabled(place > 0)
    later = menu.offer(
        say("ing.later"),
        partial(draft.move, key, place + 1),
        icon="chevr",
        keys=QKeyCombination(ALT, forth),
    )
    later.setEnabled(place < len(draft.tiles) - 1)
    on_mac = sys.platform == "darwin"
    menu.offer(
        say("ing.remove", n=number),
        partial(remove, key),
        icon="x",
        keys=QKeyCombination(Key.Key_Backspace if on_mac else Key.Key_Delete),
    )
    menu.addSeparator()


def add_ways_in(
    menu: PopUpMenu,
    *,
    browse: Callable[[], None],
    paste: Callable[[], None],
    link: Callable[[], None],
    recent: Callable[[], None],
) -> None:
    """Add the ways in which a picture comes into a scene."""
    menu.offer(say("ing.adds"), browse, icon="image", keys=QKeySequence.StandardKey.Open)
    menu.offer(say("act.paste"), paste, icon="paste", keys=QKeySequence.StandardKey.Paste)
    menu.offer(say("ing.link"), link, icon="link")
    menu.offer(say("ing.recent"), recent, icon="clock")
