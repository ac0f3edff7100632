"""The Nth call of the disk fails, for every N until none is left: nothing is lost or paid twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bad_pictures import flat_png
from tests.faults.failing_disk import TROUBLES, Trouble, failing_disk
from tests.faults.nth_failure import Sweep
from tests.faults.quick_practice import KEY, quick_practice

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

pytestmark = pytest.mark.timeout(900)

POINTS = 12
"""Calls that are tried of each sweep here; `poe nth-failure` tries every one."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    with quick_practice(tmp_path_factory.mktemp("practice")) as base:
        yield base


@pytest.mark.parametrize("stays", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)
def test_a_call_that_fails(
    tmp_path: Path, base: str, monkeypatch: pytest.MonkeyPatch, trouble: Trouble, *, stays: bool
) -> None:
    monkeypatch.setenv("RUNCOMFY_TOKEN", KEY)
    picture = tmp_path / "fox.png"
    picture.write_bytes(flat_png(64, 64))
    with failing_disk(tmp_path / "runs") as disk:
        sweep = Sweep(tmp_path / "runs", base, picture, disk)
        ends = sweep.run(trouble, stays=stays, points=POINTS)
    assert sum(ends.values()) >= POINTS
    # it reaches from before the press to after the paid request
    assert len(ends) >= 3, ends
