"""The order of the history: by rank, which grows with each press.

What came from elsewhere is put where its own date belongs, so that it does not stand before what
was made since.
"""

from __future__ import annotations

import json
from heapq import merge
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from pikascenes_desktop.adapters.sqlite import Sql


def put_by_date(sql: Sql, newcomers: AbstractSet[str]) -> None:
    """Give newcomers a place by their date; all others keep their order. In a transaction.

    The numbers in use stay the same and are dealt anew.

    Args:
        sql: The connection.
        newcomers: The ids of what has just been added.
    """
    rows = sql.rows("SELECT rank, created_at, id FROM generation ORDER BY rank")
    every = [(int(str(rank)), float(str(date)), str(id_)) for rank, date, id_ in rows]
    here = [(date, rank) for rank, date, id_ in every if id_ not in newcomers]
    fresh = sorted((date, rank) for rank, date, id_ in every if id_ in newcomers)
    order = [rank for _, rank in merge(here, fresh, key=lambda one: one[0])]
    _deal(sql, [(new, old) for (new, *_), old in zip(every, order, strict=True) if new != old])


def _deal(sql: Sql, changes: list[tuple[int, int]]) -> None:
    """Change ranks, given as (new, old), and the search index, whose rows are called by them."""
    ranks = (json.dumps([new for new, _ in changes]),)
    sql.each("UPDATE generation SET rank = -? WHERE rank = ?", changes)
    sql.rows("UPDATE generation SET rank = -rank WHERE rank < 0")
    sql.rows("DELETE FROM search WHERE rowid IN (SELECT value FROM json_each(?))", ranks)
    sql.rows(
        "INSERT INTO search (rowid, words) SELECT rank, words FROM generation"
        " WHERE rank IN (SELECT value FROM json_each(?))",
        ranks,
    )
