"""The copy deck: every sentence of the window, in every language, by key.

The files are ``resources/translations/*.tsv``: key, English, Simplified Chinese. A key with the
ending ``.one`` holds the English singular of the key without it; Chinese has one form.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QLocale

from pikascenes_desktop.ui.resources import resource

LANGUAGES: Final = ("en", "zh_CN")
COLUMNS: Final = 1 + len(LANGUAGES)


class _Current:
    """The language in use; one for the whole window."""

    language = "en"


def set_language(language: str | None) -> None:
    """Speak ``en`` or ``zh_CN`` from now on; None follows the system, and so does the unknown."""
    if language not in LANGUAGES:
        is_chinese = QLocale.system().language() == QLocale.Language.Chinese
        language = "zh_CN" if language is None and is_chinese else "en"
    _Current.language = language


def language() -> str:
    """Return the language in use, ``en`` or ``zh_CN``."""
    return _Current.language


def locale() -> QLocale:
    """Return how numbers and dates are written in the language in use."""
    return QLocale(_Current.language)


@lru_cache(maxsize=1)
def deck() -> dict[str, tuple[str, ...]]:
    """Read all keys with their texts, one per language of `LANGUAGES`.

    Raises:
        ValueError: A line has not as many columns as there are languages, or a key is there twice.
    """
    entries: dict[str, tuple[str, ...]] = {}
    for file in sorted(resource("translations").glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            key, *texts = line.split("\t")
            if len(texts) != len(LANGUAGES) or key in entries:
                raise ValueError(f"{file.name}: {key}")
            entries[key] = tuple(texts)
    return entries


def say(key: str, **facts: object) -> str:
    """Return a text of the deck in the current language, its ``{names}`` filled in.

    Raises:
        KeyError: There is no such key, or a fact is missing.
    """
    entries = deck()
    texts = entries[key]
    if facts.get("n") == 1 and _Current.language == "en":
        texts = entries.get(f"{key}.one", texts)
    text = texts[LANGUAGES.index(_Current.language)]
    return text.format_map(facts) if facts else text
