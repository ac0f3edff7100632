"""The sweeps notice what they are made for: programs that sync too little or send twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.controls import LATE, MISTAKES, NO_FSYNC, NORMAL, RESEND, eatmydata
from tests.faults.kill_sweep import Wish, sweep
from tests.faults.kill_trap import is_possible
from tests.faults.power_disk import may_mount

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(not is_possible(), reason="needs seccomp of Linux on x86-64"),
    pytest.mark.timeout(600),
]

needs_disk = pytest.mark.skipif(not may_mount(), reason="needs root, to mount")
CUTS = 24
NEAR_SENDS = 4
"""The paid step is short, and a mistake in it shows nowhere else."""


def broken(wish: Wish, folder: Path) -> set[str]:
    """Return the names of the promises that a sweep found broken, such as ``I1``."""
    return {each.broken.split(":")[0] for each in sweep(wish, folder).broken}


@pytest.mark.parametrize(("mistake", "promise"), [(RESEND, "I1"), (LATE, "I1")])
def test_the_kill_sweep_notices_what_is_sent_twice(
    tmp_path: Path, mistake: str, promise: str
) -> None:
    assert promise in broken(Wish(near_sends=NEAR_SENDS, mistake=mistake), tmp_path)


@needs_disk
@pytest.mark.parametrize(("mistake", "promise"), [(NORMAL, "I3"), (NO_FSYNC, "I4")])
def test_power_cuts_notice_what_is_not_synced(tmp_path: Path, mistake: str, promise: str) -> None:
    assert promise in broken(Wish(CUTS, power=True, mistake=mistake), tmp_path)


@needs_disk
@pytest.mark.skipif(eatmydata() is None, reason="needs libeatmydata (Debian: libeatmydata1)")
def test_power_cuts_notice_libeatmydata(tmp_path: Path) -> None:
    preload = {"LD_PRELOAD": str(eatmydata())}
    assert "I3" in broken(Wish(CUTS, power=True, environment=preload), tmp_path)


def test_every_mistake_is_tried() -> None:
    assert set(MISTAKES) == {RESEND, LATE, NORMAL, NO_FSYNC}
