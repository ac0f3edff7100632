"""The window around the pages: banners, menus, about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import HostMissing
from pikascenes_desktop.ui.banner import Banner, Kind
from pikascenes_desktop.ui.words import say
from tests.render.plays import cast
from tests.render.plays.play import Play
from tests.render.stage import make_world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage


def _nothing() -> None:
    pass


def _lines() -> list[Banner]:
    practice = say("ban.practice")
    return [
        Banner(Kind.KEY, "error", "key", say("ban.key", n=3), say("ban.key.go"), _nothing),
        Banner(
            Kind.LIBRARY, "error", "folder", say("ban.library"), say("ban.library.go"), _nothing
        ),
        Banner(Kind.DISK, "warning", "warn", say("ban.disk", size="840 MB")),
        Banner(Kind.SERVER, "warning", "warn", say("ban.server", t="0:30")),
        Banner(Kind.OFFLINE, "warning", "off", say("ban.offline")),
        Banner(
            Kind.PRACTICE,
            "info",
            "flask",
            practice,
            say("ban.practice.go"),
            _nothing,
            can_dismiss=False,
        ),
    ]


async def _banners(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    for banner in _lines():
        window.banners.put(banner)
        yield banner.kind.name.lower()
        window.banners.take(banner.kind)
    window.alarms.show_trouble(HostMissing())
    yield "trouble"
    for banner in _lines():
        window.banners.put(banner)
    yield "many"


async def _sheets(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    for name, show in (
        ("about", window.dialogs.open_about),
        ("keyboard shortcuts", window.dialogs.open_shortcuts),
    ):
        show()
        yield name
        for top in stage.tops()[1:]:
            top.close()
    window.composer.menu_button.click()
    yield "menu"


async def _first_run(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    window.dialogs.open_first_run()
    steps = window.dialogs.first_run
    assert steps is not None
    yield "practice"
    steps.key_button.click()
    yield "key"
    entry = steps.key_step.entry
    for key, tone in (
        ("fr.2.checking", "small"),
        ("fr.2.ok", "success"),
        ("fr.2.bad", "danger"),
        ("fr.2.net", "warning"),
    ):
        entry.verdict.say(say(key), tone)
        yield f"key, {tone}"
    steps.go_button.click()
    yield "host"


def _newcomer(folder: Path, _look: Look) -> World:
    return make_world(folder, practice=True, key=False)


PLAYS: Final = (
    Play("banners", _banners, cast.with_clips(6)),
    Play("sheets", _sheets, cast.with_clips(6)),
    Play("first-run", _first_run, _newcomer),
)
