"""Rotating copies of the history, each a whole database of its own."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.durable import replace_file, sync_file
from pikascenes_desktop.adapters.sqlite import Sql

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

KEPT: Final = 5
DUE_AFTER_S: Final = 24 * 3600.0

_NAME: Final = re.compile(r"history-(\d{8}T\d{6}Z)(?:-(\d+))?\.db")
_STAMP: Final = "%Y%m%dT%H%M%SZ"


def stamp(now: float) -> str:
    """Return a time as it stands in file names: UTC, sorting by name."""
    return datetime.fromtimestamp(now, tz=UTC).strftime(_STAMP)


def backups(folder: Path) -> list[Path]:
    """Return the copies, newest first."""
    if not folder.is_dir():
        return []
    found = ((_NAME.fullmatch(file.name), file) for file in folder.iterdir())
    dated = [((match[1], int(match[2] or 1)), file) for match, file in found if match]
    return [file for _, file in sorted(dated, reverse=True)]


def is_due(folder: Path, now: float) -> bool:
    """Say whether the newest copy is older than a day, or from the future."""
    newest = next(iter(backups(folder)), None)
    if newest is None:
        return True
    text = newest.name.removeprefix("history-")[: len("YYYYmmddTHHMMSSZ")]
    made = datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
    return abs(now - made.timestamp()) > DUE_AFTER_S


def back_up(sql: Sql, folder: Path, now: float) -> Path:
    """Copy the database, drop the oldest copies beyond five, and return the copy.

    Raises:
        apsw.Error, OSError: It could not be copied; there is no half copy.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder / "history.part"
    part.unlink(missing_ok=True)
    copy = Sql(part)
    try:
        sql.copy_to(copy)
        copy.pragma("journal_mode", "delete")  # one file, no write-ahead log beside it
    finally:
        copy.close()
    sync_file(part)
    target = free_name(folder / f"history-{stamp(now)}.db")
    replace_file(part, target)
    others = [file for file in backups(folder) if file != target]
    for old in others[KEPT - 1 :]:
        old.unlink()
        log.info("dropped the old copy %s", old.name)
    return target


def free_name(path: Path) -> Path:
    """Return the path, or the first numbered one like it that is not taken."""
    free, number = path, 2
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
