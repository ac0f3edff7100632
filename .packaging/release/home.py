"""Whether the program has a home: addresses that belong to nobody must not be released."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

ADDRESSES: Final = (
    ("pikascenes_desktop/domain/release.py", "NEWEST_ADDRESS"),
    ("pikascenes_desktop/ui/websites.py", "RELEASES"),
)
"""Where new versions are looked for, and where they are."""

NOBODYS: Final = (".example", ".invalid", ".test", ".localhost")
"""Endings that belong to nobody (RFC 2606)."""


def homeless(checkout: Path) -> list[str]:
    """Return a line for each address of the checkout that no release may have.

    Raises:
        LookupError: An address is not where it should be.
    """
    lines: list[str] = []
    for file, name in ADDRESSES:
        address = _constant(checkout / file, name)
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme != "https" or not host or f".{host}".endswith(NOBODYS):
            lines.append(f"{file}: {name} is {address}, which belongs to nobody")
    return lines


def _constant(file: Path, name: str) -> str:
    """Return a text that is given a name in a file, at its top or in a class."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign):
            target = node.targets[0]
        elif isinstance(node, ast.AnnAssign):
            target = node.target
        else:
            continue
        if isinstance(target, ast.Name) and target.id == name and node.value is not None:
            value: object = ast.literal_eval(node.value)
            if isinstance(value, str):
                return value
    raise LookupError(f"{file} has no {name}")


if __name__ == "__main__":  # with the standard library alone, where nothing else is set up
    found = homeless(Path(__file__).resolve().parents[2])
    print("\n".join(found) or "The program has a home.")
    sys.exit(1 if found else 0)
