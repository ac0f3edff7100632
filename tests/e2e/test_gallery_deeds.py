"""The gallery used as its users do: clicked, typed at, decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from pikascenes_desktop.domain.clip import Output, OutputKind
from pikascenes_desktop.domain.generation import (
    BlockedBy,
    Failure,
    FailureCode,
    State,
)
from pikascenes_desktop.domain.scene import AspectRatio
from pikascenes_desktop.ui.gallery.decide import Decision
from pikascenes_desktop.ui.gallery.keys import toggle_modifier
from pikascenes_desktop.ui.gallery.messages import Action
from tests.e2e.gallery_window import gallery, painted_world, put_file
from tests.e2e.pointer import move_pointer
from tests.fakes.manual_clock import until
from tests.unit.ui_gallery_examples import NOW, made, put

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


def decision(window: GalleryWindow) -> Decision:
    return next(one for one in window.page.findChildren(Decision) if one.isVisible())


# --- what is done -------------------------------------------------------------------------------


async def test_a_click_opens_a_clip(world: World) -> None:
    put(world, made("one"), made("two", State.IN_LINE))
    async with gallery(world) as window:
        window.click(1)
        assert window.wishes.opened == [("one", 0)]
        window.click(0)
        assert window.wishes.opened == [("one", 0)]
        assert window.cards.currentIndex().row() == 0


async def test_a_press_that_ends_elsewhere_does_nothing(world: World) -> None:
    put(world, made("one"))
    async with gallery(world) as window:
        viewport = window.cards.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=window.point(0))
        move_pointer(viewport, QPoint(700, 700))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(700, 700))
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(700, 700))
        QTest.mouseClick(viewport, Qt.MouseButton.MiddleButton, pos=window.point(0))
        QApplication.sendEvent(window.cards, QEvent(QEvent.Type.Leave))
        assert window.wishes.opened == []


async def test_cards_are_selected_by_mouse(world: World) -> None:
    put(world, *(made(f"clip {number}", created_at=NOW - number) for number in range(8)))
    async with gallery(world) as window:
        picker, bar = window.cards.picker, window.page.selection
        window.click(1, Action.SELECT)
        assert picker.rows() == [1]
        assert bar.isVisible()
        window.click(2)
        assert picker.rows() == [1, 2]
        window.click(4, keys=SHIFT)
        assert picker.rows() == [2, 3, 4]
        window.click(3, keys=CONTROL)
        assert picker.rows() == [2, 4]
        window.cards.setSelection(
            window.cards.card_rect(0), window.cards.selectionCommand(window.page.model.index(0, 0))
        )
        assert 0 in picker.rows()
        bar.done.emit()
        assert picker.rows() == []
        assert not bar.isVisible()
        assert window.wishes.opened == []


async def test_cards_are_selected_by_keys(world: World) -> None:
    put(world, *(made(f"clip {number}", created_at=NOW - number) for number in range(40)))
    async with gallery(world) as window:
        window.cards.setFocus()
        picker, cards = window.cards.picker, window.cards
        assert cards.currentIndex().row() == 0
        for key, row in (
            (Qt.Key.Key_Right, 1),
            (Qt.Key.Key_Down, 4),
            (Qt.Key.Key_Up, 1),
            (Qt.Key.Key_Left, 0),
            (Qt.Key.Key_End, 39),
            (Qt.Key.Key_Home, 0),
        ):
            window.press(key)
            assert cards.currentIndex().row() == row
        assert not picker.is_any
        window.press(Qt.Key.Key_PageDown)
        assert cards.currentIndex().row() > 4
        window.press(Qt.Key.Key_PageUp)
        assert cards.currentIndex().row() == 0
        window.press(Qt.Key.Key_Right, SHIFT)
        assert picker.rows() == [0, 1]
        window.press(Qt.Key.Key_Space, toggle_modifier())
        assert picker.rows() == [0]
        window.press(Qt.Key.Key_A, CONTROL)
        assert picker.count() == 40
        window.press(Qt.Key.Key_Escape)
        assert picker.count() == 0
        cards.selectAll()
        assert picker.count() == 40
        assert not window.page.grab().isNull()


async def test_keys_act_on_the_current_card(world: World) -> None:
    put(world, made("one"), made("two", State.CANCELLED), made("three", State.IN_LINE))
    put_file(world, "one")
    async with gallery(world) as window:
        row = {window.page.model.id_at(row): row for row in range(3)}
        window.cards.picker.move(row["one"])
        window.press(Qt.Key.Key_Space)
        window.press(Qt.Key.Key_Return)
        assert window.wishes.opened == [("one", 0), ("one", 0)]
        window.press(Qt.Key.Key_R)
        assert window.wishes.remixed == [made("one").scene]
        window.press(Qt.Key.Key_C, CONTROL | SHIFT)
        assert QGuiApplication.clipboard().text() == "the fox runs"
        window.press(Qt.Key.Key_C, CONTROL)
        await until(lambda: window.wishes.notices[-1:] == ["File copied"])
        data = QGuiApplication.clipboard().mimeData()
        assert data.urls()[0].fileName() == "one.mp4"
        assert data.text().endswith("one.mp4")
        window.press(Qt.Key.Key_H)
        await until(lambda: world.history.generations["one"].favourite)
        window.cards.picker.move(row["two"])
        window.press(Qt.Key.Key_Return)
        assert window.wishes.again == [world.history.generations["two"]]
        window.press(Qt.Key.Key_Period, CONTROL)
        await until(lambda: world.history.generations["two"].hidden)
        window.press(Qt.Key.Key_F12)


async def test_a_waiting_card_is_cancelled(world: World) -> None:
    put(world, made("one", State.READY), made("two", State.GENERATING))
    async with gallery(world) as window:
        window.cards.picker.move(0)
        window.press(Qt.Key.Key_Return)
        await until(lambda: world.history.generations["one"].state is State.CANCELLED)
        window.cards.picker.move(1)
        window.press(Qt.Key.Key_Return)
        window.press(Qt.Key.Key_Period, CONTROL)
        assert window.cards.main_action(1) is None


async def test_too_late_to_cancel_is_said(world: World) -> None:
    put(world, made("one", State.IN_LINE, request_id="r1"))
    async with gallery(world) as window:
        row = world.history.generations["one"]
        world.history.generations["one"] = replace(row, state=State.GENERATING)
        window.click(0, Action.CANCEL)
        await until(lambda: len(window.wishes.notices) == 1)
        assert window.wishes.notices[0].startswith("Too late to cancel")


async def test_buttons_of_failed_cards(world: World, websites: list[str]) -> None:
    failed = Failure(FailureCode.NO_CREDITS)
    host = Failure("host_rejected", {"name": "R2"})
    put(
        world,
        made("poor", State.REFUSED, failure=failed, ratio=AspectRatio.ULTRAWIDE),
        made("host", State.READY, failure=host, blocked_by=BlockedBy.HOST),
        made("lost", State.NEEDS_ATTENTION, failure=Failure(FailureCode.EXPIRED)),
    )
    async with gallery(world) as window:
        rows = {window.page.model.id_at(row): row for row in range(3)}
        window.click(rows["poor"], Action.CREDITS)
        window.click(rows["lost"], Action.WEBSITE)
        assert websites == ["https://www.runcomfy.com/profile"] * 2
        window.click(rows["poor"], Action.RETRY)
        assert window.wishes.again == [world.history.generations["poor"]]
        window.click(rows["host"], Action.HOST)
        assert window.wishes.others == ["host"]
        window.click(rows["poor"], Action.DISMISS)
        await until(lambda: world.history.generations["poor"].hidden)


async def test_what_stands_still_is_pushed_on(world: World) -> None:
    still = made("one", State.READY, blocked_by=BlockedBy.LIBRARY, failure=Failure("disk_full"))
    ready = made(
        "two",
        State.NEEDS_ATTENTION,
        failure=Failure(FailureCode.EXPIRED),
        outputs=VIDEO,
        request_id="r2",
    )
    put(world, still, ready)
    async with gallery(world) as window:
        rows = {window.page.model.id_at(row): row for row in range(2)}
        window.click(rows["two"], Action.DOWNLOAD)
        await until(lambda: world.history.generations["two"].state is State.SAVED)
        window.click(rows["one"], Action.RETRY)
        await until(lambda: world.history.generations["one"].state is not State.READY)


async def test_an_action_that_fails_is_said(world: World) -> None:
    put(world, made("one"))
    async with gallery(world) as window:
        window.page.deeds.carry_out(Action.DOWNLOAD, made("one"))
        await until(lambda: len(window.wishes.notices) == 1)
        assert window.wishes.notices[0].startswith("That is not possible now")


async def test_the_menu_of_a_card(world: World, websites: list[str]) -> None:
    put(world, made("one", request_id="r1"))
    async with gallery(world) as window:
        window.click(0, Action.MENU)
        choose(window, "Copy request ID")
        assert QGuiApplication.clipboard().text() == "r1"
        QTest.mouseClick(window.cards.viewport(), Qt.MouseButton.RightButton, pos=window.point(0))
        window.click(0, Action.MENU)
        choose(window, "Open")
        assert window.wishes.opened == [("one", 0)]
        if window.cards.picker.rows():
            window.cards.picker.none()
        window.click(0, Action.FAVOURITE)
        await until(lambda: world.history.generations["one"].favourite)


async def test_all_selected_become_favourites_and_back(world: World) -> None:
    put(world, made("one"), made("two", favourite=True), made("three", State.FAILED))
    async with gallery(world) as window:
        window.cards.selectAll()
        window.page.selection.button(Action.FAVOURITE).click()
        await until(lambda: world.history.generations["one"].favourite)
        assert world.history.generations["two"].favourite
        assert not world.history.generations["three"].favourite
        window.page.selection.button(Action.FAVOURITE).click()
        await until(lambda: not world.history.generations["two"].favourite)


# --- deciding about an unsure request ------------------------------------------------------------


async def test_an_unsure_request_is_attached(world: World, websites: list[str]) -> None:
    put(world, made("one", State.UNCONFIRMED, sent_at=NOW - 600))
    async with gallery(world) as window:
        window.click(0, Action.DECIDE)
        popup = decision(window)
        popup.website.click()
        assert websites == ["https://www.runcomfy.com/profile"]
        assert not popup.attach.isEnabled()
        QTest.keyClicks(popup.field, "no id at all!")
        popup.attach.click()
        await until(popup.trouble.isVisible)
        assert popup.trouble.text().startswith("That is not a request ID")
        assert not window.page.grab().isNull()
        popup.field.setText("r-1")
        assert not popup.trouble.isVisible()
        world.service.take(request_id="r-1")
        QTest.keyClick(popup.field, Qt.Key.Key_Return)
        await until(lambda: world.history.generations["one"].request_id == "r-1")
        await until(lambda: window.wishes.notices == ["Attached. The clip will arrive as usual."])


async def test_an_unsure_request_is_sent_again_after_a_while(world: World) -> None:
    put(world, made("one", State.UNCONFIRMED, sent_at=NOW - 60))
    async with gallery(world) as window:
        window.click(0, Action.DECIDE)
        assert not decision(window).again.isEnabled()
        QTest.keyClick(decision(window), Qt.Key.Key_Escape)
        assert window.page.findChildren(Decision) == [] or not any(
            one.isVisible() for one in window.page.findChildren(Decision)
        )
        stored = world.history.generations["one"]
        world.history.generations["one"] = replace(stored, sent_at=NOW - 600)
        window.desk.generations.changed.publish(world.history.generations["one"])
        window.click(0, Action.DECIDE)
        window.click(0, Action.DECIDE)
        decision(window).again.click()
        await until(lambda: world.history.generations["one"].confirmed_sends == 1)
        await until(lambda: not any(one.isVisible() for one in window.page.findChildren(Decision)))


async def test_a_decision_is_reached_on_a_page_that_is_too_low_for_it(world: World) -> None:
    put(world, made("one", State.UNCONFIRMED, sent_at=NOW - 60))
    async with gallery(world) as window:
        window.click(0, Action.DECIDE)
        popup = decision(window)
        window.page.resize(700, 320)
        assert window.page.rect().contains(popup.geometry())
        area = popup.findChild(QScrollArea)
        assert area is not None
        for each in (popup.website, popup.field, popup.later):
            each.setFocus(Qt.FocusReason.TabFocusReason)
            area.ensureWidgetVisible(each)
            assert popup.rect().contains(each.mapTo(popup, each.rect().center()))
        window.page.resize(700, 900)
        QTest.keyClicks(popup.field, "no id at all!")
        before = popup.height()
        popup.attach.click()
        await until(lambda: popup.height() > before)
        assert popup.later.mapTo(popup, QPoint(0, popup.later.height())).y() < popup.height()


async def test_a_request_that_has_an_id_is_never_sent_again(world: World) -> None:
    unknown = Failure(FailureCode.UNKNOWN_REQUEST)
    put(world, made("one", State.NEEDS_ATTENTION, failure=unknown, request_id="r1"))
    async with gallery(world) as window:
        window.click(0, Action.DECIDE)
        popup = decision(window)
        assert not popup.again.isVisible()
        window.page.resize(700, 500)
        assert window.page.rect().contains(popup.geometry())
        popup.later.click()
        window.click(0, Action.DECIDE)
        QTest.keyClick(window.page, Qt.Key.Key_Escape)
        QTest.keyClick(window.page, Qt.Key.Key_Escape)
