"""Pressing Generate while a spending limit is set, and what the press asks first."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from pikascenes_desktop.domain.errors import HistoryUnavailable
from pikascenes_desktop.ports.remote import ModelInfo
from pikascenes_desktop.services.spending import Passing, Spent
from pikascenes_desktop.ui.limit_question import limit_text
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.words import set_language
from tests.e2e.composer_window import composer
from tests.e2e.shell_window import click, prefer, shell_world
from tests.fakes.manual_clock import settle, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.composer_window import ComposerWindow
    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


def question(hands: ComposerWindow) -> Question | None:
    return next((each for each in hands.page.findChildren(Question) if each.isVisible()), None)


async def asked(hands: ComposerWindow) -> Question:
    await until(lambda: question(hands) is not None)
    found = question(hands)
    assert found is not None
    return found


def body(found: Question) -> str:
    return " ".join(label.text() for label in found.findChildren(QLabel))


async def priced(hands: ComposerWindow) -> None:
    await hands.add("fox.png")
    await until(lambda: hands.footer.cost.startswith("about $"))


async def press_again(hands: ComposerWindow) -> None:
    """Press as another intention, not as an echo of the press before."""
    hands.page.questions.send(
        hands.draft.sheet.scene, hands.footer.count, practice=hands.page.readiness.is_practice
    )
    await settle()


async def test_a_press_over_the_limit_is_asked_about(world: World):
    prefer(world, daily_limit_usd=Decimal("0.50"))
    async with composer(world) as hands:
        await priced(hands)
        click(hands.footer.generate)
        await until(lambda: len(world.service.sent) == 1)
        await until(lambda: not hands.page.press.is_busy)
        await press_again(hands)
        found = await asked(hands)
        assert found.windowTitle() == "Pass today’s spending limit?"  # noqa: RUF001
        assert "This costs about $0.45 and would pass your limit of $0.50 a day." in body(found)
        assert "Today so far: about $0.45." in body(found)
        assert "Nothing has been sent; your scene is kept." in body(found)
        assert not hands.page.press.is_busy
        QTest.keyClick(found, Qt.Key.Key_Escape)
        assert len(world.service.sent) == 1
        await press_again(hands)
        click((await asked(hands)).yes_button)
        await until(lambda: len(world.service.sent) == 2)


async def test_an_unknown_price_is_asked_about_once_a_day(world: World):
    prefer(world, daily_limit_usd=Decimal(5))
    world.service.model = ModelInfo("pika/pikascenes", "Pikascenes", None)
    async with composer(world) as hands:
        await hands.add("fox.png")
        assert hands.footer.cost == "1 paid request"
        click(hands.footer.generate)
        found = await asked(hands)
        assert found.windowTitle() == "Send without a known price?"
        assert "your limit of $5.00 a day cannot be checked" in body(found)
        click(found.yes_button)
        await until(lambda: len(world.service.sent) == 1)
        await until(lambda: not hands.page.press.is_busy)
        await press_again(hands)
        await until(lambda: len(world.service.sent) == 2)


async def test_practice_is_never_asked_about(tmp_path: Path, qapp: QApplication):
    world = shell_world(tmp_path, practice=True)
    prefer(world, daily_limit_usd=Decimal("0.01"))
    async with composer(world) as hands:
        await hands.add("fox.png")
        click(hands.footer.generate)
        await until(lambda: len(world.history.generations) == 1)
        assert question(hands) is None


async def test_a_history_that_cannot_be_read_stops_the_press(world: World):
    prefer(world, daily_limit_usd=Decimal(5))
    async with composer(world) as hands:
        await priced(hands)
        world.history.broken = True
        click(hands.footer.generate)
        await until(lambda: bool(hands.troubles))
        assert isinstance(hands.troubles[0], HistoryUnavailable)
        assert world.service.sent == []
        world.history.broken = False


async def test_a_big_press_is_asked_about_until_told_not_to(world: World):
    async with composer(world) as hands:
        await priced(hands)
        click(hands.body.settings.length.button("10"))
        click(hands.footer.variations.button("4"))
        click(hands.footer.generate)
        found = await asked(hands)
        QTest.keyClick(found, Qt.Key.Key_Escape)
        await press_again(hands)
        found = await asked(hands)
        click(found.yes_button)
        await until(lambda: len(world.service.sent) == 4)
        assert not hands.memory.is_big_accepted
        hands.memory.accept_big()
        await until(lambda: not hands.page.press.is_busy)
        await press_again(hands)
        await until(lambda: len(world.service.sent) == 8)


def test_all_that_is_known_is_said():
    spent = Spent(Decimal("1.2"), Decimal("0.4"), 2)
    text = limit_text(Passing(Decimal(1), spent, Decimal("0.45")))
    assert text == (
        "This costs about $0.45 and would pass your limit of $1.00 a day. "
        "Today so far: about $1.60. Of that, $0.40 is for clips not sent yet. "
        "2 of today’s requests have no known price and are not counted. "  # noqa: RUF001
        "Nothing has been sent; your scene is kept."
    )
    set_language("zh_CN")
    try:
        assert " 其中" not in limit_text(Passing(Decimal(1), spent, None))
    finally:
        set_language("en")


async def test_a_busy_generate_shows_its_bar(world: World):
    async with composer(world) as hands:
        hands.page.adding.add((hands.picture(),))
        click(hands.footer.generate)
        assert hands.page.press.is_busy
        hands.page.refresh()
        busy = hands.footer.generate.grab().toImage()
        await until(lambda: len(world.service.sent) == 1)
        await until(lambda: not hands.page.press.is_busy)
        hands.page.refresh()
        assert hands.footer.generate.grab().toImage() != busy
        hands.theme.motion.reduce(reduced=True)
        hands.footer.generate.set_state(blocked=False, busy=True)
        hands.footer.generate.grab()
        hands.footer.generate.set_state(blocked=False, busy=False)
