"""What a built program needs of the system it runs on, found in its own files."""

from __future__ import annotations

import filecmp
import re
from pathlib import Path
from typing import Final

from debian_package.trouble import PackagingFailed, output_of

ELF: Final = b"\x7fELF"
_NEEDED: Final = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_AT_ONCE: Final = 200
"""Files told to objdump in one go; a command line has an end."""

_LIBRARY_FOLDERS: Final = (
    *("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu", "lib64"),
    "usr/lib/x86_64-linux-gnu/pulseaudio",
)


def elf_files(folder: Path) -> list[Path]:
    """Return the programs and libraries in a folder, links not followed."""
    return [path for path in sorted(folder.rglob("*")) if not path.is_symlink() and _is_elf(path)]


def missing_libraries(folder: Path) -> frozenset[str]:
    """Return the names of the libraries that the folder's files link to and it does not hold."""
    held = {path.name for path in folder.rglob("*")}
    files = elf_files(folder)
    needed: set[str] = set()
    for start in range(0, len(files), _AT_ONCE):
        told = output_of(["objdump", "--private-headers", *files[start : start + _AT_ONCE]])
        needed.update(_NEEDED.findall(told))
    return frozenset(needed - held)


def places_of(library: str, root: Path = Path("/")) -> list[Path]:
    """Return where the system would have a library."""
    return [root / folder / library for folder in _LIBRARY_FOLDERS]


def leave_to_the_system(folder: Path, root: Path = Path("/")) -> list[str]:
    """Take away the libraries that PyInstaller took from this system's packages.

    Whoever installs the package has them from the same packages, with their updates. A library
    is one of these when it has the same name and the same bytes.

    Returns:
        Their names.
    """
    gone: list[str] = []
    for path in elf_files(folder):
        theirs = [each for each in places_of(path.name, root) if each.is_file()]
        if any(filecmp.cmp(each, path, shallow=False) for each in theirs):
            path.unlink()
            gone.append(path.name)
    return gone


def packages_of(libraries: frozenset[str], root: Path = Path("/")) -> dict[str, str]:
    """Return the Debian package that each library comes in on this system.

    Raises:
        PackagingFailed: One is not installed here, or came from elsewhere.
    """
    found: dict[str, str] = {}
    for library in sorted(libraries):
        there = [path for path in places_of(library, root) if path.exists()]
        if not there:
            raise PackagingFailed(f"{library} is not here, so no package can be named for it.")
        # Debian 12 knows a library by /lib or by /usr/lib, though both are one folder.
        names = sorted({f"{path}" for path in there} | {f"{path.resolve()}" for path in there})
        found[library] = _owner(names)
    return found


def _owner(paths: list[str]) -> str:
    for path in paths:
        try:
            told = output_of(["dpkg-query", "--search", path])
        except PackagingFailed:
            continue
        return told.partition(":")[0]
    raise PackagingFailed(f"No package holds {paths[0]}.")


def loaded_by_name(table: Path) -> dict[str, str]:
    """Return the packages that no file links to, and why the program asks for them."""
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {package: reason for package, _, reason in rows}


def _is_elf(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF
