"""Texts that UTF-8 can hold: half of a surrogate pair is none, and no request or file takes it."""

from __future__ import annotations


def is_whole(text: str) -> bool:
    """Say whether a text holds no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def whole(text: str) -> str:
    """Return a text with U+FFFD for what is no character, such as an argument's odd bytes."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
