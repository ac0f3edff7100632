"""Where the studio's settings are taken from: only where administrators alone can write."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import pytest

from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.studio_file import read_studio
from pikascenes_desktop.adapters.studio_place import MAX_BYTES, StudioPlace, studio_place
from pikascenes_desktop.domain.studio import NO_STUDIO
from pikascenes_desktop.services.settings import check_api_base

on_posix = pytest.mark.skipif(os.name != "posix", reason="modes and owners of files are POSIX's")
CONTENT = b'[locked]\nlanguage = "en"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "PikaScenes Desktop"
    folder.mkdir(mode=0o755)
    path = folder / "studio.toml"
    path.write_bytes(CONTENT)
    path.chmod(0o644)
    return path


def own(path: Path) -> StudioPlace:
    return StudioPlace(path, os.geteuid() if os.name == "posix" else 0)


@pytest.mark.parametrize(
    ("platform", "folder"),
    [("linux", "/etc/xdg"), ("darwin", "/Library/Application Support"), ("freebsd", "/etc/xdg")],
)
def test_the_place_is_fixed_whatever_the_user_sets(
    platform: str, folder: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    expected = Path(folder) / "PikaScenes Desktop" / "studio.toml"
    assert studio_place(platform) == StudioPlace(expected, owner=0)


def test_on_windows_it_is_where_the_registry_of_the_machine_says(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path))
    told = r"C:\Program Files\Studio\studio.toml"
    assert studio_place("win32", lambda: told) == StudioPlace(Path(told))
    assert studio_place("win32", lambda: None) == StudioPlace(None)
    assert studio_place("win32", lambda: "") == StudioPlace(None)
    assert not caplog.text
    with caplog.at_level(logging.WARNING):
        for odd in (r"%PROGRAMDATA%\studio.toml", "studio.toml", r"\studio.toml", "C:studio.toml"):
            assert studio_place("win32", lambda odd=odd: odd) == StudioPlace(None)
    assert caplog.text.count("not absolute") == 4


@pytest.mark.skipif(sys.platform == "win32", reason="there is a registry")
def test_where_there_is_no_registry_nothing_stands_in_it() -> None:
    assert studio_place("win32") == StudioPlace(None)


def test_nowhere_to_look_is_no_studio() -> None:
    assert StudioPlace(None).content() is None
    assert read_studio(StudioPlace(None), KINDS, check_api_base) == NO_STUDIO


def test_a_file_in_its_place_is_taken(path: Path) -> None:
    assert own(path).content() == CONTENT
    path.write_bytes(b"#" * MAX_BYTES)
    assert own(path).content() is not None
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert own(path).content() is None


def test_no_file_and_a_folder_are_none(path: Path) -> None:
    assert own(path.with_name("gone")).content() is None
    assert own(path.parent).content() is None


@on_posix
@pytest.mark.parametrize("mode", [0o664, 0o646])
def test_a_file_that_others_can_write_is_left_out(path: Path, mode: int) -> None:
    path.chmod(mode)
    assert own(path).content() is None


@on_posix
@pytest.mark.parametrize("mode", [0o775, 0o777, 0o1777])
def test_a_folder_in_which_others_can_write_is_left_out(path: Path, mode: int) -> None:
    path.parent.chmod(mode)
    assert own(path).content() is None


@on_posix
def test_a_file_of_another_owner_is_left_out(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert StudioPlace(path, os.geteuid() + 1).content() is None
    assert "could be written by others" in caplog.text


@on_posix
def test_a_link_is_as_safe_as_where_it_leads(path: Path, tmp_path: Path) -> None:
    safe = tmp_path / "safe"
    safe.mkdir(mode=0o755)
    link = safe / "studio.toml"
    link.symlink_to(path)
    assert own(link).content() == CONTENT
    path.parent.chmod(0o777)
    assert own(link).content() is None
