"""What the program says of itself: versions, licences, and diagnostics without secrets."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop import __version__
from pikascenes_desktop.adapters import program_facts
from pikascenes_desktop.adapters.logs import LOG_NAME, redact
from pikascenes_desktop.adapters.program_facts import InstalledFacts, licences_folder, program_icon

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def facts(tmp_path: Path) -> InstalledFacts:
    return InstalledFacts(licences_folder(), tmp_path)


def test_versions_are_those_in_use(facts: InstalledFacts):
    versions = dict(facts.versions())
    assert list(versions)[:2] == ["PikaScenes Desktop", "Python"]
    assert versions["PikaScenes Desktop"] == __version__
    assert all(versions[name] for name in ("FFmpeg", "libvips", "SQLite"))


def test_every_component_comes_with_its_licence(facts: InstalledFacts):
    licences = {one.name: one for one in facts.licences()}
    assert list(licences) == sorted(licences, key=str.casefold)
    for name in ("pikascenes-desktop", "httpx", "apsw", "av", "wakepy", "Qt", "FFmpeg", "x264"):
        assert licences[name].licence not in {"", program_facts.NOT_SAID}, name
        assert licences[name].texts, name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences["Qt"].texts[1]
    assert "pytest" not in licences  # a tool of ours does not ship


def test_what_is_required_is_listed(facts: InstalledFacts):
    names = {one.name.lower().replace("_", "-") for one in facts.licences()}
    for line in metadata.requires("pikascenes-desktop") or ():
        match = program_facts.REQUIREMENT.match(line)
        assert match is not None
        if "sys_platform" not in line:
            assert match.group().lower().replace("_", "-") in names


def test_a_folder_without_texts_is_no_trouble(tmp_path: Path):
    names = [one.name for one in InstalledFacts(tmp_path, tmp_path).licences()]
    assert "Qt" not in names
    assert "httpx" in names


def test_the_folder_is_found_in_bundles_and_wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert (licences_folder() / "components.tsv").is_file()
    assert program_icon().is_file()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert licences_folder() == tmp_path / "resources" / "licences"
    assert program_icon() == tmp_path / "resources" / "icons" / "app.png"


def test_diagnostics_hold_no_secrets(
    facts: InstalledFacts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    redact("canary-key-4711")
    monkeypatch.setenv("https_proxy", "http://anna:hush@proxy.example:3128")
    (tmp_path / LOG_NAME).write_text(
        "cut off\nGET https://bucket.example/a.png?X-Amz-Signature=abc\nwith canary-key-4711\n",
        "utf-8",
    )
    text = facts.diagnostics()
    assert f"PikaScenes Desktop {__version__}" in text
    assert "proxy.example:3128" in text
    assert "bucket.example/a.png" in text
    for secret in ("canary-key-4711", "hush", "X-Amz-Signature", "abc"):
        assert secret not in text
    assert facts.redacted("with canary-key-4711") == "with ***"


def test_diagnostics_need_no_log(facts: InstalledFacts, monkeypatch: pytest.MonkeyPatch):
    def broken() -> dict[str, str]:
        raise OSError

    monkeypatch.setattr("urllib.request.getproxies", broken)
    assert "Proxies: cannot be read" in facts.diagnostics()


class _Package(metadata.Distribution):
    """A package with metadata of its own."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read_text(self, filename: str) -> str | None:
        return self._text if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        raise NotImplementedError


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("License-Expression: MIT", "MIT"),
        ("License: UNKNOWN\nClassifier: License :: OSI Approved :: BSD License", "BSD License"),
        (f"License: {'long ' * 30}", program_facts.NOT_SAID),
    ],
)
def test_a_licence_is_named_as_the_package_names_it(lines: str, name: str):
    package = _Package(f"Metadata-Version: 2.1\nName: a\n{lines}\n")
    assert program_facts.licence_name(package) == name
