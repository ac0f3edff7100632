"""What a studio sets for everybody: read-only, never secret, above the user's own choices."""

from __future__ import annotations

import json
import logging
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pikascenes_desktop.adapters.hosts.registry import KINDS
from pikascenes_desktop.adapters.preferences_file import PreferencesFile
from pikascenes_desktop.adapters.studio_file import read_studio
from pikascenes_desktop.adapters.studio_place import MAX_BYTES, StudioPlace
from pikascenes_desktop.domain.errors import SetByStudio
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.domain.preferences import DEFAULT_API_BASE, Preferences
from pikascenes_desktop.domain.studio import NO_STUDIO, Studio, StudioValues
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine
from pikascenes_desktop.engine.preferences import OverriddenPreferences
from pikascenes_desktop.services.settings import check_api_base

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


def place_of(path: Path) -> StudioPlace:
    """Return a file's place, as if whoever runs the tests were the administrator."""
    return StudioPlace(path, os.geteuid() if os.name == "posix" else 0)


def studio_of(folder: Path, text: str | bytes) -> Studio:
    path = folder / "studio.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(0o644)
    return read_studio(place_of(path), KINDS, check_api_base)


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
        '[locked]\nlibrary = "/a\\u0000b"',
        '[locked]\nlibrary = "clips"',
        '[locked]\nlibrary = "./clips"',
        '[preset]\nlibrary = "~no such user/clips"',
        '[locked]\nkey = "secret-key"',
        '[[hosts]]\nname = "x"\nkind = "imgbb"\ntoken = "secret-key"',
        '[[hosts]]\nname = "x"\nkind = "of no kind"',
        '[[hosts]]\nname = "x"\nkind = "webdav"\nendpoint = "https://imgur.com/x"',
    ],
    ids=map(str, range(18)),
)
def test_what_makes_no_sense_is_left_out(
    tmp_path: Path, text: str | bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert studio_of(tmp_path, text) == NO_STUDIO
    assert "secret-key" not in caplog.text


def test_the_readmes_example_is_taken_whole(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    readme = Path(__file__).parents[2] / "README.md"
    example = re.search(r"```toml\n(\[preset\].*?)```", readme.read_text("utf-8"), re.DOTALL)
    assert example is not None
    studio = studio_of(tmp_path, example.group(1))
    assert not caplog.text
    assert studio.preset.said().keys() == {"language"}
    assert studio.locked_names == {"library", "host", "api_base"}
    assert studio.host_names == {"studio bucket"}


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
    assert current.spare_hosts == ()
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


async def test_the_program_reads_it_from_its_place(tmp_path: Path) -> None:
    studio_of(tmp_path, '[locked]\nlanguage = "zh_CN"')
    path = tmp_path / "studio.toml"
    before = path.read_bytes()
    options = EngineOptions(
        tmp_path / "data", tmp_path / "library", practice=True, studio=place_of(path)
    )
    async with open_engine(options, mode=Mode.WORK) as engine:
        assert engine.desk.settings.current.language == "zh_CN"
        assert engine.desk.settings.locked == {"language"}
        await engine.desk.settings.save(replace(engine.desk.settings.current, parallel=2))
    assert path.read_bytes() == before
    kept = json.loads((tmp_path / "data" / "preferences.json").read_text("utf-8"))
    assert kept["language"] is None


async def test_a_preset_holds_until_anything_is_chosen_the_default_too(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    studio = studio_of(tmp_path, '[preset]\nlanguage = "zh_CN"')
    preferences = OverriddenPreferences(PreferencesFile(path), EngineOptions(), studio)
    await preferences.save(replace(preferences.current, parallel=2))
    assert preferences.current.language == "zh_CN"
    await preferences.save(replace(preferences.current, language=None))  # as the system
    assert preferences.current.language is None
    again = OverriddenPreferences(PreferencesFile(path), EngineOptions(), studio)
    await again.save(replace(again.current, parallel=4))
    assert again.current.language is None
    await again.save(replace(again.current, language="zh_CN"))
    other = studio_of(tmp_path, '[preset]\nlanguage = "en"')
    kept = OverriddenPreferences(PreferencesFile(path), EngineOptions(), other)
    assert kept.current.language == "zh_CN"


async def test_under_a_locked_host_no_other_steps_in(tmp_path: Path) -> None:
    own = HostProfile("mine", "imgbb", {})
    gone = HostProfile("gone", "imgbb", {})
    file = PreferencesFile(tmp_path / "preferences.json")
    before = Preferences(hosts=(own, gone), host="gone", spare_hosts=("mine", "gone", "links"))
    await file.save(before)
    preferences = OverriddenPreferences(file, EngineOptions(), studio_of(tmp_path, WHOLE))
    assert preferences.current.host_order == ("studio bucket",)
    with pytest.raises(SetByStudio) as caught:
        await preferences.save(replace(preferences.current, spare_hosts=("mine",)))
    assert caught.value.setting == "spare_hosts"
    await preferences.save(replace(preferences.current, parallel=2))
    assert file.current == replace(before, parallel=2)
    # a host that goes takes its place along: one of its name later was never chosen
    await preferences.save(replace(preferences.current, hosts=(BUCKET, own)))
    assert (file.current.host, file.current.spare_hosts) == (None, ("mine", "links"))


async def test_the_hosts_of_the_studio_stay_as_they_are(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "preferences.json")
    preferences = OverriddenPreferences(file, EngineOptions(), studio_of(tmp_path, WHOLE))
    assert preferences.studio_hosts == {"studio bucket"}
    for hosts in ((), (replace(BUCKET, delete_after_use=False),)):
        with pytest.raises(SetByStudio) as caught:
            await preferences.save(replace(preferences.current, hosts=hosts))
        assert caught.value.setting == "hosts"
    assert file.current == Preferences()
