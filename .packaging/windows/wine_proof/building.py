"""From the source to a signed setup, by the same recipe as on Windows."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Final

from recipe.checkout import commit_time, version
from recipe.windows_setup import Built, make_setup, make_zip
from wine_proof.windows_python import WindowsPython, run
from wine_proof.wine import Prefix, Unexpected, on_z

if TYPE_CHECKING:
    from pathlib import Path

    from wine_proof.places import Work
    from wine_proof.signing import Signature

OLDER_VERSION: Final = "0.0.1"
STALE: Final = "_internal/only-the-older-version-has-this.txt"
_FREEZE_S: Final = 900.0
_UNITS_S: Final = 1500.0


def freeze(work: Work, prefix: Prefix, python: WindowsPython) -> Built:
    """Build the program with PyInstaller, and return it."""
    run(sys.executable, ".linguist", cwd=work.source)
    with_time = Prefix(prefix.folder, {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": commit_time()})
    with_time.run(
        *(python.program, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", on_z(work.frozen.parent), "--workpath", on_z(work.folder / "build")),
        "build.spec",
        cwd=work.source,
        seconds=_FREEZE_S,
    ).well("PyInstaller")
    return Built(work.frozen, version())


def run_units(work: Work, prefix: Prefix, python: WindowsPython) -> str:
    """Run the unit suite and return its last line.

    Raises:
        Unexpected: A test failed.
    """
    ended = prefix.run(
        *(python.program, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
        *("--numprocesses=2", "--dist=worksteal", "tests/unit"),
        cwd=work.source,
        seconds=_UNITS_S,
    )
    if ended.code != 0:
        raise Unexpected(f"Units failed:\n{ended.said[-20000:]}")
    return ended.said.splitlines()[-1]


def make_stored_setups(work: Work, built: Built, signature: Signature) -> None:
    """Sign the programs, and make what takes no time: setups that are not compressed."""
    for program in work.frozen.glob("*.exe"):
        signature.sign(program)
        signature.check(program)
    parts = work.folder / "stored-parts"
    make_setup(_older(work), work.older_setup, parts, compressed=False)
    make_setup(built, work.stored_setup, parts, sign=signature.command, compressed=False)


def make_downloads(work: Work, built: Built, signature: Signature) -> None:
    """Make what users download: the signed setup, and the zip."""
    make_zip(built, work.portable)
    make_setup(built, work.setup, work.folder / "parts", sign=signature.command)
    signature.sign(work.setup)
    signature.check(work.setup)
    _refuses_a_changed_byte(work.setup, signature)


def _older(work: Work) -> Built:
    """Return the same program with one file more: only the version and that file tell."""
    shutil.copytree(work.frozen, work.older)
    (work.older / STALE).write_text("An upgrade must remove this.", encoding="utf-8")
    return Built(work.older, OLDER_VERSION)


def _refuses_a_changed_byte(setup: Path, signature: Signature) -> None:
    changed = setup.with_name("changed.exe")
    content = bytearray(setup.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    try:
        signature.check(changed)
    except Unexpected:
        return
    finally:
        changed.unlink()
    raise Unexpected("A setup that was changed after signing passed for signed.")
