"""The first steps: practice, key, upload host; each can be skipped, and none is asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.domain.errors import HistoryUnavailable, KeyRejected, Unreachable
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui.first_run.dialog import HOST, KEY, PRACTICE
from pikascenes_desktop.ui.first_run.steps import safe_place
from pikascenes_desktop.ui.settings.host import HostPage
from pikascenes_desktop.ui.words import say, set_language
from tests.e2e.shell_window import KEY_NAME, click, prefer, shell, shell_world
from tests.fakes.manual_clock import settle, until
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ui.first_run.dialog import FirstRun
    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    world = shell_world(tmp_path, practice=True)
    world.secrets.stored.clear()
    prefer(world, is_welcomed=False, host=None)
    return world


async def opened(hands: ShellWindow) -> FirstRun:
    await until(lambda: hands.window.dialogs.first_run is not None)
    steps = hands.window.dialogs.first_run
    assert steps is not None
    return steps


def chooser(steps: FirstRun) -> HostPage:
    assert isinstance(steps.chooser, HostPage)
    return steps.chooser


async def test_practice_comes_first_and_enter_starts_it(world: World):
    async with shell(world) as hands:
        steps = await opened(hands)
        assert steps.step == PRACTICE
        assert steps.accessibleName() == "Look around first"
        assert steps.go_button.text() == "Start practising"
        assert not steps.skip_button.isVisible()
        QTest.keyClick(steps, Qt.Key.Key_Return)
        assert hands.window.dialogs.first_run is None
        await until(lambda: hands.desk.settings.current.is_welcomed)
        assert hands.desk.settings.current.practice


async def test_whoever_saw_them_or_made_something_is_not_asked(world: World):
    await world.history.add_press((made("old", State.CANCELLED),))
    async with shell(world) as hands:
        await settle()
        assert hands.window.dialogs.first_run is None
        hands.window.menus.welcome_wanted.emit()
        assert hands.window.dialogs.first_run is not None
        hands.window.dialogs.first_run.reject()
    prefer(world, is_welcomed=True)
    async with shell(world) as hands:
        await settle()
        assert hands.window.dialogs.first_run is None


async def test_a_history_out_of_reach_is_no_first_run(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    async def broken(**_about: object) -> list[str]:
        raise HistoryUnavailable("/data")

    async with shell(world) as hands:
        steps = await opened(hands)
        steps.reject()
        await until(lambda: hands.desk.settings.current.is_welcomed)
        prefer(world, is_welcomed=False)
        monkeypatch.setattr(world.history, "ids", broken)
        hands.window.dialogs.welcome()
        await settle()
        assert hands.window.dialogs.first_run is None


async def test_all_three_steps_lead_to_a_connected_account(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    websites: list[str] = []

    def open_url(url: QUrl) -> bool:
        websites.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    async with shell(world) as hands:
        steps = await opened(hands)
        click(steps.key_button)
        assert steps.step == KEY
        entry = steps.key_step.entry
        assert entry.field.hasFocus()
        click(steps.key_step.open_button)
        assert websites == ["https://www.runcomfy.com/profile"]
        QTest.keyClicks(entry.field, "good-key-0123-7Qx2")
        assert entry.field.last == "7Qx2"
        QTest.keyClick(entry.field, Qt.Key.Key_Return)
        assert entry.verdict.text == "Checking the key… no clip is made."
        await until(lambda: steps.step == HOST)
        assert world.secrets.stored == {KEY_NAME: "good-key-0123-7Qx2"}
        assert entry.verdict.text.startswith("This key works.")
        assert steps.skip_button.text() == say("fr.3.later")
        click(chooser(steps).cards.named("links").radio)
        click(steps.go_button)
        await until(lambda: hands.window.dialogs.first_run is None)
        await until(lambda: hands.desk.settings.current.is_welcomed)
        kept = hands.desk.settings.current
        assert (kept.practice, kept.host) == (False, "links")


async def test_back_keeps_what_was_typed(world: World):
    async with shell(world) as hands:
        steps = await opened(hands)
        click(steps.key_button)
        steps.key_step.entry.field.setText("half-a-key")
        click(steps.back_button)
        assert steps.step == PRACTICE
        assert not steps.back_button.isVisible()
        click(steps.key_button)
        assert steps.key_step.entry.field.text() == "half-a-key"


@pytest.mark.parametrize("is_known", [False, True])
async def test_a_refused_key_stays_in_the_field(world: World, is_known: bool):
    async with shell(world) as hands:
        steps = await opened(hands)
        click(steps.key_button)
        entry = steps.key_step.entry
        entry.field.setText("bad-key-0123-4567")
        world.service.errors = [KeyRejected() if is_known else Unreachable("model-api.example")]
        click(steps.go_button)
        click(steps.go_button)
        await until(lambda: not entry.is_busy)
        assert steps.step == KEY
        assert entry.field.text() == "bad-key-0123-4567"
        expected = "RunComfy did not accept" if is_known else "We could not reach RunComfy"
        assert entry.verdict.text.startswith(expected)
        # not refused: it is kept, and the next press goes on
        click(steps.go_button)
        if is_known:
            await until(lambda: steps.step == HOST)  # asked again, and this time accepted
        assert steps.step == HOST


async def test_every_step_can_be_skipped(world: World):
    async with shell(world) as hands:
        steps = await opened(hands)
        click(steps.key_button)
        click(steps.go_button)  # nothing typed
        assert steps.step == HOST
        click(steps.go_button)  # nothing chosen
        assert hands.window.dialogs.first_run is None
        hands.window.menus.welcome_wanted.emit()
        steps = await opened(hands)
        click(steps.key_button)
        click(steps.skip_button)
        assert hands.window.dialogs.first_run is None
        hands.window.menus.welcome_wanted.emit()
        steps = await opened(hands)
        click(steps.key_button)
        click(steps.go_button)
        click(steps.skip_button)
        assert hands.window.dialogs.first_run is None
        await until(lambda: hands.desk.settings.current.is_welcomed)
        assert hands.desk.settings.current.practice
        assert hands.desk.settings.current.host is None


async def test_closing_means_practice_mode(world: World):
    async with shell(world) as hands:
        steps = await opened(hands)
        click(steps.key_button)
        steps.key_step.entry.field.setText("good-key-0123-7Qx2")
        click(steps.go_button)
        await until(lambda: steps.step == HOST)
        assert not hands.desk.settings.current.practice
        QTest.keyClick(steps, Qt.Key.Key_Escape)
        await until(lambda: hands.desk.settings.current.practice)
        assert hands.desk.settings.current.is_welcomed


async def test_seen_again_they_leave_a_connected_account_alone(world: World):
    world.secrets.stored[KEY_NAME] = "secret-key-1a2b"
    prefer(world, is_welcomed=True, practice=False)
    async with shell(world) as hands:
        hands.window.dialogs.open_first_run()
        steps = await opened(hands)
        click(steps.key_button)
        await until(lambda: "1a2b" in steps.key_step.in_use.text())
        assert steps.key_step.in_use.isVisible()
        steps.reject()
        await settle()
        assert not hands.desk.settings.current.practice


async def test_a_full_disk_does_not_keep_them_open(world: World):
    async with shell(world) as hands:
        steps = await opened(hands)
        world.preferences.full = True
        steps.reject()
        await settle()
        assert hands.window.dialogs.first_run is None
        world.preferences.full = False


async def test_closed_while_a_key_is_looked_for(world: World):
    async with shell(world) as hands:
        hands.window.dialogs.do_without_welcome()
        hands.window.dialogs.open_first_run()
        steps = hands.window.dialogs.first_run
        assert steps is not None
        steps.reject()
        QApplication.sendPostedEvents(steps, QEvent.Type.DeferredDelete.value)
        await settle()


async def test_the_steps_lie_in_the_middle_of_the_window(world: World):
    async with shell(world) as hands:
        steps = await opened(hands)
        assert (steps.width(), steps.height()) == (840, 552)
        middle = hands.window.mapToGlobal(hands.window.rect().center())
        await until(lambda: (steps.geometry().center() - middle).manhattanLength() <= 4)
        hands.window.resize(880, 600)
        await until(lambda: steps.width() == 840)
        assert steps.height() == 552
        for step in (PRACTICE, KEY, HOST):
            steps.grab()
            if step == KEY:
                entry = steps.key_step.entry
                assert {entry.field.height(), entry.paste_button.height()} == {40}
            if step != HOST:
                click(steps.key_button if step == PRACTICE else steps.go_button)
        steps.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        steps.grab()


@pytest.mark.parametrize(
    ("platform", "text"),
    [
        ("win32", "Kept in Windows Credential Manager on this computer."),
        ("darwin", "Kept in your Mac"),
        ("linux", "Kept in this computer"),
    ],
)
def test_where_the_key_is_kept_is_said_in_the_systems_words(platform: str, text: str):
    set_language("en")
    said = safe_place("wallet", platform)
    assert said.startswith(text)
    assert said.endswith("Sent only to RunComfy.")
    assert ("(wallet)" in said) == (platform == "linux")
