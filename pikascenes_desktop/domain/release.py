"""Versions of this program, and which of two is newer."""

from __future__ import annotations

import re
from typing import Final

NEWEST_ADDRESS: Final = "https://pikascenes-desktop.example/newest.txt"
"""The one address that is asked, and only when the user says so: a text with a version in it.

Until the program has a home this is a name that can belong to nobody (RFC 2606).
"""

_VERSION: Final = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,3}", re.ASCII)


def version_in(text: str) -> str | None:
    """Return the version that a text consists of; None when it is none, such as ``1.2.3``."""
    stripped = text.strip()
    return stripped if _VERSION.fullmatch(stripped) else None


def is_newer(version: str, than: str) -> bool:
    """Say whether a version is newer than another; both as `version_in` returns them."""
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> list[int]:
    numbers = [int(part) for part in version.split(".")]
    while numbers and not numbers[-1]:  # 1.2 and 1.2.0 are the same
        numbers.pop()
    return numbers
