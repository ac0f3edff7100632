"""The menu of a card: everything that can be done with it, buttons included."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.folders import reveal_label
from pikascenes_desktop.ui.gallery.messages import (
    Action,
    can_be_hidden,
    message_of,
    running_buttons,
)
from pikascenes_desktop.ui.gallery.rows import Kind, kind_of
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.theme import Theme

KEYS = {
    Action.OPEN: "Space",
    Action.FAVOURITE: "H",
    Action.REMIX: "R",
    Action.REVEAL: "Ctrl+R",
    Action.COPY_PROMPT: "Ctrl+Shift+C",
    Action.DISMISS: "Del",
}
"""Shown beside the rows; the view itself listens to them."""

Row = tuple[Action, str, str]


def rows_of(generation: Generation, *, at_work: bool) -> list[Row | None]:
    """Return what the menu offers: action, label, icon; None for a line between."""
    kind = kind_of(generation.state, generation.blocked_by)
    rows: list[Row | None] = []
    if kind is Kind.CLIP:
        favourite = say("act.unfav" if generation.favourite else "act.fav")
        rows += [
            (Action.OPEN, say("act.open"), "play"),
            (Action.FAVOURITE, favourite, "heart"),
        ]
    elif kind is Kind.RUNNING:
        buttons = running_buttons(generation, at_work=at_work)
        rows += [(button.action, button.label, button.icon) for button in buttons]
    else:
        rows += [(one.action, one.label, one.icon) for one in message_of(generation).buttons]
    offered = {row[0] for row in rows if row is not None}
    if Action.REMIX not in offered:
        rows.append((Action.REMIX, say("act.remix"), "remix"))
    if kind is Kind.CLIP:
        rows.append((Action.REVEAL, reveal_label(), "folder"))
    rows.append((Action.COPY_PROMPT, say("act.copyprompt"), "copy"))
    if generation.request_id is not None:
        rows.append((Action.COPY_ID, say("act.copyid"), "copy"))
    if can_be_hidden(generation):
        rows += [None, (Action.DISMISS, say("act.hide"), "eye")]
    return rows


def card_menu(
    theme: Theme,
    generation: Generation,
    act: Callable[[Action], None],
    parent: QWidget,
    *,
    at_work: bool,
) -> QMenu:
    """Return the menu of a card, to be popped up; it goes away by itself."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for row in rows_of(generation, at_work=at_work):
        if row is None:
            menu.addSeparator()
            continue
        action, text, icon = row
        entry = menu.addAction(text)
        if icon:
            entry.setIcon(icons.icon(icon, theme.tokens.text2))
        key = KEYS.get(action)
        if key is not None and sys.platform != "darwin":
            entry.setText(f"{text}\t{key}")
        entry.triggered.connect(lambda _=False, action=action: act(action))
    return menu
