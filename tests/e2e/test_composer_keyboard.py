"""The composer by keyboard alone, and where the keyboard goes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from pikascenes_desktop.domain.errors import ImageUnreadable
from pikascenes_desktop.domain.scene import MAX_SEED
from pikascenes_desktop.ui.composer.note_list import NoteButton
from tests.e2e.shell_window import click, shell, shell_world
from tests.fakes.manual_clock import settle, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


async def active(hands: ShellWindow) -> None:
    hands.window.activateWindow()
    await until(hands.window.isActiveWindow)


def seeds(world: World) -> list[int]:
    return [json.loads(body)["seed"] for _, _, body in world.service.sent]


# --- keys -------------------------------------------------------------------------------------


async def test_tab_leaves_the_prompt(world: World):
    async with shell(world) as hands:
        await active(hands)
        field = hands.body.prompt.field
        field.setFocus()
        QTest.keyClicks(field, "fox")
        QTest.keyClick(field, Qt.Key.Key_Tab)
        assert hands.body.prompt.text == "fox"
        assert QApplication.focusWidget() is hands.body.avoid.row
        QTest.keyClick(hands.body.avoid.row, Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is field


async def test_the_prompt_sends_by_its_own_keys(world: World):
    async with shell(world) as hands:
        await active(hands)
        await hands.add("fox.png")
        field = hands.body.prompt.field
        field.setFocus()
        QTest.keyClicks(field, "the fox runs")
        QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
        await until(lambda: len(world.service.sent) == 1)
        assert hands.body.prompt.text == "the fox runs"


async def test_scenes_are_begun_and_taken_back_by_keys(world: World):
    async with shell(world) as hands:
        await active(hands)
        await hands.add("fox.png")
        hands.body.tiles.focus_tile(0)
        QTest.keyClick(hands.window, Qt.Key.Key_N, CONTROL)
        assert hands.draft.tiles == ()
        QTest.keyClick(hands.window, Qt.Key.Key_Z, CONTROL)
        assert len(hands.draft.tiles) == 1
        QTest.keyClick(hands.window, Qt.Key.Key_Y, CONTROL)
        assert hands.draft.tiles == ()
        QTest.keyClick(hands.window, Qt.Key.Key_O, CONTROL)
        dialog = hands.composer.findChild(QFileDialog)
        assert dialog is not None
        dialog.close()
        QGuiApplication.clipboard().setText("https://example.com/a.png")
        QTest.keyClick(hands.window, Qt.Key.Key_V, CONTROL)
        await hands.read()
        assert hands.draft.tiles[0].ingredient.is_link


async def test_the_keyboard_stays_where_it_was_after_an_image_came(world: World):
    async with shell(world) as hands:
        await active(hands)
        hands.body.prompt.field.setFocus()
        await hands.add("fox.png")
        assert QApplication.focusWidget() is hands.body.prompt.field


async def test_after_a_removal_by_the_mouse_the_next_tile_has_the_keyboard(world: World):
    async with shell(world) as hands:
        await active(hands)
        await hands.add("a.png", "b.png", "c.png")
        view = hands.body.tiles.views[1]
        click(view, view.remove_rect().center())
        assert len(hands.draft.tiles) == 2
        assert QApplication.focusWidget() is view
        assert "c.png" in view.accessibleName()


# --- notes ------------------------------------------------------------------------------------


async def test_a_note_leads_to_its_tile_by_mouse_and_key(world: World):
    async with shell(world) as hands:
        await active(hands)
        bad = hands.picture("bad.png")
        world.intake.trouble[bad] = ImageUnreadable(bad)
        hands.composer.adding.add((hands.picture("small.png", 420, 280), bad))
        await hands.read()
        texts = hands.body.note_list.findChildren(NoteButton)
        assert [each.accessibleName()[:7] for each in texts] == ["Image 2", "Image 1"]
        click(texts[0])
        assert QApplication.focusWidget() is hands.body.tiles.views[1]
        texts[1].setFocus()
        QTest.keyClick(texts[1], Qt.Key.Key_Space)
        assert QApplication.focusWidget() is hands.body.tiles.views[0]
        buttons = hands.body.note_list.rows[0].findChildren(QAbstractButton)
        replace = next(each for each in buttons if each.text() == "Replace…")
        click(replace)
        dialog = hands.composer.findChild(QFileDialog)
        assert dialog is not None
        dialog.filesSelected.emit([hands.picture("good.png")])
        dialog.close()
        await hands.read()
        await settle()
        assert hands.footer.reason == ""


# --- the order --------------------------------------------------------------------------------


def stops(first: QWidget) -> list[QWidget]:
    """Return where Tab stops, the first stop first."""
    found = [first]
    here = first.nextInFocusChain()
    while here is not None and here is not first:
        if here.isVisible() and here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(here)
        here = here.nextInFocusChain()
    return found


async def test_the_keyboard_goes_down_the_composer_in_order(world: World):
    async with shell(world) as hands:
        bad = hands.picture("bad.png")
        world.intake.trouble[bad] = ImageUnreadable(bad)
        hands.composer.adding.add((bad,))
        await hands.read()
        await until(hands.composer.clear_button.isVisible)
        composer, body, footer = hands.composer, hands.body, hands.footer
        settings = body.settings
        click(settings.seed_mode.button("locked"))
        wanted: list[QWidget] = [
            composer.menu_button,
            composer.clear_button,
            body.recent_button,
            body.tiles.views[0],
            body.note_list.rows[0].findChildren(QAbstractButton)[-1],
            body.prompt.field,
            body.avoid.row,
            settings.shape.button("16:9"),
            settings.quality.button("1080p"),
            settings.length.button("5"),
            settings.follow.button("creative"),
            settings.seed_mode.button("locked"),
            settings.seed,
            footer.generate,
            footer.variations.button("1"),
        ]
        chain = stops(composer.menu_button)
        places = [chain.index(each) for each in wanted]
        assert places == sorted(places)
        tiles = [each for each in chain if each in body.tiles.views]
        assert tiles == [body.tiles.views[0]]


@pytest.mark.parametrize("row", ["shape", "quality", "length", "follow", "seed_mode"])
async def test_each_row_is_one_stop_and_arrows_choose(world: World, row: str):
    async with shell(world) as hands:
        await active(hands)
        control = getattr(hands.body.settings, row)
        buttons = control.findChildren(QAbstractButton)
        stops = [each for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert len(stops) == 1
        before = control.value
        stops[0].setFocus()
        key = Qt.Key.Key_Left if stops[0] is buttons[-1] else Qt.Key.Key_Right
        QTest.keyClick(stops[0], key)
        assert control.value != before


# --- seeds ------------------------------------------------------------------------------------


async def test_clips_of_a_locked_seed_count_up(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        click(hands.body.settings.seed_mode.button("locked"))
        QTest.keyClicks(hands.body.settings.seed, "41")
        click(hands.footer.variations.button("3"))
        await until(lambda: hands.footer.reason == "")
        hands.generate()
        await until(lambda: len(world.service.sent) == 3)
        assert sorted(seeds(world)) == [41, 42, 43]


async def test_random_seeds_are_chosen_and_sent(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        assert not hands.body.settings.seed.isEnabled()
        click(hands.footer.variations.button("2"))
        hands.generate()
        await until(lambda: len(world.service.sent) == 2)
        assert len(set(seeds(world))) == 2
        assert all(0 <= seed <= MAX_SEED for seed in seeds(world))


# --- the prompt's limit -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "says", "warns", "is_over"),
    [
        (1899, "1899 / 2000", "false", "false"),
        (1900, "1900 / 2000", "true", "false"),
        (2000, "2000 / 2000", "true", "false"),
        (2001, "1 character too long", "false", "true"),
        (2042, "42 characters too long", "false", "true"),
    ],
)
async def test_the_counter_warns_and_no_text_is_lost(
    world: World, length: int, says: str, warns: str, is_over: str
):
    async with shell(world) as hands:
        await hands.add("fox.png")
        hands.body.prompt.field.setPlainText("x" * length)
        counter = hands.body.prompt.counter
        assert counter.text() == says
        assert counter.property("warning") == warns
        assert counter.property("error") == is_over
        assert len(hands.body.prompt.text) == length
        hands.composer.refresh()
        assert hands.footer.generate.is_blocked is (is_over == "true")


async def test_what_is_typed_is_saved_while_the_typing_goes_on(world: World):
    async with shell(world) as hands:
        field = hands.body.prompt.field
        field.setFocus()

        def typed_and_saved() -> bool:
            QTest.keyClick(field, Qt.Key.Key_X)
            return bool(world.preferences.current.draft.prompt)

        await until(typed_and_saved)
        assert hands.body.prompt.text.startswith(world.preferences.current.draft.prompt)


async def test_the_pointer_shows_what_can_be_held(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        filled, empty = hands.body.tiles.views[:2]
        assert filled.cursor().shape() is Qt.CursorShape.OpenHandCursor
        assert empty.cursor().shape() is Qt.CursorShape.PointingHandCursor
        QTest.mousePress(filled, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
        assert filled.cursor().shape() is Qt.CursorShape.ClosedHandCursor
        QTest.mouseRelease(filled, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
        assert filled.cursor().shape() is Qt.CursorShape.OpenHandCursor
