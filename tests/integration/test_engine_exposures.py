"""The composed program takes images back from their host: as clips end, and at its next start."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.hosts.host_secrets import SECRET_VARIABLE
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.domain.scene import Ingredient, Resolution, Scene
from pikascenes_desktop.engine import EngineOptions, open_engine
from tests.servers.practice import practice
from tests.servers.rclone import rclone_s3

if TYPE_CHECKING:
    from collections.abc import Generator

    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.engine import Engine
    from tests.servers.rclone import S3Peer

FOX = str(Path(__file__).parents[2] / "resources" / "samples" / "fox.jpg")
SCENE = Scene((Ingredient(FOX),), prompt="a fox", resolution=Resolution.HD)


@pytest.fixture
def bucket(tmp_path: Path) -> Generator[S3Peer]:
    with rclone_s3(tmp_path / "s3") as peer:
        yield peer


@pytest.fixture
def options(
    tmp_path: Path, bucket: S3Peer, monkeypatch: pytest.MonkeyPatch
) -> Generator[EngineOptions]:
    monkeypatch.setenv("RUNCOMFY_TOKEN", "a-key-of-the-tests")
    monkeypatch.setenv(SECRET_VARIABLE, bucket.secret)
    (tmp_path / "service").mkdir()
    with practice(tmp_path / "service", queue_s=0, run_s=0) as base:
        yield EngineOptions(tmp_path / "data", tmp_path / "clips", api_base=base)


async def use(engine: Engine, bucket: S3Peer, *, deletes: bool) -> None:
    settings = engine.desk.settings
    profile = replace(bucket.profile(), delete_after_use=deletes)
    await settings.save(replace(settings.current, hosts=(profile,), host=profile.name))


async def made(engine: Engine) -> Generation:
    desk = engine.desk
    (accepted,) = await desk.generations.press(await desk.orders.make(SCENE))
    (settled,) = await desk.generations.settle([accepted.id])
    return settled


async def all_gone(engine: Engine) -> None:
    """Wait until no image is out."""
    changed = asyncio.Event()
    stop = engine.desk.exposures.changed.subscribe(lambda _: changed.set())
    try:
        async with asyncio.timeout(30):
            while await engine.desk.exposures.count():
                await changed.wait()
                changed.clear()
    finally:
        stop()


def stored(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "s3" / "files" / "art").rglob("*") if path.is_file()]


async def test_an_image_goes_as_its_clip_arrives(
    options: EngineOptions, bucket: S3Peer, tmp_path: Path
) -> None:
    async with open_engine(options) as engine:
        await use(engine, bucket, deletes=True)
        saved = await made(engine)
        assert saved.state is State.SAVED
        await all_gone(engine)
        (gone,) = await engine.desk.exposures.ledger(gone=True)
        assert gone.link == saved.sent_urls[0]
    assert stored(tmp_path) == []


async def test_what_was_left_goes_at_the_next_start(
    options: EngineOptions, bucket: S3Peer, tmp_path: Path
) -> None:
    async with open_engine(options) as engine:
        await use(engine, bucket, deletes=False)
        await made(engine)
        assert await engine.desk.exposures.count() == 1
        await use(engine, bucket, deletes=True)
    assert len(stored(tmp_path)) == 1
    async with open_engine(options) as engine:
        await all_gone(engine)
    assert stored(tmp_path) == []
