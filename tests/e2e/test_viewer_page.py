"""The viewer with real videos, watched frame by frame."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.viewer.page import ViewerPage
from tests.e2e.gallery_window import painted_world, sample_ingredient
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import NOW, clip_of, made, put

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from PySide6.QtCore import QUrl

    from pikascenes_desktop.domain.scene import Scene
    from tests.fakes.world import World

# what Qt's player says where there is no graphics card
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")
FPS = 24
FRAMES = 24
SHIFT = Qt.KeyboardModifier.ShiftModifier


def write_video(path: Path, *, has_sound: bool = False) -> None:
    """Write a second of video that goes from black to red, a step each frame."""
    file: Any  # PyAV leaves its keyword arguments untyped
    with av.open(str(path), "w") as file:
        video = file.add_stream("libx264", rate=FPS)
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        sound = file.add_stream("aac", rate=48_000) if has_sound else None
        for number in range(FRAMES):
            pixels = np.zeros((180, 320, 3), np.uint8)
            pixels[:, :, 0] = number * 10
            file.mux(video.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        file.mux(video.encode())
        if sound is not None:
            quiet = np.zeros((1, 48_000), np.float32)
            frame = av.AudioFrame.from_ndarray(quiet, format="fltp", layout="mono")
            frame.sample_rate = 48_000
            file.mux(sound.encode(frame))
            file.mux(sound.encode())


class Shown:
    """A viewer in a window of its own, and what it asked for."""

    def __init__(self, page: ViewerPage) -> None:
        self.page = page
        self.closed = 0
        self.remixed: list[Scene] = []
        self.notices: list[str] = []
        self.steps: list[int] = []
        page.closed.connect(self._close)
        page.remix.connect(self.remixed.append)
        page.notify.connect(self._note)
        page.go.connect(self.steps.append)

    def _close(self) -> None:
        self.closed += 1

    def _note(self, text: str, _label: str, _act: object) -> None:
        self.notices.append(text)

    @property
    def redness(self) -> int:
        """How red the middle of the stage is, 0 to 255; it grows with the video."""
        image = self.page.stage.image
        return -1 if image.isNull() else image.pixelColor(image.rect().center()).red()

    async def playing(self) -> None:
        await until(lambda: self.redness > 40)

    async def pause(self) -> int:
        """Pause, and return how red it is then."""
        self.page.transport.pause.click()
        await until(self.page.transport.play.isVisible)
        return self.redness


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return painted_world(tmp_path)


@asynccontextmanager
async def viewer(world: World, choice: Choice = Choice.DARK) -> AsyncGenerator[Shown]:
    QApplication.setQuitOnLastWindowClosed(False)
    theme = Theme()
    theme.apply(choice)
    async with world.program() as desk:
        page = ViewerPage(desk, theme)
        page.resize(1200, 760)
        page.show()
        try:
            yield Shown(page)
        finally:
            page.close_clip()
            page.close()
            page.deleteLater()
            theme.deleteLater()
    assert world.bugs == []


@pytest.mark.parametrize("choice", [Choice.DARK, Choice.LIGHT])
async def test_a_clip_plays_and_pictures_of_the_window_hold_its_frames(
    world: World, choice: Choice
) -> None:
    put(world, made("one", ingredients=(sample_ingredient(world, "fox.jpg"),)))
    write_video(world.library.root / "one.mp4")
    async with viewer(world, choice) as shown:
        shown.page.show_clip("one", 0)
        await shown.playing()
        await shown.pause()
        stage = shown.page.stage
        place = stage.mapTo(shown.page, stage.picture_rect().center())
        colour = shown.page.grab().toImage().pixelColor(place)
        assert colour.red() > 40 > colour.green()
        assert shown.page.title.text() == "the fox runs"
        assert not shown.page.transport.mute.isVisible()


async def test_single_frames_seconds_and_ends(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.playing()
        before = await shown.pause()
        page.transport.back.click()
        await until(lambda: shown.redness < before)
        before = shown.redness
        page.transport.on.click()
        await until(lambda: shown.redness > before)
        QTest.keyClick(page, Qt.Key.Key_Home)
        await until(lambda: 0 <= shown.redness < 15)
        QTest.keyClick(page, Qt.Key.Key_Right)
        await until(lambda: shown.redness > 0)
        page.transport.position.setValue(500)
        await until(lambda: 90 < shown.redness < 140)
        QTest.keyClick(page, Qt.Key.Key_Left, SHIFT)
        await until(lambda: 0 <= shown.redness < 15)
        QTest.keyClick(page, Qt.Key.Key_Left)
        QTest.keyClick(page, Qt.Key.Key_Right, SHIFT)
        QTest.keyClick(page, Qt.Key.Key_End)
        assert page.transport.position.maximum() >= 900


async def test_play_pause_and_loop(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.playing()
        await until(lambda: shown.redness > 150)
        await until(lambda: shown.redness < 100)  # it began again
        page.transport.pause.setFocus()
        QTest.mouseClick(page.stage, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        await until(page.transport.play.isVisible)
        QTest.keyClick(page, Qt.Key.Key_Space)
        await until(page.transport.pause.isVisible)
        QTest.keyClick(page, Qt.Key.Key_O)
        assert not page.transport.loop.isChecked()
        await until(page.transport.play.isVisible)


async def test_sound_can_be_muted(world: World) -> None:
    clip = replace(clip_of("one"), has_sound=True)
    put(world, made("one", clips=(clip,)))
    write_video(world.library.root / "one.mp4", has_sound=True)
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await shown.playing()
        assert page.transport.mute.isVisible()
        QTest.keyClick(page, Qt.Key.Key_M)
        assert page.transport.mute.accessibleName() == "Sound on"
        QTest.keyClick(page, Qt.Key.Key_M)
        assert page.transport.mute.accessibleName() == "Mute"


async def test_a_still_is_shown_as_a_picture(world: World) -> None:
    still = clip_of("one", OutputKind.STILL, ".png")
    bad = clip_of("two", OutputKind.STILL, ".png")
    put(world, made("one", clips=(still,)), made("two", clips=(bad,)))
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor("#c02040"))
    picture.save(str(world.library.root / "one.png"))
    (world.library.root / "two.png").write_bytes(b"no picture")
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await until(lambda: shown.redness == 0xC0)
        assert not page.transport.isVisible()
        page.show_clip("two", 0)
        await until(lambda: "cannot be played" in page.stage.accessibleDescription())
        assert not page.grab().isNull()
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_O, Qt.Key.Key_M):
            QTest.keyClick(page, key)
        QTest.keyClick(page, Qt.Key.Key_Right, SHIFT)
        QTest.keyClick(page, Qt.Key.Key_Home)


async def test_a_file_that_is_gone_leaves_its_scene(world: World) -> None:
    put(world, made("one", prompt=""))
    async with viewer(world) as shown:
        shown.page.show_clip("one", 0)
        await until(lambda: "moved or deleted" in shown.page.stage.accessibleDescription())
        assert shown.page.title.text() == "No prompt"
        shown.page.details.remix_button.click()
        assert shown.remixed == [made("one", prompt="").scene]


async def test_a_file_that_is_no_video_is_said(world: World) -> None:
    put(world, made("one"))
    (world.library.root / "one.mp4").write_bytes(b"no video")
    async with viewer(world) as shown:
        shown.page.show_clip("one", 0)
        await until(lambda: "cannot be played" in shown.page.stage.accessibleDescription())


async def test_what_is_shown_is_the_latest_that_was_asked_for(world: World) -> None:
    put(world, made("one"), made("two", prompt="a whale"))
    write_video(world.library.root / "one.mp4")
    write_video(world.library.root / "two.mp4")
    async with viewer(world) as shown:
        shown.page.show_clip("nobody", 0)
        shown.page.show_clip("one", 0)
        shown.page.show_clip("two", 0)
        await shown.playing()
        assert shown.page.title.text() == "a whale"
        shown.page.show_clip("one", 0)
        await until(lambda: shown.page.title.text() == "the fox runs")


async def test_details_can_be_copied_and_put_away(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    generation = made("one", request_id="r1", cost_usd="0.40", ended_at=NOW + 60)
    put(world, replace(generation, scene=replace(generation.scene, negative_prompt="blur")))
    async with viewer(world) as shown:
        page = shown.page
        page.show_clip("one", 0)
        await until(lambda: page.details.avoid.text() == "Avoid  blur")
        page.details.copy.emit("r1")
        assert QGuiApplication.clipboard().text() == "r1"
        page.details.copy.emit("")
        assert shown.notices == ["Copied"]
        page.details.reveal_button.click()
        assert opened == [str(world.library.root)]
        QTest.keyClick(page, Qt.Key.Key_I)
        assert not page.details.isVisible()
        page.resize(800, 600)
        QTest.keyClick(page, Qt.Key.Key_I)
        assert page.details.isVisible()


async def test_keys_lead_on_and_back(world: World) -> None:
    put(world, made("one"))
    async with viewer(world) as shown:
        page = shown.page
        QTest.keyClick(page, Qt.Key.Key_H)
        QTest.keyClick(page, Qt.Key.Key_R)
        page.details.reveal.emit()
        page.show_clip("one", 0)
        await until(lambda: page.title.text() != "")
        QTest.keyClick(page, Qt.Key.Key_Up)
        QTest.keyClick(page, Qt.Key.Key_Down)
        assert shown.steps == [-1, 1]
        QTest.keyClick(page, Qt.Key.Key_H)
        await until(page.heart.isChecked)
        assert page.heart.accessibleName() == "Remove favourite"
        QTest.keyClick(page, Qt.Key.Key_R)
        assert len(shown.remixed) == 1
        QTest.keyClick(page, Qt.Key.Key_F12)
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert shown.closed == 1


async def test_trouble_is_said(world: World) -> None:
    put(world, made("one"))
    async with viewer(world) as shown:
        world.history.broken = True
        shown.page.show_clip("one", 0)
        await until(lambda: len(shown.notices) == 1)
        assert "history" in shown.notices[0]
