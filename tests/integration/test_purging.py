"""Removing what the program keeps about its user: all of it, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.paths import Places, default_places
from pikascenes_desktop.adapters.program_lock import ProgramLock
from pikascenes_desktop.adapters.studio_place import StudioPlace
from pikascenes_desktop.cli.arguments import parser
from pikascenes_desktop.cli.main import run
from pikascenes_desktop.domain.errors import AlreadyRunning, KeyStoreLocked
from pikascenes_desktop.engine import purge
from tests.fakes.fake_secrets import FakeSecrets

if TYPE_CHECKING:
    from pathlib import Path

PREFERENCES: dict[str, object] = {
    "api_base": "https://studio.example/v1",
    "hosts": [{"name": "my bucket", "kind": "s3", "options": {}}],
}

STUDIO = """
[locked]
api_base = "https://gateway.example"

[[hosts]]
name = "ours"
kind = "imgbb"
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path / "data")
    places.create()
    places.preferences.write_text(json.dumps(PREFERENCES), encoding="utf-8")
    places.history.write_bytes(b"history")
    return places


@pytest.fixture
def secrets() -> FakeSecrets:
    names = ("key:model-api.runcomfy.net", "key:studio.example", "host:my bucket", "another's")
    return FakeSecrets(**dict.fromkeys(names, "secret"))


async def test_history_settings_and_keys_go(places: Places, secrets: FakeSecrets) -> None:
    clip = places.data_dir.parent / "clip.mp4"
    clip.write_bytes(b"clip")
    assert await purge(places, secrets) == places.data_dir
    assert not places.data_dir.exists()
    assert list(secrets.stored) == ["another's"]
    assert clip.is_file()


async def test_secrets_for_hosts_of_the_studio_go_too(
    places: Places, secrets: FakeSecrets, tmp_path: Path
) -> None:
    file = tmp_path / "studio.toml"
    file.write_text(STUDIO, encoding="utf-8")
    file.chmod(0o644)
    secrets.stored |= {"studio-host:ours": "secret", "key:gateway.example": "secret"}
    owner = os.geteuid() if os.name == "posix" else 0
    await purge(places, secrets, StudioPlace(file, owner))
    assert list(secrets.stored) == ["another's"]


async def test_nothing_there_is_fine(tmp_path: Path, secrets: FakeSecrets) -> None:
    await purge(Places(tmp_path / "never made"), secrets)
    assert not (tmp_path / "never made").exists()


async def test_a_program_at_work_keeps_everything(places: Places, secrets: FakeSecrets) -> None:
    with ProgramLock(places).hold(), pytest.raises(AlreadyRunning):
        await purge(places, secrets)
    assert places.history.is_file()
    assert len(secrets.stored) == 4


async def test_a_locked_store_keeps_everything(places: Places, secrets: FakeSecrets) -> None:
    secrets.trouble = FakeSecrets.LOCKED
    with pytest.raises(KeyStoreLocked):
        await purge(places, secrets)
    assert places.history.is_file()


async def test_without_a_store_the_rest_goes(places: Places, secrets: FakeSecrets) -> None:
    secrets.trouble = FakeSecrets.UNAVAILABLE
    await purge(places, secrets)
    assert not places.data_dir.exists()


@pytest.mark.parametrize("as_json", [False, True])
def test_the_verb_removes_the_usual_folder(
    as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    places = default_places()
    places.create()
    words = ["purge", "--yes", *(["--json"] if as_json else [])]
    assert run(parser().parse_args(words)) == 0
    assert not places.data_dir.exists()
    said = capsys.readouterr().out
    if as_json:
        assert json.loads(said) == {"removed": str(places.data_dir)}
    else:
        assert str(places.data_dir) in said


def test_another_folder_is_the_user_s_to_delete(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--data-dir", str(places.data_dir), "purge", "--yes"]
    assert run(parser().parse_args(words)) == 2
    assert places.history.is_file()
    assert "yours to delete" in capsys.readouterr().err


def test_it_must_be_meant() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "pikascenes_desktop", "purge"], capture_output=True, check=False
    )
    assert ended.returncode == 2
