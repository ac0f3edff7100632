"""Compare with two real videos that count their frames."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.preferences import Playback
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.domain.scene import AspectRatio, IngredientsMode
from pikascenes_desktop.ui.compare.page import ComparePage
from pikascenes_desktop.ui.compare.table import bold
from pikascenes_desktop.ui.playback.speed import speed_text
from pikascenes_desktop.ui.theme import Theme
from tests.e2e.gallery_window import painted_world
from tests.e2e.pointer import move_pointer
from tests.e2e.viewer_window import number_of, write_video
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import clip_of, made, put

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from pikascenes_desktop.domain.scene import Scene
    from tests.fakes.world import World

# what Qt's player says where there is no graphics card
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


class Compared:
    """A page in a window of its own, and what it asked for."""

    def __init__(self, page: ComparePage) -> None:
        self.page = page
        self.closed = 0
        self.remixed: list[Scene] = []
        self.notices: list[str] = []
        page.closed.connect(self._close)
        page.remix.connect(self.remixed.append)
        page.notify.connect(self._note)

    def _close(self) -> None:
        self.closed += 1

    def _note(self, text: str, _label: str, _act: object) -> None:
        self.notices.append(text)

    @property
    def numbers(self) -> tuple[int, int]:
        """Which frames are on the screens."""
        a, b = self.page.screens
        return number_of(a.image), number_of(b.image)

    @property
    def stands_on(self) -> int:
        """Which frame the transport says it is, from 0."""
        return self.page.transport.controls.position.value()

    async def opened(self) -> None:
        """Wait until both first frames are there."""
        await until(lambda: all(screen.has_frame for screen in self.page.screens))

    async def at(self, first: int, second: int) -> None:
        """Wait until these frames are on the screens."""
        await until(lambda: self.numbers == (first, second))


@asynccontextmanager
async def compare(world: World, *, still: bool = False) -> AsyncGenerator[Compared]:
    QApplication.setQuitOnLastWindowClosed(False)
    theme = Theme()
    theme.apply(Choice.DARK)
    theme.motion.reduce(reduced=still)
    async with world.program() as desk:
        page = ComparePage(desk, theme)
        page.resize(1200, 760)
        page.show()
        page.activateWindow()
        try:
            yield Compared(page)
        finally:
            page.close_clips()
            page.close()
            page.deleteLater()
            theme.deleteLater()
    assert world.bugs == []


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    world = painted_world(tmp_path)
    one = made("one", prompt="the fox runs at dusk", press_id="p")
    two = made("two", prompt="the fox runs at night", press_id="p", ratio=AspectRatio.TALL)
    two = replace(two, scene=replace(two.scene, seed=9, mode=IngredientsMode.PRECISE))
    put(world, one, two)
    write_video(world.library.root / "one.mp4", frames=72)
    write_video(world.library.root / "two.mp4", frames=72, size=(180, 320))
    return world


async def test_both_play_from_one_clock(world: World) -> None:
    async with compare(world) as shown:
        page = shown.page
        page.transport.controls.loop.setChecked(False)
        page.show_clips(("one", None), ("two", 0))
        apart: list[int] = []

        def note(_due: object) -> None:
            first, second = shown.numbers
            # the redness of 26 frames tells them apart, then it begins anew
            if min(first, second) >= 0:
                apart.append(min((first - second) % 26, (second - first) % 26))

        page.conductor.shown.connect(note)
        await shown.opened()
        await until(lambda: shown.stands_on == 71)
        await until(lambda: not page.transport.controls.play.is_playing)
        assert len(apart) > 60
        assert max(apart) <= 1
        assert page.transport.controls.frame.text() == "· frame 72 of 72"


async def test_frames_seconds_and_ends_move_both(world: World) -> None:
    async with compare(world, still=True) as shown:
        page = shown.page
        page.show_clips(("one", None), ("two", None))
        await shown.opened()
        await shown.at(0, 0)
        assert not page.transport.controls.play.is_playing
        for number in (1, 2):
            QTest.keyClick(page, Key.Key_Right)
            await shown.at(number, number)
        page.transport.controls.on.click()
        await shown.at(3, 3)
        QTest.keyClick(page, Key.Key_Left)
        await shown.at(2, 2)
        QTest.keyClick(page, Key.Key_Right, SHIFT)
        await until(lambda: shown.stands_on == 26)
        await shown.at(0, 0)  # 260 is 4 again: the pictures count to 25
        QTest.keyClick(page, Key.Key_End)
        await until(lambda: shown.stands_on == 71)
        QTest.keyClick(page, Key.Key_Home)
        await shown.at(0, 0)
        page.transport.controls.position.setValue(10)
        await shown.at(10, 10)


async def test_the_shuttle_and_speeds_drive_both(world: World) -> None:
    async with compare(world, still=True) as shown:
        page = shown.page
        page.show_clips(("one", None), ("two", None))
        await shown.opened()
        speed = page.transport.controls.speed
        QTest.keyClick(page, Key.Key_L)
        QTest.keyClick(page, Key.Key_L)
        assert speed.text() == speed_text(2)
        await until(lambda: shown.stands_on > 20)
        QTest.keyClick(page, Key.Key_J)
        assert speed.text() == speed_text(-1)
        stood = shown.stands_on
        await until(lambda: shown.stands_on < stood - 4)
        QTest.keyClick(page, Key.Key_K)
        assert (speed.text(), page.transport.controls.play.is_playing) == (speed_text(1), False)
        await until(lambda: shown.numbers[0] == shown.numbers[1])
        speed.choose(0.5)
        reel = page.conductor.reel
        assert reel is not None
        assert [player.rate for player in reel.players] == [0.5, 0.5]
        QTest.keyClick(page, Key.Key_Space)
        assert page.transport.controls.play.is_playing
        page.transport.controls.play.click()
        assert not page.transport.controls.play.is_playing


async def test_what_stands_below_follows_the_pictures(world: World) -> None:
    write_video(world.library.root / "two.mp4", frames=24)
    async with compare(world, still=True) as shown:
        page = shown.page
        page.resize(1000, 1000)
        page.show_clips(("one", None), ("two", None))
        await shown.opened()

        def below(widget: QWidget, number: int) -> int:
            picture = page.screens[0].picture_rect()
            bottom = page.screens[0].mapTo(page, picture.bottomLeft()).y()
            return widget.mapTo(page, QPoint(0, 0)).y() - bottom - number

        await until(lambda: 0 <= below(page.captions[0], 0) < 20)
        assert page.height() - page.table.geometry().bottom() > 100, "spare room comes last"
        page.full.toggle()
        await until(lambda: page.screens[0].height() > 600)
        page.full.leave()
        page.bar.mode.button("wipe").click()
        await until(lambda: page.wipe.height() > page.wipe.width() // 2)
        page.bar.mode.button("side").click()
        await until(lambda: 0 <= below(page.captions[0], 0) < 20)
        for screen in page.screens:  # what floats on the pictures came along
            assert screen.picture_rect().contains(screen.heart.geometry().center())
            assert screen.heart.y() - screen.picture_rect().top() < 20


async def test_it_plays_as_the_viewer_was_left(world: World) -> None:
    last = Playback(speed=0.5, volume=0.25, is_muted=True, loops=False)
    await world.preferences.save(replace(world.preferences.current, playback=last))
    async with compare(world, still=True) as shown:
        page = shown.page
        page.show_clips(("one", None), ("two", None))
        await shown.opened()
        controls = page.transport.controls
        assert (controls.speed.speed, controls.loop.isChecked()) == (0.5, False)
        controls.speed.choose(2)
        await until(lambda: world.preferences.current.playback == replace(last, speed=2))


async def test_it_loops_and_goes_backwards_round_the_end(world: World) -> None:
    write_video(world.library.root / "two.mp4", frames=24)  # the shorter one waits at its end
    async with compare(world) as shown:
        page = shown.page
        page.show_clips(("one", None), ("two", None))
        await shown.opened()
        await until(lambda: shown.stands_on > 40)
        assert shown.numbers[1] == 23
        await until(lambda: shown.stands_on < 20)  # it began again
        await until(lambda: 0 <= shown.numbers[1] < 20)
        QTest.keyClick(page, Key.Key_J)
        await until(lambda: shown.stands_on > 50)
        QTest.keyClick(page, Key.Key_O)
        QTest.keyClick(page, Key.Key_Home)
        QTest.keyClick(page, Key.Key_J)
        await until(lambda: not page.transport.controls.play.is_playing)
        await shown.at(0, 0)


async def test_each_alone(world: World) -> None:
    async with compare(world, still=True) as shown:
        page = shown.page
        page.bar.together.setChecked(False)  # before there is anything to play
        page.bar.together.setChecked(True)
        page.show_clips(("one", None), ("two", None))
        await shown.opened()
        page.bar.together.click()
        assert [screen.is_chosen for screen in page.screens] == [True, False]
        QTest.keyClick(page, Key.Key_Right)
        await shown.at(1, 0)
        QTest.mouseClick(page.screens[1], LEFT, pos=QPoint(80, 160))
        assert [screen.is_chosen for screen in page.screens] == [False, True]
        QTest.keyClick(page, Key.Key_End)
        await until(lambda: shown.stands_on == 71)
        assert shown.numbers[0] == 1
        QTest.mouseClick(page.screens[1], LEFT, pos=QPoint(80, 160))
        assert page.transport.controls.play.is_playing
        page.bar.together.click()
        assert not page.transport.controls.play.is_playing
        await until(lambda: shown.numbers[0] == shown.numbers[1])
        assert page.grab().width() == 1200


async def test_the_wipe_is_dragged_and_moved_by_keys(world: World) -> None:
    write_video(world.library.root / "two.mp4", frames=72, blue=200)
    async with compare(world, still=True) as shown:
        page = shown.page
        page.show_clips(("one", None), ("two", None))
        await shown.opened()
        QTest.keyClick(page, Key.Key_Left, ALT)
        assert page.wipe.value() == 50  # side by side there is no divider
        page.mode.button("wipe").click()
        wipe = page.wipe
        assert wipe.isVisible()
        await until(lambda: not wipe.image(1).isNull())
        QTest.keyClick(page, Key.Key_Left, ALT)
        QTest.keyClick(page, Key.Key_Left, ALT)
        QTest.keyClick(page, Key.Key_Right, ALT)
        assert wipe.value() == 48
        wipe.setFocus()
        QTest.keyClick(wipe, Key.Key_Right)
        assert wipe.value() == 50
        QTest.keyClick(wipe, Key.Key_PageUp)
        assert wipe.value() == 60
        assert wipe.accessibleName() == "Divider between A and B"
        both = wipe.picture_rect(0)
        QTest.mousePress(wipe, LEFT, pos=QPoint(both.left() + both.width() // 4, 100))
        assert wipe.value() == 25
        move_pointer(wipe, QPoint(both.left() + both.width() // 2, 100), held=True)
        QTest.mouseRelease(wipe, LEFT, pos=QPoint(both.left() + both.width() // 2, 100))
        assert wipe.value() == 50
        picture = wipe.grab().toImage()
        y = both.top() + 20
        assert picture.pixelColor(both.center().x() - 60, y).blue() < 40
        assert picture.pixelColor(both.center().x() + 60, y).blue() > 150
        QTest.mousePress(wipe, Qt.MouseButton.RightButton, pos=QPoint(10, 10))
        move_pointer(wipe, QPoint(20, 10), held=True)
        assert wipe.value() == 50


async def test_only_what_differs_is_bold(world: World) -> None:
    async with compare(world, still=True) as shown:
        page = shown.page
        page.show_clips(("one", None), ("two", None))
        await until(lambda: bool(page.table.texts))
        rows = {name: (a.text, b.text, bold(a)) for name, a, b in page.table.texts}
        assert rows["Seed"] == ("7", "9", True)
        assert rows["Follow"] == ("Creative", "Precise", True)
        assert rows["Prompt"] == ("the fox runs at dusk", "the fox runs at night", True)
        assert rows["Shape"] == ("16:9 · 1080p · 5 s", "9:16 · 1080p · 5 s", True)
        assert rows["Ingredients"] == ("1 of 6", "1 of 6", False)
        assert [name for name, a, _ in page.table.texts if not bold(a)] == ["Ingredients"]
        page.resize(900, 600)
        assert not page.grab().isNull()


async def test_swap_heart_and_remix(world: World) -> None:
    async with compare(world, still=True) as shown:
        page = shown.page
        page.swap()  # nothing is shown yet
        page.captions[0].button.click()
        page.screens[0].heart.click()
        page.show_clips(("one", None), ("two", None), back="Viewer")
        await shown.opened()
        assert page.bar.back.accessibleName() == "Viewer"
        assert page.screens[0].accessibleName() == "Clip A, the fox runs at dusk"
        QTest.keyClick(page, Key.Key_X)
        await until(lambda: page.screens[0].accessibleName() == "Clip A, the fox runs at night")
        page.captions[0].button.click()
        assert shown.remixed[0].prompt == "the fox runs at night"
        page.screens[1].heart.click()
        await until(lambda: page.screens[1].heart.toolTip() == "Remove favourite")
        assert page.screens[0].heart.toolTip() == "Favourite"
        assert page.screens[0].heart.accessibleName() == "Favourite, A"


async def test_full_screen_and_the_way_back(world: World) -> None:
    async with compare(world, still=True) as shown:
        page = shown.page
        page.show_clips(("one", None), ("two", None))
        await shown.opened()
        QTest.keyClick(page, Key.Key_F)
        assert page.isFullScreen()
        assert not page.table.isVisible()
        QTest.keyClick(page, Key.Key_Escape)
        assert page.table.isVisible()
        assert shown.closed == 0
        QTest.keyClick(page, Key.Key_Escape)
        assert shown.closed == 1
        for key in (Key.Key_Space, Key.Key_Left, Key.Key_End, Key.Key_J, Key.Key_L, Key.Key_O):
            QTest.keyClick(page, key)
        QTest.keyClick(page, Key.Key_Right, SHIFT)
        QTest.keyClick(page, Key.Key_F12)
        page.transport.controls.speed.choose(2)


async def test_stills_gone_and_broken_files_are_told(world: World) -> None:
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(QColor("#c80000"))
    picture.save(str(world.library.root / "still.png"))
    (world.library.root / "bad.png").write_bytes(b"no picture")
    (world.library.root / "broken.mp4").write_bytes(b"no video")
    put(
        world,
        made("still", clips=(clip_of("still", OutputKind.STILL, ".png"),)),
        made("bad", clips=(clip_of("bad", OutputKind.STILL, ".png"),)),
        made("gone"),
        made("broken"),
    )
    async with compare(world, still=True) as shown:
        page = shown.page
        a, b = page.screens
        page.show_clips(("still", 0), ("gone", None))
        await until(lambda: shown.numbers[0] == 20)
        assert "moved or deleted" in b.accessibleDescription()
        assert not page.transport.isVisible()
        page.show_clips(("bad", 0), ("one", None))
        await until(lambda: "cannot be played" in a.accessibleDescription())
        await until(lambda: b.has_frame)
        assert page.transport.isVisible()
        page.show_clips(("broken", None), ("two", None))
        await until(lambda: b.has_frame and b.image.height() > b.image.width())  # two is tall
        await until(lambda: "cannot be played" in a.accessibleDescription())
        QTest.keyClick(page, Key.Key_Right)
        await until(lambda: shown.numbers[1] == 1)
        page.show_clips(("one", 5), ("two", None))  # there is no such clip
        page.show_clips(("nobody", None), ("two", None))
        world.history.broken = True
        page.show_clips(("one", None), ("two", None))
        await until(lambda: bool(shown.notices))
        assert "history" in shown.notices[0]
