"""Regular expressions from strangers, against answers from strangers, within a limit in time.

They are .NET's, with look-behinds of any length, which linear engines do not have. Searching is
limited by a clock; compiling is not, so that what takes long to compile is refused by its text.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import regex

from pikascenes_desktop.adapters.hosts.sxcu_syntax import SxcuRefused
from pikascenes_desktop.domain.custom_host import ImportProblem

LIMIT_S: Final = 0.15
"""Seconds that one search may take."""

_MAX_PATTERN: Final = 500
_MAX_GROUPS: Final = 32
_MAX_NESTING: Final = 6
_MAX_REPEATS: Final = 1000
_COUNTED: Final = regex.compile(r"\{\s*(\d*)\s*(?:,\s*(\d*)\s*)?\}")
_FOREIGN: Final = regex.compile(
    r"\(\?(?:[R&|(]|[+-]?\d|P>|P&)"  # recursion, branch reset, conditions: not .NET's
    r"|\(\*|\{[^}\d,]"  # verbs; approximate matching
    r"|\\[LKGm]"
    r"|\(\?[a-zA-Z]*[befprwVLu]"
)


@lru_cache(maxsize=256)
def compiled(pattern: str) -> regex.Pattern[str]:
    """Return a .NET pattern ready for use.

    Raises:
        SxcuRefused: It is no pattern, or one that could take very long.
    """
    if len(pattern) > _MAX_PATTERN or _is_costly(pattern) or _FOREIGN.search(pattern):
        raise SxcuRefused(ImportProblem.PATTERN)
    ours = regex.sub(r"\(\?'(\w+)'", r"(?<\1>", pattern)
    ours = regex.sub(r"\\k[<'{](\w+)[>'}]", r"(?P=\1)", ours)
    try:
        return regex.compile(ours, regex.VERSION0)
    except (regex.error, ValueError, OverflowError, RecursionError, KeyError, IndexError) as exc:
        raise SxcuRefused(ImportProblem.PATTERN) from exc


def first(text: str, pattern: str, group: str = "") -> str:
    """Return the first match, or one group of it; empty when there is none or in vain.

    Blocks for up to `LIMIT_S`, other threads go on meanwhile.

    Args:
        text: Where to look.
        pattern: .NET's dialect.
        group: A number or name; the whole match when empty.

    Raises:
        SxcuRefused: As `compiled`.
    """
    ready = compiled(pattern)
    try:
        match = ready.search(text, timeout=LIMIT_S, concurrent=True)
        if match is None:
            return ""
        return match.group(int(group) if group.isdecimal() else group or 0) or ""
    except (TimeoutError, IndexError, MemoryError, RecursionError, regex.error):
        return ""


def _is_costly(pattern: str) -> bool:
    depth = deepest = groups = 0
    for character in pattern:
        if character == "(":
            depth, groups = depth + 1, groups + 1
            deepest = max(deepest, depth)
        elif character == ")":
            depth -= 1
    counts = (
        max(int(low or 1), int(high or 1), 1)
        for low, high in (
            (found[1][:9], (found[2] or "")[:9]) for found in _COUNTED.finditer(pattern)
        )
    )
    return groups > _MAX_GROUPS or deepest > _MAX_NESTING or math.prod(counts) > _MAX_REPEATS
