"""The thread of a connection, and how SQLite's trouble is told."""

from __future__ import annotations

import asyncio
import errno
import threading
from typing import TYPE_CHECKING, NoReturn

import apsw
import pytest

from pikascenes_desktop.adapters.sqlite import Sql, SqliteThread, sqlite_trouble
from pikascenes_desktop.domain.errors import DiskFull, HistoryDamaged, HistoryUnavailable

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.domain.errors import LocalError


@pytest.fixture
async def thread(tmp_path: Path) -> AsyncGenerator[SqliteThread]:
    thread = SqliteThread(tmp_path / "a.db")
    await thread.open(lambda: (Sql(tmp_path / "a.db"), None))
    await thread.run(lambda sql: sql.rows("CREATE TABLE t (a INTEGER UNIQUE)"))
    yield thread
    await thread.close()


def _io_error(extended: int) -> apsw.IOError:
    error = apsw.IOError("disk I/O error")
    vars(error)["extendedresult"] = extended
    return error


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (apsw.FullError(), DiskFull),
        (apsw.CorruptError(), HistoryDamaged),
        (apsw.NotADBError(), HistoryDamaged),
        (apsw.BusyError(), HistoryUnavailable),
        (apsw.ReadOnlyError(), HistoryUnavailable),
        (apsw.CantOpenError(), HistoryUnavailable),
        (_io_error(apsw.SQLITE_IOERR_FSYNC), HistoryUnavailable),
        (_io_error(apsw.SQLITE_IOERR_SHORT_READ), HistoryDamaged),
        (OSError(errno.ENOSPC, "no room"), DiskFull),
        (OSError(errno.EROFS, "read-only"), HistoryUnavailable),
        (OSError("odd"), HistoryUnavailable),
    ],
)
def test_trouble(tmp_path: Path, raised: Exception, said: type[LocalError]) -> None:
    with pytest.raises(said) as caught, sqlite_trouble(tmp_path):
        raise raised
    assert caught.value.facts()["path"] == str(tmp_path)
    assert caught.value.__cause__ is raised


def test_the_systems_error_number_tells_a_full_disk(tmp_path: Path) -> None:
    class Full(Sql):
        @property
        def system_errno(self) -> int:
            return errno.ENOSPC

    sql = Full(":memory:")
    with pytest.raises(DiskFull), sqlite_trouble(tmp_path, lambda: sql):
        raise apsw.IOError
    assert Sql(":memory:").system_errno == 0


def test_our_own_mistakes_are_not_translated(tmp_path: Path) -> None:
    with pytest.raises(apsw.SQLError), sqlite_trouble(tmp_path):
        Sql(":memory:").rows("SELECT nothing FROM nowhere")


async def test_a_transaction_that_fails_writes_nothing(thread: SqliteThread) -> None:
    def work(sql: Sql) -> NoReturn:
        with sql.transaction():
            sql.rows("INSERT INTO t VALUES (1)")
            sql.rows("INSERT INTO t VALUES (1)")
        raise AssertionError

    with pytest.raises(apsw.ConstraintError):
        await thread.run(work)
    assert await thread.run(lambda sql: sql.rows("SELECT * FROM t")) == []


async def test_a_transaction_that_sqlite_ended_itself(thread: SqliteThread) -> None:
    def work(sql: Sql) -> NoReturn:
        with sql.transaction():
            sql.rows("ROLLBACK")  # as it does when the disk is full
            raise apsw.FullError
        raise AssertionError

    with pytest.raises(DiskFull):
        await thread.run(work)


async def test_work_runs_in_order_from_any_loop(thread: SqliteThread) -> None:
    def insert(value: int) -> list[tuple[object, ...]]:
        async def run() -> list[tuple[object, ...]]:
            return await thread.run(lambda sql: sql.rows("INSERT INTO t VALUES (?)", (value,)))

        return asyncio.run(run())

    await asyncio.gather(*(asyncio.to_thread(insert, value) for value in range(10)))
    assert await thread.run(lambda sql: sql.row("SELECT count(*) FROM t")) == (10,)


async def test_work_that_was_given_up_before_it_began_is_dropped(thread: SqliteThread) -> None:
    gate, begun = threading.Event(), threading.Event()

    def hold(sql: Sql) -> None:
        begun.set()
        gate.wait()
        sql.rows("INSERT INTO t VALUES (1)")

    async def later() -> None:
        await thread.run(lambda sql: sql.rows("INSERT INTO t VALUES (2)"))

    async with asyncio.TaskGroup() as tasks:
        holding = tasks.create_task(thread.run(hold))
        waiting = tasks.create_task(later())
        await asyncio.to_thread(begun.wait)
        holding.cancel()
        waiting.cancel()
        await asyncio.wait({holding, waiting})
        gate.set()
    assert await thread.run(lambda sql: sql.rows("SELECT a FROM t")) == [(1,)]


async def test_an_opening_that_fails_leaves_no_thread(tmp_path: Path) -> None:
    thread = SqliteThread(tmp_path / "b.db")

    def opening() -> NoReturn:
        raise apsw.CantOpenError

    with pytest.raises(HistoryUnavailable):
        await thread.open(opening)


async def test_a_close_that_fails_is_no_trouble(tmp_path: Path) -> None:
    class Broken(Sql):
        def close(self) -> None:
            super().close()
            raise apsw.IOError

    thread = SqliteThread(tmp_path / "c.db")
    await thread.open(lambda: (Broken(tmp_path / "c.db"), None))
    await thread.close()
