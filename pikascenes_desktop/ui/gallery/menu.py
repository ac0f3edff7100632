"""The menu of a card: everything that can be done with it, buttons included."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pikascenes_desktop.ui import icons
from pikascenes_desktop.ui.controls.menu import Menu
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
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu, QWidget

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.theme import Theme

KEYS = {
    Action.OPEN: "Space",
    Action.FAVOURITE: "H",
    Action.REMIX: "R",
    Action.COMPARE: "C",
    Action.EXPORT: "Ctrl+E",
    Action.REVEAL: "Ctrl+R",
    Action.COPY_FILE: "Ctrl+C",
    Action.COPY_PROMPT: "Ctrl+Shift+C",
    Action.DELETE: "Del",
    Action.RENAME: "F2",
}
"""Shown beside the rows; the view itself listens to them."""

DANGEROUS = frozenset({Action.DELETE, Action.ERASE})

Row = tuple[Action, str, str]


def rows_of(
    generation: Generation, *, at_work: bool, chosen: int = 1, is_missing: bool = False
) -> list[Row | None]:
    """Return what the menu offers: action, label, icon; None for a line between.

    Args:
        generation: Whose card it is.
        at_work: Whether the program is working on it.
        chosen: How many cards it stands for; what is for one alone is left out for more.
        is_missing: Whether its clip's file is known to be gone.
    """
    if generation.binned_at is not None:
        return [
            (Action.RESTORE, say("gal.restore"), "back"),
            None,
            (Action.ERASE, say("gal.erase"), "trash"),
        ]
    rows = _own_rows(generation, at_work=at_work) if chosen == 1 else []
    kind = kind_of(generation.state, generation.blocked_by)
    offered = {row[0] for row in rows if row is not None}
    if kind is Kind.CLIP and chosen > 1:
        favourite = say("act.unfav" if generation.favourite else "act.fav")
        rows.append((Action.FAVOURITE, favourite, "heart"))
    if chosen == 2:  # noqa: PLR2004 -- two are compared, never more
        rows.append((Action.COMPARE, say("act.compare"), "compare"))
    if Action.REMIX not in offered and chosen == 1:
        rows.append((Action.REMIX, say("act.remix"), "remix"))
    if kind is Kind.CLIP:
        rows += _file_rows(is_missing=is_missing, is_one=chosen == 1)
    if chosen == 1:
        rows.append((Action.COPY_PROMPT, say("act.copyprompt"), "copy"))
        if generation.request_id is not None:
            rows.append((Action.COPY_ID, say("act.copyid"), "copy"))
    if generation.is_ended:
        rows += [None, (Action.DELETE, say("act.delete"), "trash")]
    elif can_be_hidden(generation):
        rows += [None, (Action.DISMISS, say("card.dismiss"), "x")]
    return rows


def _file_rows(*, is_missing: bool, is_one: bool) -> list[Row | None]:
    """Return what can be done with a clip's file."""
    rows: list[Row | None] = []
    if is_missing and is_one:
        rows.append((Action.LOCATE, say("gal.locate"), "search"))
    rows.append((Action.EXPORT, say("act.export"), "download"))
    if is_one:
        rows.append((Action.REVEAL, reveal_label(), "folder"))
    rows.append((Action.COPY_FILE, say("gal.copyfile"), "copy"))
    return rows


def _own_rows(generation: Generation, *, at_work: bool) -> list[Row | None]:
    """Return what its kind of card offers: the buttons, and what a click does."""
    kind = kind_of(generation.state, generation.blocked_by)
    if kind is Kind.CLIP:
        favourite = say("act.unfav" if generation.favourite else "act.fav")
        return [
            (Action.OPEN, say("act.open"), "play"),
            (Action.FAVOURITE, favourite, "heart"),
            (Action.RENAME, say("ren.rename"), "pencil"),
        ]
    buttons = (
        running_buttons(generation, at_work=at_work)
        if kind is Kind.RUNNING
        else message_of(generation).buttons
    )
    rows: list[Row | None] = [(one.action, one.label, one.icon) for one in buttons]
    if kind is Kind.MESSAGE:
        rows.append((Action.DETAILS, say("card.details"), "info"))
    return rows


def card_menu(
    theme: Theme,
    act: Callable[[Action], None],
    parent: QWidget,
    *,
    rows: Sequence[Row | None],
) -> QMenu:
    """Return the menu of a card, to be popped up; it goes away by itself."""
    menu = Menu(theme, parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for row in rows:
        if row is None:
            menu.addSeparator()
            continue
        action, text, icon = row
        entry = menu.addAction(text)
        if icon:
            ink = theme.tokens.danger if action in DANGEROUS else theme.tokens.text2
            entry.setIcon(icons.icon(icon, ink))
        key = KEYS.get(action)
        if key is not None and sys.platform != "darwin":
            entry.setText(f"{text}\t{key}")
        entry.triggered.connect(lambda _=False, action=action: act(action))
    return menu
