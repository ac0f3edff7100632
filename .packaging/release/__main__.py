"""``python -m release TASK``: what the release workflow calls, and what people may."""

from __future__ import annotations

import argparse
import platform
import re
import ssl
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from release import audit, lock, sbom, sums, wheelhouse, workflows
from release.systems import PYTHONS, SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKOUT: Final = Path(__file__).resolve().parents[2]
LOCK: Final = CHECKOUT / "uv.lock"
LOCKS: Final = CHECKOUT / ".packaging" / "locks"
COMPONENTS: Final = CHECKOUT / "resources" / "licences" / "components.tsv"
WEAK: Final = 1
NOT_AUDITED: Final = 2
NAMES: Final = tuple(system.name for system in SYSTEMS)


def main(arguments: Sequence[str]) -> int:
    """Do one task and return the exit code."""
    parser = argparse.ArgumentParser(prog="release", description=__doc__)
    tasks = parser.add_subparsers(required=True, metavar="TASK")

    for name, text, do in (
        ("locks", "write each system's lock, out of uv.lock", _locks),
        ("locks-proof", "see that every system and Python resolves to wheels alone", _locks_proof),
        ("workflows", "read the workflows as GitHub would", _workflows),
    ):
        tasks.add_parser(name, help=text).set_defaults(do=do)
    wheels = tasks.add_parser("wheelhouse", help="fetch all wheels of a system, to go offline")
    wheels.set_defaults(do=_wheelhouse)
    wheels.add_argument("system", choices=NAMES)
    wheels.add_argument("folder", type=Path)
    wheels.add_argument("--python", default="3.12", choices=[f"3.{m}" for _, m in PYTHONS])
    bill = tasks.add_parser("sbom", help="write the list of all parts, as CycloneDX")
    bill.set_defaults(do=_sbom)
    bill.add_argument("system", choices=NAMES)
    bill.add_argument("file", type=Path)
    checked = tasks.add_parser("audit", help="ask what is known against the packages that ship")
    checked.set_defaults(do=_audit)
    checked.add_argument("--database", default=audit.DATABASE, metavar="URL")
    total = tasks.add_parser("sums", help="write SHA256SUMS of a folder")
    total.set_defaults(do=_sums)
    total.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    try:
        return int(options.do(options))
    except (LookupError, OSError) as failure:
        print(failure, file=sys.stderr)
        return 1


def _version() -> str:
    source = (CHECKOUT / "pikascenes_desktop" / "__init__.py").read_text(encoding="utf-8")
    match = re.search(r'^__version__ = "(.+)"$', source, re.MULTILINE)
    if match is None:
        raise LookupError("The program's version cannot be read.")
    return match.group(1)


def _locks(_options: argparse.Namespace) -> int:
    LOCKS.mkdir(exist_ok=True)
    lock.write_all(LOCK, LOCKS)
    return 0


def _locks_proof(_options: argparse.Namespace) -> int:
    for system in SYSTEMS:
        for python in PYTHONS:
            packages = wheelhouse.resolved(LOCKS / f"{system.name}.txt", system, python)
            wanted = {
                f"{name}=={package.version}"
                for name, package in lock.needed(lock.read(LOCK), system, python).items()
            }
            if packages != wanted:
                raise LookupError(f"{system.name}: {sorted(packages ^ wanted)}")
            print(f"{system.name}, Python {python[0]}.{python[1]}: {len(packages)} packages")
    return 0


def _workflows(_options: argparse.Namespace) -> int:
    troubles = workflows.troubles(CHECKOUT, CHECKOUT / ".tools")
    print("\n".join(troubles) or "The workflows are in order.")
    return 1 if troubles else 0


def _wheelhouse(options: argparse.Namespace) -> int:
    (system,) = (each for each in SYSTEMS if each.name == options.system)
    minor = int(options.python.partition(".")[2])
    wheelhouse.fill(LOCKS / f"{system.name}.txt", system, (3, minor), options.folder)
    return 0


def _sbom(options: argparse.Namespace) -> int:
    import apsw  # noqa: PLC0415 -- the other tasks must not need the program's own libraries
    import av  # noqa: PLC0415
    import pyvips  # noqa: PLC0415
    from PySide6.QtCore import qVersion  # noqa: PLC0415

    versions = {
        "Qt": qVersion(),
        "FFmpeg": str(av.ffmpeg_version_info),
        "OpenSSL in CPython": ssl.OPENSSL_VERSION.split()[1],
        "libvips": ".".join(str(pyvips.version(part)) for part in range(3)),
        "SQLite": apsw.sqlite_lib_version(),
        "CPython": platform.python_version(),
    }
    (system,) = (each for each in SYSTEMS if each.name == options.system)
    lines = COMPONENTS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    text = sbom.bill(_version(), lock.read(LOCK), system, rows, versions)
    options.file.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _audit(options: argparse.Namespace) -> int:
    packages = lock.read(LOCK)
    shipped = sorted(
        {
            (name, package.version)
            for system in SYSTEMS
            for python in PYTHONS
            for name, package in lock.needed(packages, system, python).items()
        }
    )
    try:
        weak = audit.known_weaknesses(shipped, options.database)
    except audit.NotAudited as reason:
        print(f"NOT AUDITED. {options.database}: {reason}.", file=sys.stderr)
        return NOT_AUDITED
    for (name, version), ids in weak.items():
        print(f"{name} {version}: {', '.join(ids)}")
    print(f"{len(shipped)} packages audited, {len(weak)} with known weaknesses.")
    return WEAK if weak else 0


def _sums(options: argparse.Namespace) -> int:
    print(sums.write(options.folder), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
