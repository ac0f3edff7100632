"""The commands of ``.packaging/windows``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from recipe.checkout import version
from recipe.windows_setup import Built, SetupNotMade, make_setup, make_zip
from wine_proof.places import Work
from wine_proof.wine import Unexpected

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python .packaging/windows", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("setup", help="make setup and portable zip of a built program")
    make.add_argument("built", type=Path, help="PyInstaller's folder")
    make.add_argument("target", type=Path, help="a folder")
    make.add_argument("--sign", type=Path, help="a shell script that signs the uninstaller")
    prove = commands.add_parser("prove", help="build, install and try it all under wine")
    prove.add_argument("--keep", type=Path, help="a folder for all that is made; else it goes")
    offline_part = commands.add_parser("prove-installed", help=argparse.SUPPRESS)
    offline_part.add_argument("part", choices=("surroundings", "life"))
    offline_part.add_argument("work", type=Path)
    options = parser.parse_args(arguments)
    try:
        if options.command == "setup":
            return _make(options.built, options.target, options.sign)
        return _prove(options)
    except (Unexpected, SetupNotMade) as error:
        print(error, file=sys.stderr, flush=True)
        return 1


def _make(folder: Path, target: Path, sign: Path | None) -> int:
    built = Built(folder.resolve(), version())
    target.mkdir(parents=True, exist_ok=True)
    name = f"PikaScenes-Desktop-{built.version}"
    with tempfile.TemporaryDirectory() as work:
        make_setup(built, target.resolve() / f"{name}-setup.exe", Path(work), sign=sign)
    make_zip(built, target / f"{name}-portable.zip")
    return 0


def _prove(options: argparse.Namespace) -> int:
    # with modules of Linux' own, while the setup is made anywhere
    from wine_proof import proving  # noqa: PLC0415

    if options.command == "prove-installed":
        return proving.prove_installed(options.part, Work(options.work))
    return proving.prove(options.keep)
