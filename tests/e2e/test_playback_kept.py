"""Speed, sound and loop stay as they were set: for the next clip, and for the next start."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pikascenes_desktop.domain.preferences import Playback
from tests.e2e.gallery_window import painted_world
from tests.e2e.viewer_window import viewer, write_video
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import clip_of, made, put

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.ui.viewer.page import ViewerPage
    from tests.fakes.world import World

# what Qt's player says where there is no graphics card
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    world = painted_world(tmp_path)
    sounding = replace(clip_of("one"), has_sound=True, duration_s=1.0)
    put(world, made("one", clips=(sounding,)))
    write_video(world.library.root / "one.mp4", has_sound=True)
    return world


def state(page: ViewerPage) -> Playback:
    """Return how the controls stand."""
    controls, sound = page.transport.controls, page.transport.sound
    return Playback(
        speed=controls.speed.speed,
        volume=sound.loudness,
        is_muted=sound.mute.isChecked(),
        loops=controls.loop.isChecked(),
    )


SET = Playback(speed=1.5, volume=0.3, is_muted=True, loops=False)


async def test_what_was_set_is_there_at_the_next_start(world: World) -> None:
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.opened()
        assert state(page) == Playback()
        page.transport.controls.speed.choose(1.5)
        page.transport.sound.volume.setValue(30)
        QTest.keyClick(page, Qt.Key.Key_M)
        QTest.keyClick(page, Qt.Key.Key_O)
        await until(lambda: world.preferences.current.playback == SET)
        await until(lambda: world.preferences.saved is not None)
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.opened()
        assert state(page) == SET
        assert page.transport.controls.speed.accessibleName().startswith("Speed: 1.5")
        player = page.projector.player
        assert player is not None
        assert player.rate == 1.5
        await until(lambda: not page.transport.controls.play.is_playing)  # it does not loop
        assert world.preferences.saved is not None
        assert world.preferences.saved.playback == SET


async def test_what_the_shuttle_does_is_not_kept(world: World) -> None:
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.opened()
        for key in (Qt.Key.Key_L, Qt.Key.Key_L, Qt.Key.Key_K):
            QTest.keyClick(page, key)
    assert world.preferences.current.playback == Playback()


async def test_a_slider_that_is_dragged_is_written_once_a_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, written, under_way = asyncio.Event(), list[float](), list[int]()
    save = world.preferences.save

    async def slowly(preferences: Preferences) -> None:
        under_way.append(1)
        assert len(under_way) == 1
        await save(preferences)
        await gate.wait()
        written.append(preferences.playback.volume)
        under_way.pop()

    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.opened()
        monkeypatch.setattr(world.preferences, "save", slowly)
        volume = page.transport.sound.volume
        volume.setValue(90)
        await until(lambda: bool(under_way))
        for value in range(80, 20, -10):
            volume.setValue(value)
        gate.set()
        await until(lambda: written == [0.9, 0.3])
        volume.setValue(30)  # as it is
    assert written == [0.9, 0.3]


async def test_a_full_disk_changes_nothing_of_what_is_heard(world: World) -> None:
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.opened()
        world.preferences.full = True
        page.transport.sound.volume.setValue(50)
        await until(lambda: world.preferences.current.playback.volume == 0.5)
        world.preferences.full = False
        page.transport.sound.volume.setValue(60)  # and the next one is written again
        await until(lambda: world.preferences.saved is not None)
        assert shown.notices == []
    assert world.preferences.saved is not None
    assert world.preferences.saved.playback.volume == 0.6
