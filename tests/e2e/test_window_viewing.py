"""The ways between gallery, viewer, compare, composer and export, in the whole window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.adapters.video import AvVideos
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui.forwarding import Need
from pikascenes_desktop.ui.remixing import Part
from tests.e2e.shell_window import shell, shell_world
from tests.e2e.viewer_window import write_video
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import made, put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World

# what Qt's player says where there is no graphics card
pytestmark = pytest.mark.qt_log_ignore("No RHI backend")


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    world = shell_world(tmp_path)
    vars(world)["videos"] = AvVideos()
    one, two = made("one", press_id="p"), made("two", prompt="a whale", press_id="p")
    two = replace(two, index=1, scene=replace(two.scene, seed=9))
    put(world, one, two, made("alone", prompt="a boat"))
    for name in ("one", "two", "alone"):
        write_video(world.library.root / f"{name}.mp4")
    return world


async def loaded(hands: ShellWindow) -> None:
    """Wait until the gallery has its cards."""
    await until(lambda: hands.window.gallery.model.rowCount() == 3)


async def test_the_viewer_knows_its_place(world: World) -> None:
    async with shell(world) as hands:
        await loaded(hands)
        pages, viewer = hands.window.pages, hands.window.viewer
        first, second = (hands.window.gallery.model.id_at(row) for row in (0, 1))
        pages.open_clip(first, 0)
        assert viewer.bar.place.text() == "1 of 3"
        QTest.keyClick(viewer, Qt.Key.Key_Down)
        assert pages.shown == second
        assert viewer.bar.place.text() == "2 of 3"
        viewer.turned.emit("nobody")
        assert viewer.bar.place.text() != "2 of 3"
        assert pages.toggle_full()
        assert hands.window.isFullScreen()
        viewer.escape()
        viewer.escape()
        assert not pages.is_viewing
        assert not pages.toggle_full()


async def test_its_place_counts_clips_and_follows_them(world: World) -> None:
    put(world, made("busy", State.IN_LINE, request_id="x"), made("no", State.FAILED))
    async with shell(world) as hands:
        window = hands.window
        await until(lambda: window.gallery.model.rowCount() == 5)
        rows = [window.gallery.model.id_at(row) for row in range(5)]
        clips = [one for one in rows if one in {"one", "two", "alone"}]
        assert rows[0] not in clips  # the cards above them are no clips
        window.open_clip(clips[0], 0)
        bar = window.viewer.bar
        assert bar.place.text() == "1 of 3"
        assert (bar.previous.isEnabled(), bar.next.isEnabled()) == (False, True)
        QTest.keyClick(window.viewer, Qt.Key.Key_Up)
        assert window.pages.shown == clips[0]
        for _ in range(2):
            QTest.keyClick(window.viewer, Qt.Key.Key_Down)
        assert (window.pages.shown, bar.place.text()) == (clips[2], "3 of 3")
        assert not bar.next.isEnabled()
        await hands.desk.bin.delete([clips[0]])  # by another hand, meanwhile
        await until(lambda: bar.place.text() == "2 of 2")


async def test_compare_from_gallery_and_viewer(world: World) -> None:
    async with shell(world) as hands:
        await loaded(hands)
        pages, compare = hands.window.pages, hands.window.pages.compare
        hands.window.gallery.compare.emit(("one", "alone"))
        await until(lambda: bool(compare.table.texts))
        assert pages.is_viewing
        assert compare.bar.back.accessibleName() == "Gallery"
        forwarding = hands.window.forwarding
        assert not any(forwarding.can(need) for need in (Need.CLIP, Need.VIEWER, Need.SEVERAL))
        compare.close_clips()
        assert not pages.is_viewing
        pages.open_clip("one", 0)
        await until(lambda: hands.window.viewer.deeds.clip is not None)
        hands.window.viewer.compare.emit([("one", 0), ("two", 0)])
        assert compare.bar.back.accessibleName() == "Viewer"
        assert hands.window.viewer.projector.player is None
        await until(lambda: "a whale" in compare.screens[1].accessibleName())
        compare.close_clips()
        assert pages.currentWidget() is hands.window.viewer
        await until(lambda: hands.window.viewer.deeds.clip is not None)
        pages.shown = hands.window.gallery.model.id_at(0)
        hands.window.viewer.compare_neighbour.emit(("one", 0), -1)
        assert pages.currentWidget() is hands.window.viewer
        hands.window.viewer.compare_neighbour.emit(("one", 0), 1)
        await until(lambda: pages.currentWidget() is compare)
        await until(lambda: all(screen.has_frame for screen in compare.screens))
        compare.captions[0].button.click()
        assert not pages.is_viewing
        assert hands.draft.sheet.scene.prompt == "the fox runs"
        hands.window.gallery.compare.emit(("one", "two"))
        pages.search()
        assert not pages.is_viewing


async def test_parts_that_are_not_taken_stay(world: World) -> None:
    async with shell(world) as hands:
        await loaded(hands)
        viewer = hands.window.viewer
        hands.body.prompt.field.setPlainText("my own words")
        clip = made("two").scene
        hands.window.open_clip("two", 0)
        viewer.remix_part.emit(replace(clip, seed=9), Part.SEED)
        assert (hands.draft.sheet.seed, hands.draft.sheet.scene.prompt) == (9, "my own words")
        assert not hands.window.pages.is_viewing
        hands.window.composer.undo()
        assert hands.draft.sheet.seed is None


async def test_after_an_export_the_keyboard_is_where_it_was(world: World) -> None:
    async with shell(world) as hands:
        await loaded(hands)
        cards, exporting = hands.window.gallery.cards, hands.window.pages.exporting
        cards.setFocus()
        cards.picker.move(1)
        QTest.keyClick(cards, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: exporting.dialog is not None)
        dialog = exporting.dialog
        assert dialog is not None
        assert QApplication.activeModalWidget() is dialog
        assert dialog.focusWidget() is dialog.kind.button("mp4")
        assert dialog.windowFlags() & Qt.WindowType.FramelessWindowHint
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert exporting.dialog is None
        hands.window.activateWindow()
        await until(cards.hasFocus)
        assert cards.currentIndex().row() == 1


async def test_export_from_gallery_and_viewer(world: World) -> None:
    async with shell(world) as hands:
        await loaded(hands)
        exporting = hands.window.pages.exporting
        hands.window.gallery.export.emit(("one", "two"))
        await until(lambda: exporting.dialog is not None)
        assert exporting.dialog is not None
        QTest.keyClick(exporting.dialog, Qt.Key.Key_Escape)
        assert exporting.dialog is None
        hands.window.open_clip("one", 0)
        await until(lambda: hands.window.viewer.deeds.clip is not None)
        hands.window.viewer.deeds.ask_export()
        await until(lambda: exporting.dialog is not None)
        exporting.dialog.reject()
