"""Adding image hosts where the studio set up some, and which is used."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.studio_place import StudioPlace
from pikascenes_desktop.cli import host_imports, hosts
from pikascenes_desktop.cli.words import error_sentence
from pikascenes_desktop.domain.errors import SetByStudio
from pikascenes_desktop.engine import EngineOptions, Mode, open_engine, tools
from tests.fakes.fake_secrets import FakeSecrets

if TYPE_CHECKING:
    from pathlib import Path

BUCKET = """
name = "studio bucket"
kind = "imgbb"
"""
LOCKED = f"""
[locked]
host = "studio bucket"

[[hosts]]
{BUCKET}
"""
UPLOADER = {
    "Version": "17.0.0",
    "Name": "studio bucket",
    "RequestURL": "https://h.example/up",
    "Body": "MultipartFormData",
    "FileFormName": "file",
    "Headers": {"Authorization": "Bearer YOUR_TOKEN"},
    "URL": "{json:url}",
}


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> FakeSecrets:
    """Stand in for the system's key store: nothing here may touch that."""
    secrets = FakeSecrets()
    monkeypatch.setattr(tools, "KeyringSecrets", lambda: secrets)
    return secrets


@pytest.fixture
def options(tmp_path: Path) -> EngineOptions:
    file = tmp_path / "studio.toml"
    file.write_text(LOCKED, encoding="utf-8")
    file.chmod(0o644)
    place = StudioPlace(file, os.geteuid() if os.name == "posix" else 0)
    return EngineOptions(tmp_path / "data", tmp_path / "library", studio=place)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


async def test_under_a_locked_host_others_are_added_and_not_chosen(
    options: EngineOptions, secrets: FakeSecrets, tmp_path: Path
) -> None:
    mine = written(tmp_path, "mine.toml", 'name = "mine"\nkind = "imgbb"\n')
    picgo = written(tmp_path, "data.json", json.dumps({"picBed": {"smms": {"token": "t0ken"}}}))
    async with open_engine(options, mode=Mode.WORK) as engine:
        added = await hosts.add(engine, mine, "s3cret")
        imported = await host_imports.add(engine, picgo, {})
        assert added.lines == ("Added mine. Your studio set which image host is used.",)
        assert "Your studio set which image host is used." in imported.lines[-1]
        current = engine.desk.settings.current
        assert current.host_order == ("studio bucket",)
        assert [each.name for each in current.hosts][:2] == ["studio bucket", "mine"]
        assert len(current.hosts) == 3
        assert set(secrets.stored) == {"host:mine", f"host:{current.hosts[2].name}"}


async def test_a_host_of_the_studios_name_is_refused_and_leaves_no_secret(
    options: EngineOptions, secrets: FakeSecrets, tmp_path: Path
) -> None:
    other = written(
        tmp_path,
        "other.toml",
        'name = "studio bucket"\nkind = "pomf"\nendpoint = "https://pomf.example"\n',
    )
    sxcu = written(tmp_path, "other.sxcu", json.dumps(UPLOADER))
    same = written(tmp_path, "same.toml", BUCKET)
    async with open_engine(options, mode=Mode.WORK) as engine:
        with pytest.raises(SetByStudio) as caught:
            await hosts.add(engine, other, "s3cret")
        assert error_sentence(caught.value).startswith("Your studio set this.")
        with pytest.raises(SetByStudio):
            await host_imports.add(engine, sxcu, {"Authorization": "tok1234"})
        assert secrets.stored == {}
        await hosts.add(engine, same, "of mine")  # a secret for the studio's own is welcome
        assert secrets.stored == {"studio-host:studio bucket": "of mine"}
        assert len(engine.desk.settings.current.hosts) == 1
