"""The checkout that a program is built from: its files, its version, its date."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]


def copy_to(target: Path) -> None:
    """Copy what git knows or would add: what is made in the checkout stays out."""
    words = ("ls-files", "--cached", "--others", "--exclude-standard", "-z")
    for name in filter(None, _git(*words).split("\0")):
        source, copy = ROOT / name, target / name
        if source.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def version() -> str:
    """Return the program's version."""
    text = (ROOT / "pikascenes_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError(text)
    return found[1]


def commit_time() -> str:
    """Return when the commit was made, in Unix seconds, as builds want to be told."""
    return _git("log", "-1", "--format=%ct").strip()


def _git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
