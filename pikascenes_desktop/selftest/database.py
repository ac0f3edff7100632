"""SQLite with its full-text search really finds a word."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import apsw

from pikascenes_desktop.adapters.sqlite import MEMORY, Sql
from pikascenes_desktop.selftest.report import Broken

if TYPE_CHECKING:
    from collections.abc import Callable


def check(connect: Callable[[], Sql] = lambda: Sql(MEMORY)) -> str:
    """Search for a word by FTS5, in memory.

    Raises:
        Broken: It is not found.
        apsw.Error: There is no FTS5.
    """
    with closing(connect()) as sql:
        sql.rows("CREATE VIRTUAL TABLE words USING fts5(text)")
        sql.rows("INSERT INTO words VALUES ('the fox carries the lantern')")
        if sql.row("SELECT count(*) FROM words WHERE words MATCH 'lantern'") != (1,):
            raise Broken("the full-text search finds nothing")
    return f"SQLite {apsw.sqlite_lib_version()} with FTS5"
