"""Try again, while a spending limit is set."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui.questions import Question
from pikascenes_desktop.ui.retrying import Retrying
from tests.e2e.composer_window import composer
from tests.e2e.shell_window import click, prefer, shell_world
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.fakes.world import World


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path)


async def test_trying_again_asks_before_the_limit_is_passed(world: World):
    prefer(world, daily_limit_usd=Decimal("0.50"))
    async with composer(world) as hands:
        (made,) = await hands.desk.generations.press(
            replace(world.order(), price_usd="0.45", count=1)
        )
        await until(lambda: world.history.generations[made.id].request_id is not None)
        await hands.desk.costs.refresh()
        ended = replace(world.history.generations[made.id], state=State.FAILED)
        world.history.generations[made.id] = ended
        retrying = Retrying(hands.desk, hands.theme, hands.window)
        retrying.again(ended)
        retrying.again(ended)
        await until(lambda: bool(hands.window.findChildren(Question)))
        (question,) = hands.window.findChildren(Question)
        assert question.windowTitle() == "Pass today’s spending limit?"  # noqa: RUF001
        sent = len(world.service.sent)
        click(question.yes_button)
        await until(lambda: len(world.service.sent) == sent + 1)
