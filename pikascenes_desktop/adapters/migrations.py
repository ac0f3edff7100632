"""The history's tables, one step a version, each in a transaction of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.search_text import TOKENIZER

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikascenes_desktop.adapters.sqlite import Sql

APPLICATION_ID: Final = 0x50696B61
"""``Pika``: lets ``file`` and other tools tell what the database is."""

TABLES: Final = frozenset({"generation", "clip", "event", "upload", "upload_use", "meta", "search"})


def _first(sql: Sql) -> None:
    sql.pragma("application_id", APPLICATION_ID)
    sql.rows(
        """
        CREATE TABLE generation (
            rank INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            press_id TEXT NOT NULL,
            idx INTEGER NOT NULL,
            created_at REAL NOT NULL,
            updated_at REAL NOT NULL,
            state TEXT NOT NULL,
            blocked_by TEXT,
            request_id TEXT,
            practice INTEGER NOT NULL,
            hidden INTEGER NOT NULL,
            favourite INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            aspect_ratio TEXT NOT NULL,
            document TEXT NOT NULL,
            words TEXT NOT NULL,
            UNIQUE (press_id, idx)
        ) STRICT
        """
    )
    # holds all that listing asks for, so that the wide rows stay unread
    sql.rows(
        """
        CREATE INDEX generation_listed ON generation (
            hidden, rank, id, created_at, aspect_ratio, state, blocked_by, favourite
        )
        """
    )
    sql.rows(
        """
        CREATE INDEX generation_unfinished ON generation (rank)
        WHERE state NOT IN ('saved', 'refused', 'failed', 'cancelled')
        """
    )
    sql.rows(
        """
        CREATE TABLE clip (
            generation_id TEXT NOT NULL REFERENCES generation (id),
            idx INTEGER NOT NULL,
            kind TEXT NOT NULL,
            path TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            served_sha256 TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            width INTEGER,
            height INTEGER,
            duration_s REAL,
            has_sound INTEGER NOT NULL,
            PRIMARY KEY (generation_id, idx)
        ) STRICT, WITHOUT ROWID
        """
    )
    sql.rows(
        """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            generation_id TEXT NOT NULL REFERENCES generation (id),
            at REAL NOT NULL,
            state TEXT NOT NULL,
            note TEXT NOT NULL,
            raw TEXT
        ) STRICT
        """
    )
    sql.rows("CREATE INDEX event_of_generation ON event (generation_id)")
    sql.rows(
        """
        CREATE TABLE hosted (
            id INTEGER PRIMARY KEY,
            url TEXT NOT NULL,
            host TEXT NOT NULL,
            sha256 TEXT,
            size_bytes INTEGER,
            expires_at REAL,
            delete_handle TEXT NOT NULL,
            verified_at REAL NOT NULL,
            UNIQUE (host, url)
        ) STRICT
        """
    )
    sql.rows("CREATE INDEX hosted_by_digest ON hosted (host, sha256)")
    sql.rows(
        """
        CREATE TABLE hosted_use (
            hosted_id INTEGER NOT NULL REFERENCES hosted (id) ON DELETE CASCADE,
            generation_id TEXT NOT NULL REFERENCES generation (id),
            PRIMARY KEY (hosted_id, generation_id)
        ) STRICT, WITHOUT ROWID
        """
    )
    sql.rows("CREATE TABLE meta (name TEXT PRIMARY KEY, value REAL NOT NULL) STRICT")
    # words stand in generation.words; the index holds no second copy of them
    sql.rows(
        "CREATE VIRTUAL TABLE search USING fts5"
        f" (words, content='', contentless_delete=1, tokenize=\"{TOKENIZER}\")"
    )


def _bin(sql: Sql) -> None:
    sql.rows("ALTER TABLE generation ADD COLUMN binned_at REAL")
    # what is in the bin, and, for all else, that it is not: listing still reads the index alone
    sql.rows("CREATE INDEX generation_binned ON generation (binned_at) WHERE binned_at NOT NULL")
    sql.rows("DROP INDEX generation_listed")
    sql.rows(
        """
        CREATE INDEX generation_listed ON generation (
            hidden, rank, id, created_at, aspect_ratio, state, blocked_by, favourite, practice,
            binned_at
        )
        """
    )


def _ledger(sql: Sql) -> None:
    """Turn the cache of links into a ledger: a link may come back, so it is no key any more."""
    sql.rows(
        """
        CREATE TABLE upload (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            host TEXT NOT NULL,
            place TEXT NOT NULL,
            url TEXT NOT NULL,
            sha256 TEXT,
            media_type TEXT NOT NULL,
            size_bytes INTEGER,
            since REAL NOT NULL,
            until REAL,
            delete_handle TEXT NOT NULL,
            state TEXT NOT NULL,
            is_usable INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            due_at REAL NOT NULL,
            is_acknowledged INTEGER NOT NULL,
            trouble TEXT,
            gone_at REAL
        ) STRICT
        """
    )
    sql.rows("CREATE INDEX upload_by_digest ON upload (place, sha256) WHERE is_usable")
    sql.rows("CREATE INDEX upload_out ON upload (since) WHERE state NOT IN ('deleted', 'expired')")
    sql.rows(
        """
        CREATE TABLE upload_use (
            upload_id INTEGER NOT NULL REFERENCES upload (id),
            generation_id TEXT NOT NULL REFERENCES generation (id),
            PRIMARY KEY (upload_id, generation_id)
        ) STRICT, WITHOUT ROWID
        """
    )
    sql.rows("CREATE INDEX upload_use_by_generation ON upload_use (generation_id)")
    sql.rows(f"INSERT INTO upload {UPLOADS_BEFORE} ORDER BY id")
    sql.rows("INSERT INTO upload_use SELECT hosted_id, generation_id FROM hosted_use")
    sql.rows("DROP TABLE hosted_use")
    sql.rows("DROP TABLE hosted")


UPLOADS_BEFORE: Final = """
    SELECT id, host, '', url, sha256, '', size_bytes, verified_at, expires_at, delete_handle,
        'visible', 0, 0, 0.0, 0, NULL, NULL
    FROM hosted
"""
"""Rows of `upload`, read from a history that has none yet.

How the host was set up is not known any more, so that nothing of it is sent once more; all of it
may still be visible.
"""

MIGRATIONS: Final[tuple[Callable[[Sql], None], ...]] = (_first, _bin, _ledger)
"""Step n takes a history from version n to n + 1. Steps are added, never changed."""

VERSION: Final = len(MIGRATIONS)


def migrate(sql: Sql, steps: tuple[Callable[[Sql], None], ...] = MIGRATIONS) -> None:
    """Bring a database to the newest version; a crash leaves it at a whole one."""
    version = sql.pragma("user_version")
    for number, step in enumerate(steps, start=1):
        if isinstance(version, int) and number > version:
            with sql.transaction():
                step(sql)
                sql.pragma("user_version", number)
