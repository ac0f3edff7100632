"""Names of clips: our own template, of which only the slug is the user's.

They must be legal on Windows, macOS and Linux alike, since libraries travel
(learn.microsoft.com, "Naming Files, Paths, and Namespaces").
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation

MAX_NAME_BYTES: Final = 120
MAX_PATH_CHARS: Final = 240
"""Windows' 260 less what other programs put behind a path."""

MAX_SLUG_CHARS: Final = 40
SHORT_ID_CHARS: Final = 8
NO_WORDS: Final = "scene"

_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,5}")
_ILLEGAL: Final = frozenset('<>:"/\\|?*')
_GAPS: Final = re.compile(r"[\s_\-.]+")
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])")


def short_id(generation: Generation) -> str:
    """Return the part of the generation's id that stands in file names."""
    return re.sub(r"[^0-9A-Za-z]", "", generation.id)[:SHORT_ID_CHARS].lower()


def slug(text: str, max_chars: int = MAX_SLUG_CHARS) -> str:
    """Return some words of a text as a part of a file name; `NO_WORDS` when it has none.

    Control and direction characters, path and wildcard characters go; gaps become a hyphen.
    """
    plain = unicodedata.normalize("NFC", text)
    words = _trim(_GAPS.sub("-", legal(plain)).strip("-")[:max_chars])
    return NO_WORDS if not words or is_reserved(words) else words


def legal(text: str) -> str:
    """Return a text without what may stand in no file name: a space for what parted words."""
    return "".join(map(_allowed, text))


def is_reserved(name: str) -> bool:
    """Say whether Windows takes a name for a device, whatever ending it has."""
    return _RESERVED.fullmatch(name.partition(".")[0].rstrip()) is not None


def clip_name(generation: Generation, number: int, suffix: str, folder: Path) -> str:
    """Return ``YYYY-MM-DD_HHMM_<slug>_<id8>[-n].mp4`` for a clip, the time being local.

    Args:
        generation: Whose clip it is.
        number: Told from 2 on, so that several clips of one generation differ.
        suffix: The file's kind, such as ``.mp4``.
        folder: Where the file will be; in deep folders the slug is shortened.

    Raises:
        ValueError: The suffix is none.
    """
    if not _SUFFIX.fullmatch(suffix):
        message = f"no file name ends in {suffix!r}"
        raise ValueError(message)
    created = datetime.fromtimestamp(generation.created_at, tz=UTC).astimezone()
    before = created.strftime("%Y-%m-%d_%H%M_")
    after = f"_{short_id(generation)}{f'-{number}' if number > 1 else ''}{suffix}"
    rest = len(before) + len(after)
    words = slug(generation.scene.prompt)
    max_chars = max(1, MAX_PATH_CHARS - len(str(folder)) - 1 - rest)
    return f"{before}{_shorten(words, max_chars, MAX_NAME_BYTES - rest)}{after}"


def _allowed(char: str) -> str:
    if char in _ILLEGAL or char in "\t\r\n":
        return " "
    # controls, direction marks and other format characters, surrogates, unassigned, private
    return "" if unicodedata.category(char)[0] == "C" else char


def _shorten(words: str, max_chars: int, max_bytes: int) -> str:
    words = words[:max_chars]
    while len(words.encode()) > max_bytes:
        words = words[:-1]
    return _trim(words) or NO_WORDS[:max_chars]


def _trim(words: str) -> str:
    return words.rstrip("-. ")
