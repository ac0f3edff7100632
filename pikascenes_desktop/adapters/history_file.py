"""Opening the history: checked, copied, brought up to date, and mended when it is damaged."""

from __future__ import annotations

import logging
import os
from collections import deque
from contextlib import closing
from typing import TYPE_CHECKING, Final

import apsw

from pikascenes_desktop.adapters.history_backups import back_up, backups, is_due
from pikascenes_desktop.adapters.history_recovery import READ_WHOLE, READS, Recovery, recover
from pikascenes_desktop.adapters.migrations import TABLES, VERSION, migrate
from pikascenes_desktop.adapters.sqlite import MEMORY, Sql, sqlite_trouble
from pikascenes_desktop.domain.errors import HistoryDamaged, HistoryTooNew

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.adapters.paths import Places

log = logging.getLogger(__name__)

PLAUSIBLE_VERSIONS: Final = range(1000)
"""A number beyond is no newer version but a flipped bit."""


def open_for_writing(places: Places, now: float) -> tuple[Sql, Recovery | None]:
    """Open the history as the one program that writes it.

    Raises:
        HistoryTooNew: A newer version of the program wrote it; it is untouched.
        DiskFull, HistoryUnavailable: It cannot be opened, or not be copied before a migration.
    """
    places.create()
    recovery: Recovery | None = None
    try:
        _refuse_emptied(places)
        sql = _open_checked(places.history)
    except HistoryDamaged:
        log.exception("the history is damaged")
        recovery = recover(places, now)
        sql = _open_checked(places.history)
    try:
        sql.pragma("journal_mode", "wal")
        sql.pragma("synchronous", "full")
        sql.pragma("fullfsync", 1)  # heeded on macOS alone
        sql.pragma("checkpoint_fullfsync", 1)
        version = _version(sql)
        if 0 < version < VERSION:
            back_up(sql, places.backups, now)
            log.info("bringing the history from version %d to %d", version, VERSION)
        elif version == VERSION and is_due(places.backups, now):
            _back_up_if_possible(sql, places.backups, now)
        migrate(sql)
    except BaseException:
        sql.close()
        raise
    return sql, recovery


def open_for_reading(places: Places) -> tuple[Sql, None]:
    """Open the history to look into it, also while another program writes it.

    A history that is missing or of an older version is read from memory, as it would be.

    Raises:
        HistoryTooNew: A newer version of the program wrote it.
        HistoryDamaged: It is damaged; nothing was moved.
        HistoryUnavailable: It cannot be opened.
    """
    if places.history.exists():
        sql = Sql(places.history, read_only=True)
        try:
            version = _known_version(sql, places.history)
            if version == VERSION:
                return sql, None
        except BaseException:
            sql.close()
            raise
    else:
        sql = Sql(MEMORY)
    with closing(sql):
        memory = Sql(MEMORY)
        sql.copy_to(memory)
    migrate(memory)
    return memory, None


def _refuse_emptied(places: Places) -> None:
    """SQLite takes a file of no bytes for a new one; beside backups it is a lost one."""
    path = places.history
    if path.exists() and path.stat().st_size == 0 and backups(places.backups):
        raise HistoryDamaged(path=str(path))


def _open_checked(path: Path) -> Sql:
    # SQLite gives the log and its index the same rights as the file
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    sql = Sql(path)
    try:
        sql.keep_log_on_close(keep=True)  # a file that is too new stays as it is
        with sqlite_trouble(path, lambda: sql):
            version = _known_version(sql, path)
            _check(sql, path, version)
        sql.keep_log_on_close(keep=False)
    except BaseException:
        sql.close()
        raise
    return sql


def _version(sql: Sql) -> int:
    version = sql.pragma("user_version")
    return version if isinstance(version, int) else 0


def _known_version(sql: Sql, path: Path) -> int:
    version = _version(sql)
    if version not in PLAUSIBLE_VERSIONS:
        raise HistoryDamaged(path=str(path))
    if version > VERSION:
        raise HistoryTooNew(path=str(path), version=version, known=VERSION)
    return version


def _check(sql: Sql, path: Path, version: int) -> None:
    try:
        names = {str(name) for (name,) in sql.rows("SELECT name FROM sqlite_schema")}
        missing = TABLES - names if version == VERSION else frozenset[str]()
        foreign = bool(names) and version == 0
        if version == VERSION and not missing:
            sql.rows("SELECT rowid FROM search WHERE search MATCH 'fox' LIMIT 1")
            for read in READS:
                sql.rows(f"{read} LIMIT 0")
            for read in READ_WHOLE:
                deque(sql.stream(read), maxlen=0)
            missing |= _odd_indexes(sql)
        # not quick_check, which does not see that an index and its table disagree; over 10,000
        # generations it takes 34 ms, the quick one 22
        sound = not missing and not foreign and sql.rows("PRAGMA integrity_check(1)") == [("ok",)]
    except (apsw.SQLError, apsw.TooBigError, apsw.NoMemError) as exc:
        # a schema that a flipped bit made nonsense of
        raise HistoryDamaged(path=str(path)) from exc
    if not sound:
        raise HistoryDamaged(path=str(path))


def _odd_indexes(sql: Sql) -> frozenset[str]:
    """Return the partial indexes that name other rows than their table: no check of SQLite's sees.

    Raises:
        apsw.CorruptError: One names a row that is not there.
    """
    odd: set[str] = set()
    for name, table, made_by in sql.rows(
        "SELECT name, tbl_name, sql FROM sqlite_schema"
        " WHERE type = 'index' AND sql LIKE '% WHERE %'"
    ):
        which = str(made_by).partition(" WHERE ")[2]
        by_index, by_table = (
            sql.rows(" ".join(("SELECT rowid FROM", str(table), how, "WHERE", which, "ORDER BY 1")))
            for how in (f"INDEXED BY {name}", "NOT INDEXED")
        )
        if by_index != by_table:
            odd.add(str(name))
    return frozenset(odd)


def _back_up_if_possible(sql: Sql, folder: Path, now: float) -> None:
    try:
        back_up(sql, folder, now)
    except (apsw.Error, OSError):
        log.warning("the daily copy of the history could not be made", exc_info=True)
