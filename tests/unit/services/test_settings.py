"""Key, host, price and library: what must be in place before a scene can be sent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.clip import LOW_DISK_BYTES
from pikascenes_desktop.domain.errors import (
    ApiBaseInvalid,
    DownloadFailed,
    HostMissing,
    HostRejected,
    ImageUnreadable,
    KeyInvalid,
    KeyMissing,
    KeyStoreLocked,
    LibraryUnavailable,
    LinkNotOpen,
    NoImages,
    UploadRefused,
)
from pikascenes_desktop.domain.host import HostStep, LinkProblem, LinkReport
from pikascenes_desktop.domain.preferences import Preferences
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.ports.remote import ImageFile, ModelInfo
from pikascenes_desktop.services.gallery import Filter
from pikascenes_desktop.services.host_proofs import with_proof
from pikascenes_desktop.services.host_testing import prove_host
from pikascenes_desktop.services.hosting import may_use_loopback
from pikascenes_desktop.services.ledger import Ledger
from pikascenes_desktop.services.settings import check_api_base, clean_key, fingerprint
from tests.fakes.fake_host import FakeHost
from tests.fakes.world import API_BASE, World, kept

if TYPE_CHECKING:
    from pathlib import Path

KEY_NAME = "key:model-api.example"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.mark.parametrize(
    ("base", "clean"),
    [
        ("https://model-api.runcomfy.net/", "https://model-api.runcomfy.net"),
        ("https://studio.example/proxy", "https://studio.example/proxy"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_bases_that_the_key_may_go_to(base: str, clean: str) -> None:
    assert check_api_base(base) == clean


@pytest.mark.parametrize(
    "base",
    [
        "http://example.org",
        "http://127.0.0.1.example.org",
        "http://127.0.0.1:80@example.org",
        "https://user@example.org",
        "https://example.org?x=1",
        "https://example.org#x",
        "https://",
        "https://[::1",
        "ftp://example.org",
        "practice:",
        "",
    ],
)
def test_bases_that_it_may_not(base: str) -> None:
    with pytest.raises(ApiBaseInvalid):
        check_api_base(base)


def test_loopback_is_told_by_the_api_base_alone() -> None:
    assert may_use_loopback("practice:")
    assert may_use_loopback("http://127.0.0.1:1")
    assert not may_use_loopback("https://127.0.0.1:1")
    assert not may_use_loopback("http://127.0.0.1:1@example.org")


@pytest.mark.parametrize(
    "text", ["abc-123", " abc-123\n", "Bearer abc-123", "bearer  abc-123 ", '"abc-123"']
)
def test_keys_are_freed_of_what_people_copy_along(text: str) -> None:
    assert clean_key(text) == "abc-123"


@pytest.mark.parametrize("text", ["", "  ", "two words", "tab\tinside", "schlüssel", "a\x00b"])
def test_what_cannot_be_a_key(text: str) -> None:
    with pytest.raises(KeyInvalid):
        clean_key(text)


async def test_setting_and_removing_a_key(world: World) -> None:
    world.preferences = type(world.preferences)(replace(world.preferences.current, practice=True))
    heard: list[str] = []
    async with world.program() as desk:
        settings = desk.settings
        settings.key_changed.subscribe(lambda state: heard.append(state.last))
        assert isinstance((await settings.key_state()).problem, KeyMissing)
        state = await settings.set_key(" secret-key-1234 ")
        assert (state.last, state.fingerprint) == ("1234", fingerprint("secret-key-1234"))
        assert await world.secrets.get(KEY_NAME) == "secret-key-1234"
        assert not settings.current.practice
        await settings.remove_key()
        assert settings.current.practice
        await settings.set_key("another-key", session_only=True)
        assert (await settings.key_state()).last == "-key"
        assert settings.store_name
    assert heard == ["1234", "", "-key"]


async def test_a_locked_key_store_is_said(world: World) -> None:
    world.secrets.trouble = KeyStoreLocked
    async with world.program() as desk:
        assert isinstance((await desk.settings.key_state()).problem, KeyStoreLocked)
        with pytest.raises(KeyStoreLocked):
            await desk.settings.set_key("key")
        assert isinstance((await desk.settings.readiness()).key, KeyStoreLocked)


async def test_readiness_names_each_thing_that_is_missing(world: World) -> None:
    async with world.program() as desk:
        ready = await desk.settings.readiness()
        assert isinstance(ready.key, KeyMissing)
        assert (ready.host, ready.library) == (None, None)
        await desk.settings.set_key("key")
        await desk.settings.save(replace(desk.settings.current, host=None))
        world.library.trouble = LibraryUnavailable(path="clips")
        ready = await desk.settings.readiness()
        assert ready.key is None
        assert isinstance(ready.host, HostMissing)
        assert ready.library is world.library.trouble
        await desk.settings.save(replace(desk.settings.current, host="nowhere"))
        missing = (await desk.settings.readiness()).host
        assert missing is not None
        assert missing.facts() == {"name": "nowhere"}
        await desk.settings.save(replace(desk.settings.current, practice=True))
        ready = await desk.settings.readiness()
        assert (ready.key, ready.host) == (None, None)


async def test_readiness_tells_of_untested_hosts_and_full_disks(world: World) -> None:
    async with world.program() as desk:
        ready = await desk.settings.readiness()
        assert not ready.is_host_proved
        assert ready.low_bytes is None
        await desk.settings.save(with_proof(desk.settings.current, "fake", works=True))
        await desk.settings.save(replace(desk.settings.current, host="links"))
        world.library.room = LOW_DISK_BYTES - 1
        ready = await desk.settings.readiness()
        assert ready.is_host_proved
        assert ready.low_bytes == LOW_DISK_BYTES - 1
        await desk.settings.save(replace(desk.settings.current, practice=True))
        ready = await desk.settings.readiness()
        assert (ready.is_host_proved, ready.low_bytes) == (True, LOW_DISK_BYTES - 1)


async def test_the_draft_is_kept_beside_the_preferences(world: World) -> None:
    async with world.program() as desk:
        await desk.settings.save_draft(Scene(prompt="half a thought"))
        assert desk.settings.current.draft.prompt == "half a thought"
        assert desk.settings.current.host == "fake"


async def test_prices_are_live_and_read_seldom(world: World) -> None:
    heard: list[ModelInfo | None] = []
    async with world.program() as desk:
        desk.costs.changed.subscribe(heard.append)
        scene = Scene((Ingredient("a"),))
        assert desk.costs.estimate(scene) is None
        await desk.costs.refresh()
        assert desk.costs.estimate(scene, 2) == Decimal("0.90")
        await desk.costs.refresh()
        assert len(heard) == 1
        world.clock.pass_time(601.0)
        world.service.key = None
        assert await desk.costs.refresh() is None
        assert desk.costs.estimate(scene) is None
    assert heard[-1] is None


async def test_an_order_has_all_it_needs(world: World) -> None:
    scene = Scene((kept(world.library, "fox.png"), Ingredient("new.png")), prompt="x")
    async with world.program() as desk:
        with pytest.raises(NoImages):
            await desk.orders.make(Scene())
        with pytest.raises(KeyMissing):
            await desk.orders.make(scene)
        await desk.settings.set_key("key")
        await desk.costs.refresh()
        order = await desk.orders.make(scene, count=2, press_id="press")
        assert (order.host, order.api_base, order.count) == ("fake", API_BASE, 2)
        assert (order.press_id, order.price_usd) == ("press", "0.45")
        assert order.key_fingerprint == fingerprint("key")
        assert world.intake.taken == ["new.png"]
        practice = await desk.orders.make(scene, practice=True)
        assert (practice.host, practice.price_usd) == ("practice", None)
        links = Scene((Ingredient("https://example.org/a.png"),))
        assert (await desk.orders.make(links)).host == "links"
        assert (await desk.orders.make(links, host="fake")).host == "fake"
        with pytest.raises(HostMissing):
            await desk.orders.make(scene, host="nowhere")
        await desk.settings.save(replace(desk.settings.current, host=None))
        with pytest.raises(HostMissing):
            await desk.orders.make(scene)
        world.intake.trouble["new.png"] = ImageUnreadable(path="new.png")
        with pytest.raises(ImageUnreadable):
            await desk.orders.make(scene, practice=True)
        world.library.trouble = LibraryUnavailable(path="clips")
        with pytest.raises(LibraryUnavailable):
            await desk.orders.make(scene, practice=True)


async def test_the_gallery_counts_and_filters(world: World) -> None:
    async with world.program() as desk:
        (saved,) = await desk.generations.press(world.order())
        await desk.generations.settle([saved.id])
        await desk.generations.set_favourite(saved.id, favourite=True)
        world.host.errors = [HostRejected(name="fake")]
        (waits,) = await desk.generations.press(world.order("b.png", prompt="海边的猫"))
        await desk.generations.settle([waits.id])
        assert await desk.gallery.ids() == [waits.id, saved.id]
        assert await desk.gallery.ids(search="猫") == [waits.id]
        assert await desk.gallery.ids(chip=Filter.FAVOURITES) == [saved.id]
        assert await desk.gallery.ids(chip=Filter.RUNNING) == [waits.id]
        counts = await desk.gallery.counts()
        assert counts[Filter.ALL] == 2
        assert counts[Filter.FAILED] == 0
        await desk.generations.dismiss(waits.id)
        assert await desk.gallery.ids() == [saved.id]
        (clip,) = (await desk.gallery.page([saved.id]))[0].clips
        assert desk.gallery.clip_path(clip) == world.library.root / clip.path


async def test_pictures_of_the_gallery_are_made_once(world: World) -> None:
    (world.folder / "posters").mkdir()
    async with world.program() as desk:
        (saved,) = await desk.generations.press(world.order())
        ((made),) = await desk.generations.settle([saved.id])
        (clip,) = made.clips
        first = await desk.gallery.poster(clip)
        assert await desk.gallery.poster(clip) == first
        assert len(world.videos.posters) == 1
        large = await desk.gallery.poster(clip, 700)
        assert large != first
        strip = await desk.gallery.strip(clip)
        assert (strip.count, strip.columns, strip.rows) == (24, 6, 4)
        assert await desk.gallery.strip(clip) == strip
        assert len(world.videos.strips) == 1
        image = made.scene.ingredients[0]
        assert image.sha256 is not None
        world.videos.trouble[clip.path] = DownloadFailed(reason="missing")
        assert await desk.gallery.poster(clip) == first
        await desk.gallery.forget(clip)
        with pytest.raises(DownloadFailed):
            await desk.gallery.poster(clip)
        with pytest.raises(DownloadFailed):
            await desk.gallery.strip(clip)


def picture(folder: Path) -> ImageFile:
    path = folder / "test.png"
    path.write_bytes(b"picture")
    return ImageFile(1, path, "ab" * 32, "image/png", 7)


async def steps(world: World, host: FakeHost) -> list[tuple[HostStep, str | None]]:
    parts, file = world.parts(), picture(world.folder)
    return [
        (report.step, report.error.code if report.error else None)
        async for report in prove_host(parts, Ledger(parts), host, file, loopback=False)
    ]


async def test_a_host_is_tested_in_four_visible_steps(world: World) -> None:
    assert await steps(world, world.host) == [(step, None) for step in HostStep]
    assert await steps(world, FakeHost(keeps_files=False)) == [
        (HostStep.SIGN_IN, None),
        (HostStep.UPLOAD, None),
        (HostStep.DELETE, None),
    ]


async def test_a_host_test_stops_at_the_first_step_that_fails(world: World) -> None:
    world.host.errors = [HostRejected(name="fake")]
    assert await steps(world, world.host) == [(HostStep.SIGN_IN, "host_rejected")]
    world.host.errors = [UploadRefused(name="fake", image=1, reason="no")]
    assert (await steps(world, world.host))[-1] == (HostStep.UPLOAD, "upload_refused")
    url = f"https://fake.example/{'ab' * 32}.png"
    world.links.reports[url] = LinkReport(problem=LinkProblem.SIGN_IN)
    found = await steps(world, FakeHost("fake"))
    assert (HostStep.OPEN, LinkNotOpen.code) in found


def test_preferences_begin_in_practice() -> None:
    assert Preferences().practice
