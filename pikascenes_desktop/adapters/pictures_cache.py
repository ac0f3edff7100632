"""Small pictures in one SQLite file: posters, film strips, ingredients.

A cache: what is lost is made again, so a power cut may take the latest pictures, trouble with
the file is never the user's, and a damaged file is thrown away. What was not looked at for
longest goes when the file has reached its size.
"""

from __future__ import annotations

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

import apsw

from pikascenes_desktop.adapters.sqlite import Sql, sqlite_trouble
from pikascenes_desktop.domain.errors import AppError, HistoryDamaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

MOST_BYTES: Final = 2 * 1024**3
"""Bytes of all pictures together: posters of 100,000 clips and the strips of some thousands."""

KEEP_SHARE: Final = 0.9
"""How much is kept when the oldest go, so that they do not go one by one."""

LOOKS: Final = 200
"""Looks that are noted together: a write for each would cost more than the look."""

VERSION: Final = 1

log = logging.getLogger(__name__)


class SqlitePictures:
    """Implements `ports.media.PictureCache`; the file is opened when it is first needed.

    Args:
        file: Where it is; created when it is missing.
        most_bytes: How much it may hold.
        clock: Unix time, for what was looked at when.
    """

    def __init__(
        self,
        file: Path,
        *,
        most_bytes: int = MOST_BYTES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._file = file
        self._most_bytes = most_bytes
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        # all below is the thread's own
        self._sql: Sql | None = None
        self._looks: dict[str, float] = {}
        self._bytes = 0
        self._is_trouble_told = False

    async def get(self, key: str) -> bytes | None:
        return await self._run(lambda sql: self._get(sql, key))

    async def put(self, key: str, picture: bytes) -> None:
        await self._run(lambda sql: self._put(sql, key, picture))

    async def forget(self, key: str) -> None:
        await self._run(lambda sql: self._forget(sql, key))

    async def close(self) -> None:
        """Close the file and end the thread."""
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._thread, self._close)
        finally:
            self._thread.shutdown(wait=True)

    async def _run(self, work: Callable[[Sql], T]) -> T | None:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._try, work)

    # --- on the thread ----------------------------------------------------------------------

    def _try(self, work: Callable[[Sql], T]) -> T | None:
        """Do some work; trouble with the file makes it as if nothing were kept."""
        try:
            try:
                return self._do(work)
            except HistoryDamaged:
                log.warning("the pictures' file is damaged and made anew", exc_info=True)
                self._throw_away()
                return self._do(work)
        except AppError:
            if not self._is_trouble_told:
                log.warning("the pictures' file cannot be used", exc_info=True)
            self._is_trouble_told = True
            return None

    def _do(self, work: Callable[[Sql], T]) -> T:
        with sqlite_trouble(self._file, lambda: self._sql):
            if self._sql is None:
                self._sql = _open(self._file)
                total = self._sql.row(
                    "SELECT coalesce(sum(size), 0) FROM picture INDEXED BY picture_by_look"
                )
                self._bytes = _int(total)
            return work(self._sql)

    def _get(self, sql: Sql, key: str) -> bytes | None:
        row = sql.row("SELECT content FROM picture WHERE key = ?", (key,))
        if row is None or not isinstance(row[0], bytes):
            return None
        self._looks[key] = self._clock()
        if len(self._looks) >= LOOKS:
            self._note_looks(sql)
        return row[0]

    def _note_looks(self, sql: Sql) -> None:
        looks, self._looks = self._looks, {}
        with sql.transaction():
            sql.each(
                "UPDATE picture SET seen_at = ? WHERE key = ?",
                ((when, key) for key, when in looks.items()),
            )

    def _put(self, sql: Sql, key: str, picture: bytes) -> None:
        with sql.transaction():
            before = _int(sql.row("SELECT size FROM picture WHERE key = ?", (key,)))
            sql.rows(
                "INSERT OR REPLACE INTO picture (key, seen_at, size, content) VALUES (?, ?, ?, ?)",
                (key, self._clock(), len(picture), picture),
            )
        self._bytes += len(picture) - before
        if self._bytes > self._most_bytes:
            self._make_room(sql)

    def _make_room(self, sql: Sql) -> None:
        """Drop what was not looked at for longest."""
        self._note_looks(sql)
        going: list[str] = []
        left = self._bytes
        for key, size in sql.rows(
            "SELECT key, size FROM picture INDEXED BY picture_by_look ORDER BY seen_at"
        ):
            if left <= self._most_bytes * KEEP_SHARE:
                break
            going.append(str(key))
            left -= int(str(size))
        with sql.transaction():
            sql.each("DELETE FROM picture WHERE key = ?", ((key,) for key in going))
        self._bytes = left

    def _forget(self, sql: Sql, key: str) -> None:
        with sql.transaction():
            before = _int(sql.row("SELECT size FROM picture WHERE key = ?", (key,)))
            sql.rows("DELETE FROM picture WHERE key = ?", (key,))
        self._bytes -= before

    def _close(self) -> None:
        if self._sql is not None:
            self._try(self._note_looks)
        if self._sql is not None:
            with suppress(apsw.Error):
                self._sql.close()
        self._sql = None

    def _throw_away(self) -> None:
        if self._sql is not None:
            with suppress(apsw.Error):
                self._sql.close()
        self._sql = None
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._file.with_name(self._file.name + ending).unlink(missing_ok=True)


def _int(row: tuple[object, ...] | None) -> int:
    return 0 if row is None else int(str(row[0]))


def _refuse(file: Path) -> NoReturn:
    raise HistoryDamaged(path=str(file))


def _open(file: Path) -> Sql:
    sql = Sql(file)
    try:
        sql.pragma("journal_mode", "wal")
        sql.pragma("synchronous", 1)  # without a wait for the disk; the file stays sound
        version = sql.pragma("user_version")
        if version not in {0, VERSION}:  # of another version of the program: made anew
            _refuse(file)
        sql.rows(
            """
            CREATE TABLE IF NOT EXISTS picture (
                key TEXT PRIMARY KEY,
                seen_at REAL NOT NULL,
                size INTEGER NOT NULL,
                content BLOB NOT NULL
            ) STRICT
            """
        )
        sql.rows(
            "CREATE INDEX IF NOT EXISTS picture_by_look ON picture (seen_at, key, size)",
        )
        sql.pragma("user_version", VERSION)
    except BaseException:
        sql.close()
        raise
    return sql
