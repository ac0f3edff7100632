"""The disk loses its power: what the program took for kept is there, and nothing is paid twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.faults.kill_sweep import Wish, sweep
from tests.faults.kill_trap import is_possible
from tests.faults.power_disk import may_mount, power_disk

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(
        not (is_possible() and may_mount()), reason="needs root on Linux on x86-64, to mount"
    ),
    pytest.mark.timeout(600),
]

POINTS = 90
"""`poe power-cuts --points N` makes more."""


def test_a_power_cut_at_ninety_calls(tmp_path: Path) -> None:
    done = sweep(Wish(POINTS, power=True), tmp_path)
    assert [each.broken for each in done.broken] == []
    assert len(done.results) == POINTS
    found = Counter(each.end for each in done.results.values())
    assert found["saved"] >= POINTS // 3, found
    assert len(found) >= 2, found
    assert sum(each.ended for each in done.results.values()) >= 0.9 * POINTS


def test_a_disk_without_power_forgets_what_was_not_synced(tmp_path: Path) -> None:
    with power_disk(tmp_path / "disk") as disk:
        (disk.root / "kept").write_bytes(b"kept")
        disk.sync()
        (disk.root / "forgotten").write_bytes(b"forgotten")
        disk.cut()
        disk.come_back()
        assert (disk.root / "kept").read_bytes() == b"kept"
        assert not (disk.root / "forgotten").exists()
