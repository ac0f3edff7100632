"""All wheels of a system in one folder, and the proof that there is one for everything."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from release.lock import BUILT_ONCE

if TYPE_CHECKING:
    from release.systems import System

PIP: Final = "pip==25.3"
_WOULD_INSTALL: Final = re.compile(r"^ \+ (\S+)$", re.MULTILINE)


def resolved(lock: Path, system: System, python: tuple[int, int]) -> set[str]:
    """Ask uv what it would install for a system by its lock: wheels alone, each with its hash.

    Raises:
        LookupError: Something has no wheel there; says what uv said.
    """
    with tempfile.TemporaryDirectory() as empty:
        said = _run(
            *("uv", "pip", "install", "--dry-run", "--require-hashes", "--no-deps"),
            *("--only-binary", ":all:", *_built_from_source("--no-binary")),
            *("--python-platform", system.uv_platform),
            *("--python-version", f"{python[0]}.{python[1]}", "--python", sys.executable),
            *("--target", empty, "--requirement", str(lock)),
        )
    return set(_WOULD_INSTALL.findall(said))


def fill(lock: Path, system: System, python: tuple[int, int], folder: Path) -> None:
    """Fetch every wheel into a folder, build the one that nobody offers, and prove the folder.

    Beside the wheels stands ``requirements.txt``: ``uv pip install --no-index --find-links FOLDER
    --requirement FOLDER/requirements.txt`` needs nothing else.

    Raises:
        LookupError: Something cannot be fetched or built.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        fetched, built = Path(place) / "fetched.txt", Path(place) / "built.txt"
        entries = _entries(lock)
        fetched.write_text("".join(text for name, text in entries if name not in BUILT_ONCE))
        built.write_text("".join(text for name, text in entries if name in BUILT_ONCE))
        pip = ("uv", "tool", "run", "--from", PIP, "--python", sys.executable, "pip")
        _run(
            *(*pip, "wheel", "--quiet", "--no-deps", "--require-hashes"),
            *("--wheel-dir", place, "--requirement", str(built)),
        )
        for wheel in Path(place).glob("*.whl"):
            _see_it_fits_everywhere(wheel)
            shutil.move(wheel, folder / wheel.name)
        _run(
            *(*pip, "download", "--quiet", "--no-deps", "--require-hashes"),
            *("--only-binary", ":all:", "--dest", str(folder)),
            *("--python-version", f"{python[0]}.{python[1]}", "--implementation", "cp"),
            *(word for name in system.platforms for word in ("--platform", name)),
            *("--requirement", str(_for_python(fetched, python))),
        )
    names = sorted({_name_and_version(wheel) for wheel in folder.glob("*.whl")})
    requirements = folder / "requirements.txt"
    requirements.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    with tempfile.TemporaryDirectory() as target:
        _run(
            *("uv", "pip", "install", "--quiet", "--offline", "--no-index", "--no-deps"),
            *("--find-links", str(folder), "--target", target, "--python", sys.executable),
            *("--python-platform", system.uv_platform),
            *("--python-version", f"{python[0]}.{python[1]}"),
            *("--requirement", str(requirements)),
        )


def _entries(lock: Path) -> list[tuple[str, str]]:
    """Return a lock's entries with their names; an entry goes over several lines."""
    text = lock.read_text(encoding="utf-8")
    found = re.findall(r"^[a-z0-9](?:[^\n]*\\\n)*[^\n]*\n", text, re.MULTILINE)
    return [(entry.partition("==")[0], entry) for entry in found]


def _for_python(requirements: Path, python: tuple[int, int]) -> Path:
    """Keep what one Python needs: pip would judge by the Python that it runs in itself."""
    wanted = f"python_version == '{python[0]}.{python[1]}'"
    kept = [
        re.sub(r" ; [^\\\n]+(?= \\)", "", entry)
        for _, entry in _entries(requirements)
        if " ; " not in entry.splitlines()[0] or wanted in entry.splitlines()[0]
    ]
    requirements.write_text("".join(kept), encoding="utf-8")
    return requirements


def _see_it_fits_everywhere(wheel: Path) -> None:
    if not wheel.name.endswith("-py3-none-any.whl"):
        raise LookupError(f"{wheel.name} fits this system alone: build it without libvips' headers")


def _name_and_version(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    return f"{name}=={version}"


def _built_from_source(flag: str) -> tuple[str, ...]:
    return tuple(word for name in sorted(BUILT_ONCE) for word in (flag, name))


def _run(*command: str) -> str:
    try:
        reply = subprocess.run(
            command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError as error:
        raise LookupError(f"{command[0]} is not on the path.") from error
    if reply.returncode:
        raise LookupError(reply.stderr.strip() or reply.stdout.strip())
    return reply.stdout + reply.stderr
