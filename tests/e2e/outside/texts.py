"""What the program says, in the language it was started in, read without the program's help."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("en", "zh_CN")
_FOLDER: Final = Path(__file__).parents[3] / "resources" / "translations"


@lru_cache(maxsize=1)
def _entries() -> dict[str, list[str]]:
    lines = (
        line
        for file in _FOLDER.glob("*.tsv")
        for line in file.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return {key: texts for key, *texts in (line.split("\t") for line in lines)}


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language, ``en`` or ``zh_CN``."""

    language: str

    def __call__(self, key: str, **facts: object) -> str:
        entries = _entries()
        texts = entries[key]
        if facts.get("n") == 1 and self.language == "en":
            texts = entries.get(f"{key}.one", texts)
        return texts[LANGUAGES.index(self.language)].format_map(facts)

    def start(self, key: str) -> str:
        """Return a text up to its first gap, to know a filled one by."""
        return _entries()[key][LANGUAGES.index(self.language)].split("{")[0]
