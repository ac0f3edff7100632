"""The viewer's page: details, what can be done with a clip, and the ways out."""

from __future__ import annotations

import gc
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import psutil
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QDesktopServices, QDrag, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from pikascenes_desktop.adapters.clip_finder import FileFinder
from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.host import LinkNote, LinkRemark
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ports.media import Strip
from pikascenes_desktop.ui.remixing import Part
from pikascenes_desktop.ui.renaming import TitleDialog
from pikascenes_desktop.ui.viewer.comparing import CompareMenu
from pikascenes_desktop.ui.viewer.opening import strip_pictures
from tests.e2e.gallery_window import painted_world, sample_ingredient
from tests.e2e.pointer import move_pointer
from tests.e2e.viewer_window import viewer, write_video
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import NOW, clip_of, made, put

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from tests.e2e.viewer_window import Shown
    from tests.fakes.world import World

# what Qt's player says where there is no graphics card
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return painted_world(tmp_path)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the folders that the system is asked to show."""
    places: list[str] = []

    def open_url(url: QUrl) -> bool:
        places.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return places


async def show(shown: Shown, name: str, index: int = 0) -> None:
    """Show a clip and wait until it is known."""
    shown.page.show_clip(name, index)
    await until(
        lambda: shown.page.deeds.clip is not None and shown.page.deeds.clip.generation_id == name
    )


def choose(menu: QMenu | None, text: str) -> None:
    """Choose a row of a menu that is open."""
    assert menu is not None
    assert menu.isVisible()
    (action,) = [one for one in menu.actions() if one.text() == text]
    assert action.isEnabled()
    action.trigger()
    menu.close()


def whole_clip(name: str, path: Path) -> Clip:
    """Write a video and return the clip that it is."""
    write_video(path)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return replace(clip_of(name), size_bytes=len(data), served_sha256=digest, sha256=digest)


def test_a_damaged_sheet_makes_no_film_strip(qapp: QApplication) -> None:
    assert strip_pictures(QImage(), Strip(b"")) == []


async def test_a_still_is_shown_as_a_picture(world: World) -> None:
    still = clip_of("one", OutputKind.STILL, ".png")
    bad = clip_of("two", OutputKind.STILL, ".png")
    put(world, made("one", clips=(still,)), made("two", clips=(bad,)))
    picture = QImage(64, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor("#c80000"))
    picture.save(str(world.library.root / "one.png"))
    (world.library.root / "two.png").write_bytes(b"no picture")
    async with viewer(world) as shown:
        page = shown.page
        await show(shown, "one")
        await until(lambda: shown.number == 20)
        assert not page.transport.isVisible()
        QTest.keyClick(page, Key.Key_S)
        await show(shown, "two")
        await until(lambda: "cannot be played" in page.stage.accessibleDescription())
        assert not page.grab().isNull()
        for key in (Key.Key_Space, Key.Key_Left, Key.Key_O, Key.Key_M, Key.Key_J, Key.Key_L):
            QTest.keyClick(page, key)
        QTest.keyClick(page, Key.Key_Right, SHIFT)
        QTest.keyClick(page, Key.Key_Home)
        QTest.keyClick(page, Key.Key_End)
        page.transport.sound.volume.setValue(20)
        assert world.exporter.orders == []


async def test_the_poster_stands_in_until_the_first_frame(world: World) -> None:
    put(world, made("one"), made("two"))
    for name in ("one", "two"):
        write_video(world.library.root / f"{name}.mp4")
    async with viewer(world) as shown:
        page = shown.page
        await show(shown, "one")
        seen: list[bool] = []

        def note(_place: QRect) -> None:
            seen.append(page.stage.image.isNull())

        page.stage.placed.connect(note)
        await shown.opened()
        await show(shown, "two")
        assert not page.stage.image.isNull()  # what was shown stays until something comes
        await shown.opened()
        assert not any(seen)
        await until(lambda: page.transport.controls.position.has_pictures)
        assert not page.transport.controls.position.grab().isNull()


async def test_a_file_that_is_no_video_is_said(world: World) -> None:
    put(world, made("one"))
    (world.library.root / "one.mp4").write_bytes(b"no video")
    async with viewer(world) as shown:
        await show(shown, "one")
        await until(lambda: "cannot be played" in shown.page.stage.accessibleDescription())
        assert not shown.page.transport.isVisible()


async def test_what_is_shown_is_the_latest_that_was_asked_for(world: World) -> None:
    put(world, made("one"), made("two", prompt="a whale"))
    write_video(world.library.root / "one.mp4")
    write_video(world.library.root / "two.mp4")
    async with viewer(world) as shown:
        shown.page.show_clip("nobody", 0)
        shown.page.show_clip("one", 0)
        shown.page.show_clip("two", 0)
        await shown.opened()
        assert shown.page.bar.title.text() == "a whale"
        shown.page.show_clip("one", 0)
        await until(lambda: shown.page.bar.title.text() == "the fox runs")


async def test_a_file_that_is_gone_leaves_its_scene_and_is_located(
    world: World, tmp_path: Path
) -> None:
    put(world, made("one", prompt="", request_id="r1"))
    async with viewer(world) as shown:
        page = shown.page
        await show(shown, "one")
        await until(page.missing.isVisible)
        assert "Locate file…" in page.missing.text.text()
        assert page.bar.title.text() == "No prompt"
        assert not page.details.actions_row.export_button.isEnabled()
        assert page.details.drag.drag_data() is None
        page.missing.remix_button.click()
        assert shown.remixed == [made("one", prompt="").scene]
        (tmp_path / "other.mp4").write_bytes(b"something else")
        page.locate.take(clip_of("one"), str(tmp_path / "other.mp4"))
        await until(lambda: any("another file" in notice for notice in shown.notices))
        page.missing.locate_button.click()
        dialog = page.locate.dialog
        assert dialog is not None
        assert dialog.isVisible()
        dialog.reject()
        assert page.locate.dialog is None


async def test_a_file_that_was_moved_is_taken_back(world: World, tmp_path: Path) -> None:
    moved = tmp_path / "moved.mp4"
    put(world, made("one", clips=(whole_clip("one", moved),), ended_at=NOW))
    async with viewer(world) as shown:
        page = shown.page
        await show(shown, "one")
        await until(page.missing.isVisible)
        page.missing.locate_button.click()
        dialog = page.locate.dialog
        assert dialog is not None
        dialog.fileSelected.emit(str(moved))
        dialog.accept()
        await until(page.stage.isVisible)
        await shown.opened()
        assert shown.notices == ["Clip found. It is in the library again."]
        assert moved.exists()  # the user's own file stays where it is


async def test_a_file_that_was_renamed_is_found_by_itself(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = whole_clip("one", world.library.root / "renamed.mp4")
    put(world, made("one", clips=(clip,), ended_at=NOW))
    found = replace(clip, path="renamed.mp4")

    async def find(self: FileFinder, _generation: Generation, _clip: Clip) -> Clip:
        return found

    monkeypatch.setattr(FileFinder, "find", find)
    async with viewer(world) as shown:
        await show(shown, "one")
        await shown.opened()
        assert shown.notices == ["Clip found. It is in the library again."]


async def test_details_say_what_was_noticed_about_links(world: World) -> None:
    put(world, made("one", link_notes=(LinkNote(2, LinkRemark.RE_ENCODED),)))
    put(world, made("two"))
    async with viewer(world, still=True) as shown:
        details = shown.page.details
        await show(shown, "one")
        assert details.noticed.isVisible()
        assert details.noticed.text().startswith("Image 2: The website gives out another file")
        assert details.noticed.height() >= details.noticed.heightForWidth(details.noticed.width())
        await show(shown, "two")
        assert not details.noticed.isVisible()


async def test_details_can_be_copied(world: World, opened: list[str]) -> None:
    generation = made(
        "one",
        request_id="r1",
        cost_usd="0.40",
        ended_at=NOW + 60,
        ingredients=(sample_ingredient(world, "fox.jpg"),),
    )
    put(world, replace(generation, scene=replace(generation.scene, negative_prompt="blur")))
    write_video(world.library.root / "one.mp4")
    async with viewer(world, still=True) as shown:
        page, details = shown.page, shown.page.details
        await show(shown, "one")
        await shown.opened()
        assert details.avoid.text() == "blur"
        clipboard = QGuiApplication.clipboard()
        details.copy_prompt.click()
        assert clipboard.text() == "the fox runs"
        details.settings.buttons["Seed"].click()
        assert clipboard.text() == "7"
        details.story.buttons["Request ID"].click()
        assert clipboard.text() == "r1"
        details.copy.emit("")
        assert shown.notices == ["Copied"] * 3
        details.story.buttons["File"].click()
        details.actions_row.reveal_button.click()
        QTest.mouseClick(details.story.values["File"], LEFT)
        QTest.keyClick(page, Key.Key_R, CONTROL)
        assert opened == [str(world.library.root)] * 4
        QTest.keyClick(page, Key.Key_C, CONTROL | SHIFT)
        assert clipboard.text() == "the fox runs"
        QTest.keyClick(page, Key.Key_C, CONTROL)
        (url,) = clipboard.mimeData().urls()
        assert url.toLocalFile() == str(world.library.root / "one.mp4")
        assert details.settings.values["Length"].accessibleName() == "Length: 5 s · 24 fps"
        assert details.story.values["Took"].accessibleName() == "Took: 1 min 0 s"
        tip = QHelpEvent(QEvent.Type.ToolTip, QPoint(20, 20), QPoint(20, 20))
        QApplication.sendEvent(details.tiles, tip)
        await until(lambda: QToolTip.text() == "fox.jpg")
        tip = QHelpEvent(QEvent.Type.ToolTip, QPoint(200, 20), QPoint(200, 20))
        QApplication.sendEvent(details.tiles, tip)
        QToolTip.hideText()
        details.actions_row.open_more()
        menu = details.actions_row.menu
        assert menu is not None
        assert menu.x() + menu.width() <= page.mapToGlobal(page.rect().topRight()).x()
        choose(menu, "Copy request ID")
        assert clipboard.text() == "r1"


async def test_details_float_over_the_stage_when_it_is_narrow(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world) as shown:
        page = shown.page
        await show(shown, "one")
        assert page.details.isVisible()
        docked = page.stage.width()
        assert docked < page.width() - page.details.width()
        QTest.keyClick(page, Key.Key_I)
        assert not page.details.isVisible()
        await until(lambda: page.stage.width() > docked)
        QTest.keyClick(page, Key.Key_I)
        page.resize(900, 640)
        assert page.details.isVisible()
        await until(lambda: page.stage.width() > 800)
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        page.resize(901, 640)
        assert page.details.x() == 0
        assert page.transport.controls.position.layoutDirection() is Qt.LayoutDirection.LeftToRight
    async with viewer(world) as shown:
        shown.page.resize(900, 640)
        await show(shown, "one")
        assert not shown.page.details.isVisible()


async def test_parts_of_the_scene_are_remixed(world: World) -> None:
    put(world, made("one"))
    async with viewer(world) as shown:
        page, actions = shown.page, shown.page.details.actions_row
        for key in (Key.Key_R, Key.Key_H, Key.Key_C):  # nothing is shown yet
            QTest.keyClick(page, key)
        await show(shown, "one")
        actions.remix_button.click()
        QTest.keyClick(page, Key.Key_R)
        assert len(shown.remixed) == 2
        actions.ways.click()
        choose(actions.menu, "Everything but the seed")
        QTest.keyClick(page, Key.Key_R, SHIFT)
        choose(actions.menu, "Prompt only")
        actions.open_ways()
        choose(actions.menu, "Seed only")
        assert shown.parts == [Part.ALL_BUT_SEED, Part.PROMPT, Part.SEED]
        actions.open_ways()
        choose(actions.menu, "Everything")
        assert len(shown.remixed) == 3


async def test_a_frame_is_saved_and_shown(world: World, opened: list[str]) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world, still=True) as shown:
        page = shown.page
        await show(shown, "one")
        await shown.opened()
        QTest.keyClick(page, Key.Key_Right)
        await shown.at(1)
        QTest.keyClick(page, Key.Key_S)
        await until(lambda: bool(shown.notices))
        (_, target, options) = world.exporter.orders[0]
        assert options.time_s == pytest.approx(1.5 / 24)
        assert shown.notices == [f"Frame saved as {target.name}."]
        act = shown.actions[0]
        assert act is not None
        act()
        assert opened == [str(target.parent)]
        page.transport.keep.click()
        await until(lambda: len(shown.notices) == 2)


async def test_a_clip_is_renamed_in_the_viewer(world: World) -> None:
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world, still=True) as shown:
        page = shown.page
        QTest.keyClick(page, Key.Key_F2)
        page.deeds.rename("nothing is shown yet")
        assert page.findChildren(TitleDialog) == []
        await show(shown, "one")
        QTest.keyClick(page, Key.Key_F2)
        (dialog,) = page.findChildren(TitleDialog)
        assert dialog.field.text() == "the fox runs"
        dialog.field.setText("Take one")
        QTest.keyClick(dialog.field, Key.Key_Return)
        await until(lambda: page.bar.title.text() == "Take one")
        assert world.history.generations["one"].title == "Take one"
        await until(lambda: page.findChildren(TitleDialog) == [])
        page.details.actions_row.open_more()
        choose(page.details.actions_row.menu, "Rename…")
        (dialog,) = page.findChildren(TitleDialog)
        dialog.field.clear()
        dialog.yes_button.click()
        await until(lambda: page.bar.title.text() == "the fox runs")


async def test_the_clip_is_deleted_and_comes_back(world: World) -> None:
    clip = whole_clip("one", world.library.root / "one.mp4")
    put(world, made("one", clips=(clip,), ended_at=NOW))
    async with viewer(world) as shown:
        page = shown.page
        await show(shown, "one")
        await shown.opened()
        QTest.keyClick(page, Key.Key_Delete)
        await until(lambda: shown.closed == 1)
        assert not (world.library.root / "one.mp4").exists()
        assert shown.notices == ["Clip moved to the bin"]
        undo = shown.actions[0]
        assert undo is not None
        undo()
        await until(lambda: shown.notices[-1] == "Clip put back")
        assert (world.library.root / "one.mp4").exists()
        QTest.keyClick(page, Key.Key_Delete)


async def test_variations_are_a_key_away(world: World) -> None:
    one, two, three = (made(name, press_id="p") for name in ("one", "two", "three"))
    put(world, one, replace(two, index=1), replace(three, index=2, clips=()), made("alone"))
    for name in ("one", "two", "alone"):
        write_video(world.library.root / f"{name}.mp4")
    async with viewer(world) as shown:
        page, strip = shown.page, shown.page.variations
        turned: list[str] = []
        page.turned.connect(turned.append)
        await show(shown, "one")
        await until(strip.isVisible)
        assert [button.accessibleName() for button in strip.buttons] == [
            "Variation 1",
            "Variation 2",
        ]
        assert [button.isChecked() for button in strip.buttons] == [True, False]
        strip.buttons[0].click()
        assert turned == []
        strip.buttons[1].click()
        assert turned == ["two"]
        await until(strip.buttons[1].isChecked)
        assert not strip.grab().isNull()
        QTest.keyClick(page, Key.Key_C)
        menu = page.findChild(CompareMenu)
        choose(menu, "Variation 1")
        await show(shown, "alone")
        await until(lambda: not strip.isVisible())
        assert shown.compared == [[("two", 0), ("one", 0)]]


async def test_neighbours_and_the_place_in_the_gallery(world: World) -> None:
    put(world, made("one"))
    async with viewer(world) as shown:
        page = shown.page
        await show(shown, "one")
        page.show_place(3, 48)
        assert page.bar.place.text() == "3 of 48"
        page.bar.next.click()
        page.bar.previous.click()
        QTest.keyClick(page, Key.Key_Up)
        QTest.keyClick(page, Key.Key_Down)
        assert shown.steps == [1, -1, -1, 1]
        page.show_place(1, 1)
        assert not page.bar.next.isEnabled()
        assert not page.bar.previous.isEnabled()
        page.show_place(0, 0)
        assert not page.bar.place.isVisible()
        QTest.keyClick(page, Key.Key_H)
        await until(lambda: page.bar.heart.accessibleName() == "Remove favourite")
        page.details.actions_row.export_button.setEnabled(True)
        page.details.actions_row.export_button.click()
        QTest.keyClick(page, Key.Key_E, CONTROL)
        assert shown.exported == [(("one", 0), 0.0)] * 2
        QTest.keyClick(page, Key.Key_F12)
        page.bar.back.click()
        assert shown.closed == 1


@pytest.mark.parametrize("choice", [Choice.DARK, Choice.LIGHT])
async def test_full_screen_is_left_before_the_viewer(world: World, choice: Choice) -> None:
    put(world, made("one", practice=True))
    write_video(world.library.root / "one.mp4")
    async with viewer(world, choice) as shown:
        page = shown.page
        await show(shown, "one")
        await shown.opened()
        assert page.bar.practice.isVisible()
        QTest.keyClick(page, Key.Key_F)
        assert page.isFullScreen()
        await until(lambda: page.stage.size() == page.size())
        assert not page.bar.isVisible()
        assert not page.details.isVisible()
        page.full.hide_passing()
        assert not page.transport.isVisible()
        move_pointer(page.stage, QPoint(50, 60))
        move_pointer(page.stage, QPoint(90, 60))
        await until(page.transport.isVisible)
        page.transport.controls.play.setFocus()
        page.full.hide_passing()
        assert page.transport.isVisible()  # the keyboard is there
        assert not page.grab().isNull()
        QTest.keyClick(page, Key.Key_Escape)
        assert not page.isFullScreen()
        assert page.bar.isVisible()
        assert shown.closed == 0
        QTest.mouseDClick(page.stage, LEFT, pos=QPoint(50, 50))
        assert page.isFullScreen()
        page.showNormal()  # by the system's own way
        await until(page.bar.isVisible)
        QTest.keyClick(page, Key.Key_Escape)
        assert shown.closed == 1


async def test_the_clip_is_dragged_out_as_a_file(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[str] = []

    def drag(self: QDrag, action: Qt.DropAction) -> Qt.DropAction:
        dragged.append(self.mimeData().urls()[0].toLocalFile())
        return action

    monkeypatch.setattr(QDrag, "exec", drag)
    put(world, made("one"))
    write_video(world.library.root / "one.mp4")
    async with viewer(world) as shown:
        tile = shown.page.details.drag
        await show(shown, "one")
        await shown.opened()
        move_pointer(tile, QPoint(30, 20))
        QTest.mousePress(tile, LEFT, pos=QPoint(30, 20))
        move_pointer(tile, QPoint(32, 20), held=True)
        assert dragged == []
        move_pointer(tile, QPoint(90, 40), held=True)
        assert dragged == [str(world.library.root / "one.mp4")]
        QTest.mouseRelease(tile, LEFT, pos=QPoint(90, 40))
        assert not tile.grab().isNull()


async def test_trouble_is_said(world: World) -> None:
    put(world, made("one"))
    async with viewer(world) as shown:
        world.history.broken = True
        shown.page.show_clip("one", 0)
        await until(lambda: len(shown.notices) == 1)
        assert "history" in shown.notices[0]


async def test_thirty_clips_one_after_another_leave_nothing(world: World) -> None:
    put(world, made("one"), made("two"))
    for name in ("one", "two"):
        write_video(world.library.root / f"{name}.mp4")
    process = psutil.Process()
    async with viewer(world) as shown:
        page = shown.page
        memory: list[int] = []
        for number in range(30):
            page.show_clip(("one", "two")[number % 2], 0)
            await until(lambda: page.stage.has_frame)
            page.close_clip()
            memory.append(process.memory_info().rss)
        gc.collect()
        assert not [file.path for file in process.open_files() if file.path.endswith(".mp4")]
        assert memory[-1] - memory[9] < 48 * 1024 * 1024
