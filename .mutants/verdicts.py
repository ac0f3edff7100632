"""What became of a module's mutants, and which survivors nobody has explained."""

from __future__ import annotations

import ast
import difflib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workplace import KILLED, TIMED_OUT, Workplace

REASONS: Final = Path(__file__).resolve().parent / "survivors.tsv"
LEAST_KILLED: Final = 0.9
"""The share of mutants that tests must kill; what is explained does not count for it."""


@dataclass(frozen=True)
class Change:
    """What a mutant changes, in words that stay true when lines move: a row of survivors.tsv."""

    module: str
    function: str
    was: str
    becomes: str


@dataclass(frozen=True)
class Verdict:
    """How a module stands."""

    module: str
    total: int
    killed: int
    untried: int
    explained: tuple[Change, ...]
    unexplained: tuple[Change, ...]

    @property
    def passed(self) -> bool:
        """Whether all were tried, enough were killed, and each survivor has a reason."""
        enough = self.killed >= LEAST_KILLED * self.total
        return enough and not self.untried and not self.unexplained

    @property
    def row(self) -> str:
        """The row of the README's table."""
        share = 100 * self.killed // self.total
        return (
            f"| `{self.module}` | {self.total} | {self.killed} ({share}%) | {len(self.explained)} |"
        )


def reasons() -> dict[Change, str]:
    """Read why survivors are let live."""
    rows = [line.split("\t") for line in REASONS.read_text("utf-8").splitlines()[1:] if line]
    return {Change(*cells): reason for *cells, reason in rows}


def judge(workplace: Workplace) -> Verdict | None:
    """Compare the survivors with the reasons; None for a module that was never begun."""
    endings = workplace.endings()
    if not endings:
        return None
    counts = Counter(
        "untried" if ending is None else "killed" if ending in KILLED | TIMED_OUT else "survived"
        for ending in endings.values()
    )
    survivors = [
        name
        for name, ending in endings.items()
        if ending is not None and ending not in KILLED | TIMED_OUT
    ]
    known = reasons()
    changes = sorted(
        changes_of(workplace, survivors), key=lambda each: (each.function, each.was, each.becomes)
    )
    return Verdict(
        module=workplace.module.name,
        total=len(endings),
        killed=counts["killed"],
        untried=counts["untried"],
        explained=tuple(each for each in changes if known.get(each)),
        unexplained=tuple(each for each in changes if not known.get(each)),
    )


def changes_of(workplace: Workplace, names: list[str]) -> list[Change]:
    """Tell what the named mutants change."""
    if not names:
        return []
    functions = {
        node.name: node
        for node in ast.walk(ast.parse(workplace.mutated.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    changes: list[Change] = []
    for name in names:
        mutant = name.rpartition(".")[2]
        mangled = mutant.partition("__mutmut_")[0]
        before, after = (
            [ast.unparse(part) for part in (functions[each].args, *functions[each].body)]
            for each in (f"{mangled}__mutmut_orig", mutant)
        )
        was, becomes = _difference("\n".join(before), "\n".join(after))
        readable = mangled.removeprefix("x").strip("_ǁ").replace("ǁ", ".")
        changes.append(Change(workplace.module.name, readable, was, becomes))
    return changes


def _difference(before: str, after: str) -> tuple[str, str]:
    old, new = before.splitlines(), after.splitlines()
    was: list[str] = []
    becomes: list[str] = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind != "equal":
            was += old[i1:i2]
            becomes += new[j1:j2]
    return _one_line(was), _one_line(becomes)


def _one_line(lines: list[str]) -> str:
    return " ⏎ ".join(line.strip() for line in lines)
