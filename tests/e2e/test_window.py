"""The window as a whole: banners, notices, areas, quitting, and the pages together."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QEnterEvent,
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from pikascenes_desktop.domain.errors import (
    HistoryDamaged,
    HistoryUnavailable,
    HostMissing,
    LibraryUnavailable,
)
from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, State
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.ports.remote import Ambiguous, KeyNotTaken, Refused
from pikascenes_desktop.services.recovery import Recovered
from pikascenes_desktop.ui.areas import Areas
from pikascenes_desktop.ui.banner import Banner, Kind
from pikascenes_desktop.ui.focus_ring import focus_visibly
from pikascenes_desktop.ui.notices import UNDO_MS
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import say
from tests.e2e.shell_window import click, prefer, shell, shell_world
from tests.fakes.manual_clock import settle, until
from tests.fakes.world import kept
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def questions(hands: ShellWindow) -> list[Question]:
    return [each for each in hands.window.findChildren(Question) if each.isVisible()]


def holds_focus(area: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and area.isAncestorOf(focused)


def tell(hands: ShellWindow, *generations: Generation) -> None:
    for generation in generations:
        hands.desk.generations.changed.publish(generation)


# --- banners ----------------------------------------------------------------------------------


async def test_what_stands_still_is_told_worst_first(world: World):
    async with shell(world) as hands:
        bars = hands.window.banners
        waiting = [
            made("net", State.READY, blocked_by=BlockedBy.NETWORK),
            made("host", State.READY, blocked_by=BlockedBy.HOST),
            made("disk", State.DOWNLOADING, blocked_by=BlockedBy.DISK),
            made("library", State.DOWNLOADING, blocked_by=BlockedBy.LIBRARY),
            made("rate", State.READY, blocked_by=BlockedBy.RATE),
        ]
        tell(hands, *waiting)
        await until(lambda: bars.has(Kind.DISK))
        assert bars.current is not None
        assert bars.current.kind is Kind.LIBRARY
        assert bars.more_button.text() == "3 more"
        tell(hands, made("k1", State.READY, blocked_by=BlockedBy.KEY))
        tell(hands, made("k2", State.READY, blocked_by=BlockedBy.KEY))
        assert "2 waiting clips" in bars.current.text
        click(bars.more_button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert len(menu.actions()) == 4
        menu.actions()[0].trigger()
        menu.close()
        assert hands.window.settings is not None
        assert hands.window.settings.page == "library"
        click(bars.action_button)
        assert hands.window.settings.page == "account"
        hands.window.settings.reject()
        for generation in waiting:
            tell(hands, replace(generation, blocked_by=None))
        tell(hands, made("k1", State.READY), made("k2", State.READY))
        assert bars.current is None
        assert not bars.isVisible()


async def test_a_mended_key_sets_waiting_clips_going(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        world.service.outcomes = [KeyNotTaken("revoked")]
        hands.generate()
        await until(lambda: hands.window.banners.has(Kind.KEY))
        await hands.desk.settings.set_key("another-key-7777")
        await until(lambda: not hands.window.banners.has(Kind.KEY))
        await until(lambda: len(world.service.requests) == 1)


async def test_a_receipt_that_no_file_takes_can_be_copied(world: World):
    async with shell(world) as hands:
        bars = hands.window.banners
        await asyncio.to_thread(
            hands.desk.generations.unkept.publish, Receipt("g", "req-77", 1, "https://a", 0.0)
        )
        await until(lambda: bars.has(Kind.RECEIPT))
        click(bars.action_button)
        assert QGuiApplication.clipboard().text() == "req-77"
        assert not bars.close_button.isVisible()
        bars.dismiss()
        tell(hands, made("g", State.IN_LINE, request_id="req-77"))
        assert not bars.has(Kind.RECEIPT)


async def test_a_model_that_has_changed_is_said_and_does_not_block(world: World):
    async with shell(world) as hands:
        bars = hands.window.banners
        known = world.service.model
        assert known is not None
        changed = replace(known, drift=("aspectRatio.enum: +3:2",))
        hands.desk.costs.changed.publish(changed)
        assert bars.has(Kind.MODEL)
        hands.desk.costs.changed.publish(known)
        assert not bars.has(Kind.MODEL)


async def test_banners_wrap_and_can_be_dismissed(world: World):
    async with shell(world) as hands:
        bars = hands.window.banners
        bars.put(Banner(Kind.OFFLINE, "warning", "off", "short"))
        assert bars.height() == 44
        bars.put(Banner(Kind.OFFLINE, "warning", "off", "long words " * 22))
        await until(lambda: bars.height() >= 56)
        assert bars.focus_action()
        click(bars.close_button)
        assert not bars.isVisible()
        assert not bars.focus_action()
        bars.take(Kind.OFFLINE)
        bars.act()
        bars.dismiss()


async def test_troubles_lead_to_their_settings(world: World):
    async with shell(world) as hands:
        hands.window.alarms.show_trouble(HostMissing())
        click(hands.window.banners.action_button)
        assert hands.window.settings is not None
        assert hands.window.settings.page == "host"
        hands.window.settings.reject()
        hands.window.alarms.show_bug()
        assert hands.window.banners.current is not None
        assert "It goes on working" in hands.window.banners.current.text


async def test_what_the_start_found_is_told(world: World):
    waiting = made("one", State.READY)
    recovered = Recovered(sent=(), waiting=(waiting,), unsure=(), fresh=False)
    damaged = HistoryDamaged("/data/history.db", "/data/history-damaged.db")
    async with shell(world, damaged=damaged, recovered=recovered) as hands:
        assert hands.window.banners.has(Kind.HISTORY)
        await until(lambda: bool(questions(hands)))
        (question,) = questions(hands)
        assert question.windowTitle() == "Send 1 waiting clip?"
        order = world.order()
        sent: list[str] = []

        async def send(ids: list[str]) -> None:
            sent.extend(ids)
            raise HistoryUnavailable("/data")

        hands.desk.generations.send_with_key_in_use = send  # type: ignore[method-assign]
        click(question.yes_button)
        await until(lambda: hands.window.banners.has(Kind.TROUBLE))
        assert sent == ["one"]
        assert order.count == 1


async def test_fresh_clips_are_not_asked_about(world: World):
    recovered = Recovered((), (made("one", State.READY),), (), fresh=True)
    async with shell(world, recovered=recovered) as hands:
        await settle()
        assert questions(hands) == []


# --- notices ----------------------------------------------------------------------------------


async def test_notices_go_by_themselves_unless_they_are_read(world: World):
    async with shell(world) as hands:
        notice = hands.window.notice
        hands.window.say("Saved")
        assert notice.text == "Saved"
        assert notice.geometry().center().x() - hands.window.right.width() // 2 in range(-2, 3)
        notice.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
        notice.expire()
        assert notice.text == ""
        hands.window.say("Removed", "Undo", lambda: None)
        notice.action_button.setFocus()
        notice.expire()
        assert notice.text == "Removed"
        hands.window.resize(1000, 700)
        notice.say("Deleted", say("act.undo"), lambda: None)
        assert notice.stays_ms == UNDO_MS
        notice.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
        assert notice.stays_ms == UNDO_MS
        notice.dismiss()
        notice.act()


# --- pages together ---------------------------------------------------------------------------


async def test_a_sample_becomes_a_scene(world: World):
    async with shell(world) as hands:
        await until(hands.window.gallery.first.isVisible)
        click(hands.window.gallery.first.samples[1])
        await until(lambda: len(hands.draft.tiles) == 3)
        assert hands.draft.sheet.title == "Teapot on the lake"
        await hands.read()
        assert hands.composer.title.text() == "Teapot on the lake"


async def test_a_clip_is_opened_and_left(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        hands.generate()
        await until(lambda: bool(world.library.published))
        (saved,) = await world.stored()
        await until(lambda: hands.window.gallery.model.row_of(saved.id) is not None)
        await until(lambda: hands.window.gallery.model.is_clip(0))
        window = hands.window
        window.gallery.open_clip.emit(saved.id, 0)
        assert window.pages.currentWidget() is window.viewer
        window.say("Saved")
        assert window.notice.parentWidget() is window.viewer
        window.viewer.go.emit(1)
        window.viewer.go.emit(-1)
        window.menus.close_wanted.emit()
        assert window.pages.currentWidget() is not window.viewer
        window.open_clip(saved.id, 0)
        window.viewer.remix.emit(saved.scene)
        assert hands.draft.sheet.seed == saved.scene.seed
        window.open_clip(saved.id, 0)
        window.menus.search_wanted.emit()
        assert window.pages.currentWidget() is not window.viewer
        await settle()


async def test_the_next_clip_passes_over_what_is_none(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        world.service.outcomes = []
        hands.footer.variations.set_value("3")
        hands.composer.press.send(3)
        await until(lambda: len(world.library.published) == 3)
        model = hands.window.gallery.model
        await until(lambda: model.rowCount() == 3)
        await until(lambda: all(model.is_clip(row) for row in range(3)))
        hands.window.open_clip(model.id_at(0), 0)
        hands.window.viewer.go.emit(1)
        assert hands.window.shown == model.id_at(1)
        await settle()
        hands.window.viewer.close_clip()


async def test_try_again_is_one_request(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        world.service.outcomes = [Refused(Failure(FailureCode.NO_CREDITS))]
        hands.generate()
        await until(lambda: len(world.service.sent) == 1)
        (refused,) = await world.stored()
        await until(lambda: not hands.desk.generations.is_working_on(refused.id))
        (refused,) = await world.stored()
        hands.window.gallery.try_again.emit(refused)
        hands.window.gallery.try_again.emit(refused)
        await until(lambda: len(world.service.requests) == 1)
        await settle()
        assert len(world.service.sent) == 2
        saved = replace(refused, state=State.SAVED)
        hands.window.retrying.again(replace(saved, id="no-such-one"))
        await until(lambda: hands.window.banners.has(Kind.TROUBLE))


async def test_what_stands_still_goes_on_without_a_new_request(world: World):
    async with shell(world) as hands:
        await hands.add("fox.png")
        world.service.outcomes = [Ambiguous("cut off")]
        hands.generate()
        await until(lambda: len(world.service.sent) == 1)
        (unsure,) = await world.stored()
        await until(lambda: not hands.desk.generations.is_working_on(unsure.id))
        (unsure,) = await world.stored()
        hands.window.retrying.again(unsure)
        await until(lambda: hands.window.banners.has(Kind.TROUBLE))
        assert len(world.service.sent) == 1


# --- quitting ---------------------------------------------------------------------------------


async def test_quitting_says_what_goes_on(world: World):
    left: list[None] = []
    async with shell(world) as hands:
        hands.window.quit_confirmed.connect(lambda: left.append(None))
        await world.history.add_press((made("one", State.READY),))
        hands.window.close()
        hands.window.close()
        await until(lambda: bool(questions(hands)))
        (question,) = questions(hands)
        assert question.windowTitle() == "Clips are still running"
        assert question.no_button is not None
        hands.window.close()
        click(question.no_button)
        assert left == []
        assert hands.window.isVisible()
        hands.window.menus.quit_wanted.emit()
        await until(lambda: bool(questions(hands)))
        click(questions(hands)[0].yes_button)
        assert left == [None]


@pytest.mark.skipif(sys.platform == "win32", reason="there no key quits a program")
async def test_quitting_from_a_sheet(world: World):
    left: list[None] = []
    async with shell(world) as hands:
        hands.window.quit_confirmed.connect(lambda: left.append(None))
        hands.window.open_settings("general")
        settings = hands.window.settings
        assert settings is not None
        await until(settings.isActiveWindow)
        QTest.keyClick(settings, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: left == [None])
        await world.history.add_press((made("one", State.READY),))
        QTest.keyClick(settings, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: bool(settings.findChildren(Question)))
        (question,) = settings.findChildren(Question)
        assert question.isVisible()  # above the settings, where it can be answered
        QTest.keyClick(question, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        click(question.yes_button)
        assert left == [None, None]
        settings.activateWindow()  # no window manager does so off screen
        await until(settings.isActiveWindow)
        QTest.keyClick(settings, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        assert not settings.isVisible()


async def test_with_nothing_running_the_window_just_goes(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    left: list[None] = []

    async def broken() -> list[Generation]:
        raise HistoryUnavailable("/data")

    async with shell(world) as hands:
        hands.window.quit_confirmed.connect(lambda: left.append(None))
        hands.window.menus.close_wanted.emit()
        await until(lambda: left == [None])
        monkeypatch.setattr(world.history, "unfinished", broken)
        hands.window.close()
        await until(lambda: len(left) == 2)


async def test_the_window_comes_back_to_its_place(world: World):
    async with shell(world) as hands:
        hands.window.resize(1010, 710)
        await settle()
    async with shell(world) as hands:
        assert hands.composer.memory.place(hands.window.screen()) is not None
        hands.window.come_forward()


# --- keyboard and menus -----------------------------------------------------------------------


async def test_f6_goes_round_the_areas(world: World):
    prefer(world, practice=True)
    async with shell(world) as hands:
        window = hands.window
        window.activateWindow()
        hands.body.prompt.field.setFocus()
        window.menus.next_area_wanted.emit()
        await settle()
        assert holds_focus(window.gallery)
        window.menus.next_area_wanted.emit()
        assert QApplication.focusWidget() is window.banners.action_button
        window.menus.previous_area_wanted.emit()
        assert holds_focus(window.gallery)
        window.menus.composer_wanted.emit()
        assert QApplication.focusWidget() is hands.body.tiles.views[0]
        window.menus.gallery_wanted.emit()
        window.menus.larger_wanted.emit()
        window.menus.smaller_wanted.emit()


async def test_the_focus_ring_follows_the_keyboard_alone(world: World):
    async with shell(world) as hands:
        ring = hands.window.focus_ring
        hands.window.activateWindow()
        focus_visibly(hands.footer.generate)
        assert ring.isVisible()
        assert ring.geometry().contains(
            hands.footer.mapTo(hands.window, hands.footer.generate.pos())
        )
        hands.window.grab()
        hands.window.resize(1000, 760)
        QTest.mousePress(hands.footer.variations.button("1"), Qt.MouseButton.LeftButton)
        assert not ring.isVisible()
        QTest.mouseRelease(hands.footer.variations.button("1"), Qt.MouseButton.LeftButton)
        hands.body.prompt.field.setFocus(Qt.FocusReason.TabFocusReason)
        assert not ring.isVisible()
        hands.footer.variations.focus_choice()
        assert ring.isVisible()
        QTest.keyClick(hands.footer.variations.button("1"), Qt.Key.Key_Right)
        assert hands.footer.count == 2
        assert QApplication.focusWidget() is hands.footer.variations.button("2")
        assert ring.isVisible()
        focus_visibly(hands.body.recent_button)
        assert ring.isVisible()
        QTest.mousePress(hands.body.recent_button, Qt.MouseButton.LeftButton)
        assert not ring.isVisible()


async def test_every_control_has_a_name(world: World):
    async with shell(world) as hands:
        hands.window.open_settings("host")
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)
        nameless = [
            widget
            for part in (hands.composer, hands.window.settings)
            if part is not None
            for kind in kinds
            for widget in part.findChildren(kind)
            if widget.isVisible()
            and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        assert nameless == []


# --- drags ------------------------------------------------------------------------------------


async def test_a_drag_shows_what_it_would_do_and_leaves_no_trace(world: World):
    async with shell(world) as hands:
        window = hands.window
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(hands.picture())])
        args = (
            QPointF(5, 5).toPoint(),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter = QDragEnterEvent(*args)
        window.dragEnterEvent(enter)
        assert enter.isAccepted()
        assert hands.body.tiles.views[0].look.is_target
        window.grab()
        window.dragMoveEvent(QDragMoveEvent(*args))
        window.dragLeaveEvent(QDragLeaveEvent())
        assert not hands.body.tiles.views[0].look.is_target
        nothing = QMimeData()
        window.dragEnterEvent(QDragEnterEvent(args[0], args[1], nothing, args[3], args[4]))
        assert not window.drops.overlay.isVisible()


async def test_pictures_are_painted_in_both_themes(world: World):
    ready = kept(world.library, "fox.png")
    scene = Scene((ready, Ingredient("https://example.com/pictures/lantern.png")))
    async with shell(world) as hands:
        hands.draft.load(scene)
        await hands.read()
        tile = hands.body.tiles.views[0]
        QTest.mouseMove(tile)
        QApplication.sendEvent(tile, QEvent(QEvent.Type.Leave))
        assert not hands.window.grab().isNull()
        hands.theme.apply(hands.desk.settings.current.theme)
        assert not hands.window.grab().isNull()


async def test_an_area_that_takes_no_keyboard_is_passed_over(world: World):
    async with shell(world) as hands:
        tried: list[str] = []

        def refuse() -> bool:
            tried.append("no")
            return False

        Areas(((hands.composer, refuse), (hands.window.gallery, refuse))).move(1)
        assert tried == ["no", "no"]


async def test_the_menu_key_opens_the_menu(world: World):
    async with shell(world) as hands:
        click(hands.composer.menu_button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()


async def test_a_disk_out_of_reach_has_no_room(world: World, monkeypatch: pytest.MonkeyPatch):
    def gone() -> int:
        raise LibraryUnavailable("/gone")

    async with shell(world) as hands:
        monkeypatch.setattr(world.library, "free_bytes", gone)
        tell(hands, made("disk", State.DOWNLOADING, blocked_by=BlockedBy.DISK))
        await until(lambda: hands.window.banners.has(Kind.DISK))
        hands.window.alarms.show_trouble(LibraryUnavailable("/gone"))
        assert hands.window.banners.has(Kind.LIBRARY)


async def test_what_cannot_be_set_going_is_told(world: World, monkeypatch: pytest.MonkeyPatch):
    async def broken() -> list[Generation]:
        raise HistoryUnavailable("/data")

    async with shell(world) as hands:
        with monkeypatch.context() as patch:
            patch.setattr(world.history, "unfinished", broken)
            await hands.desk.settings.set_key("another-key-7777")
            await until(lambda: hands.window.banners.has(Kind.TROUBLE))
