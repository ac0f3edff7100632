"""The composer's measures, as the design gives them for each size of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from tests.e2e.composer_window import composer
from tests.e2e.shell_window import click, shell_world
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from tests.e2e.composer_window import ComposerWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def sized(hands: ComposerWindow, width: int, height: int) -> None:
    hands.page.fit_window(width, height)
    hands.window.resize(width, height)


def left(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).x()


async def test_the_column_is_as_drawn(world: World):
    async with composer(world) as hands:
        page, body, footer = hands.page, hands.body, hands.footer
        await until(lambda: body.tiles.width() == 348)
        header = page.findChild(type(hands.right), "composerHeader")
        assert header is not None
        assert (page.width(), header.height(), footer.height()) == (380, 48, 96)
        assert (left(body.tiles, page), left(footer.generate, page)) == (16, 16)
        slots = [body.tiles.slot(place) for place in range(6)]
        assert {slot.width() for slot in slots} <= {110, 111}
        assert {slot.height() for slot in slots} == {88}
        assert {slots[1].left() - slots[0].right() - 1, slots[3].top() - 88} == {9}
        assert 64 <= body.prompt.field.height() <= 150
        assert body.avoid.row.height() == 34


async def test_the_rows_are_as_drawn(world: World):
    async with composer(world) as hands:
        rows, page = hands.body.settings, hands.page
        await until(lambda: rows.width() == 348)
        assert rows.shape.height() == 54
        for control in (rows.quality, rows.length, rows.follow, rows.seed_mode, rows.seed):
            assert control.height() == 32
        assert rows.quality.y() == rows.length.y()
        starts = {left(each, page) for each in (rows.shape, rows.quality, rows.follow)}
        assert len(starts) == 1
        assert min(starts) >= 16 + 58
        assert left(rows.shape, page) + rows.shape.width() == 16 + 348
        assert rows.quality.y() - rows.shape.geometry().bottom() - 1 == 8
        assert rows.follow.y() - rows.quality.geometry().bottom() - 1 == 8


async def test_the_footer_is_as_drawn(world: World):
    async with composer(world) as hands:
        footer = hands.footer
        await until(lambda: hands.page.width() == 380)
        assert (footer.generate.height(), footer.variations.height()) == (44, 44)
        assert footer.generate.y() == 12
        gap = footer.variations.x() - footer.generate.geometry().right() - 1
        assert gap == 8
        whole = footer.generate.width() + gap + footer.variations.width()
        assert whole == 348
        assert footer.variations.width() >= 126


async def test_avoid_opens_to_a_field(world: World):
    async with composer(world) as hands:
        assert not hands.body.avoid.field.isVisible()
        click(hands.body.avoid.row)
        assert hands.body.avoid.field.isVisible()
        assert hands.body.avoid.field.height() == 52
        assert hands.body.avoid.field.hasFocus()
        click(hands.body.avoid.row)
        assert not hands.body.avoid.field.isVisible()


@pytest.mark.parametrize(
    ("width", "column"), [(1180, 380), (1179, 348), (1000, 348), (999, 320), (880, 320)]
)
async def test_the_column_follows_the_windows_width(world: World, width: int, column: int):
    async with composer(world) as hands:
        sized(hands, width, 800)
        assert hands.page.width() == column
        await until(lambda: hands.tiles.width() == column - 32)
        wide = hands.tiles.slot(0).width()
        assert wide == (column - 32 - 18) // 3 or wide == -(-(column - 32 - 18) // 3)


@pytest.mark.parametrize(
    ("height", "folds", "tiles"),
    [(740, False, 88), (739, True, 88), (620, True, 88), (619, True, 72)],
)
async def test_the_body_follows_the_windows_height(
    world: World, height: int, folds: bool, tiles: int
):
    async with composer(world) as hands:
        sized(hands, 1280, height)
        assert hands.body.fold.isVisible() is folds
        assert hands.body.settings.isVisible() is not folds
        assert hands.tiles.views[0].height() == tiles
        assert hands.body.fold.inside.text() == "16:9 · 1080p · 5 s · Creative"


async def test_settings_opened_by_hand_stay_open_above_a_fixed_footer(world: World):
    async with composer(world) as hands:
        sized(hands, 960, 640)
        click(hands.body.fold)
        sized(hands, 960, 610)
        assert hands.body.settings.isVisible()
        sized(hands, 960, 800)
        sized(hands, 960, 640)
        assert hands.body.settings.isVisible()
        await until(lambda: hands.body.verticalScrollBar().maximum() > 0)
        footer = hands.footer.geometry()
        hands.body.verticalScrollBar().setValue(hands.body.verticalScrollBar().maximum())
        assert hands.footer.geometry() == footer
        assert footer.bottom() == hands.page.height() - 1


async def test_a_wrong_seed_unfolds_the_settings(world: World):
    async with composer(world) as hands:
        await hands.add("fox.png")
        click(hands.body.settings.seed_mode.button("locked"))
        hands.body.settings.seed.setText("4821x")
        hands.body.settings.seed_changed.emit()
        sized(hands, 960, 640)
        assert not hands.body.settings.isVisible()
        click(hands.footer.generate)
        assert hands.body.settings.seed.hasFocus()


async def test_long_notes_take_two_lines_and_no_more(world: World):
    async with composer(world) as hands:
        sized(hands, 960, 800)
        hands.page.adding.add((f"https://example.com/{'n' * 300}.png",))
        from_disk = hands.picture("small.png", 420, 280)
        hands.page.adding.add((from_disk,))
        await hands.read()
        (row,) = hands.body.note_list.rows
        assert row.height() <= 2 * 18
