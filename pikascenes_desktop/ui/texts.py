"""The copy deck as its authors write it: every text of the window, by key.

The files are ``resources/translations/*.tsv``: key, English, Simplified Chinese. A key with the
ending ``.one`` holds the singular of the key without it. What translators and Qt work with (the
``.ts`` and ``.qm`` files beside them) is made from these by ``poe translations``.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.ui.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES: Final = ("en", "zh_CN")

SINGULAR: Final = ".one"

INFLECTED: Final = ("en",)
"""The languages with a singular of their own; Chinese has one form for every number."""


def text_files() -> list[Path]:
    """Return the files of the deck, in a fixed order; none in a build that left them out."""
    return sorted(resource("translations").glob("*.tsv"))


@lru_cache(maxsize=1)
def deck() -> dict[str, tuple[str, ...]]:
    """Read all keys with their texts, one per language of `LANGUAGES`.

    Raises:
        ValueError: A line has not as many columns as there are languages, or a key is there twice.
    """
    entries: dict[str, tuple[str, ...]] = {}
    for file in text_files():
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            key, *texts = line.split("\t")
            if len(texts) != len(LANGUAGES) or key in entries:
                raise ValueError(f"{file.name}: {key}")
            entries[key] = tuple(texts)
    return entries


def is_singular(key: str) -> bool:
    """Say whether a key is no text of its own, but the singular of another."""
    return key.endswith(SINGULAR) and key.removesuffix(SINGULAR) in deck()


def has_plural(key: str) -> bool:
    """Say whether a text depends on a number."""
    return f"{key}{SINGULAR}" in deck()


def forms(key: str, language: str) -> tuple[str, ...]:
    """Return a text's forms, in Qt's order: the singular first where the language has one.

    Raises:
        KeyError: There is no such key.
        ValueError: There is no such language.
    """
    column = LANGUAGES.index(language)
    plural = deck()[key][column]
    if language in INFLECTED and has_plural(key):
        return (deck()[f"{key}{SINGULAR}"][column], plural)
    return (plural,)


@lru_cache(maxsize=1)
def digest() -> str:
    """Return what tells whether something was made from the deck as it stands.

    It is of the texts, not the files, so that a checkout with other line ends gives the same.
    """
    content = "\n".join("\t".join((key, *texts)) for key, texts in sorted(deck().items()))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
