"""Tiles arranged by keys and by the mouse, in both reading directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.ui import notices
from pikascenes_desktop.ui.composer import tile_grid
from tests.e2e.composer_window import composer, menu
from tests.e2e.pointer import move_pointer
from tests.e2e.shell_window import click, shell_world
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.composer_window import ComposerWindow
    from tests.fakes.world import World

ALT = Qt.KeyboardModifier.AltModifier
LINK = "https://example.com/pictures/a%20fox.png"


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers are told of tiles."""
    heard: list[str] = []

    def hear(source: QWidget, text: str, *, urgent: bool = False) -> None:
        heard.append(text)
        notices.announce(source, text, urgent=urgent)

    monkeypatch.setattr(tile_grid, "announce", hear)
    return heard


def press_at(widget: QWidget, at: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)


def place(hands: ComposerWindow, view: QWidget, index: int) -> QPoint:
    """Return the middle of a place, as a view sees it."""
    middle = hands.tiles.slot(index).center()
    return view.mapFromGlobal(hands.tiles.mapToGlobal(middle))


def order(hands: ComposerWindow) -> list[str]:
    return [name.removesuffix(".png") for name in hands.names]


# --- keys -------------------------------------------------------------------------------------


async def test_keys_move_among_tiles_and_reorder_them(world: World, announced: list[str]):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png", "c.png", "d.png")
        views = hands.tiles.views
        hands.tiles.focus_tile(0)
        QTest.keyClick(views[0], Qt.Key.Key_Right)
        assert QApplication.focusWidget() is views[1]
        QTest.keyClick(views[1], Qt.Key.Key_Down)
        assert QApplication.focusWidget() is views[4]
        QTest.keyClick(views[4], Qt.Key.Key_Up)
        QTest.keyClick(views[1], Qt.Key.Key_Left, ALT)
        assert order(hands) == ["b", "a", "c", "d"]
        assert announced == ["Moved to place 1"]
        assert QApplication.focusWidget() is views[0]
        QTest.keyClick(views[0], Qt.Key.Key_Down, ALT)
        assert order(hands) == ["a", "c", "d", "b"]
        QTest.keyClick(views[3], Qt.Key.Key_Down, ALT)
        QTest.keyClick(views[3], Qt.Key.Key_Right, ALT)
        assert order(hands) == ["a", "c", "d", "b"]
        hands.page.undo()
        assert order(hands) == ["b", "a", "c", "d"]


async def test_after_a_removal_the_next_tile_has_the_keyboard(world: World):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png")
        views = hands.tiles.views
        hands.tiles.focus_tile(0)
        QTest.keyClick(views[0], Qt.Key.Key_Delete)
        assert QApplication.focusWidget() is views[0]
        assert "b.png" in views[0].accessibleName()
        assert hands.said == ["Image 1 removed"]
        QTest.keyClick(views[0], Qt.Key.Key_Backspace)
        assert QApplication.focusWidget() is views[0]
        QTest.keyClick(views[0], Qt.Key.Key_Delete)
        views[1].removed.emit()
        assert len(hands.said) == 2
        hands.take_back()
        assert order(hands) == ["b"]


async def test_enter_replaces_and_the_menu_key_opens_the_menu(world: World):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png")
        view = hands.tiles.views[1]
        hands.tiles.focus_tile(1)
        QTest.keyClick(view, Qt.Key.Key_Return)
        dialog = hands.page.findChildren(QFileDialog)[-1]
        dialog.filesSelected.emit([hands.picture("c.png")])
        dialog.close()
        await hands.read()
        assert order(hands) == ["a", "c"]
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), view.mapToGlobal(QPoint(1, 1))
        )
        QApplication.sendEvent(view, event)
        assert menu().actions()[0].text() == "Replace image 2…"
        menu().close()
        QTest.keyClick(view, Qt.Key.Key_A)
        QTest.keyRelease(view, Qt.Key.Key_Space)


async def test_screen_readers_find_buttons_with_names(world: World):
    async with composer(world) as hands:
        await hands.add("a.png")
        interface = QAccessible.queryAccessibleInterface(hands.tiles.views[0])
        assert interface.role() == QAccessible.Role.Button
        assert hands.tiles.views[0].accessibleName().startswith("Ingredient 1 of 1, a.png")
        hands.tiles.views[1].click()
        hands.page.findChildren(QFileDialog)[-1].close()


# --- the mouse --------------------------------------------------------------------------------


async def test_a_dragged_tile_opens_a_gap_where_it_would_land(world: World, announced: list[str]):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png", "c.png")
        view = hands.tiles.views[0]
        press_at(view, view.rect().center())
        move_pointer(view, view.rect().center() + QPoint(2, 0), held=True)
        move_pointer(view, place(hands, view, 2), held=True)
        assert order(hands) == ["a", "b", "c"]
        looks = [each.look.is_dragged for each in hands.tiles.views]
        assert looks == [False, False, True, False, False, False]
        assert "b.png" in hands.tiles.views[0].accessibleName()
        hands.window.grab()
        move_pointer(view, QPoint(-500, -500), held=True)
        target = place(hands, view, 5)
        move_pointer(view, target, held=True)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=target)
        assert order(hands) == ["b", "c", "a"]
        assert announced == ["Moved to place 3"]
        assert not any(each.look.is_dragged for each in hands.tiles.views)
        hands.page.undo()
        assert order(hands) == ["a", "b", "c"]
        hands.page.undo()
        assert order(hands) == []


async def test_a_tile_let_go_where_it_was_stays(world: World, announced: list[str]):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png")
        view = hands.tiles.views[1]
        press_at(view, QPoint(20, 20))
        move_pointer(view, QPoint(60, 40), held=True)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
        assert order(hands) == ["a", "b"]
        assert announced == []


async def test_escape_ends_a_drag(world: World):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png")
        view = hands.tiles.views[0]
        press_at(view, QPoint(20, 20))
        move_pointer(view, place(hands, view, 1), held=True)
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert order(hands) == ["a", "b"]
        assert "a.png" in hands.tiles.views[0].accessibleName()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place(hands, view, 1))
        assert order(hands) == ["a", "b"]


async def test_a_drag_ends_when_the_scene_changes(world: World):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png")
        view = hands.tiles.views[0]
        press_at(view, QPoint(20, 20))
        move_pointer(view, place(hands, view, 1), held=True)
        hands.page.clear()
        assert not any(each.look.is_filled for each in hands.tiles.views)
        move_pointer(view, place(hands, view, 1), held=True)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        assert hands.draft.tiles == ()


async def test_the_remove_button_removes_and_the_rest_does_not(world: World):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png")
        view = hands.tiles.views[0]
        click(view)
        click(view, QPoint(view.width() - 2, view.height() - 2))
        assert order(hands) == ["a", "b"]
        click(view, view.remove_rect().center())
        assert order(hands) == ["b"]
        QTest.mouseClick(view, Qt.MouseButton.RightButton)
        press_at(view, QPoint(5, 5))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(-40, -40))
        assert order(hands) == ["b"]


# --- motion and direction ---------------------------------------------------------------------


async def test_tiles_glide_to_their_places(world: World):
    async with composer(world) as hands:
        await hands.add("a.png", "b.png", "c.png")
        hands.draft.move(hands.draft.tiles[0].key, 2)
        assert hands.tiles.views[2].geometry().topLeft() == hands.tiles.slot(0).topLeft()
        hands.window.grab()
        hands.draft.move(hands.draft.tiles[0].key, 1)  # while they are on their way
        await until(lambda: hands.tiles.views[2].geometry() == hands.tiles.slot(2))
        assert hands.tiles.views[0].geometry() == hands.tiles.slot(0)


async def test_nothing_glides_when_motion_is_reduced(world: World):
    async with composer(world) as hands:
        hands.theme.motion.reduce(reduced=True)
        await hands.add("a.png", "b.png")
        hands.draft.move(hands.draft.tiles[0].key, 1)
        assert hands.tiles.views[1].geometry() == hands.tiles.slot(1)


async def test_tiles_run_in_the_languages_direction(world: World):
    async with composer(world, language="rtl") as hands:
        hands.page.adding.add((LINK,))
        await hands.add("a.png", "b.png")
        views = hands.tiles.views
        assert views[0].x() > views[1].x() > views[2].x()
        assert views[0].remove_rect().left() < views[0].width() // 2
        hands.tiles.focus_tile(0)
        QTest.keyClick(views[0], Qt.Key.Key_Left)
        assert QApplication.focusWidget() is views[1]
        QTest.keyClick(views[1], Qt.Key.Key_Right, ALT)
        assert order(hands)[0] == "a"
        hands.body.avoid.row.click()
        hands.body.avoid.row.click()
        hands.drops.overlay.offer(3, 1)
        hands.window.grab()
        hands.body.fit_height(500)
        hands.page.recents.open(hands.body.recent_button)
        assert hands.page.recents.panel is not None
        hands.page.recents.panel.close()
        hands.window.grab()


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        (TextSize.SMALL, (380, 348, 320)),
        (TextSize.DEFAULT, (380, 348, 320)),
        (TextSize.LARGE, (400, 368, 340)),
        (TextSize.EXTRA, (436, 404, 376)),
    ],
)
async def test_the_column_grows_with_the_text(
    world: World, size: TextSize, widths: tuple[int, int, int]
):
    async with composer(world, size=size) as hands:
        for window, width in zip((1180, 1000, 999), widths, strict=True):
            hands.page.fit_window(window, 800)
            assert hands.page.width() == width
        hands.window.grab()
