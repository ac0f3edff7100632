"""The general page used as its users do: each control keeps what it says, at once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pikascenes_desktop.domain.preferences import TextSize
from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.deck import say, set_language
from pikascenes_desktop.ui.settings.amount import dollars
from tests.e2e.shell_window import click, prefer, shell, shell_world
from tests.fakes.manual_clock import settle, until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.ui.settings.general import GeneralPage
    from tests.e2e.shell_window import ShellWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication):
    yield shell_world(tmp_path)
    set_language("en")


def opened(hands: ShellWindow) -> GeneralPage:
    hands.window.open_settings("general")
    dialog = hands.window.settings
    assert dialog is not None
    return dialog.general


def kept(hands: ShellWindow) -> Preferences:
    return hands.desk.settings.current


async def test_every_choice_is_kept(world: World):
    async with shell(world) as hands:
        page = opened(hands)
        click(page.themes.button("light"))
        await until(lambda: kept(hands).theme is Choice.LIGHT)
        assert not hands.theme.is_dark
        page.languages.setCurrentIndex(2)
        page.languages.activated.emit(2)
        await until(lambda: kept(hands).language == "zh_CN")
        page.languages.activated.emit(0)
        await until(lambda: kept(hands).language is None)
        click(page.sizes.button("large"))
        await until(lambda: kept(hands).text_size is TextSize.LARGE)
        click(page.motion)
        await until(lambda: kept(hands).reduce_motion)
        click(page.notify)
        await until(lambda: not kept(hands).notify)
        page.parallel.setCurrentIndex(6)
        page.parallel.activated.emit(6)
        await until(lambda: kept(hands).parallel == 7)
        assert kept(hands).daily_limit_usd is None


async def test_what_was_kept_is_shown(world: World):
    prefer(
        world,
        theme=Choice.LIGHT,
        language="zh_CN",
        text_size=TextSize.SMALL,
        reduce_motion=True,
        notify=False,
        parallel=10,
        daily_limit_usd=Decimal("12.50"),
    )
    async with shell(world) as hands:
        page = opened(hands)
        assert page.themes.value == "light"
        assert page.languages.currentData() == "zh_CN"
        assert page.sizes.value == "small"
        assert page.motion.isChecked()
        assert not page.notify.isChecked()
        assert page.parallel.currentText() == "10"
        assert page.limit.switch.isChecked()
        assert page.limit.field.text() == "12.50"


async def test_a_daily_limit_is_off_until_it_is_wanted(world: World):
    async with shell(world) as hands:
        limit = opened(hands).limit
        assert not limit.switch.isChecked()
        assert not limit.field.isEnabled()
        click(limit.switch)
        await until(lambda: kept(hands).daily_limit_usd == Decimal(10))
        limit.field.setText("7,5")
        QTest.keyClick(limit.field, Qt.Key.Key_Return)
        await until(lambda: kept(hands).daily_limit_usd == Decimal("7.5"))
        limit.field.setText("a lot")
        QTest.keyClick(limit.field, Qt.Key.Key_Return)
        await settle()
        assert limit.problem == say("ge.limit.bad")
        assert limit.field.property("invalid") == "true"
        assert kept(hands).daily_limit_usd == Decimal("7.5")
        click(limit.switch)
        await until(lambda: kept(hands).daily_limit_usd is None)
        assert limit.problem == ""


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("10", "10"),
        (" $ 10.5 ", "10.5"),
        ("7,25", "7.25"),
        ("0", "0"),
        ("", None),
        ("-1", None),
        ("1e3", None),
        ("12.345", None),
        ("1,000", None),
        ("\u0661\u0662", None),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: str | None):
    assert dollars(text) == (None if amount is None else Decimal(amount))


async def test_what_cannot_be_kept_is_said(world: World):
    async with shell(world) as hands:
        page = opened(hands)
        world.preferences.full = True
        click(page.notify)
        await until(lambda: page.message.startswith("No room left on the disk. Nothing is deleted"))
        assert not page.notify.isChecked(), "until the program ends, it is so all the same"
        world.preferences.full = False
        click(page.notify)
        await until(lambda: page.message == "")


@pytest.mark.parametrize("language", ["en", "zh_CN", "pseudo", "rtl"])
async def test_every_control_has_a_name_and_its_words_fit(world: World, language: str):
    async with shell(world, language=language) as hands:
        page = opened(hands)
        await settle()
        page.grab()
        for control in (page.themes, page.languages, page.sizes, page.parallel, page.limit.field):
            assert control.accessibleName()
        for switch in (page.motion, page.notify, page.limit.switch):
            assert switch.accessibleName()
            assert switch.width() >= switch.sizeHint().width()
        for row in (page.themes, page.sizes):
            assert row.width() >= row.least_width
