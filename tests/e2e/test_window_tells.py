"""What the window tells: banners, notices, and notifications while it is in the background."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from pikascenes_desktop.domain.errors import (
    DiskFull,
    HistoryUnavailable,
    HostRejected,
    LibraryUnavailable,
)
from pikascenes_desktop.domain.generation import BlockedBy, Failure, FailureCode, State
from pikascenes_desktop.ui.banner import Banner, Kind
from pikascenes_desktop.ui.controls.tips import plain_tip
from pikascenes_desktop.ui.notifying import Notifying, is_in_background
from pikascenes_desktop.ui.words import say, set_language
from tests.e2e.shell_window import click, prefer, shell, shell_world
from tests.fakes.manual_clock import settle, until
from tests.unit.ui_gallery_examples import made, put

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation
    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def tell(hands: ShellWindow, *generations: Generation) -> None:
    for generation in generations:
        hands.desk.generations.changed.publish(generation)


def away(hands: ShellWindow, world: World) -> Notifying:
    """Watch as if the user worked in another program."""
    hands.window.notifying.close()
    notifying = Notifying(hands.desk, world.notifier, hands.window, is_away=lambda: True)
    notifying.clicked.connect(hands.window.notifying.clicked)
    return notifying


# --- banners ----------------------------------------------------------------------------------


async def test_details_are_copied_without_secrets(world: World):
    async with shell(world) as hands:
        bars = hands.window.banners
        for error, button in (
            (HistoryUnavailable("/data/secret-key-1a2b"), bars.action_button),
            (HostRejected("secret-key-1a2b"), bars.copy_button),  # its own button does better
        ):
            hands.window.alarms.show_trouble(error)
            assert bars.copy_button.isVisible() is (button is bars.copy_button)
            click(button)
            copied = QGuiApplication.clipboard().text()
            assert error.code in copied
            assert "***" in copied
            assert "secret-key-1a2b" not in copied
            assert hands.window.notice.text == "Copied"
            bars.dismiss()
        bars.copy_button.click()


async def test_a_long_banner_moves_its_action_below(world: World):
    async with shell(world) as hands:
        bars = hands.window.banners
        bars.put(Banner(Kind.KEY, "error", "key", "words " * 5, "Replace key", lambda: None))
        await until(lambda: bars.height() == 44)
        beside = bars.action_button.y()
        bars.put(Banner(Kind.KEY, "error", "key", "long words " * 40, "Replace key", lambda: None))
        await until(lambda: bars.action_button.y() > beside)
        assert bars.height() > 56
        bars.put(Banner(Kind.KEY, "error", "key", "short", "Replace key", lambda: None))
        await until(lambda: bars.height() == 44)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_a_banner_wraps_to_two_lines_before_its_action_moves(world: World, language: str):
    """Whatever the fonts' own idea of a line is: Chinese ones are higher than they say."""
    try:
        async with shell(world, language=language) as hands:
            bars = hands.window.banners
            hands.window.resize(880, 600)
            text, label = say("ban.key", n=3), say("ban.key.go")
            bars.put(Banner(Kind.KEY, "error", "key", text, label, lambda: None))
            await until(lambda: bars.width() < 600 and bars.height() == 56)
            beside = QRect(bars.action_button.mapTo(bars, QPoint(0, 0)), bars.action_button.size())
            assert abs(beside.center().y() - bars.rect().center().y()) <= 2
    finally:
        set_language("en")


async def test_the_other_banners_are_in_a_menu(world: World):
    async with shell(world) as hands:
        bars = hands.window.banners
        bars.put(Banner(Kind.KEY, "error", "key", "the key"))
        bars.put(Banner(Kind.OFFLINE, "warning", "off", "salt & pepper " * 20))
        click(bars.more_button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (entry,) = menu.actions()
        assert entry.toolTip() == plain_tip("salt & pepper " * 20)
        assert "…" in entry.text()
        menu.close()


async def test_a_service_with_faults_is_said_with_the_next_try(world: World):
    async with shell(world) as hands:
        bars = hands.window.banners
        hands.desk.generations.service.publish(10.0)
        assert bars.current is not None
        assert bars.current.kind is Kind.SERVER
        assert "we try again in 0:10" in bars.current.text
        hands.desk.generations.service.publish(None)
        assert not bars.has(Kind.SERVER)


async def test_a_disk_that_fills_up_is_said_and_taken_back(world: World):
    async with shell(world) as hands:
        bars, alarms = hands.window.banners, hands.window.alarms
        world.library.room = 120_000_000
        alarms.look_at_disk()
        await until(lambda: bars.has(Kind.DISK))
        assert bars.current is not None
        assert "120 MB left" in bars.current.text
        world.library.room = 10**12
        alarms.look_at_disk()
        await until(lambda: not bars.has(Kind.DISK))
        alarms.show_trouble(DiskFull("/videos"))
        assert bars.has(Kind.DISK)


async def test_a_disk_that_is_gone_is_not_told_as_full(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    def gone() -> int:
        raise LibraryUnavailable("/videos")

    async with shell(world) as hands:
        monkeypatch.setattr(world.library, "free_bytes", gone)
        hands.window.alarms.look_at_disk()
        await settle()
        assert not hands.window.banners.has(Kind.DISK)
        tell(hands, made("a", State.DOWNLOADING, blocked_by=BlockedBy.DISK))
        await until(lambda: hands.window.banners.has(Kind.DISK))


# --- notices ----------------------------------------------------------------------------------


async def test_what_was_not_done_wears_no_tick(world: World):
    async with shell(world) as hands:
        notice = hands.window.notice
        await hands.add(*(f"{name}.png" for name in "abcdefgh"))
        assert notice.text.startswith("A scene holds 6 images. 2 were not added")
        assert notice.tone == "warning"
        notice.say("Copied")
        assert notice.tone == "done"
        one_line = notice.height()
        notice.say("many words " * 60)
        assert notice.height() > one_line
        assert notice.width() <= hands.window.right.width() - 40
        notice.grab()


async def test_a_notice_leaves_room_for_the_selections_bar(world: World):
    put(world, made("one"))
    async with shell(world) as hands:
        gallery, notice = hands.window.gallery, hands.window.notice
        await until(lambda: gallery.model.rowCount() == 1)
        notice.say("Copied")
        bottom = notice.geometry().bottom()
        gallery.cards.picker.all()
        assert gallery.selection.isVisible()
        top = gallery.selection.mapTo(hands.window.right, QPoint(0, 0)).y()
        assert notice.geometry().bottom() < top
        gallery.cards.picker.none()
        assert notice.geometry().bottom() == bottom
        hands.window.open_clip("one", 0)  # where there is no such bar
        notice.say("Copied")
        assert notice.parent() is hands.window.viewer


# --- notifications ----------------------------------------------------------------------------


async def test_a_ready_clip_is_told_with_its_poster(world: World):
    async with shell(world) as hands:
        away(hands, world)
        tell(hands, made("one", State.DOWNLOADING))
        (world.library.root / "one.mp4").write_bytes(b"a clip")
        saved = made("one", State.SAVED, prompt="the fox\nruns " + "far " * 60)
        await world.history.add_press((saved,))
        tell(hands, saved, saved)
        await until(lambda: len(world.notifier.shown) == 1)
        notice, on_click = world.notifier.shown[0]
        assert notice.title == "Your clip is ready"
        assert notice.text.startswith("the fox runs far")
        assert len(notice.text) == 120
        assert notice.picture
        hands.window.showMinimized()
        on_click()
        assert not hands.window.isMinimized()
        await settle()


async def test_what_needs_the_user_is_told(world: World):
    async with shell(world) as hands:
        away(hands, world)
        tell(hands, made("one", State.GENERATING), made("two", State.SUBMITTING))
        tell(hands, made("one", State.FAILED, failure=Failure(FailureCode.MODEL)))
        tell(hands, made("two", State.UNCONFIRMED))
        await until(lambda: len(world.notifier.shown) == 2)
        for notice, _ in world.notifier.shown:
            assert notice.title == "A clip needs your attention"
            assert notice.picture is None
        assert world.notifier.shown[0][0].text == "RunComfy could not finish this clip"


async def test_a_poster_that_cannot_be_made_is_left_out(world: World):
    async with shell(world) as hands:

        async def poster(*_about: object) -> bytes:
            raise LibraryUnavailable("/videos")

        hands.desk.gallery.poster = poster  # type: ignore[method-assign]
        away(hands, world)
        tell(hands, made("one", State.DOWNLOADING), made("one", State.SAVED))
        await until(lambda: len(world.notifier.shown) == 1)
        assert world.notifier.shown[0][0].picture is None


async def test_nothing_is_told_twice_or_to_whoever_looks(world: World):
    async with shell(world) as hands:
        notifying = away(hands, world)
        tell(hands, made("old", State.SAVED))  # marked as a favourite, say
        tell(hands, made("gone", State.GENERATING), made("gone", State.FAILED, hidden=True))
        tell(hands, replace(made("new", State.GENERATING), state=State.CANCELLED))
        notifying.close()
        tell(hands, made("late", State.GENERATING), made("late", State.FAILED))
        await settle()
        assert world.notifier.shown == []
        assert isinstance(is_in_background(), bool)


async def test_notifications_can_be_switched_off(world: World):
    prefer(world, notify=False)
    async with shell(world) as hands:
        away(hands, world)
        tell(hands, made("one", State.GENERATING), made("one", State.FAILED))
        await settle()
        assert world.notifier.shown == []
