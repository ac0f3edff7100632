"""The gallery as it is seen: cards, chips, search, and how it follows what happens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.generation import (
    BlockedBy,
    Failure,
    FailureCode,
    Progress,
    State,
)
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.domain.scene import AspectRatio, Ingredient
from pikascenes_desktop.ports.listing import CardOrder
from pikascenes_desktop.services.gallery import Filter
from tests.e2e.gallery_window import gallery, painted_world, put_file, sample_ingredient
from tests.e2e.pointer import move_pointer
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import NOW, clip_of, made, put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.gallery_window import GalleryWindow
    from tests.fakes.world import World

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
VIDEO = (Output(OutputKind.VIDEO, "https://example/clip.mp4"),)


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return painted_world(tmp_path)


def menu_rows(window: GalleryWindow) -> dict[str, QMenu]:
    menus = [menu for menu in window.page.findChildren(QMenu) if menu.isVisible()]
    return {
        action.text().split("\t")[0]: menu for menu in menus for action in menu.actions() if menu
    }


def choose(window: GalleryWindow, text: str) -> None:
    """Choose a row of the menu that is open."""
    menu = menu_rows(window)[text]
    action = next(row for row in menu.actions() if row.text().split("\t")[0] == text)
    menu.hide()
    action.trigger()


# --- what is seen -------------------------------------------------------------------------------


async def test_posters_are_painted_on_the_cards(world: World) -> None:
    put(world, made("one"), made("two", ratio=AspectRatio.TALL))
    put_file(world, "one", "two")
    async with gallery(world) as window:
        shown: list[str] = []
        window.page.pictures.ready.connect(shown.append)
        window.cards.viewport().repaint()
        await until(lambda: len(shown) >= 2)
        window.cards.viewport().repaint()
        image = window.cards.viewport().grab().toImage()
        for row in (0, 1):
            colour = image.pixelColor(window.cards.card_rect(row).center())
            assert colour.red() > 150 > colour.green()


@pytest.mark.parametrize("choice", [Choice.DARK, Choice.LIGHT])
async def test_every_kind_of_card_is_painted(world: World, choice: Choice) -> None:
    fox, whale = (sample_ingredient(world, name) for name in ("fox.jpg", "whale.jpg"))
    both = (fox, whale, Ingredient("https://example/robot.png"))
    states = [
        made("gone"),
        made("empty", clip=False),
        made("still", clips=(clip_of("still", OutputKind.STILL, ".png"),)),
        made("practice", practice=True, favourite=True),
        made("up", State.UPLOADING, ingredients=both),
        made("wait", State.GENERATING, blocked_by=BlockedBy.NETWORK, ingredients=both),
        made("key", State.READY, blocked_by=BlockedBy.KEY, ratio=AspectRatio.TALL),
        made("unsure", State.UNCONFIRMED, ingredients=both),
        made("poor", State.REFUSED, failure=Failure(FailureCode.NO_CREDITS), ingredients=both),
        made("no", State.CANCELLED),
    ]
    put(world, *states)
    async with gallery(world, choice) as window:
        window.desk.generations.progress["up"] = Progress("up", 42, 100, 1, 2)
        for height in (120, 320, 168):
            window.page.tool_bar.slider.setValue(height)
            for row in range(len(states)):
                window.cards.scrollTo(window.page.model.index(row, 0))
                move_pointer(window.cards.viewport(), window.point(row))
                window.cards.picker.toggle(row)
                assert not window.page.grab().isNull()
                window.cards.picker.toggle(row)
        await until(lambda: window.page.pictures.is_missing("poster:gone:0"))
        await until(lambda: window.page.pictures.is_missing("poster:still:0"))
        window.page.pictures.retry("poster:gone:0")
        window.theme.motion.reduce(reduced=True)
        assert not window.page.grab().isNull()


async def test_cards_are_told_to_screen_readers(world: World) -> None:
    put(world, made("one"), made("two", State.IN_LINE))
    async with gallery(world) as window:
        window.cards.viewport().repaint()
        interface = QAccessible.queryAccessibleInterface(window.cards)
        assert interface.text(QAccessible.Text.Name) == "Gallery, 2 items"
        names = {
            interface.child(place).text(QAccessible.Text.Name)
            for place in range(interface.childCount())
        }
        assert any(name.startswith("Waiting in line, step 3 of 5") for name in names)
        assert any(name.startswith("Clip, the fox runs") for name in names)


async def test_the_order_is_running_unsure_and_failed_first_then_by_date(world: World) -> None:
    put(
        world,
        made("new"),
        made("failed today", State.FAILED),
        made("running yesterday", State.IN_LINE, created_at=NOW - 86_400),
        made("failed yesterday", State.FAILED, created_at=NOW - 86_400),
        made("old", created_at=NOW - 200_000),
    )
    async with gallery(world) as window:
        model = window.page.model
        ids = [model.id_at(row) for row in range(model.rowCount())]
        assert ids == ["failed today", "running yesterday", "new", "failed yesterday", "old"]
        assert [len(day.codes) for day in model.days] == [3, 1, 1]
        window.page.tool_bar.sorted.emit(CardOrder.OLDEST)
        await until(lambda: model.id_at(0) == "old")


async def test_chips_count_and_filter(world: World) -> None:
    put(
        world,
        made("one", favourite=True),
        made("two", State.IN_LINE),
        made("three", State.FAILED),
    )
    async with gallery(world) as window:
        page = window.page
        names = [page.tool_bar.chips.chip(chip).accessibleName() for chip in list(Filter)[:4]]
        assert names == ["All, 3", "Running, 1", "Favourites, 1", "Failed, 1"]
        for chip, wanted in (
            (Filter.RUNNING, "two"),
            (Filter.FAVOURITES, "one"),
            (Filter.FAILED, "three"),
        ):
            page.tool_bar.chips.chip(chip).click()
            await until(lambda wanted=wanted: window.ids == [wanted])
        QTest.keyClick(page.tool_bar.chips, Qt.Key.Key_Right)
        assert page.model.chip is Filter.ALL
        QTest.keyClick(page.tool_bar.chips, Qt.Key.Key_Left)
        assert page.model.chip is Filter.FAILED
        QTest.keyClick(page.tool_bar.chips, Qt.Key.Key_X)
        assert page.model.chip is Filter.FAILED


@pytest.mark.parametrize(
    ("chip", "text"),
    [
        (Filter.RUNNING, "Nothing is running."),
        (Filter.FAVOURITES, "No favourites yet. Press the heart on a clip you like."),
        (Filter.FAILED, "Nothing has failed. Good."),
    ],
)
async def test_an_empty_chip_says_so(world: World, chip: Filter, text: str) -> None:
    put(world, made("one"))
    async with gallery(world) as window:
        window.page.tool_bar.chips.chip(chip).click()
        await until(lambda: window.page.stack.currentWidget() is window.page.nothing)
        assert window.page.nothing.text == text


async def test_search_finds_and_gives_up(world: World) -> None:
    put(world, made("one", prompt="a fox"), made("two", prompt="a whale"))
    async with gallery(world) as window:
        page, field = window.page, window.page.tool_bar.search
        page.focus_search()
        QTest.keyClicks(field, "whale")
        QTest.keyClick(field, Qt.Key.Key_Return)
        await until(lambda: page.model.rowCount() == 1)
        assert page.model.id_at(0) == "two"
        QTest.keyClicks(field, "s of doom")
        await until(lambda: page.stack.currentWidget() is page.nothing)
        assert page.nothing.text == "Nothing matches “whales of doom”."
        page.nothing.clear_search.emit()
        await until(lambda: page.model.rowCount() == 2)
        QTest.keyClicks(field, "x")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert field.text() == ""
        QTest.keyClick(field, Qt.Key.Key_Escape)
        await until(lambda: page.stack.currentWidget() is window.cards)


async def test_a_new_clip_is_found_by_the_search_that_is_on(world: World) -> None:
    put(world, made("one", prompt="a fox"))
    async with gallery(world) as window:
        window.page.model.show_matching("fox")
        await until(lambda: window.page.model.rowCount() == 1)
        new = made("two", State.READY, prompt="another fox")
        put(world, new)
        window.desk.generations.changed.publish(new)
        await until(lambda: window.page.model.rowCount() == 2)


async def test_the_first_picture_leads_on(world: World) -> None:
    async with gallery(world) as window:
        page = window.page
        await until(lambda: page.stack.currentWidget() is page.first)
        page.first.add_button.click()
        page.first.paste_button.click()
        page.first.samples[2].click()
        assert window.wishes.others == ["add", "paste", 2]
        for width in (900, 560, 380):
            page.resize(width, 500)
            assert not page.grab().isNull()
        window.theme.apply(Choice.LIGHT)
        move_pointer(page.first.samples[0], QPoint(5, 5))
        assert not page.grab().isNull()


async def test_the_bar_fits_narrow_windows(world: World) -> None:
    put(world, made("one"))
    async with gallery(world) as window:
        bar = window.page.tool_bar
        window.page.resize(560, 600)
        assert not bar.search.isVisible()
        window.page.focus_search()
        assert bar.search.isVisible()
        QTest.keyClick(bar.search, Qt.Key.Key_Escape)
        assert not bar.search.isVisible()
        window.page.resize(420, 600)
        hidden = [chip for chip in Filter if bar.chips.chip(chip).isHidden()]
        assert hidden[-3:] == [Filter.FAILED, Filter.PRACTICE, Filter.BIN]
        assert Filter.ALL not in hidden
        bar.chips.more.click()
        choose(window, "Failed, 0")
        assert window.page.model.chip is Filter.FAILED
        bar.size_button.click()
        bar.order_icon.click()
        choose(window, "Oldest")
        assert window.page.model.sorting is CardOrder.OLDEST
        window.page.resize(780, 600)
        assert bar.slider.isVisible()
        assert bar.search.width() == 150
        window.page.resize_cards(1)
        assert window.cards.row_height == 192


# --- what changes -------------------------------------------------------------------------------


async def test_a_press_shows_its_cards_and_they_become_clips(world: World) -> None:
    put(world, made("old", created_at=NOW - 90_000))
    async with gallery(world) as window:
        model = window.page.model
        first = made("a", State.READY, clip=False)
        second = replace(made("b", State.READY, clip=False), index=1, press_id=first.press_id)
        for new in (first, second):
            put(world, new)
            window.desk.generations.changed.publish(new)
        assert [model.id_at(row) for row in range(3)] == ["a", "b", "old"]
        await until(lambda: model.counts[Filter.RUNNING] == 2)
        window.desk.generations.changed.publish(replace(first, state=State.GENERATING))
        done = replace(made("a"), press_id=first.press_id, generating_since=NOW, ended_at=NOW + 125)
        world.history.generations["a"] = done
        window.desk.generations.changed.publish(done)
        assert [model.id_at(row) for row in range(3)] == ["a", "b", "old"]
        await until(lambda: model.counts[Filter.RUNNING] == 1)
        assert model.typical_s(practice=False) == 125
        assert model.typical_s(practice=True) is None
        assert window.wishes.notices == []


async def test_the_usual_time_is_that_of_the_latest_clips(world: World) -> None:
    put(world, made("one"))
    async with gallery(world) as window:
        for number in range(8):
            clip = replace(
                made(f"clip {number}", created_at=NOW - number),
                generating_since=NOW,
                ended_at=NOW + 100 * (number + 1),
            )
            window.desk.generations.changed.publish(clip)
        assert window.page.model.typical_s(practice=False) == 300


async def test_a_clip_that_comes_out_of_sight_is_told(world: World) -> None:
    put(world, made("one", State.IN_LINE))
    async with gallery(world) as window:
        window.page.hide()
        window.desk.generations.changed.publish(made("one"))
        assert window.wishes.notices == ["Clip ready: the fox runs"]
        act = window.wishes.actions[0]
        assert act is not None
        act()
        assert window.wishes.opened == [("one", 0)]


async def test_what_no_longer_fits_the_chip_leaves(world: World) -> None:
    put(world, made("one", State.IN_LINE), made("two", State.IN_LINE))
    async with gallery(world) as window:
        model = window.page.model
        window.page.tool_bar.chips.chip(Filter.RUNNING).click()
        await until(lambda: model.is_whole)
        window.desk.generations.changed.publish(made("two"))
        assert model.rowCount() == 1
        window.desk.generations.changed.publish(made("two", State.IN_LINE, clip=False))
        await until(lambda: model.rowCount() == 2)
        window.desk.generations.changed.publish(replace(made("two"), hidden=True))
        await until(lambda: model.rowCount() == 1)
        window.desk.generations.changed.publish(replace(made("nobody"), hidden=True))
        assert model.rowCount() == 1


async def test_the_card_in_sight_stays_when_others_come_in(world: World) -> None:
    put(world, *(made(f"clip {number}", created_at=NOW - number) for number in range(60)))
    async with gallery(world) as window:
        bar = window.cards.verticalScrollBar()
        bar.setValue(900)
        row = window.cards.indexAt(QPoint(60, 60)).row()
        name, top = window.page.model.id_at(row), window.cards.card_rect(row).top()
        window.desk.generations.changed.publish(made("new", State.READY, clip=False))
        row = window.page.model.row_of(name) or 0
        assert abs(window.cards.card_rect(row).top() - top) <= 1
        window.page.show_generation("clip 0")
        assert window.cards.currentIndex().row() == window.page.model.row_of("clip 0")
        window.page.show_generation("nobody")


async def test_trouble_with_the_history_is_said(world: World) -> None:
    put(world, made("one"), made("two"))
    async with gallery(world) as window:
        world.history.broken = True
        window.page.model.load()
        await until(lambda: len(window.wishes.notices) == 1)
        window.page.model.show_matching("fox")
        await until(lambda: len(window.wishes.notices) == 2)
        assert "history" in window.wishes.notices[0]


# --- many cards ---------------------------------------------------------------------------------


async def test_the_menu_opens_by_right_click_and_by_key(world: World) -> None:
    put(world, made("one"))
    async with gallery(world) as window:
        viewport = window.cards.viewport()
        for reason, place in (
            (QContextMenuEvent.Reason.Mouse, window.point(0)),
            (QContextMenuEvent.Reason.Keyboard, QPoint(0, 0)),
        ):
            window.cards.picker.move(0)
            event = QContextMenuEvent(reason, place, viewport.mapToGlobal(place))
            QApplication.sendEvent(viewport, event)
            choose(window, "Open")
        beside = QPoint(890, 700)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, beside, beside)
        QApplication.sendEvent(viewport, event)
        assert window.wishes.opened == [("one", 0)] * 2
        assert menu_rows(window) == {}


async def test_only_what_is_looked_at_is_fetched_and_kept(world: World) -> None:
    put(world, *(made(f"clip {number}", created_at=NOW - number) for number in range(900)))
    async with gallery(world) as window:
        model = window.page.model
        for row in range(0, 900, 30):
            model.generation(row)
        await until(lambda: model.generation(890) is not None)
        assert len(model.kept) <= 600
        assert model.index(0, 0).data(int(Qt.ItemDataRole.DecorationRole)) is None
        assert model.data(model.index(900, 0)) is None


async def test_cards_are_brought_into_sight(world: World) -> None:
    put(world, *(made(f"clip {number}", created_at=NOW - number) for number in range(60)))
    async with gallery(world) as window:
        cards, model = window.cards, window.page.model
        hints = QAbstractItemView.ScrollHint
        cards.scrollTo(QModelIndex())
        assert cards.visualRect(QModelIndex()).isNull()
        cards.scrollTo(model.index(30, 0), hints.PositionAtCenter)
        middle = cards.viewport().height() // 2
        assert abs(cards.visualRect(model.index(30, 0)).center().y() - middle) < 8
        cards.scrollTo(model.index(30, 0), hints.PositionAtTop)
        assert 0 <= cards.card_rect(30).top() < 20
        cards.scrollTo(model.index(30, 0), hints.PositionAtBottom)
        assert abs(cards.visualRect(model.index(30, 0)).bottom() - cards.viewport().height()) < 8
        cards.scrollTo(model.index(0, 0))
        assert cards.verticalScrollBar().value() == 0


async def test_rows_follow_a_window_that_is_resized(world: World) -> None:
    put(world, *(made(f"clip {number}", created_at=NOW - number) for number in range(20)))
    async with gallery(world) as window:
        widths = set[int]()
        for width in (900, 860, 820, 780):
            window.page.resize(width, 700)
            widths.add(window.cards.viewport().width())
        await until(
            lambda: (
                max(window.cards.card_rect(row).right() for row in range(20))
                < window.cards.viewport().width()
            )
        )
        assert len(widths) == 4


async def test_a_new_day_begins_with_the_first_clip_of_it(world: World) -> None:
    put(world, made("old", created_at=NOW - 90_000))
    async with gallery(world) as window:
        new = made("new", State.READY, clip=False)
        window.desk.generations.changed.publish(new)
        assert [len(day.codes) for day in window.page.model.days] == [1, 1]
        window.desk.generations.changed.publish(replace(new, hidden=True))
        assert [len(day.codes) for day in window.page.model.days] == [1]
        model = window.page.model
        model.show_sorted(CardOrder.OLDEST)
        newer = made("newer", State.READY, clip=False)
        world.history.generations["newer"] = replace(newer, rank=9)
        window.desk.generations.changed.publish(newer)
        await until(lambda: window.ids == ["old", "newer"])
