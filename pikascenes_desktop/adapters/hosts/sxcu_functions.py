"""What the functions of a custom host's texts come to, for one picture and one answer."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts import sxcu_json, sxcu_regex, sxcu_xml
from pikascenes_desktop.adapters.hosts.sxcu_syntax import (
    ANSWER_FUNCTIONS,
    Call,
    SxcuRefused,
    Template,
    calls,
    parse,
)
from pikascenes_desktop.domain.custom_host import ImportProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_INPUT_PATTERN_GROUP: Final = 3
_MAX_CALLS: Final = 32
_MAX_PATTERNS: Final = 2  # each may take its whole time
_ENCODED: Final = Call("base64", ((Call("input"),),))


@dataclass(frozen=True, slots=True)
class Known:
    """What functions may look at.

    Attributes:
        filename: The name the picture is sent under.
        picture: The picture in base64; empty where the text does not need it.
        response: The answer's body.
        response_url: Where the answer came from in the end.
        headers: The answer's headers.
    """

    filename: str = ""
    picture: str = field(default="", repr=False)
    response: str = ""
    response_url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


def evaluated(template: Template, known: Known, quote: Callable[[str], str] = str) -> str:
    """Return what a template comes to; blocks as `sxcu_regex.first`.

    Args:
        template: Without functions that ask: those are gone after the import.
        known: What functions look at.
        quote: Applied to the file's name and the picture, such as for an address.

    Raises:
        SxcuRefused: A pattern that only now came to be is not taken.
    """
    return "".join(
        part if isinstance(part, str) else _call(part, known, quote) for part in template
    )


def checked(text: str, *, in_request: bool) -> Template:
    """Parse a text, and check all that can be checked before it is used.

    Args:
        text: One text of a file.
        in_request: Whether it is sent, so that it cannot look at the answer.

    Raises:
        SxcuRefused: It cannot be used.
    """
    template = parse(text)
    found = calls(template)
    pictures = [call for call in found if call.name == "input"]
    if len(found) > _MAX_CALLS or len([c for c in found if c.name == "regex"]) > _MAX_PATTERNS:
        raise SxcuRefused(ImportProblem.SYNTAX)
    if len(pictures) > 1 or (pictures and not in_request):
        raise SxcuRefused(ImportProblem.SYNTAX)
    if pictures and not any(part in (Call("input"), _ENCODED) for part in template):
        raise SxcuRefused(ImportProblem.SYNTAX)
    if in_request and any(call.name in ANSWER_FUNCTIONS for call in found):
        raise SxcuRefused(ImportProblem.TOO_EARLY)
    for call in found:
        _check_arguments(call)
    return template


def _check_arguments(call: Call) -> None:
    literals = [_literal(argument) for argument in call.arguments]
    if call.name == "regex":
        pattern = literals[1 if len(literals) == _INPUT_PATTERN_GROUP else 0]
        if pattern is not None:
            sxcu_regex.compiled(pattern)
    path = literals[-1] if literals else None
    if path is None:
        return
    if (call.name == "json" and not sxcu_json.is_path(path)) or (
        call.name == "xml" and not sxcu_xml.is_path(path)
    ):
        raise SxcuRefused(ImportProblem.SYNTAX)


def _literal(template: Template) -> str | None:
    if any(isinstance(part, Call) for part in template):
        return None
    return "".join(part for part in template if isinstance(part, str))


def sends_picture(template: Template) -> bool:
    """Say whether a template holds the picture itself."""
    return any(call.name == "input" for call in calls(template))


def _call(call: Call, known: Known, quote: Callable[[str], str]) -> str:
    values = [evaluated(argument, known, quote) for argument in call.arguments]
    if call.name in ANSWER_FUNCTIONS:
        return _of_answer(call.name, values, known)
    encoded = call.name == "input" or call == _ENCODED  # the picture is in base64 already
    match "input" if encoded else call.name:
        case "filename":
            return quote(known.filename)
        case "input":
            return quote(known.picture)
        case "base64":
            return base64.b64encode(values[0].encode("utf-8", "replace")).decode("ascii")
        case "random":
            return secrets.choice(values)
        case _:  # those that ask are gone after the import, and an outputbox shows nothing here
            return ""


def _of_answer(name: str, values: list[str], known: Known) -> str:
    if name in ("json", "xml"):
        first = sxcu_json.first if name == "json" else sxcu_xml.first
        return first(values[0] if len(values) > 1 else known.response, values[-1])
    if name == "regex":
        if len(values) < _INPUT_PATTERN_GROUP:
            values = [known.response, *values]
        text, pattern, *group = values
        return sxcu_regex.first(text, pattern, "".join(group).strip())
    if name == "header":
        return known.headers.get(values[0].strip(), "")
    return known.response if name == "response" else known.response_url
