"""The part of XPath that ``.sxcu`` files use, over XML without entities or document types."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from xml.parsers import expat

_MAX_DEPTH: Final = 64
_MAX_PATH: Final = 200  # each step may look at the whole answer
_MAX_STEPS: Final = 16
_MOST: Final = 5_000
_STEP: Final = re.compile(
    r"(?P<deep>/)?/?(?P<axis>@)?(?P<name>text\(\)|[\w:.-]+|\*)"
    r"(?P<tests>(?:\[[^\]]{1,200}\])*)"
)
_TEST: Final = re.compile(
    r"\[\s*(?:(?P<number>\d{1,9})|(?P<axis>@)?(?P<name>[\w:.-]+)"
    r"(?:\s*=\s*(?:'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"))?)\s*\]"
)


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str]
    children: list[_Element] = field(default_factory=list["_Element"])
    texts: list[str] = field(default_factory=list[str])

    def within(self) -> list[_Element]:
        """Return all elements below this one, in the order of the document."""
        found: list[_Element] = []
        waiting = list(reversed(self.children))
        while waiting:
            each = waiting.pop()
            found.append(each)
            waiting.extend(reversed(each.children))
        return found


class _NotPlain(Exception):
    """XML with a document type or nested too deep."""


def first(text: str, path: str) -> str:
    """Return the first value of a path in an XML text; empty when it leads nowhere.

    Args:
        text: The XML; entities and document types make it unreadable on purpose.
        path: Such as ``/rsp/url``, ``//link[@rel='self']/@href``, ``files/file[1]/text()``.
    """
    root = _tree(text)
    steps = _steps(path)
    if root is None or steps is None:
        return ""
    places = [root]
    for step in steps:
        if step["axis"]:
            return next(
                (
                    each.attributes[step["name"]]
                    for each in places
                    if step["name"] in each.attributes
                ),
                "",
            )
        if step["name"] == "text()":
            break
        found = (result for place in places for result in _following(place, step))
        places = list(islice(found, _MOST))
    return "".join(places[0].texts).strip() if places and steps else ""


def is_path(path: str) -> bool:
    """Say whether `first` understands a path."""
    return _steps(path) is not None


def _steps(path: str) -> list[re.Match[str]] | None:
    steps: list[re.Match[str]] = []
    rest = path.strip()
    at = 0
    if len(rest) > _MAX_PATH or rest.count("/") > _MAX_STEPS:
        return None
    while at < len(rest):
        match = _STEP.match(rest, at)
        if match is None or _TEST.sub("", match["tests"]):
            return None
        steps.append(match)
        at = match.end()
    return steps


def _following(place: _Element, step: re.Match[str]) -> list[_Element]:
    pool = place.within() if step["deep"] else place.children
    found = [each for each in pool if step["name"] in ("*", each.tag)]
    for test in _TEST.finditer(step["tests"]):
        found = _passing(found, test)
    return found


def _passing(elements: list[_Element], test: re.Match[str]) -> list[_Element]:
    if test["number"]:
        index = int(test["number"]) - 1
        return elements[index : index + 1] if index >= 0 else []
    wanted = test["single"] if test["single"] is not None else test["double"]
    passing: list[_Element] = []
    for element in elements:
        if test["axis"]:
            values = (
                [element.attributes[test["name"]]] if test["name"] in element.attributes else []
            )
        else:
            values = ["".join(c.texts) for c in element.children if c.tag == test["name"]]
        if wanted in values or (wanted is None and values):
            passing.append(element)
    return passing


def _tree(text: str) -> _Element | None:
    """Read XML; the element returned holds the document's own."""
    top = _Element("", {})
    stack = [top]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > _MAX_DEPTH:
            raise _NotPlain
        element = _Element(tag, attributes)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_tag: str) -> None:
        below = stack.pop()
        stack[-1].texts.append("".join(below.texts))

    def characters(data: str) -> None:
        stack[-1].texts.append(data)

    def refuse(*_facts: object) -> None:
        raise _NotPlain

    # A document type is refused where it begins, so no entity is ever declared or looked up.
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, _NotPlain):
        return None
    return top
