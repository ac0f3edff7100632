"""Everything that ships has its notice: by the lock, for every system, and by its files."""

from __future__ import annotations

import re
import sysconfig
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from pikascenes_desktop.adapters.program_facts import InstalledFacts, licences_folder

CHECKOUT = Path(__file__).resolve().parents[2]
LICENCES = licences_folder()
BUNDLED = {  # the folders of libraries that Linux wheels bring, and whose they are
    "av.libs": "av",
    "pillow.libs": "pillow",
    "pi_heif.libs": "pi-heif",
    "pyvips_binary.libs": "pyvips-binary",
    "PySide6/Qt/lib": "pyside6-",
}
LIBRARY_NAME = re.compile(r"^(lib.+?)(?:-[0-9a-f]{8})?(?:\.\d\w*)*\.so")


def rows(name: str) -> list[list[str]]:
    lines = (LICENCES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def shipped() -> set[str]:
    """Return the packages of every system's program, as the lock has them."""
    lock: dict[str, Any] = tomllib.loads((CHECKOUT / "uv.lock").read_text("utf-8"))
    packages = {package["name"]: package for package in lock["package"]}
    found: set[str] = set()
    waiting = ["pikascenes-desktop"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            # uv locks extras that are asked for as dependencies of their own package
            waiting += [each["name"] for each in packages[name].get("dependencies", ())]
    return found - {"pikascenes-desktop"}


def texts_of(files: str) -> list[str]:
    return [name for name in files.split(",") if name != "-"]


def test_every_shipped_package_has_a_notice():
    assert {name for name, _, _ in rows("packages.tsv")} == shipped()


def test_the_tables_are_in_order():
    for table in ("packages.tsv", "components.tsv"):
        names = [row[0] for row in rows(table)]
        assert len(names) == len(set(names))
        assert all(licence for _, licence, *_ in rows(table))
    named = {text for row in rows("packages.tsv") for text in texts_of(row[2])}
    named |= {text for row in rows("components.tsv") for text in texts_of(row[2])}
    assert named == {path.stem for path in LICENCES.glob("*.txt")}
    assert all(len(row) == 5 and texts_of(row[2]) for row in rows("components.tsv"))


def test_components_name_packages_that_ship():
    within = {name for row in rows("components.tsv") for name in texts_of(row[3])}
    assert within <= shipped()


@pytest.mark.skipif(
    not sysconfig.get_platform().startswith("linux-x86_64"), reason="reads Linux wheels"
)
@pytest.mark.parametrize("folder", BUNDLED)
def test_every_bundled_library_has_a_notice(folder: str):
    files = list((Path(sysconfig.get_path("platlib")) / folder).glob("lib*.so*"))
    assert files
    covered = {
        library
        for *_, within, libraries in rows("components.tsv")
        if any(name.startswith(BUNDLED[folder]) for name in within.split(","))
        for library in libraries.split(",")
    }
    for file in files:
        match = LIBRARY_NAME.match(file.name)
        assert match is not None, file.name
        stem = match.group(1)
        assert stem in covered or any(
            stem.startswith(each) for each in covered if each.startswith("libQt")
        ), file.name


def test_installed_packages_have_texts():
    told = {one.name: one for one in InstalledFacts(LICENCES, LICENCES).licences()}
    for name in shipped():
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system
        licence = told[package.metadata["Name"]]
        assert any(len(text) > 200 for text in licence.texts), name
        assert licence.licence in {row[1] for row in rows("packages.tsv") if row[0] == name}


def test_what_the_copyleft_asks_is_said():
    texts = {path.stem: path.read_text("utf-8") for path in LICENCES.glob("*.txt")}
    for name, title in (
        ("GPL-3", "GNU GENERAL PUBLIC LICENSE"),
        ("LGPL-3", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("LGPL-2.1", "GNU LESSER GENERAL PUBLIC LICENSE"),
    ):
        assert title in texts[name]
    for name in ("Qt", "FFmpeg", "libvips", "Qt-FFmpeg"):
        assert "source is: https://" in re.sub(r"\s+", " ", texts[name]).replace(
            "source is: - PyAV: ", "source is: "
        ), name
    assert "x264" in texts["FFmpeg"]
    assert "x265" in texts["FFmpeg"]
    assert "replace" in texts["Qt"]


def test_qt_and_ffmpeg_are_told_by_the_versions_that_ship():
    assert f"Qt {metadata.version('PySide6_Essentials')}" in (LICENCES / "Qt.txt").read_text(
        "utf-8"
    )
    assert f"PyAV {metadata.version('av')}" in (LICENCES / "FFmpeg.txt").read_text("utf-8")
