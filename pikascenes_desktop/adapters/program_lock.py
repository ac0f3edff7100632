"""One program at a time holds a data folder; the system lets go of it if we die."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pikascenes_desktop.adapters.durable import history_trouble
from pikascenes_desktop.domain.errors import AlreadyRunning

if TYPE_CHECKING:
    from collections.abc import Generator

    from pikascenes_desktop.adapters.paths import Places


class ProgramLock:
    """The `SingleProgram` of this computer: a lock of the operating system on one file."""

    def __init__(self, places: Places) -> None:
        self._places = places

    @contextmanager
    def hold(self) -> Generator[None]:
        """Hold the data folder, which is created when it is missing.

        Raises:
            AlreadyRunning: Another program does.
            DiskFull, HistoryUnavailable: The folder cannot be written.
        """
        places = self._places
        places.create()
        # a lock that is only a file would stay behind if we died: no falling back to that
        lock = FileLock(places.lock, thread_local=False, fallback_to_soft=False)
        with history_trouble(places.lock):
            try:
                lock.acquire(timeout=0)
            except Timeout as exc:
                raise AlreadyRunning(data_dir=str(places.data_dir)) from exc
        try:
            yield
        finally:
            lock.release()
