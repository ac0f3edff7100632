"""What artists write, in both languages: `texts.tsv` beside this file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.render.looks import Look


@lru_cache(maxsize=1)
def _rows() -> list[list[str]]:
    text = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def _all(kind: str, look: Look) -> tuple[str, ...]:
    column = 2 if look.language == "zh_CN" else 1
    return tuple(row[column] for row in _rows() if row[0] == kind)


def prompt(look: Look) -> str:
    """Return the prompt of the pictures of the design."""
    return _all("prompt", look)[0]


def other_prompt(look: Look) -> str:
    """Return that prompt with a few words changed."""
    return _all("other", look)[0]


def avoid(look: Look) -> str:
    """Return the avoid text of the pictures of the design."""
    return _all("avoid", look)[0]


def titles(look: Look) -> tuple[str, ...]:
    """Return prompts of clips, all different."""
    return _all("title", look)
