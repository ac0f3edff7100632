"""Two thousand damaged histories: never a crash, receipts win, the clips come back."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from pikascenes_desktop.adapters.clip_finder import FileFinder
from pikascenes_desktop.adapters.paths import Places
from pikascenes_desktop.domain.generation import Generation, State
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine
from tests.faults.damaged_history import CI_DAMAGES, clips_are_back
from tests.faults.spoilt_shelf import make_shelf, start
from tests.unmeasured import unmeasured

pytestmark = pytest.mark.timeout(900)

ROOT = Path(__file__).parents[2]


def test_two_thousand_damages() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.damaged_history"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=unmeasured(),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    ends = Counter[str](ast.literal_eval(done.stdout))
    assert ends.total() == CI_DAMAGES
    assert ends["recovered"] > CI_DAMAGES // 4, ends
    assert ends["sound enough"] > CI_DAMAGES // 4, ends


async def test_an_undamaged_history_is_what_it_was(tmp_path: Path) -> None:
    shelf = await make_shelf(tmp_path)
    found = await start(Places(shelf.data), shelf)
    assert not found.was_recovered
    assert found.lost == frozenset()
    assert {each.id: _told(each) for each in shelf.generations} == {
        name: _told(each) for name, each in found.generations.items()
    }


async def test_without_a_history_the_library_tells_its_clips(tmp_path: Path) -> None:
    shelf = await make_shelf(tmp_path)
    places = Places(tmp_path / "run")
    shutil.copytree(shelf.data, places.data_dir)
    for path in places.data_dir.glob("history.db*"):
        path.unlink()
    shutil.rmtree(places.backups)
    places.history.write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    found = await start(places, shelf)
    assert found.was_recovered
    in_library = await FileFinder(shelf.library).told()
    assert found.generations.keys() == in_library
    clips_are_back(shelf, found)
    for before in shelf.generations:
        if before.state is State.SAVED:
            now = found.generations[before.id]
            assert (now.scene, now.request_id) == (before.scene, before.request_id)
    # what was under way without a clip is still known by its receipt
    assert found.lost == {
        receipt.request_id for receipt in shelf.receipts if receipt.generation_id not in in_library
    }


async def test_the_program_itself_takes_lost_clips_back(tmp_path: Path) -> None:
    shelf = await make_shelf(tmp_path)
    options = EngineOptions(tmp_path / "run", shelf.library.root)
    places = options.places()
    places.create()
    places.history.write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    async with open_engine(options, mode=Mode.WORK) as engine:
        assert engine.damaged is not None
        back = await engine.desk.parts.history.since(0.0)
    assert {each.id for each in back} == await FileFinder(shelf.library).told()


def _told(generation: Generation) -> tuple[str, str | None, int]:
    return generation.state.value, generation.request_id, len(generation.clips)
