"""The part of JSONPath that ``.sxcu`` files use: names, indexes, wildcards, and search by name."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pikascenes_desktop.domain.json_values import as_list, as_object

MAX_PATH: Final = 200
"""Characters in a path; each step may look at the whole answer."""

_MAX_STEPS: Final = 16
_MOST: Final = 5_000
_STEP: Final = re.compile(
    r"""(?P<deep>\.\.)?\.?
        (?: \[\s*(?P<index>-?\d{1,9}|\*)\s*\]
          | \[\s*'(?P<single>[^']*)'\s*\] | \[\s*"(?P<double>[^"]*)"\s*\]
          | (?P<name>[^.\[\]]+) )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Step:
    name: str | None
    index: int | None
    is_deep: bool

    def of(self, value: object) -> list[object]:
        """Return what the step leads to from one value."""
        if self.name is not None:
            members = as_object(value)
            return [members[self.name]] if self.name in members else []
        items = as_list(value) or list(as_object(value).values())
        if self.index is None:
            return items
        return [items[self.index]] if -len(items) <= self.index < len(items) else []


def first(text: str, path: str) -> str:
    """Return what a path leads to first in a JSON text; empty when it leads nowhere.

    Args:
        text: The JSON.
        path: Such as ``data.link``, ``$.files[0].url``, ``[0]['src']``; ``.name`` looks for the
            name at any depth, as ShareX's prefix ``$.`` makes of it.
    """
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    steps = _steps(path)
    found: list[object] = [value] if steps is not None else []
    for step in steps or []:
        places = (inner for each in found for inner in _within(each)) if step.is_deep else found
        found = list(islice((result for place in places for result in step.of(place)), _MOST))
    return _text(found[0]) if found else ""


def is_path(path: str) -> bool:
    """Say whether `first` understands a path."""
    return _steps(path) is not None


def _steps(path: str) -> list[_Step] | None:
    rest = path.strip()
    if len(rest) > MAX_PATH:
        return None
    if rest.startswith("$"):
        rest = rest[1:]
    elif rest.startswith("."):
        rest = f".{rest}"
    steps: list[_Step] = []
    at = 0
    while at < len(rest):
        match = _STEP.match(rest, at)
        if match is None:
            return None
        name = next(
            (match[key] for key in ("single", "double", "name") if match[key] is not None), None
        )
        number = match["index"]
        if name == "*":
            name = None
        index = int(number) if number not in (None, "*") else None
        steps.append(_Step(name, index, match["deep"] is not None))
        at = match.end()
    return steps if len(steps) <= _MAX_STEPS else None


def _within(value: object) -> list[object]:
    """Return a value and all that is in it, from above to below."""
    found: list[object] = []
    waiting: deque[object] = deque([value])
    while waiting:
        each = waiting.popleft()
        found.append(each)
        waiting.extend(as_object(each).values() or as_list(each))
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
