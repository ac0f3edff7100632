"""What the bin and the library's upkeep ask of the history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pikascenes_desktop.adapters.clip_rows import clip_from_row
from pikascenes_desktop.adapters.history_statements import read_generations

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.sqlite import Sql
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation


def list_binned(sql: Sql) -> list[Generation]:
    """Return what is in the bin, latest deleted first."""
    return read_generations(sql, "WHERE binned_at NOT NULL ORDER BY binned_at DESC, rank DESC")


def list_clips(sql: Sql) -> list[Clip]:
    """Return all clips, those in the bin too."""
    rows = sql.rows(
        """
        SELECT generation_id, idx, kind, path, size_bytes, served_sha256, sha256,
            width, height, duration_s, has_sound
        FROM clip ORDER BY generation_id, idx
        """
    )
    return [clip_from_row(row) for row in rows]


def measure_clips(sql: Sql) -> tuple[int, int]:
    """Return how many clips there are outside the bin, and their bytes together."""
    row = sql.row(
        """
        SELECT count(*), coalesce(sum(clip.size_bytes), 0)
        FROM clip JOIN generation ON generation.id = clip.generation_id
        WHERE generation.binned_at IS NULL
        """
    )
    count, size_bytes = row or (0, 0)
    return int(str(count)), int(str(size_bytes))


def needed_ingredients(sql: Sql, digests: frozenset[str]) -> frozenset[str]:
    """Return those of the digests that a generation refers to whose clips are not emptied."""
    rows = sql.rows(
        """
        SELECT DISTINCT image.value ->> '$.sha256'
        FROM generation, json_each(
            CASE WHEN json_valid(document) THEN document ELSE '{}' END, '$.scene.ingredients'
        ) AS image
        WHERE (NOT json_valid(document) OR document ->> '$.emptied_at' IS NULL)
          AND image.value ->> '$.sha256' IN (SELECT value FROM json_each(?))
        """,
        (json.dumps(sorted(digests)),),
    )
    return frozenset(str(row[0]) for row in rows)
