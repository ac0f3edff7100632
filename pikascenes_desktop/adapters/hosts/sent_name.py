"""What a picture is called on its way: never what the user called it."""

from __future__ import annotations

import secrets
from typing import Final

_SUFFIXES: Final = {"image/png": "png", "image/jpeg": "jpg"}
"""By the types of normalised pictures."""


def random_name(media_type: str) -> str:
    """Return a file name that says nothing and that nobody can guess: 128 random bits."""
    return f"{secrets.token_hex(16)}.{_suffix(media_type)}"


def digest_name(sha256: str, media_type: str) -> str:
    """Return the file name by which the same bytes are found again."""
    return f"{sha256}.{_suffix(media_type)}"


def _suffix(media_type: str) -> str:
    return _SUFFIXES.get(media_type, "bin")
