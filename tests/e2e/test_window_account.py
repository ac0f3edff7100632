"""The account's page of the settings: key, balance, practice mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from pikascenes_desktop.domain.errors import KeyRejected, ServiceFault, Unreachable
from pikascenes_desktop.ui.words import set_language
from tests.e2e.shell_window import KEY_NAME, click, prefer, shell, shell_world
from tests.e2e.test_window_settings import opened
from tests.fakes.fake_secrets import FakeSecrets
from tests.fakes.manual_clock import settle, until

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.errors import AppError
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication):
    yield shell_world(tmp_path)
    set_language("en")


async def test_a_key_is_kept_checked_and_never_shown(world: World, websites: list[str]):
    world.secrets.stored.clear()
    prefer(world, practice=True)
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(lambda: page.kept.text() == "No key yet.")
        assert page.practice.isChecked()
        assert not page.check_button.isVisible()
        assert not page.balance.isVisible()
        entry = page.entry
        entry.field.setText("typed-by-hand-00")
        assert entry.field.echoMode() is QLineEdit.EchoMode.Password
        assert entry.field.last == "d-00"
        click(entry.field.eye)
        assert entry.field.echoMode() is QLineEdit.EchoMode.Normal
        assert entry.field.last == ""
        assert entry.field.eye.toolTip() == "Hide key"
        QGuiApplication.clipboard().setText("  Bearer new-key-9f8e \n")
        click(entry.paste_button)
        await until(lambda: page.message.startswith("This key works."))
        assert "about $0.45" in page.message
        assert world.secrets.stored == {KEY_NAME: "new-key-9f8e"}
        await until(lambda: "9f8e" in page.kept.text())
        assert entry.field.text() == ""
        assert "•" in page.kept.text()
        assert page.where.text() == "Kept in the tests' key store. Sent only to RunComfy."
        assert not page.practice.isChecked()
        assert not hands.desk.settings.current.practice
        click(page.open_button)
        assert websites == ["https://www.runcomfy.com/profile"]
        page.grab()


async def test_dots_begin_where_lines_begin(world: World):
    async with shell(world, language="rtl") as hands:
        page = opened(hands, "account").account
        await until(lambda: "1a2b" in page.kept.text())
        picture = page.kept.grab().toImage()
        back = picture.pixelColor(0, 0)
        inked = [
            x
            for x in range(picture.width())
            if any(picture.pixelColor(x, y) != back for y in range(picture.height()))
        ]
        assert min(inked) > picture.width() // 2


async def test_a_key_is_replaced_and_a_refused_one_is_not_kept(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(page.replace_button.isVisible)
        assert not page.entry.isVisible()
        click(page.replace_button)
        assert page.entry.field.hasFocus()
        world.service.errors = [KeyRejected()]
        page.entry.field.setText("bad-key-0000")
        click(page.save_button)
        assert page.entry.is_busy
        click(page.save_button)  # one check at a time
        await until(lambda: page.message.startswith("RunComfy did not accept this key."))
        assert page.entry.field.property("invalid") == "true"
        assert world.secrets.stored[KEY_NAME] == "secret-key-1a2b"
        page.entry.field.textEdited.emit("")
        assert page.message == ""
        page.entry.field.setText("good-key-7777")
        click(page.save_button)
        await until(lambda: "7777" in page.kept.text())


async def test_the_balance_is_shown_with_its_time_and_never_as_nothing(
    world: World, websites: list[str]
):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        row = page.balance
        await until(lambda: row.value.text().startswith("$12.50 · checked "))
        world.service.errors = [Unreachable("api.example")]
        click(row.again_button)
        assert row.value.text() == "Asking RunComfy…"
        row.ask()
        await until(lambda: row.value.text() == "Not known")
        click(row.credits_button)
        assert websites == ["https://www.runcomfy.com/profile"]
        click(page.practice)
        await until(lambda: not row.isVisible())


async def test_settings_closed_early_leave_nothing_behind(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(page.check_button.isVisible)
        click(page.check_button)
        page.entry.field.setText("some-key-1234")
        page.entry.submit()
        dialog = hands.window.settings
        assert dialog is not None
        dialog.reject()
        QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
        await until(lambda: world.secrets.stored[KEY_NAME] == "some-key-1234")
        await settle()


async def test_a_text_that_is_no_key_is_refused_beside_the_field(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        page.entry.show()
        page.entry.field.setText("two words")
        QTest.keyClick(page.entry.field, Qt.Key.Key_Return)
        await until(lambda: page.message.startswith("That is not an API key"))
        assert page.entry.field.property("invalid") == "true"
        assert not page.entry.session_button.isVisible()


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (KeyRejected(), "RunComfy did not accept this key."),
        (Unreachable("model-api.example"), "We could not reach RunComfy"),
        (ServiceFault("model-api.example", 500), "model-api.example is having trouble"),
    ],
)
async def test_a_key_that_could_not_be_checked_is_said(world: World, error: AppError, text: str):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(page.check_button.isVisible)
        world.service.errors = [error]
        click(page.check_button)
        await until(lambda: page.message.startswith(text))


@pytest.mark.parametrize("trouble", [FakeSecrets.UNAVAILABLE, FakeSecrets.LOCKED])
async def test_without_a_key_store_a_key_lasts_for_the_session(world: World, trouble: type):
    world.secrets.trouble = trouble
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(lambda: "key store" in page.kept.text())
        page.entry.field.setText("new-key-9f8e")
        click(page.save_button)
        await until(page.entry.session_button.isVisible)
        assert world.secrets.session == {}
        click(page.entry.session_button)
        await until(lambda: page.message.startswith("The key is used until you quit"))
        assert world.secrets.session == {KEY_NAME: "new-key-9f8e"}
        assert "until you quit" in page.where.text(), "and not: kept in a store"
        assert not page.entry.session_button.isVisible()


async def test_what_was_said_of_the_key_before_goes_with_it(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(page.check_button.isVisible)
        world.service.errors = [KeyRejected()]
        click(page.check_button)
        await until(lambda: page.verdict.text.startswith("RunComfy did not accept"))
        click(page.replace_button)
        page.entry.field.setText("good-key-7777")
        click(page.save_button)
        assert page.verdict.text == ""
        await until(lambda: page.entry.verdict.text.startswith("This key works."))


async def test_a_key_can_be_removed(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        await until(page.remove_button.isVisible)
        click(page.remove_button)
        await until(lambda: page.message.startswith("The key was removed"))
        assert world.secrets.stored == {}
        assert page.practice.isChecked()


async def test_practice_mode_can_be_switched(world: World):
    async with shell(world) as hands:
        page = opened(hands, "account").account
        click(page.practice)
        await until(lambda: hands.desk.settings.current.practice)
        page.grab()
        world.preferences.full = True
        click(page.practice)
        await until(lambda: page.message.startswith("No room left"))
        world.preferences.full = False
