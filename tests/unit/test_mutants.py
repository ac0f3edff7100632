"""The judge of mutants: what counts as killed, and that no survivor goes without a reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import verdicts
import workplace
from verdicts import Change, judge, reasons
from workplace import CHECKOUT, PACKAGE, Module, Workplace

if TYPE_CHECKING:
    from pathlib import Path

MUTATED = """
def x_add__mutmut_orig(a, b):
    total = a + b
    return total

def x_add__mutmut_1(a, b):
    total = a - b
    return total

def x_add__mutmut_2(a, b):
    total = a + b
    return None

def x_half__mutmut_orig(a, whole=False):
    return a

def x_half__mutmut_1(a, whole=True):
    return a

class Sum:
    def xǁSumǁmore__mutmut_orig(self):
        return 1

    def xǁSumǁmore__mutmut_1(self):
        return 2
"""
SURVIVOR = Change("services/sum", "add", "return total", "return None")
IN_CLASS = Change("services/sum", "Sum.more", "return 1", "return 2")
DEFAULT = Change("services/sum", "half", "a, whole=False", "a, whole=True")
KNOWN = CHECKOUT / ".mutants" / "modules.tsv"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    monkeypatch.setattr(workplace, "PLACES", tmp_path)
    monkeypatch.setattr(verdicts, "REASONS", tmp_path / "survivors.tsv")
    explain(tmp_path)
    place = Workplace(Module("services/sum", ("tests/unit/test_mutants.py",)))
    place.mutated.parent.mkdir(parents=True)
    place.mutated.write_text(MUTATED, "utf-8")
    return place


def explain(folder: Path, *changes: Change) -> None:
    rows = "".join(
        f"{each.module}\t{each.function}\t{each.was}\t{each.becomes}\tnobody can tell\n"
        for each in changes
    )
    (folder / "survivors.tsv").write_text("header\n" + rows, "utf-8")


def end(place: Workplace, *endings: int | None) -> None:
    names = ("x_add__mutmut_1", "x_add__mutmut_2", "xǁSumǁmore__mutmut_1")
    keys = [f"{PACKAGE}.services.sum.{name}" for name in names]
    meta = {"exit_code_by_key": dict(zip(keys, endings, strict=True))}
    place.mutated.with_suffix(".py.meta").write_text(json.dumps(meta), "utf-8")


def test_what_was_never_begun_has_no_verdict(place: Workplace) -> None:
    assert judge(place) is None


def test_a_failed_test_a_broken_run_and_an_endless_one_kill(place: Workplace) -> None:
    end(place, 1, 3, 36)
    verdict = judge(place)
    assert verdict is not None
    assert verdict.passed
    assert (verdict.total, verdict.killed) == (3, 3)
    assert verdict.row == "| `services/sum` | 3 | 3 (100%) | 0 |"


def test_survivors_are_named_by_what_they_change(place: Workplace, tmp_path: Path) -> None:
    end(place, 1, 0, 33)
    verdict = judge(place)
    assert verdict is not None
    assert verdict.unexplained == (IN_CLASS, SURVIVOR)
    explain(tmp_path, SURVIVOR)
    verdict = judge(place)
    assert verdict is not None
    assert (verdict.explained, verdict.unexplained) == ((SURVIVOR,), (IN_CLASS,))


def test_a_changed_default_is_told(place: Workplace) -> None:
    assert verdicts.changes_of(place, ["x_half__mutmut_1"]) == [DEFAULT]


def test_a_reason_for_each_is_not_enough(place: Workplace, tmp_path: Path) -> None:
    end(place, 1, 0, 1)
    explain(tmp_path, SURVIVOR)
    verdict = judge(place)
    assert verdict is not None
    assert not verdict.unexplained
    assert not verdict.passed, "two of three are fewer than nine of ten"


def test_what_was_not_tried_is_no_verdict_yet(place: Workplace) -> None:
    end(place, 1, 1, None)
    verdict = judge(place)
    assert verdict is not None
    assert verdict.untried == 1
    assert not verdict.passed


def test_the_map_and_the_reasons_are_of_this_checkout() -> None:
    rows = [line.split("\t") for line in KNOWN.read_text("utf-8").splitlines()[1:]]
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    for module, tests in rows:
        assert (CHECKOUT / PACKAGE / f"{module}.py").is_file()
        assert f"`{module}`" in readme
        for test in tests.split():
            assert (CHECKOUT / test).is_file()
    for change, reason in reasons().items():
        assert change.module in {module for module, _ in rows}
        assert reason
