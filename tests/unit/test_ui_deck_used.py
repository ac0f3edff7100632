"""Every text of the deck is said somewhere, or is struck with a reason."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pikascenes_desktop
from pikascenes_desktop.ui.texts import deck, is_singular

PACKAGE = Path(pikascenes_desktop.__file__).parent

STRUCK = {
    "empty.none": "a sentence and a button, as empty.none.t and its action",
    "er.key.t": "the same words as job.wait.key, which the card says",
    "ready.job": "the singular of ready.jobs, by Qt's plural forms",
    "warn.reduce.tag": "the tag names the size instead, as pictures 04 and 12 do: warn.reduce.tag2",
}
"""Keys that nothing says, and why."""


class Said(ast.NodeVisitor):
    """Collects what the code may say: whole keys, and keys made of a fixed and a changing part.

    Attributes:
        whole: Every string that stands in the code.
        families: Patterns of keys with a fixed beginning, such as ``follow.…``.
        endings: What is put behind a key to make another, such as ``.prompt``.
    """

    def __init__(self) -> None:
        self.whole: set[str] = set()
        self.families: set[re.Pattern[str]] = set()
        self.endings: set[str] = set()

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.whole.add(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
        first, last = parts[0], parts[-1]
        if isinstance(first, str) and re.match(r"[a-z]+[.]", first):
            pattern = "".join("[^.]+" if part is None else re.escape(str(part)) for part in parts)
            self.families.add(re.compile(pattern))
        elif first is None and isinstance(last, str) and last.startswith("."):
            self.endings.add(last)
        self.generic_visit(node)

    def says(self, key: str) -> bool:
        if key in self.whole or any(family.fullmatch(key) for family in self.families):
            return True
        return any(
            key.endswith(ending) and self._is_known(key.removesuffix(ending))
            for ending in self.endings
        )

    def _is_known(self, stem: str) -> bool:
        return stem in self.whole or any(family.fullmatch(stem) for family in self.families)


def said() -> Said:
    found = Said()
    for file in PACKAGE.rglob("*.py"):
        found.visit(ast.parse(file.read_text(encoding="utf-8")))
    return found


def test_every_text_is_said_or_struck_with_a_reason():
    found = said()
    silent = {key for key in deck() if not is_singular(key) and not found.says(key)}
    assert sorted(silent - set(STRUCK)) == []
    assert sorted(set(STRUCK) - silent) == [], "these are said after all"
    assert all(STRUCK.values())


def test_what_the_code_says_is_recognised():
    found = Said()
    code = 'say("a.one"); say(f"follow.{mode}"); say(f"{key}.prompt"); sample = "sample.1"'
    found.visit(ast.parse(code))
    assert found.says("a.one")
    assert found.says("follow.creative")
    assert not found.says("follow.creative.hint")
    assert found.says("sample.1.prompt")
    assert not found.says("sample.2.prompt")
    assert not found.says("b.one")
