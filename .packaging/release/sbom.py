"""The list of all parts of a program, in CycloneDX's form, for those who must know."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, Final

from release import lock
from release.systems import PYTHONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from release.systems import System

NAMESPACE: Final = uuid.UUID("1f0c9a52-7c7f-5d4c-9a1d-6a1b1a5f7a10")


def bill(
    version: str,
    packages: Mapping[str, lock.Package],
    system: System,
    rows: Sequence[Sequence[str]],
    versions: Mapping[str, str],
) -> str:
    """Return the list for one system as JSON; the same input gives the same bytes.

    Args:
        version: The program's own.
        packages: The lock.
        system: The one whose program it is.
        rows: Of ``components.tsv``: what ships inside the packages.
        versions: Of those of them whose versions are known, by name.
    """
    parts = [*_python_parts(packages, system), *_inner_parts(rows, versions)]
    content: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{version} {system.name}')}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": lock.OWN,
                "name": "PikaScenes Desktop",
                "version": version,
                "licenses": [{"license": {"id": "GPL-3.0-or-later"}}],
            },
            "properties": [{"name": "system", "value": system.name}],
        },
        "components": parts,
        "dependencies": [{"ref": lock.OWN, "dependsOn": sorted(part["bom-ref"] for part in parts)}],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _python_parts(packages: Mapping[str, lock.Package], system: System) -> Iterator[dict[str, Any]]:
    needed = {name for python in PYTHONS for name in lock.needed(packages, system, python)}
    for name in sorted(needed):
        package = packages[name]
        tags = frozenset[Any]().union(*(system.tags(python) for python in PYTHONS))
        values = sorted(package.fitting(tags).values()) or [package.source_hash]
        link = f"pkg:pypi/{name}@{package.version}"
        yield {
            "type": "library",
            "bom-ref": link,
            "name": name,
            "version": package.version,
            "purl": link,
            "hashes": [
                {"alg": "SHA-256", "content": value.removeprefix("sha256:")} for value in values
            ],
        }


def _inner_parts(
    rows: Sequence[Sequence[str]], versions: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    for name, licence, _texts, within, *_libraries in rows:
        part: dict[str, Any] = {
            "type": "library",
            "bom-ref": f"inside:{name}",
            "name": name,
            "licenses": [{"license": {"name": licence}}],
        }
        if name in versions:
            part["version"] = versions[name]
        if within != "-":
            part["properties"] = [{"name": "comes in", "value": within}]
        yield part
