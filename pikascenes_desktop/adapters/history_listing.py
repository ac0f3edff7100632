"""The gallery's questions to the history: cards in columns, page by page, and counts.

A page is read by the index alone and by keyset (`rank` below the last one), so that it costs
the same at any depth.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.history_rows import read_block, read_ratio, read_state
from pikascenes_desktop.adapters.search_text import match_query
from pikascenes_desktop.ports.listing import CardKind, CardOrder, CardQuery, Listing, Tally

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.sqlite import Row, Sql, Value

_WANTED: Final = """
    hidden = 0 AND (binned_at NOT NULL) = :binned
    AND (:all_states OR state IN (SELECT value FROM json_each(:states)))
    AND (NOT :favourites OR favourite = 1)
    AND (NOT :practice OR practice = 1)
    AND (:match IS NULL OR rank IN (SELECT rowid FROM search WHERE search MATCH :match))
"""
_COLUMNS: Final = "SELECT rank, id, created_at, aspect_ratio, state, blocked_by,"

_LISTED: Final = "FROM generation INDEXED BY generation_listed WHERE"
_UNFINISHED: Final = "FROM generation INDEXED BY generation_unfinished WHERE"

_UNSETTLED: Final = "state NOT IN ('saved', 'refused', 'failed', 'cancelled')"
"""As in the partial index of what is unfinished, so that SQLite uses that."""

_FAILED_NOW: Final = "state IN ('refused', 'failed') AND created_at >= :since"

_SECONDS: Final = (
    "CAST(coalesce((SELECT max(duration_s) FROM clip WHERE generation_id = generation.id), 0)"
    " + 0.5 AS INTEGER) AS seconds"
)


def list_page(sql: Sql, query: CardQuery, after: int | None, limit: int) -> Listing:
    """Return a page of the cards that a query asks for; the first one when `after` is None.

    The order LONGEST is not indexed: its one page holds all cards, whatever the limit.
    """
    values = _values(query)
    if query.order is CardOrder.LONGEST:
        longest = (_COLUMNS, _SECONDS, _LISTED, _WANTED, "ORDER BY seconds DESC, rank DESC")
        return _columns(sql.rows(" ".join(longest), values), None)
    newest = query.order is CardOrder.NEWEST
    where = _WANTED
    first: list[Row] = []
    if newest and query.urgent_since is not None:
        values["since"] = query.urgent_since
        where += f" AND NOT (({_UNSETTLED}) OR ({_FAILED_NOW}))"
        if after is None:
            first = _urgent(sql, values)
    if after is not None:
        values["after"] = after
        where += " AND rank < :after" if newest else " AND rank > :after"
    rows = sql.rows(
        f"{_COLUMNS} 0 {_LISTED} {where} ORDER BY rank {'DESC' if newest else 'ASC'} LIMIT :limit",
        {**values, "limit": limit},
    )
    rows, following = _whole_presses(rows, limit)
    return _columns([*_in_presses(first), *(_in_presses(rows) if newest else rows)], following)


def _values(query: CardQuery) -> dict[str, Value]:
    return {
        "binned": query.binned,
        "all_states": not query.states,
        "states": json.dumps([state.value for state in query.states]),
        "favourites": query.favourites,
        "practice": query.practice,
        "match": match_query(query.search),
    }


def _urgent(sql: Sql, values: dict[str, Value]) -> list[Row]:
    """Return what runs, waits or failed lately, newest first."""
    found: list[Row] = []
    for kind, source in ((_UNSETTLED, _UNFINISHED), (_FAILED_NOW, _LISTED)):
        found += sql.rows(f"{_COLUMNS} 0 {source} {_WANTED} AND {kind}", values)
    return sorted(found, key=lambda row: int(str(row[0])), reverse=True)


def _in_presses(newest_first: list[Row]) -> list[Row]:
    """Return rows with the variations of one press, made in one moment, from the first."""
    rows = list(newest_first)
    start = 0
    for place, (row, following) in enumerate(pairwise([*rows, (None,) * len(_COLUMNS)])):
        if row[2] != following[2]:
            if place > start:
                rows[start : place + 1] = rows[start : place + 1][::-1]
            start = place + 1
    return rows


def _whole_presses(rows: list[Row], limit: int) -> tuple[list[Row], int | None]:
    """Return a page without the press that its end may have cut, and where the next begins."""
    if len(rows) < limit:
        return rows, None
    whole = [row for row in rows if row[2] != rows[-1][2]] or rows
    return whole, _int(whole[-1][0])


@cache
def _kind(aspect_ratio: object, state: object, blocked_by: object, seconds: int) -> CardKind:
    return CardKind(
        read_state("a card", state), read_block(blocked_by), read_ratio(aspect_ratio), seconds
    )


def _columns(rows: list[Row], after: int | None) -> Listing:
    if not rows:
        return Listing((), (), (), after)
    _, ids, created_at, ratios, states, blocks, seconds = zip(*rows, strict=True)
    kinds = tuple(map(_kind, ratios, states, blocks, seconds))
    return Listing(ids, created_at, kinds, after)


def count_cards(sql: Sql) -> list[Tally]:
    """Return how many cards there are of each kind, the bin's too."""
    rows = sql.rows(
        """
        SELECT state, favourite, practice, binned_at NOT NULL AS is_binned, count(*)
        FROM generation INDEXED BY generation_listed
        WHERE hidden = 0 GROUP BY state, favourite, practice, is_binned
        """
    )
    return [
        Tally(
            read_state("a card", state), bool(favourite), bool(practice), bool(binned), _int(count)
        )
        for state, favourite, practice, binned, count in rows
    ]


def _int(value: object) -> int:
    return int(str(value))
