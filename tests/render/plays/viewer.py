"""The viewer and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu

from tests.render.plays import cast
from tests.render.plays.play import Play

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.render.stage import Stage


def close_menus(stage: Stage) -> None:
    """Close what is open above the window."""
    for top in stage.tops()[1:]:
        if isinstance(top, QMenu):
            top.close()


async def _screen_of_its_size(stage: Stage) -> None:
    """Take the full screen for as large as the look's window: the one that is not there is huge."""
    await stage.still()
    stage.hands.window.resize(*stage.look.size)
    await stage.still()


async def _viewer(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    viewer = window.viewer
    window.open_clip(window.gallery.model.id_at(0), 0)
    await stage.until(lambda: viewer.stage.has_frame)
    yield "open"
    QTest.keyClick(viewer, Qt.Key.Key_I)
    yield "details turned"
    window.open_clip(window.gallery.model.id_at(4), 0)
    await stage.until(lambda: viewer.stage.has_frame)
    yield "alone"


async def _menus(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    viewer = window.viewer
    window.open_clip(window.gallery.model.id_at(1), 0)
    await stage.until(lambda: viewer.stage.has_frame and viewer.variations.isVisible())
    if not viewer.details.isVisible():
        QTest.keyClick(viewer, Qt.Key.Key_I)
    viewer.details.actions_row.open_more()
    yield "more actions"
    close_menus(stage)
    viewer.details.actions_row.open_ways()
    yield "ways to remix"
    close_menus(stage)
    viewer.transport.controls.speed.open_menu()
    yield "speeds"
    close_menus(stage)
    viewer.bar.compare.click()
    yield "compare with"
    close_menus(stage)
    QTest.keyClick(viewer, Qt.Key.Key_F2)
    yield "rename"
    for dialog in viewer.findChildren(QDialog):
        dialog.reject()
    viewer.deeds.tell_saved(stage.world.folder / "lantern-0142.png")
    yield "frame saved"


async def _full(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    viewer = window.viewer
    window.open_clip(window.gallery.model.id_at(0), 0)
    await stage.until(lambda: viewer.stage.has_frame)
    viewer.full.toggle()
    await _screen_of_its_size(stage)
    yield "controls"
    viewer.setFocus()
    viewer.full.hide_passing()
    yield "stage alone"


async def _still(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    window.open_clip(window.gallery.model.id_at(0), 0)
    await stage.until(lambda: window.viewer.stage.has_frame)
    yield "open"
    window.open_clip(window.gallery.model.id_at(1), 0)
    await stage.until(lambda: bool(window.viewer.stage.accessibleDescription()))
    yield "unreadable"


async def _compare(stage: Stage) -> AsyncIterator[str]:
    pages = stage.hands.window.pages
    compare = pages.compare
    model = pages.gallery.model
    pages.compare_generations((model.id_at(0), model.id_at(4)))
    await stage.until(lambda: all(each.has_frame for each in compare.screens))
    yield "side by side"
    compare.bar.mode.button("wipe").click()
    yield "wipe"
    compare.wipe.move_divider(-12)
    compare.wipe.setFocus()
    yield "wipe moved"
    compare.bar.mode.button("side").click()
    compare.bar.together.setChecked(False)
    compare.conductor.press(1)
    compare.screens[0].heart.setFocus()
    yield "one alone"


async def _alike(stage: Stage) -> AsyncIterator[str]:
    pages = stage.hands.window.pages
    compare = pages.compare
    model = pages.gallery.model
    pages.compare_generations((model.id_at(0), model.id_at(1)))
    await stage.until(lambda: all(each.has_frame for each in compare.screens))
    yield "side by side"
    compare.full.toggle()
    await _screen_of_its_size(stage)
    yield "full screen"


async def _gone(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    window.open_clip(window.gallery.model.id_at(1), 0)
    await stage.until(window.viewer.missing.isVisible)
    yield "missing file"
    window.pages.compare_generations((window.gallery.model.id_at(0), window.gallery.model.id_at(1)))
    await stage.until(lambda: bool(window.pages.compare.table.texts))
    yield "missing in compare"


PLAYS: Final = (
    Play("viewer", _viewer, cast.with_films),
    Play("viewer-menus", _menus, cast.with_films),
    Play("viewer-full", _full, cast.with_films),
    Play("viewer-still", _still, cast.with_stills),
    Play("compare", _compare, cast.with_two_scenes),
    Play("compare-alike", _alike, cast.with_films),
    Play("viewer-missing", _gone, cast.with_missing),
)
