"""SQLite through apsw: one connection on a thread of its own, awaitable from any loop.

apsw brings its own current SQLite to every system. WAL with ``synchronous=FULL`` is what keeps
a committed row over a power cut (measured: WAL with NORMAL lost 100 rows of 100, FULL none).
"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar, cast

import apsw

from pikascenes_desktop.adapters.durable import NO_ROOM
from pikascenes_desktop.domain.errors import DiskFull, HistoryDamaged, HistoryUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")

Value: TypeAlias = int | float | bytes | str | None
Row: TypeAlias = tuple[object, ...]
Values: TypeAlias = "Sequence[Value] | Mapping[str, Value]"

BUSY_TIMEOUT_MS: Final = 5000
MEMORY: Final = ":memory:"

_DAMAGE: Final = (apsw.CorruptError, apsw.NotADBError, apsw.FormatError, UnicodeDecodeError)
_DAMAGED_READS: Final = frozenset(
    {apsw.SQLITE_IOERR_SHORT_READ, apsw.SQLITE_IOERR_DATA, apsw.SQLITE_IOERR_CORRUPTFS}
)
_TROUBLE: Final = (
    apsw.AuthError,
    apsw.BusyError,
    apsw.CantOpenError,
    apsw.IOError,
    apsw.InterruptError,
    apsw.LockedError,
    apsw.NoLFSError,
    apsw.NoMemError,
    apsw.PermissionsError,
    apsw.ProtocolError,
    apsw.ReadOnlyError,
)


class Sql:
    """A connection that is used from one thread at a time.

    SQLite's own exceptions leave its methods; `sqlite_trouble` translates them.
    """

    def __init__(self, path: Path | str, *, read_only: bool = False) -> None:
        flags = (
            apsw.SQLITE_OPEN_READONLY
            if read_only
            else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        )
        self._connection = connection = apsw.Connection(os.fspath(path), flags=flags)
        # apsw's own alias for values is not typed to the end
        untyped = cast("Any", connection)
        self._execute: Callable[[str, Values], Iterable[Row]] = untyped.execute
        self._pragma: Callable[..., object] = untyped.pragma
        connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
        connection.config(apsw.SQLITE_DBCONFIG_DQS_DDL, 0)
        self.pragma("foreign_keys", 1)
        self.pragma("trusted_schema", 0)
        self.pragma("cell_size_check", 1)

    @property
    def system_errno(self) -> int:
        """The system's error number behind the latest I/O error."""
        return self._connection.system_errno

    def rows(self, statement: str, values: Values = ()) -> list[Row]:
        """Run a statement and return all its rows."""
        return list(self._execute(statement, values))

    def row(self, statement: str, values: Values = ()) -> Row | None:
        """Run a statement and return its first row, if there is one."""
        return next(iter(self.rows(statement, values)), None)

    def each(self, statement: str, many: Iterable[Values]) -> None:
        """Run a statement once for each of many values."""
        for values in many:
            self.rows(statement, values)

    def stream(self, statement: str) -> Iterable[Row]:
        """Run a statement and return its rows one by one, as far as they can be read."""
        return self._execute(statement, ())

    def pragma(self, name: str, value: int | str | None = None) -> object:
        """Set or read one of SQLite's settings."""
        return self._pragma(name) if value is None else self._pragma(name, value)

    def keep_log_on_close(self, keep: bool) -> None:
        """Say whether closing leaves file and write-ahead log as they are."""
        self._connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, int(keep))

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Write all or nothing; durable when the block has ended."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.rows("ROLLBACK")
            raise

    def copy_to(self, target: Sql) -> None:
        """Copy the whole database into another connection, as it is at this moment."""
        with target._connection.backup("main", self._connection, "main") as backup:
            backup.step(-1)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@contextmanager
def sqlite_trouble(path: Path, sql: Callable[[], Sql | None] = lambda: None) -> Generator[None]:
    """Translate SQLite's exceptions.

    Raises:
        DiskFull: There is no room.
        HistoryDamaged: The file is no sound database.
        HistoryUnavailable: It cannot be read or written just now.
    """
    try:
        yield
    except apsw.FullError as exc:
        raise DiskFull(path=str(path)) from exc
    except _DAMAGE as exc:
        raise HistoryDamaged(path=str(path)) from exc
    except _TROUBLE as exc:
        connection = sql()
        if connection is not None and connection.system_errno in NO_ROOM:
            raise DiskFull(path=str(path)) from exc
        if getattr(exc, "extendedresult", None) in _DAMAGED_READS:
            raise HistoryDamaged(path=str(path)) from exc
        raise HistoryUnavailable(path=str(path), reason=str(exc)) from exc
    except OSError as exc:
        if exc.errno in NO_ROOM:
            raise DiskFull(path=str(path)) from exc
        raise HistoryUnavailable(path=str(path), reason=exc.strerror or str(exc)) from exc


class SqliteThread:
    """The thread that a connection lives on.

    Work runs in the order it was asked for. Cancelling the wait for work that has begun does
    not stop it; work that has not begun is dropped.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sql: Sql | None = None
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="history")

    async def open(self, opening: Callable[[], tuple[Sql, T]]) -> T:
        """Open the connection on the thread, and return what else the opening found.

        Raises:
            AppError: As `sqlite_trouble`, and what the opening raises; the thread has ended.
        """

        def work() -> T:
            with sqlite_trouble(self._path):
                self._sql, found = opening()
            return found

        try:
            return await asyncio.wrap_future(self._executor.submit(work))
        except BaseException:
            await self.close()
            raise

    async def run(self, work: Callable[[Sql], T]) -> T:
        """Run some work with the connection.

        Raises:
            AppError: As `sqlite_trouble`, and what the work raises.
        """

        def guarded() -> T:
            sql = cast("Sql", self._sql)
            with sqlite_trouble(self._path, lambda: sql):
                return work(sql)

        return await asyncio.wrap_future(self._executor.submit(guarded))

    async def close(self) -> None:
        """Finish what was asked for, close the connection and end the thread."""

        def work() -> None:
            if self._sql is not None:
                with suppress(apsw.Error):  # all that was acknowledged is on the disk already
                    self._sql.close()
                self._sql = None

        done = self._executor.submit(work)
        try:
            await asyncio.wrap_future(done)
        finally:
            self._executor.shutdown(wait=True)
