"""Check for updates: asked for by hand, answered in one sentence or with a page to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop import __version__
from pikascenes_desktop.domain.errors import CertificateFileBroken, Unreachable
from pikascenes_desktop.ui.banner import Kind
from tests.e2e.shell_window import click, shell, shell_world
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.fakes.world import World

MENU = {"en": "Check for updates…", "zh_CN": "检查更新…"}


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> World:
    return shell_world(tmp_path, practice=True)


async def test_nothing_is_asked_by_itself(world: World) -> None:
    async with shell(world):
        pass
    assert world.releases.asked == 0


@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_a_newer_version_leads_to_its_page(
    world: World, websites: list[str], language: str
) -> None:
    world.releases.version = "99.0"
    async with shell(world, language=language) as hands:
        action = hands.window.menus.actions["me.update"]
        assert action.text() == MENU[language]
        updating = hands.window.dialogs.updating
        action.trigger()
        action.trigger()
        await until(lambda: updating.question is not None)
        assert updating.question is not None
        assert "99.0" in updating.question.accessibleName()
        if language == "en":
            assert updating.question.accessibleName() == "Version 99.0 is available"
        assert __version__ in updating.question.accessibleDescription()
        action.trigger()  # while that is said, nothing more is asked
        assert websites == []
        click(updating.question.yes_button)
        assert websites == ["https://pikascenes-desktop.example/download"]
        assert updating.question is None
    assert world.releases.asked == 1


async def test_the_newest_version_is_said_in_a_sentence(world: World, websites: list[str]) -> None:
    world.releases.version = __version__
    async with shell(world) as hands:
        hands.window.menus.actions["me.update"].trigger()
        await until(hands.window.notice.isVisible)
        assert hands.window.notice.text == f"You have the newest version, {__version__}"
    assert websites == []


async def test_a_failure_is_one_sentence(world: World) -> None:
    world.releases.trouble = Unreachable("updates.example", "dns")
    async with shell(world) as hands:
        hands.window.menus.actions["me.update"].trigger()
        await until(hands.window.notice.isVisible)
        assert hands.window.notice.text.startswith("Could not look for a newer version")


async def test_what_is_set_up_wrong_is_said_in_its_own_sentence(world: World) -> None:
    world.releases.trouble = CertificateFileBroken("SSL_CERT_FILE", "/certs/gone.pem")
    async with shell(world) as hands:
        hands.window.menus.actions["me.update"].trigger()
        await until(lambda: hands.window.banners.has(Kind.TROUBLE))
        told = hands.window.banners.current
        assert told is not None
        assert "SSL_CERT_FILE" in told.text
        assert not hands.window.notice.isVisible()
