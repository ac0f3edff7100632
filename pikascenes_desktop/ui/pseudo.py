"""Pseudo-languages, which prove that layouts hold in languages that nobody has written yet.

Both are English, changed: `accented` is some 35 % longer and shows by its brackets where a text
is cut; `mirrored` is in Arabic letters, so that lines run from right to left. What stands in
braces stays as it is.
"""

from __future__ import annotations

import math
import re
import string
from typing import Final

LONGER: Final = 0.35
FILLING: Final = " uno duo tres"
NAMES: Final = re.compile(r"(\{[^}]*\})")
WORDS: Final = re.compile(r"[A-Za-z]{2}")

PLAIN: Final = "aceinouyACEINOUY"
ACCENTED: Final = "áçéíñóúýÁÇÉÍÑÓÚÝ"
ACCENTS: Final = str.maketrans(PLAIN, ACCENTED)

RIGHT_TO_LEFT_MARK: Final = "\N{RIGHT-TO-LEFT MARK}"
FIRST_LETTER: Final = ord("\N{ARABIC LETTER JEEM}")
ARABIC: Final = "".join(chr(FIRST_LETTER + place) for place in range(13))
MIRRORED: Final = str.maketrans(string.ascii_letters, ARABIC * 4)


def _changed(text: str, table: dict[int, int]) -> str:
    parts = NAMES.split(text)
    return "".join(part if NAMES.match(part) else part.translate(table) for part in parts)


def accented(text: str) -> str:
    """Return a text with accents, in brackets, and some 35 % longer; signs stay as they are."""
    if not WORDS.search(text):
        return text
    missing = math.ceil(len(NAMES.sub("", text)) * LONGER) - 2  # less the brackets
    filling = (FILLING * (missing // len(FILLING) + 1))[: max(0, missing)].rstrip()
    return f"[{_changed(text, ACCENTS)}{filling}]"


def mirrored(text: str) -> str:
    """Return a text in letters that run from right to left; signs stay as they are."""
    if not WORDS.search(text):
        return text
    return RIGHT_TO_LEFT_MARK + _changed(text, MIRRORED)
