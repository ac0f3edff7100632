"""In what two clips differ: rows of values, and the words of the prompts that differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.ui.clip_facts import cost_of, follow_of
from pikascenes_desktop.ui.words import say

if TYPE_CHECKING:
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.domain.scene import Scene

WORDS_AROUND: Final = 4
"""How many words of what is the same stand beside what differs."""

LEAST_CUT: Final = 3
"""Fewer words than this are not worth an ellipsis."""

CUT: Final = "…"
NO_BREAK: Final = "\N{NO-BREAK SPACE}"

_TOKEN: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|\w+|[^\w\s]|\s+")
"""A word, a Chinese character, a sign, or a space."""


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a text.

    Attributes:
        differs: Whether the other side has something else here.
    """

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        name: What is compared.
        values: The text of each side, in runs.
        differs: Whether the sides differ.
    """

    name: str
    values: tuple[tuple[Run, ...], tuple[Run, ...]]
    differs: bool


def rows_of(first: tuple[Generation, Clip], second: tuple[Generation, Clip]) -> tuple[Row, ...]:
    """Return the rows for two clips: what differs first, then what is the same."""
    a, b = first[0].scene, second[0].scene
    rows = [
        _plain(say("seed.label"), _seed(a), _seed(b)),
        _plain(say("follow.label"), follow_of(a), follow_of(b)),
        _text(say("prompt.label"), a.prompt, b.prompt),
    ]
    if a.negative_prompt or b.negative_prompt:
        rows.append(_text(say("avoid.label"), a.negative_prompt, b.negative_prompt))
    rows.append(_plain(say("shape.label"), _shape(a), _shape(b)))
    rows.append(_ingredients(a, b))
    costs = cost_of(first[0]), cost_of(second[0])
    if any(costs):
        rows.append(_plain(say("view.cost"), costs[0] or "", costs[1] or ""))
    return tuple(sorted(rows, key=lambda row: not row.differs))


def _plain(name: str, first: str, second: str) -> Row:
    return Row(name, ((Run(first),), (Run(second),)), first != second)


def _seed(scene: Scene) -> str:
    return say("seed.random") if scene.seed is None else str(scene.seed)


def _shape(scene: Scene) -> str:
    length = say("length.s", n=int(scene.duration))
    return f"{scene.aspect_ratio.value} · {scene.resolution.value} · {length}"


def _ingredients(first: Scene, second: Scene) -> Row:
    keys = [[one.sha256 or one.source for one in scene.ingredients] for scene in (first, second)]
    counts = [say("ing.count", n=len(scene.ingredients)) for scene in (first, second)]
    differs = keys[0] != keys[1]
    if differs and counts[0] == counts[1]:
        counts[1] = f"{counts[1]} · {say('cmp.others')}"
    return Row(say("ing.label"), ((Run(counts[0]),), (Run(counts[1]),)), differs)


def _text(name: str, first: str, second: str) -> Row:
    first, second = " ".join(first.split()), " ".join(second.split())
    if first == second:
        same = (Run(first or say("card.noprompt")),)
        return Row(name, (same, same), differs=False)
    return Row(name, text_runs(first, second), differs=True)


def text_runs(first: str, second: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return two texts in runs; what is the same and far from any difference is cut out."""
    a, b = _TOKEN.findall(first), _TOKEN.findall(second)
    runs: tuple[list[Run], list[Run]] = ([], [])
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for place, (kind, a_from, a_to, b_from, b_to) in enumerate(blocks):
        if kind == "equal":
            same = _shortened(a[a_from:a_to], is_first=place == 0, is_last=place == len(blocks) - 1)
            runs[0].append(Run(same))
            runs[1].append(Run(same))
        else:
            runs[0].append(Run("".join(a[a_from:a_to]), differs=True))
            runs[1].append(Run("".join(b[b_from:b_to]), differs=True))
    return (
        tuple(run for run in runs[0] if run.text),
        tuple(run for run in runs[1] if run.text),
    )


def _shortened(tokens: list[str], *, is_first: bool, is_last: bool) -> str:
    around = 2 * WORDS_AROUND  # words and the spaces between them
    head = [] if is_first else tokens[:around]
    tail = [] if is_last else tokens[len(tokens) - around :]
    if len(tokens) - len(head) - len(tail) < 2 * LEAST_CUT:
        return "".join(tokens)
    before, after = "".join(head).rstrip(), "".join(tail).lstrip()
    return f"{before}{NO_BREAK if before else ''}{CUT}{' ' if after else ''}{after}"
