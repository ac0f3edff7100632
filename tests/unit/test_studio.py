"""What a studio sets for everybody: read-only, never secret, above the user's own choices."""

from __future__ import annotations

import json
import logging
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.preferences_file import PreferencesFile
from pikascenes_desktop.adapters.studio_file import MAX_BYTES, read_studio, studio_file
from pikascenes_desktop.domain.errors import SetByStudio
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE, Preferences
from pikascenes_desktop.domain.studio import NO_STUDIO, Studio, StudioValues
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine
from pikascenes_desktop.engine.preferences import OverriddenPreferences
from pikascenes_desktop.services.settings import check_api_base

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = """
[preset]
library = "~/Videos/Studio"
language = "en"

[locked]
api_base = "https://proxy.studio.example"
host = "studio bucket"

[[hosts]]
name = "studio bucket"
kind = "imgbb"
"""
BUCKET = HostProfile("studio bucket", "imgbb", {"expires_hours": "24"})


def studio_of(folder: Path, text: str | bytes) -> Studio:
    path = folder / "studio.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(0o644)
    return read_studio(path, KINDS, check_api_base)


def test_the_whole_file_is_read(tmp_path: Path) -> None:
    assert studio_of(tmp_path, WHOLE) == Studio(
        StudioValues(library="~/Videos/Studio", language="en"),
        StudioValues(api_base="https://proxy.studio.example", host="studio bucket"),
        (BUCKET,),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no toml",
        b"\xff\xfe",
        "#" * (MAX_BYTES + 1),
        "locked = 3",
        'hosts = "x"',
        '[locked]\nlanguage = "xx"',
        "[locked]\nlanguage = 3",
        '[locked]\nhost = "of nobody"',
        '[locked]\napi_base = "ftp://x"',
        '[locked]\nlibrary = "a\\u0000b"',
        '[locked]\nkey = "secret-key"',
        '[[hosts]]\nname = "x"\nkind = "imgbb"\ntoken = "secret-key"',
        '[[hosts]]\nname = "x"\nkind = "of no kind"',
        '[[hosts]]\nname = "x"\nkind = "webdav"\nendpoint = "https://imgur.com/x"',
    ],
    ids=map(str, range(15)),
)
def test_what_makes_no_sense_is_left_out(
    tmp_path: Path, text: str | bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert studio_of(tmp_path, text) == NO_STUDIO
    assert "secret-key" not in caplog.text


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_a_file_that_anybody_could_write_is_left_out(tmp_path: Path) -> None:
    studio_of(tmp_path, WHOLE)
    path = tmp_path / "studio.toml"
    path.chmod(0o666)
    assert read_studio(path, KINDS, check_api_base) == NO_STUDIO


def test_no_file_and_no_folder_are_no_studio(tmp_path: Path) -> None:
    assert read_studio(tmp_path / "gone" / "studio.toml", KINDS, check_api_base) == NO_STUDIO
    assert read_studio(tmp_path, KINDS, check_api_base) == NO_STUDIO


async def test_the_users_file_never_holds_the_studios_values(tmp_path: Path) -> None:
    own = HostProfile("mine", "imgbb", {})
    same_name = HostProfile("studio bucket", "pomf", {})
    file = PreferencesFile(tmp_path / "preferences.json")
    await file.save(Preferences(hosts=(own, same_name), host="mine", practice=False))
    studio = studio_of(tmp_path, WHOLE)
    preferences = OverriddenPreferences(file, EngineOptions(), studio)
    current = preferences.current
    assert preferences.locked == {"api_base", "host"}
    assert (current.library, current.language) == ("~/Videos/Studio", "en")
    assert (current.api_base, current.host) == ("https://proxy.studio.example", "studio bucket")
    assert current.hosts == (BUCKET, own)
    await preferences.save(replace(current, parallel=5))
    kept = PreferencesFile(tmp_path / "preferences.json").current
    assert kept == Preferences(hosts=(own, same_name), host="mine", practice=False, parallel=5)
    # what is only preset can be chosen otherwise, and then stays so
    await preferences.save(replace(preferences.current, language="zh_CN"))
    assert preferences.current.language == "zh_CN"
    assert preferences.current.library == "~/Videos/Studio"


async def test_what_is_locked_cannot_be_changed(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "preferences.json")
    preferences = OverriddenPreferences(file, EngineOptions(), studio_of(tmp_path, WHOLE))
    with pytest.raises(SetByStudio) as caught:
        await preferences.save(replace(preferences.current, host=None, parallel=9))
    assert caught.value.setting == "host"
    assert file.current == Preferences()


async def test_the_command_line_stands_above_the_studio(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "preferences.json")
    options = EngineOptions(api_base="http://127.0.0.1:9", library=tmp_path / "lib")
    preferences = OverriddenPreferences(file, options, studio_of(tmp_path, WHOLE))
    assert preferences.current.api_base == "http://127.0.0.1:9"
    await preferences.save(replace(preferences.current, parallel=4))
    assert file.current == Preferences(parallel=4)
    assert file.current.api_base == DEFAULT_API_BASE


@pytest.mark.skipif(sys.platform != "linux", reason="the place of another system")
async def test_the_program_reads_it_from_the_systems_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "xdg"))
    path = studio_file()
    assert path == tmp_path / "xdg" / "PikaScenes Desktop" / "studio.toml"
    path.parent.mkdir(parents=True)
    studio_of(path.parent, '[locked]\nlanguage = "zh_CN"')
    before = path.read_bytes()
    options = EngineOptions(tmp_path / "data", tmp_path / "library", practice=True)
    async with open_engine(options, mode=Mode.WORK) as engine:
        assert engine.desk.settings.current.language == "zh_CN"
        assert engine.desk.settings.locked == {"language"}
        await engine.desk.settings.save(replace(engine.desk.settings.current, parallel=2))
    assert path.read_bytes() == before
    kept = json.loads((tmp_path / "data" / "preferences.json").read_text("utf-8"))
    assert kept["language"] is None


@pytest.mark.skipif(sys.platform != "linux", reason="the place of another system")
def test_the_usual_place_is_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_DIRS", raising=False)
    assert str(studio_file()) == "/etc/xdg/PikaScenes Desktop/studio.toml"
