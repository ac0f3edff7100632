"""What the eye would find, in every scene: cut words, words on words, controls without names.

The pictures stay in ``tests/render/output`` for looking at, one sheet a scene in ``sheets``.
With ``--readme`` the README's pictures are made anew from the same scenes.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from pikascenes_desktop.domain.preferences import Theme as Choice
from tests.render.crew import OUTPUT, lay_out_sheets, render, told
from tests.render.looks import Job, Look, plan
from tests.render.plays import PLAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.render.crew import Scene

README: Final = Path(__file__).parents[2] / ".readme"
LIGHT: Final = Look(Choice.LIGHT)
CHINESE: Final = Look(Choice.LIGHT, "zh_CN")
PICTURES: Final = {
    "window.png": ("main", "as designed", Look()),
    "viewer.png": ("viewer", "open", Look()),
    "chinese.png": ("main", "as designed", CHINESE),
    "first-run.png": ("first-run", "practice", LIGHT),
}
"""The README's pictures: play, scene and look."""


@pytest.fixture
def output() -> Path:
    """Return the folder for the pictures, empty."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir()
    return OUTPUT


def _show(scenes: Iterable[Scene], output: Path, readme: Path) -> None:
    """Copy the README's pictures to where it shows them."""
    files = {(scene.play, scene.scene, scene.look): scene.file for scene in scenes}
    readme.mkdir(exist_ok=True)
    for name, (play, scene, look) in PICTURES.items():
        shutil.copyfile(output / files[play, scene, look.name], readme / name)


async def _prove(jobs: list[Job], output: Path, readme: Path) -> None:
    scenes = await render(jobs, output)
    await lay_out_sheets(scenes, output)
    if found := told(scenes):
        pytest.fail(found, pytrace=False)
    assert {scene.play for scene in scenes} == set(PLAYS)
    _show(scenes, output, readme)


@pytest.fixture
def readme(pytestconfig: pytest.Config, tmp_path: Path) -> Path:
    """Return where the README's pictures go: nowhere, unless they are asked for."""
    return README if pytestconfig.getoption("--readme", default=False) else tmp_path


@pytest.mark.timeout(2400)  # minutes on two quiet cores, which other tests use, too
async def test_every_scene_reads_well(output: Path, readme: Path):
    shown = [Job(play, look) for play, _, look in PICTURES.values()]
    await _prove(plan(list(PLAYS), whole=False, wanted=shown), output, readme)


@pytest.mark.on_demand("render")
@pytest.mark.timeout(3600)
async def test_every_scene_reads_well_in_every_look(output: Path, tmp_path: Path):
    await _prove(plan(list(PLAYS), whole=True), output, tmp_path)
