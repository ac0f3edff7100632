"""`kill -9` before every call that changes the disk or the wire: no clip lost or paid twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.faults.kill_sweep import Sweep, Wish, points_of, sweep
from tests.faults.kill_trap import is_possible
from tests.faults.kill_worker import Point

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.linux_proof,
    pytest.mark.skipif(not is_possible(), reason="needs seccomp of Linux on x86-64"),
    pytest.mark.timeout(900),
]

AT_LEAST = 300
"""Every call of a first start and a generation; some more than that. `poe kill-sweep --points N`
adds points at which what takes it up is killed, too."""

PAIRS = 40
DURABLE = {"write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "link", "sendto"}


def ends(done: Sweep) -> Counter[str]:
    assert [each.broken for each in done.broken] == []
    return Counter(each.end for each in done.results.values())


def test_a_kill_at_every_call(tmp_path: Path) -> None:
    done = sweep(Wish(), tmp_path)
    found = ends(done)
    assert found.total() == len(done.calls) >= AT_LEAST
    assert set(done.calls) >= DURABLE
    # from before the press, over the paid step, to the saved clip
    assert set(found) >= {"never accepted from the user", "saved", "saved, after its id was pasted"}
    assert sum(each.ended for each in done.results.values()) >= 0.98 * found.total()


def test_a_second_kill_while_it_is_taken_up(tmp_path: Path) -> None:
    done = sweep(Wish(PAIRS, near_sends=1), tmp_path)
    ends(done)
    assert sum(each.ended == 2 for each in done.results.values()) >= PAIRS // 4


def test_a_sweep_goes_on_where_it_was_left(tmp_path: Path) -> None:
    note = tmp_path / "note"
    first = sweep(Wish(2), tmp_path / "first", note)
    again = sweep(Wish(2), tmp_path / "again", note)
    assert again.results == first.results
    assert len(note.read_text().splitlines()) == 3  # what the calls are, and each point


def test_points_are_spread_evenly_and_each_is_another() -> None:
    calls = ("write", "fsync") * 150
    assert points_of(calls, Wish()) == [Point(nth) for nth in range(1, 301)]
    assert points_of(calls, Wish(3)) == [Point(1), Point(101), Point(201)]
    assert points_of(calls, Wish(1)) == [Point(1)]
    near = points_of(("write", "sendto", "write", "fsync"), Wish(near_sends=1))
    assert near == [Point(2), Point(3)]
    many = points_of(calls, Wish(2000))
    assert len(many) == len(set(many)) == 2000
    assert {point.first for point in many if point.second} == set(range(1, 301))
