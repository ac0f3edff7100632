"""Builds the program twice, in two folders, and compares every byte: ``poe reproducible``."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from recipe import checkout

_FOLDERS: Final = ("one", "another folder, with a longer name")
_SHOWN: Final = 20


def digests(folder: Path) -> dict[str, str]:
    """Return what stands for each file's content, by its path inside the folder."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            with path.open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the paths of files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def build(folder: Path) -> Path:
    """Build the program from a copy of the checkout, and return where it is."""
    checkout.copy_to(folder)
    env = os.environ | {
        "SOURCE_DATE_EPOCH": checkout.commit_time(),
        "PYTHONHASHSEED": "1",
        "PYTHONPATH": str(folder),
    }
    for command in (
        (".linguist",),
        ("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"),
    ):
        subprocess.run([sys.executable, *command], cwd=folder, env=env, check=True)
    return folder / "dist"


def main() -> int:
    """Do it, and say what differs."""
    with tempfile.TemporaryDirectory() as work:
        one, other = (digests(build(Path(work) / name)) for name in _FOLDERS)
    if differ := differences(one, other):
        print(f"{len(differ)} of {len(one)} files differ: {', '.join(differ[:_SHOWN])}")
        return 1
    print(f"All {len(one)} files are the same in both builds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
