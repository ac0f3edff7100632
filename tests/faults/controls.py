"""Mistakes that a sweep must notice: one that does not proves nothing.

They are made in the process under test alone; the program has no switch for any of them.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

from pikascenes_desktop.adapters.sqlite import Sql
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.services import recovery
from tests.faults.simulation.mutants import MUTANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from contextlib import AbstractContextManager

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.receipts import Receipt
    from pikascenes_desktop.services.record import Record

EATMYDATA: Final = (
    Path("/usr/lib/x86_64-linux-gnu/libeatmydata.so"),
    Path("/usr/lib/libeatmydata/libeatmydata.so"),
)
"""Debian's libeatmydata1, and where others put it: every sync does nothing."""


def eatmydata() -> Path | None:
    """Return the library that makes every sync do nothing, if it is there."""
    return next((each for each in EATMYDATA if each.exists()), None)


def _synchronous_normal() -> AbstractContextManager[object]:
    """SQLite syncs at checkpoints alone."""
    real = Sql.pragma

    def mistaken(self: Sql, name: str, value: int | str | None = None) -> object:
        return real(self, name, "normal" if name == "synchronous" and value else value)

    return mock.patch.object(Sql, "pragma", mistaken)


def _fsync_removed() -> AbstractContextManager[object]:
    """Clips and receipts count as kept while they are in the cache; SQLite goes on syncing."""

    def nothing(_descriptor: int) -> None:
        return

    return mock.patch.object(os, "fsync", nothing)


@contextmanager
def _resend_on_timeout() -> Generator[None]:
    """No answer is taken for "not sent", also by a start that finds a request cut off."""
    real = vars(recovery)["_mended"]

    async def mistaken(record: Record, found: Generation, receipt: Receipt | None) -> Generation:
        if found.state is State.SUBMITTING and receipt is None:
            return await record.update(found.id, lambda now: replace(now, state=State.READY))
        return await real(record, found, receipt)

    with _simulated(RESEND), mock.patch.object(recovery, "_mended", mistaken):
        yield


def _simulated(name: str) -> AbstractContextManager[object]:
    """Return a mistake that the simulation must notice, too."""
    return next(each for each in MUTANTS if each.name == name).make()


RESEND: Final = "resend on timeout"
LATE: Final = "W1 after the request"
NORMAL: Final = "synchronous=NORMAL"
NO_FSYNC: Final = "fsync removed"

MISTAKES: Final[dict[str, Callable[[], AbstractContextManager[object]]]] = {
    RESEND: _resend_on_timeout,
    LATE: lambda: _simulated(LATE),
    NORMAL: _synchronous_normal,
    NO_FSYNC: _fsync_removed,
}
