"""A damaged history: kept aside, and all that can be read of it taken over.

The new file starts from the newest sound backup; then every row that the damaged file still
gives up is put over it, read from both ends as far as the damage lets it. So a request that
was sent after the last backup stays visible unless its very row is gone.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import apsw

from pikascenes_desktop.adapters.durable import patiently, replace_file, sync_file
from pikascenes_desktop.adapters.history_backups import backups, free_name, stamp
from pikascenes_desktop.adapters.migrations import UPLOADS_BEFORE, VERSION, migrate
from pikascenes_desktop.adapters.sqlite import Row, Sql
from pikascenes_desktop.domain.errors import HistoryDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pikascenes_desktop.adapters.paths import Places
    from pikascenes_desktop.adapters.sqlite import Value

log = logging.getLogger(__name__)

_TABLES: Final = (
    (
        (
            "SELECT rank, id, press_id, idx, created_at, updated_at, state, blocked_by, request_id,"
            " practice, hidden, favourite, attempt, aspect_ratio, document, words,"
            " binned_at FROM generation ORDER BY rank"
        ),
        "INSERT OR REPLACE INTO generation VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    ),
    (
        (
            "SELECT generation_id, idx, kind, path, size_bytes, served_sha256, sha256, width,"
            " height, duration_s, has_sound FROM clip ORDER BY generation_id"
        ),
        "INSERT OR REPLACE INTO clip VALUES (?,?,?,?,?,?,?,?,?,?,?)",
    ),
    (
        "SELECT id, generation_id, at, state, note, raw FROM event ORDER BY id",
        "INSERT OR REPLACE INTO event VALUES (?,?,?,?,?,?)",
    ),
    (
        (
            "SELECT id, host, place, url, sha256, media_type, size_bytes, since, until,"
            " delete_handle, state, is_usable, tries, due_at, is_acknowledged, trouble, gone_at"
            " FROM upload ORDER BY id"
        ),
        "INSERT OR REPLACE INTO upload VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    ),
    (
        "SELECT upload_id, generation_id FROM upload_use ORDER BY upload_id",
        "INSERT OR REPLACE INTO upload_use VALUES (?,?)",
    ),
    ("SELECT name, value FROM meta ORDER BY name", "INSERT OR REPLACE INTO meta VALUES (?,?)"),
)
"""How the tables of the newest version are read and written. `generation` comes first."""

READS: Final = tuple(select for select, _insert in _TABLES)
"""What must be readable in a sound file: a flipped bit can rename a column."""

READ_WHOLE: Final = tuple(select for select in READS if "FROM event" not in select)
"""What is looked at row by row at each start: SQLite's own check passes text that is none, and
one such row would keep all others from being read. (Nothing reads the log of events at work.)"""

_BIN_VERSION: Final = 2
"""From this version on a generation knows whether it is in the bin."""

_LEDGER_VERSION: Final = 3
"""From this version on there is a ledger of uploads."""

_DOCUMENT: Final = 14
"""Where a generation's row has its JSON document."""

_TIDY: Final = (
    "DELETE FROM clip WHERE generation_id NOT IN (SELECT id FROM generation)",
    "DELETE FROM event WHERE generation_id NOT IN (SELECT id FROM generation)",
    (
        "DELETE FROM upload_use WHERE generation_id NOT IN (SELECT id FROM generation)"
        " OR upload_id NOT IN (SELECT id FROM upload)"
    ),
    "INSERT INTO search (search) VALUES ('delete-all')",
    "INSERT INTO search (rowid, words) SELECT rank, words FROM generation",
)


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of a damaged history.

    Attributes:
        path: Where the history is; it can be used.
        kept_as: Where the damaged file is kept.
        restored_from: The backup that the new history began with, if there was a sound one.
        read: How many generations the damaged file still gave up.
    """

    path: Path
    kept_as: Path
    restored_from: Path | None
    read: int

    def as_error(self) -> HistoryDamaged:
        """Return what the user should be told."""
        return HistoryDamaged(
            path=str(self.path),
            kept_as=str(self.kept_as),
            generations=self.read,
            is_from_backup=self.restored_from is not None,
        )


def recover(places: Places, now: float) -> Recovery:
    """Put a sound history in place of a damaged one.

    A crash on the way leaves the damaged file where it was, so that the next start tries again.

    Raises:
        apsw.Error, OSError: There is no room, or the folder cannot be written.
    """
    damaged = places.history
    kept_as = free_name(places.data_dir / f"history.damaged-{stamp(now)}.db")
    _keep(damaged, kept_as)
    fresh = places.data_dir / "history.restored.part"
    _remove(fresh)
    restored_from = _restore(places.backups, fresh)
    with closing(Sql(fresh)) as sql:
        migrate(sql)
        read = _take_over(kept_as, sql)
        sql.pragma("journal_mode", "delete")
    sync_file(fresh)
    # a write-ahead log must never meet a database that it does not belong to
    for name in (_beside(damaged, "-wal"), _beside(damaged, "-shm")):
        patiently(lambda name=name: name.unlink(missing_ok=True))
    replace_file(fresh, damaged)
    log.error("the history was damaged: kept as %s, %d generations read", kept_as.name, read)
    return Recovery(path=damaged, kept_as=kept_as, restored_from=restored_from, read=read)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _keep(damaged: Path, kept_as: Path) -> None:
    """Give the file and its log a second name; reading them all might not work any more."""
    for ending in ("", "-wal"):
        source, target = _beside(damaged, ending), _beside(kept_as, ending)
        if not source.exists():
            continue
        try:
            os.link(source, target)
        except OSError:  # a file system without hard links
            shutil.copyfile(source, target)
            sync_file(target)


def _remove(database: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        _beside(database, ending).unlink(missing_ok=True)


def _restore(folder: Path, fresh: Path) -> Path | None:
    for backup in backups(folder):
        with (
            suppress(apsw.Error, UnicodeDecodeError),
            closing(Sql(backup, read_only=True)) as old,
            closing(Sql(fresh)) as new,
        ):
            version = old.pragma("user_version")
            known = isinstance(version, int) and 0 < version <= VERSION
            if known and old.rows("PRAGMA quick_check(1)") == [("ok",)]:
                old.copy_to(new)
                return backup
        log.warning("the backup %s is of no use", backup.name)
    _remove(fresh)
    return None


def _take_over(kept_as: Path, sql: Sql) -> int:
    """Copy what can be read of the damaged file, and return how many generations it was."""
    read = 0
    sql.pragma("foreign_keys", 0)
    with ExitStack() as stack:
        old: Sql | None = None
        with suppress(apsw.Error):
            old = stack.enter_context(closing(Sql(kept_as, read_only=True)))
            old.keep_log_on_close(keep=True)
        stack.enter_context(sql.transaction())
        for number, (select, insert) in enumerate(_TABLES):
            columns = insert.count("?")
            for row in _readable_rows(old, _as_it_was(old, select), columns) if old else ():
                # a document that cannot be read only stands where there is no better one
                best = number > 0 or _is_json(row[_DOCUMENT])
                statement = insert if best else insert.replace("REPLACE", "IGNORE", 1)
                with suppress(apsw.ConstraintError, apsw.MismatchError):
                    sql.rows(statement, _values(row))
                    read += number == 0
        for statement in _TIDY:
            sql.rows(statement)
    sql.pragma("foreign_keys", 1)
    _beside(kept_as, "-shm").unlink(missing_ok=True)
    return read


def _as_it_was(old: Sql, select: str) -> str:
    """Return how a table is read in a file of an earlier version: nothing stands for the new."""
    with suppress(apsw.Error):
        version = old.pragma("user_version")
        if isinstance(version, int) and version < _BIN_VERSION:
            select = select.replace("binned_at", "NULL")
        if isinstance(version, int) and version < _LEDGER_VERSION:
            return _before_the_ledger(select)
    return select


def _before_the_ledger(select: str) -> str:
    if "FROM upload " in select:
        return f"{UPLOADS_BEFORE} ORDER BY id"
    return select.replace("upload_id", "hosted_id").replace("upload_use", "hosted_use")


def _readable_rows(old: Sql, select: str, columns: int) -> Iterator[Row]:
    """Yield rows from the beginning up to the damage, then from the end down to it.

    Text is read as bytes: where some of them are no text, the rest of the row still is.
    """
    names = [f"c{number}" for number in range(columns)]
    shown = [f"CASE typeof({it}) WHEN 'text' THEN CAST({it} AS BLOB) ELSE {it} END" for it in names]
    for order in ("", "DESC"):
        with suppress(apsw.Error, MemoryError):
            named = f"WITH t ({', '.join(names)}) AS ({select} {order})"
            for row in old.stream(" ".join((named, "SELECT", ", ".join(shown), "FROM t"))):
                yield tuple(
                    item.decode(errors="replace") if isinstance(item, bytes) else item
                    for item in row
                )
            return


def _is_json(document: object) -> bool:
    try:
        return isinstance(document, str) and isinstance(json.loads(document), dict)
    except ValueError:
        return False


def _values(row: Row) -> list[Value]:
    return [item if isinstance(item, int | float | str | bytes) else None for item in row]
