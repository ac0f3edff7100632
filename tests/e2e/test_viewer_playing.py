"""The viewer plays real videos, watched frame by frame."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaPlayer
from PySide6.QtTest import QTest

from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.playback import player as player_module
from pikascenes_desktop.ui.playback.speed import speed_text
from tests.e2e.gallery_window import painted_world, sample_ingredient
from tests.e2e.pointer import move_pointer
from tests.e2e.viewer_window import FRAMES, viewer, write_video
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import clip_of, made, put

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.fakes.world import World

# what Qt's player says where there is no graphics card
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return painted_world(tmp_path)


@pytest.mark.parametrize("choice", [Choice.DARK, Choice.LIGHT])
async def test_a_clip_plays_and_pictures_of_the_window_hold_its_frames(
    world: World, choice: Choice
) -> None:
    put(world, made("one", ingredients=(sample_ingredient(world, "fox.jpg"),)))
    write_video(world.library.root / "one.mp4")
    async with viewer(world, choice) as shown:
        shown.page.show_clip("one", 0)
        await until(lambda: shown.number > 4)
        await shown.pause()
        stage = shown.page.stage
        place = stage.mapTo(shown.page, stage.picture_rect().center())
        colour = shown.page.grab().toImage().pixelColor(place)
        assert colour.red() > 40 > colour.green()
        assert shown.page.bar.title.text() == "the fox runs"
        assert not shown.page.transport.sound.isVisible()


async def test_every_frame_is_shown_with_its_number(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world) as shown:
        page = shown.page
        page.transport.controls.loop.setChecked(False)
        page.show_clip("one", 0)
        seen: list[tuple[int, int]] = []

        def note(number: int) -> None:
            seen.append((number, shown.number))

        page.transport.controls.position.valueChanged.connect(note)
        await until(lambda: page.transport.controls.position.value() == FRAMES - 1)
        await until(lambda: not page.transport.controls.play.is_playing)
        assert page.transport.controls.frame.text() == "· frame 24 of 24"
        assert all(number == picture for number, picture in seen)
        assert len(seen) >= FRAMES - 4  # a busy machine may drop one


async def test_single_frames_seconds_and_ends(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4", frames=60)
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.opened()
        await shown.pause()
        QTest.keyClick(page, Key.Key_Home)
        await shown.at(0)
        for number in (1, 2, 3):
            QTest.keyClick(page, Key.Key_Right)
            await shown.at(number)
        assert page.transport.controls.time.text() == "0:00.12"
        assert page.transport.controls.total.text() == "/ 0:02.50"
        assert page.transport.controls.frame.text() == "· frame 4 of 60"
        page.transport.controls.back.click()
        await shown.at(2)
        page.transport.controls.on.click()
        await shown.at(3)
        for _ in range(5):  # in a hurry: none is lost
            QTest.keyClick(page, Key.Key_Right)
        await shown.at(8)
        QTest.keyClick(page, Key.Key_Left, SHIFT)
        await shown.at(0)
        QTest.keyClick(page, Key.Key_Left)
        QTest.keyClick(page, Key.Key_Right, SHIFT)
        await until(lambda: shown.stands_on == 24)
        QTest.keyClick(page, Key.Key_End)
        await until(lambda: shown.stands_on == 59)
        QTest.keyClick(page, Key.Key_Right)
        await until(lambda: shown.stands_on == 59)
        QTest.keyClick(page, Key.Key_Space)  # from the beginning
        await until(lambda: 0 < shown.stands_on < 50)


async def test_play_pause_and_loop(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await until(lambda: shown.number > 15)
        await until(lambda: shown.number < 10)  # it began again
        assert page.transport.controls.play.accessibleName() == "Pause"
        QTest.mouseClick(page.stage, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        assert page.transport.controls.play.accessibleName() == "Play"
        page.transport.controls.play.click()
        assert page.transport.controls.play.is_playing
        QTest.keyClick(page, Key.Key_O)
        assert not page.transport.controls.loop.isChecked()
        await until(lambda: not page.transport.controls.play.is_playing)
        assert shown.stands_on == FRAMES - 1
        QTest.keyClick(page, Key.Key_Left)  # a video that ended can be stepped through
        await shown.at(FRAMES - 2)


async def test_the_shuttle_goes_both_ways_and_faster(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4", frames=120)
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.opened()
        speed = page.transport.controls.speed
        for times in (1, 2, 4, 4):
            QTest.keyClick(page, Key.Key_L)
            assert speed.text() == speed_text(times)
        await until(lambda: shown.stands_on > 60)
        QTest.keyClick(page, Key.Key_K)
        stood = shown.stands_on
        assert speed.text() == speed_text(1)
        for times in (-1, -2):
            QTest.keyClick(page, Key.Key_J)
            assert speed.text() == speed_text(times)
            assert page.transport.controls.play.is_playing
        await until(lambda: shown.stands_on < stood - 10)
        QTest.keyClick(page, Key.Key_Space)
        assert not page.transport.controls.play.is_playing
        assert speed.text() == speed_text(1)


async def test_backwards_ends_at_the_beginning_or_goes_round(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world) as shown:
        page = shown.page
        page.transport.controls.loop.setChecked(False)
        page.show_clip("one", 0)
        await until(lambda: shown.stands_on > 4)
        QTest.keyClick(page, Key.Key_J)
        await until(lambda: not page.transport.controls.play.is_playing)
        await shown.at(0)
        page.transport.controls.loop.setChecked(True)
        QTest.keyClick(page, Key.Key_J)
        await until(lambda: shown.stands_on > 10)
        QTest.keyClick(page, Key.Key_L)
        assert page.transport.controls.speed.text() == speed_text(1)
        QTest.keyClick(page, Key.Key_J)
        QTest.keyClick(page, Key.Key_Right, SHIFT)
        assert not page.transport.controls.play.is_playing


async def test_a_speed_is_chosen_and_kept(world: World) -> None:
    put(world, made("one"), made("two"))
    for name in ("one", "two"):
        write_video(world.library.root / f"{name}.mp4")
    async with viewer(world) as shown:
        page = shown.page
        speed = page.transport.controls.speed
        speed.choose(1.5)  # before there is anything to play
        page.show_clip("one", 0)
        await shown.opened()
        player = page.projector.player
        assert player is not None
        assert player.rate == 1.5
        menu = speed.open_menu()
        assert [one.text() for one in menu.actions()] == [
            speed_text(times) for times in (0.25, 0.5, 0.75, 1, 1.25, 1.5, 2)
        ]
        assert [one.text() for one in menu.actions() if one.isChecked()] == [speed_text(1.5)]
        menu.actions()[1].trigger()
        menu.close()
        assert (player.rate, speed.accessibleName()) == (0.5, f"Speed: {speed_text(0.5)}")
        page.show_clip("two", 0)
        await until(lambda: page.deeds.clip is not None and page.deeds.clip.generation_id == "two")
        await shown.opened()
        assert player.rate == 0.5
        speed.click()  # one menu at a time
        speed.open_menu().close()


async def test_the_film_strip_is_scrubbed(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4", frames=48)
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.opened()
        await shown.pause()
        strip = page.transport.controls.position
        await until(lambda: strip.maximum() == 47)
        left = Qt.MouseButton.LeftButton
        middle = QPoint(strip.width() // 2, 20)
        QTest.mousePress(strip, left, pos=middle)
        await shown.at(24)
        for x in range(strip.width() // 2, strip.width() + 40, 10):
            move_pointer(strip, QPoint(x, 20), held=True)
        assert strip.value() == 47
        await until(lambda: shown.number == round(47 * 10 % 256 / 10))
        QTest.mouseRelease(strip, left, pos=QPoint(strip.width(), 20))
        assert not strip.isSliderDown()
        strip.setFocus()
        assert strip.accessibleName() == "Position 0:01.96 of 0:02.00"
        QTest.keyClick(strip, Key.Key_Home)
        await shown.at(0)
        QTest.mousePress(strip, Qt.MouseButton.RightButton, pos=middle)
        assert strip.value() == 0
        assert not strip.grab().isNull()


async def test_sound_can_be_muted_and_turned_down(world: World) -> None:
    clip = replace(clip_of("one"), has_sound=True, duration_s=1.0)
    put(world, made("one", clips=(clip,)))
    write_video(world.library.root / "one.mp4", has_sound=True)
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.opened()
        sound = page.transport.sound
        assert sound.isVisible()
        assert page.transport.controls.position.maximum() == FRAMES - 1  # the sound is longer
        QTest.keyClick(page, Key.Key_M)
        assert sound.mute.toolTip() == "Unmute"
        assert sound.mute.accessibleName() == "Mute"  # pressed
        sound.volume.setValue(30)
        assert sound.mute.accessibleName() == "Mute"
        assert sound.loudness == pytest.approx(0.3)


@pytest.mark.parametrize("has_sound", [True, False])
async def test_the_file_says_whether_there_is_sound(world: World, has_sound: bool) -> None:
    put(world, made("one", clips=(replace(clip_of("one"), has_sound=not has_sound),)))
    write_video(world.library.root / "one.mp4", has_sound=has_sound)
    async with viewer(world) as shown:
        shown.page.show_clip("one", 0)
        await shown.opened()
        assert shown.page.transport.sound.isVisible() is has_sound


@pytest.mark.parametrize("silent", [True, False])
async def test_a_player_sounds_where_the_file_does(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, silent: bool
) -> None:
    def is_null(_device: object) -> bool:
        return False

    monkeypatch.setattr(QAudioDevice, "isNull", is_null)  # as if there were one
    write_video(tmp_path / "one.mp4", has_sound=True)
    owner = QObject()
    player = player_module.Player(owner, silent=silent)
    player.open(tmp_path / "one.mp4", has_sound=False)
    await until(lambda: player.frames > 0)
    assert bool(player.findChildren(QAudioOutput)) is not silent
    player.set_volume(0.5)
    player.close()
    owner.deleteLater()


async def test_with_reduced_motion_it_stands_on_the_first_frame(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world, still=True) as shown:
        shown.page.show_clip("one", 0)
        await shown.opened()
        assert shown.number == 0
        assert not shown.page.transport.controls.play.is_playing
        assert shown.page.graphicsEffect() is None


async def test_an_end_that_comes_late_takes_no_place_away(world: World, qapp: QApplication) -> None:
    path = world.library.root / "one.mp4"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_video(path)
    owner = QObject()
    player = player_module.Player(owner, silent=True)
    shown: list[int] = []
    ended: list[bool] = []
    player.moved.connect(shown.append)
    player.ended.connect(lambda: ended.append(True))
    player.open(path, has_sound=False)
    player.pause()
    await until(lambda: bool(shown))
    (inner,) = player.findChildren(QMediaPlayer)
    player.go_to(10)
    inner.mediaStatusChanged.emit(QMediaPlayer.MediaStatus.EndOfMedia)
    assert not ended
    assert player.frame == 10
    await until(lambda: shown[-1] == 10)
    inner.mediaStatusChanged.emit(QMediaPlayer.MediaStatus.EndOfMedia)
    assert ended
    player.close()
    owner.deleteLater()
