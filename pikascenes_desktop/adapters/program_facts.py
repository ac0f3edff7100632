"""What the program is made of: versions, licences, and what may be told to others."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import apsw

from pikascenes_desktop import __version__
from pikascenes_desktop.adapters.logs import LOG_NAME, redacted
from pikascenes_desktop.ports.desktop import Licence

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN: Final = "pikascenes-desktop"
NOT_SAID: Final = "not said"
LICENCE_FILE: Final = re.compile(r"(?i)(licen[cs]e|copying|notice|copyright)[^/]*$")
REQUIREMENT: Final = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
TAIL_BYTES: Final = 20_000
LONGEST_NAME: Final = 60
"""Some packages give the whole text where the licence's name should be."""


def _shipped(*parts: str) -> Path:
    """Return where a part of the program's resources is: in a bundle, a wheel, or a checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    if isinstance(bundle, str):
        return Path(bundle, "resources", *parts)
    package = Path(__file__).resolve().parent.parent
    installed = package / "_resources"
    return (installed if installed.is_dir() else package.parent / "resources").joinpath(*parts)


def licences_folder() -> Path:
    """Return where the licences' texts are."""
    return _shipped("licences")


def program_icon() -> Path:
    """Return where the program's picture is, in a format that every desktop reads."""
    return _shipped("icons", "app.png")


@dataclass(frozen=True, slots=True)
class InstalledFacts:
    """Implements `pikascenes_desktop.ports.desktop.ProgramFacts`.

    Attributes:
        resources: The folder of licences: ``packages.tsv``, ``components.tsv`` and the texts
            that they name.
        logs: The folder of log files.
    """

    resources: Path
    logs: Path

    def versions(self) -> tuple[tuple[str, str], ...]:
        # Only who asks waits for FFmpeg and libvips to be loaded into this process.
        import av  # noqa: PLC0415
        import pyvips  # noqa: PLC0415

        vips = ".".join(str(pyvips.version(part)) for part in range(3))
        return (
            ("PikaScenes Desktop", __version__),
            ("Python", platform.python_version()),
            ("FFmpeg", str(av.ffmpeg_version_info)),
            ("libvips", vips),
            ("SQLite", apsw.sqlite_lib_version()),
        )

    def licences(self) -> tuple[Licence, ...]:
        return _licences(self.resources)

    def redacted(self, text: str) -> str:
        return redacted(text)

    def diagnostics(self) -> str:
        return redacted(f"{self.system()}\n\n{self._last_log_lines()}")

    def system(self) -> str:
        """Return versions, system and proxies, one a line."""
        lines = [f"{name} {version}" for name, version in self.versions()]
        frozen = "built program" if getattr(sys, "frozen", False) else "source"
        lines += [
            f"System: {platform.platform()} ({platform.machine()}), {frozen}",
            f"Proxies: {_proxies()}",
        ]
        return redacted("\n".join(lines))

    def _last_log_lines(self) -> str:
        try:
            content = (self.logs / LOG_NAME).read_bytes()[-TAIL_BYTES:]
        except OSError:
            return ""
        return content.decode("utf-8", "replace").partition("\n")[2] or ""


def _proxies() -> str:
    try:
        named = urllib.request.getproxies()
    except OSError:
        return "cannot be read"
    return ", ".join(f"{scheme} {address}" for scheme, address in sorted(named.items())) or "none"


def _licences(resources: Path) -> tuple[Licence, ...]:
    found = [*_packages(resources), *_components(resources)]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def _rows(table: Path) -> Iterator[list[str]]:
    try:
        lines = table.read_text("utf-8").splitlines()
    except OSError:
        return
    for line in lines:
        if line and not line.startswith("#"):
            yield line.split("\t")


def _named_texts(resources: Path, names: str) -> tuple[str, ...]:
    return tuple(
        (resources / f"{name}.txt").read_text("utf-8") for name in names.split(",") if name != "-"
    )


def _components(resources: Path) -> Iterator[Licence]:
    """Read what ships inside the packages and has no metadata of its own."""
    for name, licence, files, *_found_by in _rows(resources / "components.tsv"):
        yield Licence(name, "", licence, _named_texts(resources, files))


def _packages(resources: Path) -> Iterator[Licence]:
    """Follow what the program requires, as far as it is installed here."""
    table = {name: (said, files) for name, said, files in _rows(resources / "packages.tsv")}
    seen: set[str] = set()
    waiting = [OWN]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            package = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system, or left out of a built program
        for line in package.requires or ():
            match = REQUIREMENT.match(line)
            if match and "extra ==" not in line:
                waiting.append(match.group())
        # Some packages name their licence in no field, or ship no text of it.
        said, files = table.get(key, ("", "-"))
        yield Licence(
            package.metadata["Name"],
            package.version,
            said or licence_name(package),
            (*_texts(package), *_named_texts(resources, files)),
        )


def licence_name(package: importlib.metadata.Distribution) -> str:
    """Return the licence as a package's metadata names it, in whichever field it does."""
    metadata = package.metadata
    for field in ("License-Expression", "License"):
        for value in metadata.get_all(field) or ():
            if value != "UNKNOWN" and "\n" not in value and len(value) <= LONGEST_NAME:
                return str(value)
    for classifier in metadata.get_all("Classifier") or ():
        if classifier.startswith("License ::"):
            return str(classifier).rpartition(" :: ")[2]
    return NOT_SAID


def _texts(package: importlib.metadata.Distribution) -> Iterator[str]:
    for file in package.files or ():
        is_about = ".dist-info/" in f"{file}" and LICENCE_FILE.search(f"{file}")
        if is_about and file.suffix.lower() in {"", ".txt", ".md", ".rst"}:
            try:
                yield file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
