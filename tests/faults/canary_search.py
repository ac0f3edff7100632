"""Looks for a key, in every spelling that may give it away, wherever a program can leave it."""

from __future__ import annotations

import base64
import io
import sqlite3
import zipfile
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SQLITE_MAGIC: Final = b"SQLite format 3\0"
ZIP_MAGIC: Final = b"PK\x03\x04"
GZIP_MAGIC: Final = b"\x1f\x8b"
ENVIRONMENT: Final = "environ"
GZIP_WINDOW: Final = 31
"""zlib's number for data with a head of gzip's."""


def spellings(secret: str) -> dict[str, bytes]:
    """Return what a secret looks like in each writing, by the writing's name.

    Of base64 only the characters that no neighbour changes are kept: three patterns, since a
    secret may begin at the first, second or third byte of a group.
    """
    raw = secret.encode()
    found = {
        "raw": raw,
        "utf-16": secret.encode("utf-16-le"),
        "utf-16 swapped": secret.encode("utf-16-be"),
        "url": quote(secret).encode(),
        "url whole": quote(secret, safe="").encode(),
        "url lower": quote(secret, safe="").lower().encode(),
        "form": quote_plus(secret).encode(),
        "hex": raw.hex().encode(),
        "hex upper": raw.hex().upper().encode(),
    }
    for before in range(3):
        group = bytes(before) + raw
        whole = base64.b64encode(group)
        first = (0, 2, 3)[before]
        last = len(whole) if len(group) % 3 == 0 else len(group) * 8 // 6
        found[f"base64 at {before}"] = whole[first:last]
        found[f"base64url at {before}"] = base64.urlsafe_b64encode(group)[first:last]
    return found


@dataclass(frozen=True, slots=True)
class Search:
    """The search for one secret.

    Attributes:
        secret: What must not be found.
    """

    secret: str
    _patterns: dict[str, bytes] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_patterns", spellings(self.secret))

    def in_bytes(self, content: bytes, where: str) -> list[str]:
        """Return a line for each writing of the secret in some bytes."""
        return [f"{where}: {name}" for name, one in self._patterns.items() if one in content]

    def in_file(self, path: Path) -> list[str]:
        """Look into a file, and into what is packed in it: databases, zips, gzip."""
        content = path.read_bytes()
        found = self.in_bytes(content, str(path))
        found += self.in_bytes(str(path).encode(), f"name of {path}")
        if content.startswith(SQLITE_MAGIC):
            for row in _rows(path):  # a long value is cut up over pages
                found += self.in_bytes(row, f"{path} (rows)")
        elif content.startswith(ZIP_MAGIC):
            with zipfile.ZipFile(io.BytesIO(content)) as file:
                for name in file.namelist():
                    found += self.in_bytes(file.read(name), f"{path} ({name})")
        elif content.startswith(GZIP_MAGIC):
            with suppress(zlib.error):
                found += self.in_bytes(zlib.decompress(content, GZIP_WINDOW), f"{path} (unpacked)")
        return found

    def in_folders(self, folders: Iterable[Path]) -> list[str]:
        """Look into every file below some folders."""
        found: list[str] = []
        for folder in folders:
            for path in folder.rglob("*"):
                with suppress(FileNotFoundError):
                    if path.is_file() and not path.is_symlink():
                        found += self.in_file(path)
        return found

    def in_process(self, number: int) -> list[str]:
        """Look at what whoever may see a process, by its id, can read of it; it may be gone."""
        found: list[str] = []
        for name in ("cmdline", "comm", ENVIRONMENT):
            with suppress(OSError):
                content = Path(f"/proc/{number}/{name}").read_bytes()
                found += self.in_bytes(content, name)
        return found


def _rows(path: Path) -> Iterator[bytes]:
    link = f"{path.as_uri()}?mode=ro"
    with suppress(sqlite3.Error), closing(sqlite3.connect(link, uri=True)) as database:
        names = database.execute("select name from sqlite_schema where type = 'table'")
        for (name,) in names.fetchall():
            question = f'select * from "{name}"'  # noqa: S608 -- a table's name cannot be bound
            with suppress(sqlite3.Error):
                for row in database.execute(question):
                    yield b"\0".join(_bytes(value) for value in row)


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
