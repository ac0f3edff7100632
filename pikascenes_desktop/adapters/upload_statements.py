"""What the history's thread does with its connection for the ledger of uploads."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.upload_rows import (
    COLUMNS,
    handle_text,
    upload_from_row,
    upload_values,
)
from pikascenes_desktop.domain.exposure import SIGNATURE, ExposureState
from pikascenes_desktop.domain.generation import UNSENT, State

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.sqlite import Sql, Values
    from pikascenes_desktop.domain.generation import Failure
    from pikascenes_desktop.domain.host import HostedImage
    from pikascenes_desktop.ports.uploads import Upload

_YET_TO_SEND: Final = ", ".join(f"'{state}'" for state in sorted({*UNSENT, State.SUBMITTING}))

_CLIPS: Final = f"""
    (
        SELECT count(*) FROM generation
        WHERE generation.state NOT IN ('saved', 'refused', 'failed', 'cancelled') AND (
            EXISTS (
                SELECT 1 FROM upload_use
                WHERE upload_use.upload_id = upload.id
                  AND upload_use.generation_id = generation.id
            )
            OR upload.is_usable AND generation.state IN ({_YET_TO_SEND})
            AND generation.practice = (upload.host = 'practice')
            AND EXISTS (
                SELECT 1 FROM json_each(
                    CASE WHEN json_valid(generation.document) THEN generation.document
                    ELSE '{{}}' END,
                    '$.scene.ingredients'
                ) AS image
                WHERE image.value ->> '$.sha256' = upload.sha256
            )
        )
    )
"""  # noqa: S608 -- our own states

_UPLOADS: Final = f"SELECT {COLUMNS}, {_CLIPS} FROM upload"  # noqa: S608 -- our own columns

_OUT: Final = "host <> 'practice' AND state NOT IN ('deleted', 'expired')"


def read_uploads(sql: Sql, which: str, values: Values = ()) -> list[Upload]:
    """Return uploads.

    Args:
        sql: The connection.
        which: The end of the query, from ``WHERE`` on.
        values: What its parameters stand for.
    """
    return [upload_from_row(row) for row in sql.rows(f"{_UPLOADS} {which}", values)]


def begin_upload(sql: Sql, upload: Upload, generation_id: str | None) -> Upload:
    """Write an upload and who needs it; return it with its number."""
    names = COLUMNS.removeprefix("id, ")
    marks = ", ".join(f":{name.strip()}" for name in names.split(","))
    with sql.transaction():
        (row,) = sql.rows(
            f"INSERT INTO upload ({names}) VALUES ({marks}) RETURNING id",  # noqa: S608 -- as above
            upload_values(upload),
        )
        begun = replace(upload, id=int(str(row[0])))
        if generation_id is not None:
            _use(sql, begun.id, generation_id)
    return begun


def settle_upload(sql: Sql, upload_id: int, hosted: HostedImage) -> Upload:
    """Write what the host answered, into the row that stands for the very same thing."""
    with sql.transaction():
        (begun,) = read_uploads(sql, "WHERE id = ?", (upload_id,))
        same = _same(sql, begun, hosted)
        known = hosted
        if same is not None:
            _merge(sql, upload_id, same.id)
            if not hosted.delete_handle:
                known = replace(hosted, delete_handle=same.hosted.delete_handle)
        kept = same or begun
        settled = replace(
            kept,
            hosted=known,
            since=begun.since if kept.state is ExposureState.EXPIRED else kept.since,
            state=ExposureState.VISIBLE,
            is_usable=True,
            tries=0,
            is_acknowledged=False,
            trouble=None,
            gone_at=None,
        )
        _write(sql, settled)
        (found,) = read_uploads(sql, "WHERE id = ?", (settled.id,))
    return found


def lose_upload(sql: Sql, upload_id: int, trouble: Failure) -> None:
    """Write that an upload may be there, into the row that stands for the very same thing."""
    with sql.transaction():
        for begun in read_uploads(sql, "WHERE id = ?", (upload_id,)):
            same = _same(sql, begun, replace(begun.hosted, url=""))
            if same is None:
                _write(sql, replace(begun, trouble=trouble))
                continue
            _merge(sql, upload_id, same.id)
            if same.state is ExposureState.EXPIRED:  # and may be there anew
                _write(sql, replace(begun, id=same.id, trouble=trouble))
            elif same.state is ExposureState.UNKNOWN:
                _write(sql, replace(same, trouble=trouble))


def _same(sql: Sql, begun: Upload, hosted: HostedImage) -> Upload | None:
    """Return the earlier row of what is known to be the very same thing, if it is not deleted."""
    handle = handle_text(hosted.delete_handle)
    found = read_uploads(
        sql,
        "WHERE place = ? AND id <> ? AND state <> 'deleted'"
        " AND ((? <> '' AND url = ?) OR (? <> '{}' AND delete_handle = ?)) ORDER BY id LIMIT 1",
        (begun.place, begun.id, hosted.url, hosted.url, handle, handle),
    )
    return found[0] if found else None


def _merge(sql: Sql, upload_id: int, into: int) -> None:
    sql.rows(
        "INSERT OR IGNORE INTO upload_use (upload_id, generation_id)"
        " SELECT ?, generation_id FROM upload_use WHERE upload_id = ?",
        (into, upload_id),
    )
    _drop(sql, upload_id)


def drop_upload(sql: Sql, upload_id: int) -> None:
    """Take back a row."""
    with sql.transaction():
        _drop(sql, upload_id)


def _drop(sql: Sql, upload_id: int) -> None:
    sql.rows("DELETE FROM upload_use WHERE upload_id = ?", (upload_id,))
    sql.rows("DELETE FROM upload WHERE id = ?", (upload_id,))


def claim_upload(
    sql: Sql, place: str, sha256: str, generation_id: str, until: float
) -> Upload | None:
    """Return a usable upload that lives at least until then, and note who needs it."""
    with sql.transaction():
        found = read_uploads(
            sql,
            "WHERE place = ? AND sha256 = ? AND is_usable AND state = 'visible'"
            " AND (until IS NULL OR until >= ?) ORDER BY until IS NULL DESC, until DESC, id DESC"
            " LIMIT 1",
            (place, sha256, until),
        )
        if not found:
            return None
        _use(sql, found[0].id, generation_id)
    return found[0]


def _use(sql: Sql, upload_id: int, generation_id: str) -> None:
    sql.rows(
        "INSERT OR IGNORE INTO upload_use (upload_id, generation_id)"
        " SELECT ?, id FROM generation WHERE id = ?",
        (upload_id, generation_id),
    )


def condemn_upload(sql: Sql, upload_id: int, even_if_needed: bool) -> Upload | None:
    """Mark an upload for deletion unless it is needed or gone."""
    with sql.transaction():
        found = read_uploads(sql, "WHERE id = ? AND state <> 'deleted'", (upload_id,))
        if not found or (not even_if_needed and _is_needed(sql, found[0])):
            return None
        condemned = replace(found[0], state=ExposureState.DELETING, is_usable=False)
        _write(sql, condemned)
    return condemned


def _is_needed(sql: Sql, upload: Upload) -> bool:
    """Say whether deleting would take something from a generation that has not ended."""
    if upload.clips and upload.state is not ExposureState.DELETING:
        return True
    # one file can have two rows: its host was set up anew, with other links
    twins = read_uploads(
        sql,
        "WHERE delete_handle = ? AND delete_handle <> '{}' AND id <> ? AND state <> 'deleted'",
        (handle_text(upload.hosted.delete_handle), upload.id),
    )
    return any(twin.clips for twin in twins)


def save_upload(sql: Sql, upload: Upload) -> None:
    """Write what may change of an upload."""
    with sql.transaction():
        _write(sql, upload)


def _write(sql: Sql, upload: Upload) -> None:
    sql.rows(
        """
        UPDATE upload SET
            url = :url, size_bytes = :size_bytes, until = :until, delete_handle = :delete_handle,
            state = :state, is_usable = :is_usable, tries = :tries, due_at = :due_at,
            is_acknowledged = :is_acknowledged, trouble = :trouble, gone_at = :gone_at,
            since = :since
        WHERE id = :id
        """,
        upload_values(upload),
    )


def uploads_used_by(sql: Sql, generation_id: str) -> list[Upload]:
    """Return what a generation used."""
    return read_uploads(
        sql,
        "WHERE id IN (SELECT upload_id FROM upload_use WHERE generation_id = ?) ORDER BY id",
        (generation_id,),
    )


def get_uploads(sql: Sql, ids: list[int]) -> list[Upload]:
    """Return these, in this order."""
    found = read_uploads(sql, "WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
    by_id = {upload.id: upload for upload in found}
    return [by_id[one] for one in ids if one in by_id]


def all_uploads(sql: Sql, gone: bool) -> list[Upload]:
    """Return the ledger, newest first."""
    which = "host <> 'practice'" if gone else _OUT
    return read_uploads(sql, f"WHERE {which} ORDER BY since DESC, id DESC")


def count_uploads(sql: Sql) -> int:
    """Return how many may be visible."""
    row = sql.row(f"SELECT count(*) FROM upload WHERE {_OUT}")  # noqa: S608 -- as above
    return int(str(row[0])) if row else 0


def lingering_uploads(sql: Sql) -> list[Upload]:
    """Return what may be visible, and what lies behind a signed link that has closed."""
    return read_uploads(
        sql,
        f"WHERE {_OUT} OR (host <> 'practice' AND state = 'expired'"
        f" AND url LIKE '%{SIGNATURE}%') ORDER BY id",
    )
