"""Reports for support: all that helps, and nothing that is secret or the user's own."""

from __future__ import annotations

import base64
import getpass
import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from pikascenes_desktop.adapters.logs import CRASH_NAME, LOG_NAME
from pikascenes_desktop.adapters.program_facts import InstalledFacts
from pikascenes_desktop.adapters.report_sources import LogFiles
from pikascenes_desktop.adapters.user_files import DiskFiles
from pikascenes_desktop.domain.contact import Purpose
from pikascenes_desktop.domain.errors import FileUnusable, KeyStoreLocked
from pikascenes_desktop.domain.generation import BlockedBy, State
from pikascenes_desktop.domain.host import HostProfile
from pikascenes_desktop.services.known_secrets import KnownSecrets
from pikascenes_desktop.services.reporting import Report, Reporting, ReportPart
from tests.contracts.samples import generation
from tests.fakes.fake_preferences import FakePreferences
from tests.fakes.world import World

if TYPE_CHECKING:
    from pikascenes_desktop.services.desk import Desk

KEY = "rc-key/plus+1a2b3c4d5e"
HOST_SECRET = "bucket-secret-9z8y7x"
SESSION = "variable-secret-5t6u"
PROMPT = "a fox nobody may read about"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.secrets.stored["key:model-api.example"] = KEY
    world.secrets.stored["host:my bucket"] = HOST_SECRET
    chosen = world.preferences.current
    profile = HostProfile("my bucket", "s3")
    mine = replace(
        chosen,
        hosts=(profile,),
        host="my bucket",
        library=str(Path.home() / "Secret Project"),
        daily_limit_usd=Decimal(5),
    )
    world.preferences = FakePreferences(mine)
    scene = replace(generation().scene, prompt=PROMPT)
    for number, (state, block) in enumerate(
        ((State.READY, BlockedBy.KEY), (State.UNCONFIRMED, None), (State.SAVED, None))
    ):
        one = replace(generation(number), scene=scene, state=state, blocked_by=block)
        world.history.generations[one.id] = replace(one, host="my bucket", title="Opus Nobody")
    world.contacts.begin("model-api.runcomfy.net", Purpose.SERVICE, None).sent(10)
    world.contacts.begin("nas.ada.example", Purpose.IMAGES, "proxy.example:1")
    world.contacts.begin("127.0.0.1:4711", Purpose.SERVICE, None).fail()
    return world


def reporting(world: World, desk: Desk, logs: Path) -> Reporting:
    """Return reports over real log files."""
    return Reporting(
        world.history,
        desk.settings,
        world.clock,
        sources=LogFiles(InstalledFacts(logs, logs), logs),
        contacts=world.contacts,
        secrets=KnownSecrets(desk.settings, world.secrets, lambda: (SESSION,)),
        files=DiskFiles(),
    )


def plant(logs: Path) -> None:
    logs.mkdir()
    encoded = base64.b64encode(f"me:{KEY}".encode()).decode()
    (logs / f"{LOG_NAME}.1").write_text(f"2026-09-01 10:00:00,001 INFO M a: {KEY}\n", "utf-8")
    (logs / LOG_NAME).write_text(
        f"2026-09-01 10:00:01,001 INFO M a: sent {PROMPT} by {HOST_SECRET}\n"
        f"2026-09-01 10:00:02,001 CRITICAL M a: nobody caught this\n"
        f"Traceback {quote(KEY, safe='')}\n"
        f"2026-09-01 10:00:03,001 INFO M a: Basic {encoded} {SESSION}\n"
        f"2026-09-01 10:00:04,001 INFO M a: https://x.example/a?sig=linksecret in {Path.home()}/b\n"
        f"2026-09-01 10:00:05,001 INFO M a: /media/{getpass.getuser()}/disk\n",
        "utf-8",
    )
    (logs / CRASH_NAME).write_text(f"Fatal Python error: {KEY}\n", "utf-8")


def whole(report: Report) -> str:
    return "\n".join(part.text for part in report.parts)


async def test_no_planted_secret_is_in_a_report(world: World, tmp_path: Path):
    plant(tmp_path / "logs")
    async with world.program() as desk:
        reports = reporting(world, desk, tmp_path / "logs")
        report = await reports.make()
        await reports.save(report, tmp_path / "report.zip")
    with zipfile.ZipFile(tmp_path / "report.zip") as file:
        saved = {name: file.read(name).decode() for name in file.namelist()}
    assert saved == {part.name: part.text for part in report.parts}
    text = whole(report)
    encoded = base64.b64encode(f"me:{KEY}".encode()).decode()
    for secret in (
        *(KEY, quote(KEY, safe=""), encoded, HOST_SECRET, SESSION, "linksecret"),
        *(str(Path.home()), "Secret Project", PROMPT, "Opus Nobody", "nas.ada.example"),
        *("my bucket", "proxy.example"),
    ):
        assert secret not in text, secret


async def test_secrets_for_hosts_of_the_studio_are_known_too(world: World):
    world.secrets.stored["studio-host:my bucket"] = "for the studio's"
    async with world.program() as desk:
        known = await KnownSecrets(desk.settings, world.secrets).read()
    assert {HOST_SECRET, "for the studio's"} <= set(known)


async def test_a_report_tells_what_helps(world: World, tmp_path: Path):
    plant(tmp_path / "logs")
    async with world.program() as desk:
        report = await reporting(world, desk, tmp_path / "logs").make()
    parts = {part.name: part.text for part in report.parts}
    assert "Python 3." in parts["versions.txt"]
    assert '"host": "s3"' in parts["settings.json"]
    assert '"has_limit": true' in parts["settings.json"]
    assert '"unconfirmed": 1' in parts["clips.json"]
    assert '"blocked_by": "key"' in parts["clips.json"]
    assert parts["clips.json"].count('"id"') == 2
    assert "nobody caught this\nTraceback" in parts["crashes.txt"]
    assert "Fatal Python error" in parts["crashes.txt"]
    assert "sent [prompt] by ***" in parts["log.txt"]
    assert "model-api.runcomfy.net (service)" in parts["connections.txt"]
    assert "a host (images, through a proxy)" in parts["connections.txt"]
    assert "this computer (service): 1 requests, 1 without" in parts["connections.txt"]


async def test_prompts_are_told_only_when_the_user_says_so(world: World, tmp_path: Path):
    plant(tmp_path / "logs")
    async with world.program() as desk:
        report = await reporting(world, desk, tmp_path / "logs").make(prompts=True)
    assert PROMPT in whole(report)
    assert KEY not in whole(report)


async def test_a_report_is_made_whatever_else_is_broken(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    async def locked(_name: str) -> str:
        raise KeyStoreLocked("vault")

    async with world.program() as desk:
        reports = reporting(world, desk, tmp_path / "logs")
        world.history.broken = True
        monkeypatch.setattr(world.secrets, "get", locked)
        report = await reports.make()
        with pytest.raises(FileUnusable):
            await reports.save(report, tmp_path / "none" / "report.zip")
        world.history.broken = False
    parts = {part.name: part.text for part in report.parts}
    assert "history_unavailable" in parts["clips.json"]
    assert parts["log.txt"] == parts["crashes.txt"] == "none"


async def test_only_the_end_of_a_long_log_is_told(tmp_path: Path):
    lines = "".join(f"2026-09-01 10:00:00,000 INFO M a: {number}\n" for number in range(9000))
    (tmp_path / LOG_NAME).write_text(lines, "utf-8")
    text = await LogFiles(InstalledFacts(tmp_path, tmp_path), tmp_path).log()
    assert text.endswith("8999\n")
    assert text.startswith("2026-09-01")
    assert len(text) <= 200_000


def test_what_utf8_cannot_hold_is_saved_all_the_same():
    content = Report((ReportPart("a.txt", "half \ud83d"),)).zipped()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.read("a.txt") == b"half \\ud83d"
