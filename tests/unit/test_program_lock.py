"""One program at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.adapters.program_lock import ProgramLock
from pikascenes_desktop.domain.errors import AlreadyRunning, HistoryUnavailable

HOLD = """
import sys
from pathlib import Path
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.adapters.program_lock import ProgramLock
with ProgramLock(Places(Path(sys.argv[1]))).hold():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data")


def test_the_second_one_is_told(places: Places) -> None:
    with ProgramLock(places).hold():
        with pytest.raises(AlreadyRunning) as caught, ProgramLock(places).hold():
            pass
        assert caught.value.data_dir == str(places.data_dir)
    with ProgramLock(places).hold():
        pass


def test_other_folders_are_other_locks(places: Places, tmp_path: Path) -> None:
    with ProgramLock(places).hold(), ProgramLock(Places(tmp_path / "other")).hold():
        pass


def test_a_program_that_died_holds_nothing(places: Places) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(places.data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(AlreadyRunning), ProgramLock(places).hold():
            pass
        other.kill()
        other.wait()
    with ProgramLock(places).hold():
        pass


def test_a_folder_that_takes_no_lock(places: Places) -> None:
    places.create()
    places.lock.mkdir()
    with pytest.raises(HistoryUnavailable), ProgramLock(places).hold():
        pass
