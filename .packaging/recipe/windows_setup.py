"""Makes what Windows users download, of a built program: the setup and the portable zip."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from recipe import icons
from recipe.checkout import ROOT
from recipe.windows_version import PRODUCT, four_numbers

SCRIPT: Final = ROOT / ".packaging" / "windows" / "setup.nsi"
LIST: Final = "installed-files.txt"
"""Names all that was installed; removing goes by it. ``setup.nsi`` knows it, too."""

SPARE_MB: Final = 30
"""What is left free on the disk beside the program."""

_OLDEST_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)


class SetupNotMade(Exception):
    """Makensis is not here, or refused; the sentence says what it said."""


@dataclass(frozen=True, slots=True)
class Built:
    """A built program.

    Attributes:
        folder: As PyInstaller made it.
        version: Its version.
    """

    folder: Path
    version: str

    def files(self) -> list[PurePosixPath]:
        """Return the files inside, relative to the folder, in the order of their names."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(PurePosixPath(path.relative_to(self.folder).as_posix()) for path in found)

    def size(self) -> int:
        """Return the bytes of all files."""
        return sum((self.folder / path).stat().st_size for path in self.files())


def listing(files: list[PurePosixPath]) -> str:
    """Return the list by which all is removed again: files, then folders from the inside out.

    Lines end as Windows' do; a folder's name ends with a backslash.
    """
    folders = {folder for path in files for folder in path.parents} - {PurePosixPath()}
    deepest_first = sorted(folders, key=lambda folder: (-len(folder.parts), folder))
    names = [_as_windows(path) for path in files]
    names += [_as_windows(folder) + "\\" for folder in deepest_first]
    return "".join(f"{name}\r\n" for name in names)


def longest(files: list[PurePosixPath]) -> int:
    """Return the characters of the longest path inside the program."""
    return max(len(str(path)) for path in files)


def make_setup(
    built: Built, target: Path, work: Path, *, sign: Path | None = None, compressed: bool = True
) -> Path:
    """Make the setup; the same program gives the same bytes.

    Args:
        built: What it installs.
        target: Where the setup goes.
        work: A folder for what is made on the way.
        sign: A shell script that signs the file whose name it is given, for the uninstaller.
        compressed: Whether time is spent on making it small.

    Raises:
        SetupNotMade: It did not work.
    """
    work.mkdir(parents=True, exist_ok=True)
    files = built.files()
    names = work / LIST
    names.write_text(listing(files), encoding="ascii", newline="")
    drawing = ROOT / "resources" / "icons" / "app.svg"
    icon = work / "app.ico"
    icon.write_bytes(icons.ico(drawing))
    side = work / "side.bmp"
    side.write_bytes(icons.setup_side(drawing, _dark_ground()))
    defines = {
        # Debian's NSIS makes 64-bit setups, which run where nothing of 32 bit does; others cannot
        "TARGET": "amd64-unicode" if sys.platform == "linux" else "x86-unicode",
        "VERSION": built.version,
        "VERSION4": ".".join(map(str, four_numbers(built.version))),
        "PAYLOAD": str(built.folder),
        "LISTING": str(names),
        "OUT": str(target),
        "ICON": str(icon),
        "SIDE": str(side),
        "LICENCE": str(ROOT / "LICENSE"),
        "LONGEST": str(longest(files)),
        "INSTALLED_KB": str(built.size() // 1024),
        "NEEDS_MB": str(built.size() // 2**20 + SPARE_MB),
    }
    if sign is not None:
        defines["SIGN"] = str(signer(sign.resolve(), work, sys.platform))
    if not compressed:
        defines["STORE"] = ""
    words = [f"-D{name}={value}" if value else f"-D{name}" for name, value in defines.items()]
    _makensis(["-V2", "-INPUTCHARSET", "UTF8", *words, str(SCRIPT)])
    return target


def make_zip(built: Built, target: Path) -> Path:
    """Make the portable zip; the same program gives the same bytes."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in built.files():
            entry = zipfile.ZipInfo(f"{PRODUCT}/{path}", _date())
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # Windows: no rights of another system
            archive.writestr(entry, (built.folder / path).read_bytes(), compresslevel=9)
    return target


def signer(script: Path, work: Path, platform: str) -> Path:
    """Return what NSIS can run to sign a file.

    Args:
        script: A shell script.
        work: A folder for what is made on the way.
        platform: As `sys.platform` has it.
    """
    if platform != "win32":
        return script
    # NSIS starts programs by cmd, which knows no shell scripts, and whose own bash is another
    starter = work / "sign.cmd"
    starter.write_text(f'@"{shutil.which("bash")}" "{script.as_posix()}" %1\r\n', newline="")
    return starter


def _makensis(words: list[str]) -> None:
    try:
        ended = subprocess.run(
            ["makensis", *words],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except FileNotFoundError as error:
        raise SetupNotMade("makensis is not here; it comes with NSIS.") from error
    if ended.returncode != 0:
        raise SetupNotMade(ended.stdout)


def _dark_ground() -> str:
    tokens = (ROOT / "resources" / "themes" / "tokens.json").read_text(encoding="utf-8")
    return str(json.loads(tokens)["dark"]["canvas"])


def _date() -> tuple[int, int, int, int, int, int]:
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return time.gmtime(int(seconds))[:6] if seconds else _OLDEST_ZIP_DATE


def _as_windows(path: PurePosixPath) -> str:
    return str(path).replace("/", "\\")
