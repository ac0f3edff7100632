"""The file of preferences: kept keys, odd values, damage, a disk that refuses."""

from __future__ import annotations

import asyncio
import errno
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pikascenes_desktop.adapters import preferences_file as module
from pikascenes_desktop.adapters.preferences_file import PreferencesFile
from pikascenes_desktop.domain.errors import DiskFull, HistoryUnavailable
from pikascenes_desktop.domain.preferences import Preferences, Theme
from pikascenes_desktop.domain.scene import Scene
from tests.contracts.test_preferences import RICH

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


def read(path: Path) -> bytes:
    return path.read_bytes()


def write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


async def test_what_is_saved_is_there_next_time(path: Path) -> None:
    await PreferencesFile(path).save(RICH)
    again = PreferencesFile(path)
    assert again.current == RICH
    assert again.damaged is None
    assert [file.name for file in path.parent.iterdir()] == ["preferences.json"]


async def test_unknown_keys_are_kept(path: Path) -> None:
    write(path, b'{"from a newer version": [1], "theme": "dark"}')
    store = PreferencesFile(path)
    assert store.current == Preferences(theme=Theme.DARK)
    await store.save(replace(store.current, parallel=2))
    values = json.loads(read(path))
    assert values["from a newer version"] == [1]
    assert values["parallel"] == 2


ODD: list[dict[str, object]] = [
    {"parallel": 0},
    {"parallel": 11},
    {"parallel": "many"},
    {"theme": "sepia"},
    {"theme": []},
    {"practice": "yes"},
    {"hosts": [{"name": "x"}, 3, {"kind": "s3"}]},
    {"library": 3},
    {"draft": {"mode": "wild"}},
    {"draft": {"ingredients": [{}]}},
    {"draft": {"resolution": []}},
    {"text_size": "huge"},
    {"reduce_motion": "yes", "notify": 1, "is_welcomed": "no"},
    {"daily_limit_usd": 3},
    {"daily_limit_usd": "-1"},
    {"daily_limit_usd": "Infinity"},
    {"daily_limit_usd": "much"},
    {"presets": [{"scene": {}}, 3]},
    {"playback": 3},
    {"playback": {"speed": 9, "volume": 1.5, "is_muted": 1, "loops": "no"}},
    {"playback": {"speed": "fast", "volume": -0.1}},
]


@pytest.mark.parametrize("values", ODD)
def test_odd_values_fall_back(path: Path, values: dict[str, object]) -> None:
    path.write_text(json.dumps(values))
    assert PreferencesFile(path).current == Preferences()


def test_host_options_are_texts(path: Path) -> None:
    host = {"name": "n", "kind": "s3", "options": {"bucket": "b", "port": 3}}
    path.write_text(json.dumps({"hosts": [host]}))
    assert PreferencesFile(path).current.hosts[0].options == {"bucket": "b"}


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"{", b"[]", b"\xff\xfe"])
async def test_a_damaged_file_is_kept_aside(path: Path, content: bytes) -> None:
    write(path, content)
    store = PreferencesFile(path)
    assert store.current == Preferences()
    kept_as = path.with_name("preferences.damaged.json")
    assert store.damaged == kept_as
    assert read(kept_as) == content
    await store.save(RICH)
    assert PreferencesFile(path).current == RICH


def test_what_is_no_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(HistoryUnavailable):
        PreferencesFile(path)


async def test_a_full_disk_keeps_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PreferencesFile(path)
    await store.save(Preferences(parallel=2))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(module, "write_file", full)
        with pytest.raises(DiskFull):
            await store.save(RICH)
    assert store.current == RICH
    assert PreferencesFile(path).current == Preferences(parallel=2)


async def test_the_latest_of_several_is_kept(path: Path) -> None:
    store = PreferencesFile(path)
    await asyncio.gather(*(store.save(Preferences(parallel=count)) for count in range(1, 11)))
    assert PreferencesFile(path).current == store.current == Preferences(parallel=10)


async def test_half_a_character_keeps_nothing_from_being_saved(path: Path) -> None:
    store = PreferencesFile(path)
    odd = replace(RICH, draft=Scene(prompt="a\ud800b"))
    await store.save(odd)
    assert PreferencesFile(path).current == store.current == odd
    await store.save(RICH)
    assert PreferencesFile(path).current == RICH


async def test_what_no_file_can_hold_changes_nothing(path: Path) -> None:
    store = PreferencesFile(path)
    await store.save(RICH)
    no_text: Any = b"bytes"
    with pytest.raises(TypeError):
        await store.save(replace(RICH, model_id=no_text))
    assert store.current == RICH
    await store.save(replace(store.current, parallel=2))
    assert PreferencesFile(path).current.parallel == 2
