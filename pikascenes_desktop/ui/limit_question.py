"""Asks before the user's own spending limit of the day is passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.deck import language
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.services.spending import Passing
    from pikascenes_desktop.ui.theme import Theme


def limit_text(passing: Passing) -> str:
    """Return what is known before the limit of the day is passed; unknown is never 0."""
    spent = passing.spent
    limit = formats.money(passing.limit)
    if passing.estimate is None:
        parts = [say("limit.unpriced", limit=limit)]
    else:
        price = formats.about_money(passing.estimate)
        parts = [say("limit.price", limit=limit, price=price)]
    if spent.total_usd or not spent.unknown:
        parts.append(say("limit.spent", spent=formats.about_money(spent.total_usd)))
    if spent.waiting_usd:
        parts.append(say("limit.waiting", waiting=formats.money(spent.waiting_usd)))
    if spent.unknown:
        parts.append(say("limit.unknown", n=spent.unknown))
    parts.append(say("limit.safe"))
    return ("" if language() == "zh_CN" else " ").join(parts)


def limit_question(theme: Theme, parent: QWidget, passing: Passing) -> Question:
    """Return the question; its `accepted` means that the request is sent all the same."""
    is_priced = passing.estimate is not None
    return Question(
        theme,
        parent,
        title=say("limit.t") if is_priced else say("limit.unpriced.t"),
        body=limit_text(passing),
        yes=say("limit.yes"),
        no=say("limit.no"),
    )
