"""The older syntax of ``.sxcu`` files (up to version 13.7.1): ``$name:argument$`` and RegexList."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.adapters.hosts.sxcu_syntax import ARITY, escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

LAST_OLD_VERSION: Final = (13, 7, 1)

_OLD_CALL: Final = re.compile(rf"\$(?:{'|'.join(ARITY)})(?::[^$]{{0,8192}})?\$", re.IGNORECASE)
_OLD_REGEX: Final = re.compile(r"(?:regex:)?(\d{1,4})(?:[|,](.{1,100}))?", re.IGNORECASE)


def is_old(version: str, texts: Sequence[str], *, has_patterns: bool) -> bool:
    """Say whether a file's texts are written in the older syntax.

    Args:
        version: The file's version; where it says none, the texts are looked at.
        texts: All texts that may hold functions.
        has_patterns: Whether there is a RegexList, which ended with the older syntax.
    """
    numbers = re.fullmatch(r"\s*(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(?:\.\d{1,6})?\s*", version)
    if numbers is None:
        return has_patterns or any(_OLD_CALL.search(text) for text in texts)
    return tuple(int(number or 0) for number in numbers.groups()) <= LAST_OLD_VERSION


def migrated(text: str, patterns: Sequence[str]) -> str:
    """Return a text of the older syntax in the current one.

    Args:
        text: Such as ``$json:data.link$``.
        patterns: The file's RegexList; ``$regex:1|2$`` is its first pattern, group 2.
    """
    pieces = _pieces(text)
    parts: list[str] = []
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            parts.append(_literal(piece))
        elif index == len(pieces) - 1:  # a dollar sign without a second one
            parts.append(f"${_literal(piece)}")
        else:
            parts.append(f"{{{_call(piece, patterns)}}}")
    return "".join(parts)


def _pieces(text: str) -> list[str]:
    """Split at dollar signs that no backslash stands before; backslashes stay."""
    pieces = [""]
    escaping = False
    for character in text:
        if character == "$" and not escaping:
            pieces.append("")
            continue
        escaping = character == "\\" and not escaping
        pieces[-1] += character
    return pieces


def _literal(piece: str) -> str:
    return escaped(re.sub(r"\\(.)", r"\1", piece, flags=re.DOTALL))


def _call(piece: str, patterns: Sequence[str]) -> str:
    regex = _OLD_REGEX.fullmatch(piece)
    if regex is not None:
        index = int(regex.group(1))
        if 1 <= index <= len(patterns):
            group = f"|{escaped(regex.group(2))}" if regex.group(2) else ""
            return f"regex:{escaped(patterns[index - 1])}{group}"
    return re.sub(r"[{}]", r"\\\g<0>", piece)
