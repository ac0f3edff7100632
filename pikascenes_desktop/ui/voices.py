"""Who says the texts: Qt's compiled translations, the texts themselves, or either, changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, Self

from PySide6.QtCore import QTranslator

from pikascenes_desktop.ui.texts import deck, digest, forms, text_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DIGEST_KEY: Final = "deck.digest"
"""The message that tells which texts a compiled translation was made from."""

MANY: Final = 2
"""Chooses the plural where no number is told: it names its facts, so that none goes missing."""


class Voice(Protocol):
    """Knows the texts of one language."""

    def text(self, key: str, number: int | None) -> str:
        """Return a text with its ``{names}`` unfilled, empty where there is none.

        Args:
            key: The text's key.
            number: What singular or plural depends on; None where nothing is counted.
        """
        ...


class Printed:
    """A compiled translation, as Qt reads it."""

    def __init__(self, translator: QTranslator, content: bytes) -> None:
        self._translator = translator
        self._content = content  # the translator reads in it as long as it lives

    @classmethod
    def read(cls, file: Path) -> Self | None:
        """Return what a ``.qm`` file says; None if there is none, or if it is out of date."""
        # Not by its path: Qt would map the file, and crash when an update replaces it in place.
        try:
            content = file.read_bytes()
        except OSError:
            return None
        translator = QTranslator()
        if not translator.load(content):
            return None
        voice = cls(translator, content)
        is_current = not text_files() or voice.text(DIGEST_KEY, None) == digest()
        return voice if is_current else None

    def text(self, key: str, number: int | None) -> str:
        number = MANY if number is None else abs(number)
        # A text that does not depend on a number has one form, which Qt finds without one.
        return self._translator.translate("", key, "", number) or self._translator.translate(
            "", key
        )


@dataclass(frozen=True, slots=True)
class Written:
    """The texts as their authors wrote them."""

    language: str

    def text(self, key: str, number: int | None) -> str:
        if key not in deck():
            return ""
        known = forms(key, self.language)
        return known[0] if number == 1 else known[-1]


@dataclass(frozen=True, slots=True)
class Changed:
    """Another voice, its texts changed on the way."""

    voice: Voice
    change: Callable[[str], str]

    def text(self, key: str, number: int | None) -> str:
        return self.change(self.voice.text(key, number))
