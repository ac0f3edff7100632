"""Killed in the middle of bringing a history up to date, at every step of every version."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters import migrations
from pikascenes_desktop.adapters.history_backups import backups
from pikascenes_desktop.adapters.history_file import open_for_writing
from pikascenes_desktop.adapters.history_sqlite import open_history
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.adapters.sqlite import Sql
from pikascenes_desktop.domain.errors import HistoryTooNew
from tests.unmeasured import unmeasured

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_790_000_000.0
ROW = (
    "INSERT INTO generation (id, press_id, idx, created_at, updated_at, state, request_id,"
    " practice, hidden, favourite, attempt, aspect_ratio, document, words)"
    " VALUES ('old', 'press', 0, 0, 0, 'in_line', 'req-1', 0, 0, 0, 1, '16:9', '{}', 'fox')"
)
KILLED = 9

_PROGRAM = """
import os, signal, sys
from pathlib import Path
from pikascenes_desktop.adapters.history_file import open_for_writing
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.adapters.sqlite import Sql

left = int(sys.argv[2])
real = Sql.rows

def counted(self, statement, values=()):
    global left
    if not statement.startswith(("PRAGMA", "SELECT")):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return real(self, statement, values)

Sql.rows = counted
sql, recovery = open_for_writing(Places(Path(sys.argv[1])), 1_790_000_000.0)
sql.close()
sys.exit(3 if recovery else 0)
"""


def made_by(version: int, places: Places) -> None:
    """Make a history as a program of that version left it."""
    places.create()
    with closing(Sql(places.history)) as sql:
        sql.pragma("journal_mode", "wal")
        migrations.migrate(sql, migrations.MIGRATIONS[:version])
        if version:
            with sql.transaction():
                sql.rows(ROW)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("version", range(migrations.VERSION))
def test_killed_at_every_statement_of_every_step(tmp_path: Path, version: int) -> None:
    statements = 0
    while True:
        places = Places(tmp_path / str(statements))
        made_by(version, places)
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(places.data_dir), str(statements)],
            check=False,
            env=unmeasured(),
        )
        sql, recovery = open_for_writing(places, NOW)
        with closing(sql):
            assert recovery is None
            assert sql.pragma("user_version") == migrations.VERSION
            found = sql.rows("SELECT id, request_id, binned_at FROM generation")
            assert found == ([("old", "req-1", None)] if version else [])
            assert sql.rows("PRAGMA integrity_check") == [("ok",)]
        if done.returncode == 0:
            break
        assert done.returncode == -KILLED
        statements += 1
    assert statements >= 3


async def test_before_each_migration_there_is_a_copy_of_what_was(tmp_path: Path) -> None:
    for version in range(1, migrations.VERSION):
        places = Places(tmp_path / str(version))
        made_by(version, places)
        async with open_history(places, clock=lambda: NOW):
            pass
        (copy,) = backups(places.backups)
        with closing(Sql(copy, read_only=True)) as sql:
            assert sql.pragma("user_version") == version
            assert sql.rows("SELECT id FROM generation") == [("old",)]


@pytest.mark.parametrize("version", [migrations.VERSION + 1, 500, 999])
async def test_a_newer_history_is_refused_and_untouched(tmp_path: Path, version: int) -> None:
    places = Places(tmp_path)
    made_by(migrations.VERSION, places)
    with closing(Sql(places.history)) as sql:
        sql.rows("CREATE TABLE of_the_future (a)")
        sql.pragma("user_version", version)
    before = places.history.read_bytes()
    for read_only in (False, True):
        with pytest.raises(HistoryTooNew) as caught:
            async with open_history(places, read_only=read_only):
                pass
        assert caught.value.version == version
    assert places.history.read_bytes() == before
    assert not list(places.data_dir.glob("history.damaged*"))
