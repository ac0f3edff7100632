r"""The syntax inside the texts of ``.sxcu`` files: ``{name:one|two}``, nested, ``\`` escapes.

Written from the behaviour that ShareX's users rely on; the older ``$name:argument$`` is turned
into this one by `sxcu_migration`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from pikascenes_desktop.domain.custom_host import ImportProblem

SPECIAL: Final = "\\{}|"
"""What must be escaped to stand for itself."""

MAX_TEXT: Final = 8192
"""Characters in one text; the longest public file has some hundred."""

MAX_DEPTH: Final = 16


@dataclass(eq=False)
class SxcuRefused(Exception):
    """A description that is not taken, and why."""

    problem: ImportProblem


@dataclass(frozen=True, slots=True)
class Call:
    """A function and its arguments.

    Attributes:
        name: In lower case.
    """

    name: str
    arguments: tuple[Template, ...] = ()


Template: TypeAlias = "tuple[str | Call, ...]"
"""Texts and calls, to be put behind one another."""

ARITY: Final = {
    "response": (0, 0),
    "responseurl": (0, 0),
    "header": (1, 1),
    "json": (1, 2),
    "xml": (1, 2),
    "regex": (1, 3),
    "filename": (0, 0),
    "input": (0, 0),
    "base64": (1, 1),
    "random": (1, 64),
    "select": (1, 64),
    "inputbox": (0, 2),
    "prompt": (0, 2),
    "outputbox": (0, 2),
}
"""All functions, with the fewest and the most arguments they take."""

ANSWER_FUNCTIONS: Final = frozenset({"response", "responseurl", "header", "json", "xml", "regex"})
"""Functions that look at the host's answer, so that a request cannot hold them."""

ASKING: Final = frozenset({"select", "inputbox", "prompt"})
"""Functions that ask the user; at import, and never again."""


def parse(text: str) -> Template:
    """Return what a text is made of.

    A ``}`` or ``|`` outside of any function ends the text, as it does in ShareX.

    Raises:
        SxcuRefused: A function is unknown, open at the end or has too few or too many arguments.
    """
    if len(text) > MAX_TEXT:
        raise SxcuRefused(ImportProblem.SYNTAX)
    template, _end = _sequence(text, 0, 0)
    return template


def _sequence(text: str, at: int, depth: int) -> tuple[Template, int]:
    """Read up to an end mark; the index is that of the mark, or of the end of the text."""
    parts: list[str | Call] = []
    literal: list[str] = []
    while at < len(text) and text[at] not in "|}":
        character = text[at]
        if character == "{":
            if literal:
                parts.append("".join(literal))
                literal.clear()
            call, at = _call(text, at + 1, depth + 1)
            parts.append(call)
            continue
        if character == "\\" and at + 1 < len(text):
            at += 1
            character = text[at]
        literal.append(character)
        at += 1
    if literal:
        parts.append("".join(literal))
    return tuple(parts), at


def _call(text: str, at: int, depth: int) -> tuple[Call, int]:
    if depth > MAX_DEPTH:
        raise SxcuRefused(ImportProblem.SYNTAX)
    start = at
    while at < len(text) and text[at] not in ":}":
        at += 1
    name = text[start:at].strip().lower()
    arguments: list[Template] = []
    while at < len(text) and text[at] != "}":
        argument, at = _sequence(text, at + 1, depth)
        arguments.append(argument)
    if at >= len(text):
        raise SxcuRefused(ImportProblem.SYNTAX)
    if name not in ARITY:
        raise SxcuRefused(ImportProblem.UNKNOWN_FUNCTION)
    fewest, most = ARITY[name]
    if not fewest <= len(arguments) <= most:
        raise SxcuRefused(ImportProblem.SYNTAX)
    return Call(name, tuple(arguments)), at + 1


def written(template: Template) -> str:
    """Return a text that `parse` turns into the template."""
    parts: list[str] = []
    for part in template:
        if isinstance(part, str):
            parts.append(escaped(part))
        else:
            arguments = "|".join(written(argument) for argument in part.arguments)
            parts.append(f"{{{part.name}:{arguments}}}" if part.arguments else f"{{{part.name}}}")
    return "".join(parts)


def escaped(literal: str) -> str:
    """Return a literal text as it stands in a template."""
    return "".join(f"\\{mark}" if mark in SPECIAL else mark for mark in literal)


def calls(template: Template) -> list[Call]:
    """Return all calls in a template, outer before inner."""
    found: list[Call] = []
    for part in template:
        if isinstance(part, Call):
            found.append(part)
            for argument in part.arguments:
                found += calls(argument)
    return found
