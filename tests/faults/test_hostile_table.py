"""What may go wrong between a press and a clip: ``hostile_table.tsv`` names each proof of it.

One row for each failure of sending, waiting and fetching. A test is named by its module below
``tests`` and its function.
"""

from __future__ import annotations

import ast
import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

TABLE = Path(__file__).with_name("hostile_table.tsv")
TESTS = Path(__file__).parents[1]

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))


@cache
def functions(module: str) -> dict[str, ast.AST]:
    """Return the functions of a module, by name."""
    tree = ast.parse((TESTS / f"{module}.py").read_text(encoding="utf-8"))
    return {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def is_asleep(test: ast.AST) -> bool:
    """Say whether a test is marked as one that is not run everywhere, or may fail."""
    marks = (ast.unparse(each) for each in getattr(test, "decorator_list", ()))
    return any("xfail" in mark or mark == "pytest.mark.skip" for mark in marks)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["failure"][:60])
def test_each_failure_has_tests_that_are_there(row: dict[str, str]):
    assert row["promise"]
    named = row["tests"].split()
    assert named
    for name in named:
        module, _, function = name.partition("::")
        assert function in functions(module), name
        assert not is_asleep(functions(module)[function]), name


def test_each_part_of_the_way_has_its_rows():
    assert Counter(row["part"] for row in ROWS) == {"send": 12, "wait": 7, "fetch": 13}
    assert len({row["failure"] for row in ROWS}) == len(ROWS)
