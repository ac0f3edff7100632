"""What the history's thread does with its connection, a transaction a call."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.clip_rows import clip_from_row, clip_values
from pikascenes_desktop.adapters.history_order import put_by_date
from pikascenes_desktop.adapters.history_rows import (
    card_from_row,
    generation_from_row,
    generation_values,
)
from pikascenes_desktop.domain.errors import NotPossibleNow, UnknownGeneration
from pikascenes_desktop.domain.generation import Generation, State, may_move

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.sqlite import Sql, Values
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.ports.history import Card

_GENERATIONS: Final = (
    "SELECT rank, id, press_id, idx, created_at, updated_at, state, blocked_by, request_id,"
    " practice, hidden, favourite, attempt, document, binned_at FROM generation"
)


def read_generations(sql: Sql, which: str, values: Values = ()) -> list[Generation]:
    """Return generations with their clips.

    Args:
        sql: The connection.
        which: The end of the query, from ``WHERE`` on.
        values: What its parameters stand for.
    """
    rows = sql.rows(f"{_GENERATIONS} {which}", values)
    ids = [str(row[1]) for row in rows]
    clips: dict[str, list[Clip]] = {one: [] for one in ids}
    for row in sql.rows(
        """
        SELECT generation_id, idx, kind, path, size_bytes, served_sha256, sha256,
            width, height, duration_s, has_sound
        FROM clip WHERE generation_id IN (SELECT value FROM json_each(?)) ORDER BY idx
        """,
        (json.dumps(ids),),
    ):
        clip = clip_from_row(row)
        clips[clip.generation_id].append(clip)
    return [generation_from_row(row, tuple(clips[one])) for one, row in zip(ids, rows, strict=True)]


def unknown_ids(sql: Sql, ids: tuple[str, ...]) -> frozenset[str]:
    """Return those ids that no row has."""
    asked = "SELECT value FROM json_each(?) EXCEPT SELECT id FROM generation"
    return frozenset(str(row[0]) for row in sql.rows(asked, (json.dumps(ids),)))


def insert_press(sql: Sql, generations: tuple[Generation, ...]) -> tuple[Generation, ...]:
    """Add the clips of one press, unless the press is there already; return them."""
    if not generations:
        return ()
    (press_id,) = {generation.press_id for generation in generations}
    of_press = "WHERE press_id = ? ORDER BY idx"
    with sql.transaction():
        there = read_generations(sql, of_press, (press_id,))
        if there:
            return tuple(there)
        for generation in generations:
            _insert(sql, generation, "pressed")
        return tuple(read_generations(sql, of_press, (press_id,)))


def merge_ended(sql: Sql, ended: tuple[Generation, ...]) -> tuple[Generation, ...]:
    """Add what ended elsewhere and is not there yet, all or none; return what was added.

    Raises:
        NotPossibleNow: One of them has not ended.
    """
    for generation in ended:
        if not generation.is_ended:
            raise NotPossibleNow(action="merge", state=generation.state.value)
    added: list[Generation] = []
    with sql.transaction():
        rows = sql.rows("SELECT request_id FROM generation WHERE request_id IS NOT NULL")
        requests: set[object] = {row[0] for row in rows}
        for generation in ended:
            there = sql.row(
                "SELECT 1 FROM generation WHERE id = ? OR (press_id = ? AND idx = ?) LIMIT 1",
                (generation.id, generation.press_id, generation.index),
            )
            if there is None and generation.request_id not in requests:
                _insert(sql, generation, "imported")
                requests |= {generation.request_id} - {None}
                added.append(generation)
        if added:
            put_by_date(sql, {each.id for each in added})
    return tuple(added)


def _insert(sql: Sql, generation: Generation, note: str) -> None:
    sql.rows(
        """
        INSERT INTO generation (
            id, press_id, idx, created_at, updated_at, state, blocked_by, request_id,
            practice, hidden, favourite, binned_at, attempt, aspect_ratio,
            document, words
        ) VALUES (
            :id, :press_id, :idx, :created_at, :updated_at, :state, :blocked_by,
            :request_id, :practice, :hidden, :favourite, :binned_at, :attempt,
            :aspect_ratio, :document, :words
        )
        """,
        generation_values(generation),
    )
    sql.rows(
        "INSERT INTO search (rowid, words) SELECT rank, words FROM generation WHERE id = ?",
        (generation.id,),
    )
    _write_clips(sql, generation)
    _log(sql, generation, note, "")


def update_generation(sql: Sql, generation: Generation, note: str, raw: str) -> None:
    """Write a generation, its clips and a line of its log.

    Raises:
        UnknownGeneration: There is none of that id.
        NotPossibleNow: The move is not legal.
    """
    with sql.transaction():
        _write_generation(sql, generation, note, raw)


def update_generations(sql: Sql, generations: tuple[Generation, ...], note: str) -> None:
    """Write several generations, all or none; else as `update_generation`."""
    with sql.transaction():
        for generation in generations:
            _write_generation(sql, generation, note, "")


def _write_generation(sql: Sql, generation: Generation, note: str, raw: str) -> None:
    row = sql.row("SELECT rank, state, words FROM generation WHERE id = ?", (generation.id,))
    if row is None:
        raise UnknownGeneration(generation_id=generation.id)
    rank, state, words = row
    _refuse_illegal_move(state, generation.state)
    values = generation_values(generation)
    sql.rows(
        """
        UPDATE generation SET
            updated_at = :updated_at, state = :state, blocked_by = :blocked_by,
            request_id = coalesce(:request_id, request_id), practice = :practice,
            hidden = :hidden, favourite = :favourite, binned_at = :binned_at,
            attempt = :attempt,
            aspect_ratio = :aspect_ratio,
            document = :document, words = :words
        WHERE id = :id
        """,
        values,
    )
    if values["words"] != words:
        sql.rows("UPDATE search SET words = ? WHERE rowid = ?", (values["words"], int(str(rank))))
    _write_clips(sql, generation)
    _log(sql, generation, note, raw)


def _refuse_illegal_move(before: object, after: State) -> None:
    # a state that a flipped bit made unreadable keeps nobody from writing a sound one
    if before in set(State) and not may_move(State(before), after):
        raise NotPossibleNow(action=after.value, state=str(before))


def _write_clips(sql: Sql, generation: Generation) -> None:
    sql.rows(
        "DELETE FROM clip WHERE generation_id = ? AND idx NOT IN (SELECT value FROM json_each(?))",
        (generation.id, json.dumps([clip.index for clip in generation.clips])),
    )
    sql.each(
        "INSERT OR REPLACE INTO clip VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        map(clip_values, generation.clips),
    )


def _log(sql: Sql, generation: Generation, note: str, raw: str) -> None:
    sql.rows(
        "INSERT INTO event (generation_id, at, state, note, raw) VALUES (?, ?, ?, ?, ?)",
        (generation.id, generation.updated_at, generation.state.value, note, raw or None),
    )


def list_cards(sql: Sql, match: str | None, states: list[str], favourites: bool) -> list[Card]:
    """Return the cards of what is listed, newest first.

    Args:
        sql: The connection.
        match: An FTS5 expression; None for all.
        states: Only these; all when empty.
        favourites: Only what the user marked.
    """
    rows = sql.rows(
        """
        SELECT id, created_at, aspect_ratio, state, blocked_by, favourite FROM generation
        WHERE hidden = 0 AND binned_at IS NULL
          AND (:all_states OR state IN (SELECT value FROM json_each(:states)))
          AND (NOT :favourites OR favourite = 1)
          AND (:match IS NULL OR rank IN (SELECT rowid FROM search WHERE search MATCH :match))
        ORDER BY rank DESC
        """,
        {
            "all_states": not states,
            "states": json.dumps(states),
            "favourites": favourites,
            "match": match,
        },
    )
    return [card_from_row(row) for row in rows]


def list_prompts(sql: Sql, limit: int) -> list[str]:
    """Return the latest prompts, each once, newest first; empty ones left out."""
    rows = sql.rows(
        """
        SELECT CASE WHEN json_valid(document) THEN document ->> '$.scene.prompt' END AS prompt
        FROM generation
        WHERE prompt <> '' GROUP BY prompt ORDER BY max(rank) DESC LIMIT ?
        """,
        (limit,),
    )
    return [str(row[0]) for row in rows]
