"""What ships on each system, out of `uv.lock`, which holds it for all of them together."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from packaging.markers import Marker
from packaging.utils import parse_wheel_filename

from release.systems import PYTHONS, SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from packaging.tags import Tag

    from release.systems import System

OWN: Final = "pikascenes-desktop"
BUILT_ONCE: Final = frozenset({"pyvips"})
"""Has no wheel: plain Python, whose one wheel, built anywhere, fits everywhere."""

HEAD: Final = """\
# What the program needs on {system}, with hashes; made from uv.lock by `poe locks`.
# Python 3.11 to 3.13: `uv pip install --require-hashes -r` this file.
"""


@dataclass(frozen=True, slots=True)
class Package:
    """A package as the lock has it.

    Attributes:
        name: As indexes write it.
        version: Exactly this one.
        wheels: File names of its wheels, with their hashes.
        source_hash: The hash of its source; empty if it has none.
        requires: Names of what it requires, with the markers that say where.
    """

    name: str
    version: str
    wheels: Mapping[str, str]
    source_hash: str
    requires: tuple[tuple[str, str], ...]

    def fitting(self, tags: frozenset[Tag]) -> dict[str, str]:
        """Return those of its wheels that carry one of the tags."""
        return {
            file: value
            for file, value in self.wheels.items()
            if not parse_wheel_filename(file)[3].isdisjoint(tags)
        }


def read(file: Path) -> dict[str, Package]:
    """Return all packages of a lock by name."""
    lock: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    return {entry["name"]: _package(entry) for entry in lock["package"]}


def needed(
    packages: Mapping[str, Package], system: System, python: tuple[int, int]
) -> dict[str, Package]:
    """Return what the program needs on a system with one version of Python, itself left out."""
    environment = system.environment(python)
    found: dict[str, Package] = {}
    waiting = [OWN]
    while waiting:
        package = packages[waiting.pop()]
        if package.name not in found:
            found[package.name] = package
            waiting += [
                name
                for name, marker in package.requires
                if not marker or Marker(marker).evaluate(environment)
            ]
    del found[OWN]
    return found


def without_wheel(
    packages: Mapping[str, Package], system: System, python: tuple[int, int]
) -> list[str]:
    """Return what no wheel fits on a system; but for `BUILT_ONCE`, it could not be installed."""
    tags = system.tags(python)
    return [
        name
        for name, package in needed(packages, system, python).items()
        if name not in BUILT_ONCE and not package.fitting(tags)
    ]


def lock_text(packages: Mapping[str, Package], system: System) -> str:
    """Return a system's own lock: what it needs, and the hashes of what fits it, for every Python.

    Raises:
        LookupError: For something that is needed, there is no wheel.
    """
    by_python = {python: needed(packages, system, python) for python in PYTHONS}
    lines: list[str] = [HEAD.format(system=system.name).rstrip()]
    for name in sorted({name for found in by_python.values() for name in found}):
        package = packages[name]
        users = [python for python in PYTHONS if name in by_python[python]]
        hashes = {
            value for python in users for value in package.fitting(system.tags(python)).values()
        }
        if name in BUILT_ONCE:
            hashes = {package.source_hash}
        if not hashes:
            raise LookupError(f"{name} has no wheel for {system.name}")
        line = f"{name}=={package.version}{_marker(users)}"
        lines.append(" \\\n".join([line, *(f"    --hash={value}" for value in sorted(hashes))]))
    return "\n".join([*lines, ""])


def write_all(lock: Path, folder: Path) -> None:
    """Write every system's lock into a folder."""
    packages = read(lock)
    for system in SYSTEMS:
        file = folder / f"{system.name}.txt"
        file.write_text(lock_text(packages, system), encoding="utf-8", newline="\n")


def _marker(users: list[tuple[int, int]]) -> str:
    if len(users) == len(PYTHONS):
        return ""
    said = " or ".join(f"python_version == '{major}.{minor}'" for major, minor in users)
    return f" ; {said}"


def _package(entry: Mapping[str, Any]) -> Package:
    wheels = {
        unquote(wheel["url"].rpartition("/")[2]): wheel["hash"] for wheel in entry.get("wheels", ())
    }
    requires = [(each["name"], each.get("marker", "")) for each in entry.get("dependencies", ())]
    return Package(
        entry["name"],
        entry.get("version", ""),
        wheels,
        entry.get("sdist", {}).get("hash", ""),
        tuple(requires),
    )
