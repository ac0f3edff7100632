"""The window around the pages: banners, menus, about, the first steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    HistoryDamaged,
    HistoryUnavailable,
    HostMissing,
    HostRejected,
    KeyChanged,
    KeyMissing,
    KeyStoreLocked,
)
from pikascenes_desktop.domain.generation import BlockedBy, Failure, State
from pikascenes_desktop.ports.receipts import Receipt
from pikascenes_desktop.ui.words import say
from tests.render.plays import cast
from tests.render.plays.play import Play
from tests.render.stage import make_world
from tests.unit.ui_gallery_examples import made

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.domain.generation import Generation
    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage

STORE: Final = "GNOME Keyring"
REQUEST: Final = "7f3c9a10-11d2-4b8e-a7d4-0cc51e2f9b21"


def _stuck(block: BlockedBy, error: AppError | None = None, *, count: int = 1) -> list[Generation]:
    failure = None if error is None else Failure(error.code, error.facts())
    return [
        made(f"stuck {number}", State.READY, blocked_by=block, failure=failure)
        for number in range(count)
    ]


def _blocks() -> Iterator[tuple[str, list[Generation]]]:
    yield "key", _stuck(BlockedBy.KEY, count=3)
    yield "key missing", _stuck(BlockedBy.KEY, KeyMissing())
    yield "key store locked", _stuck(BlockedBy.KEY, KeyStoreLocked(STORE))
    yield "another key", _stuck(BlockedBy.KEY, KeyChanged(), count=2)
    yield "library", _stuck(BlockedBy.LIBRARY)
    yield "history", _stuck(BlockedBy.LIBRARY, HistoryUnavailable("/data/history.db"))
    yield "host", _stuck(BlockedBy.HOST)
    yield "host refused", _stuck(BlockedBy.HOST, HostRejected("bucket"))
    yield "offline", _stuck(BlockedBy.NETWORK)


async def _banners(stage: Stage) -> AsyncIterator[str]:
    """Show every banner as it comes about."""
    window, desk = stage.hands.window, stage.hands.desk
    bars, changed = window.banners, desk.generations.changed
    for name, stuck in _blocks():
        for generation in stuck:
            changed.publish(generation)
        yield name
        for generation in stuck:
            changed.publish(replace(generation, blocked_by=None, failure=None))
    stage.world.library.room = 320_000_000
    window.alarms.look_at_disk()
    await stage.until(lambda: bars.current is not None)
    yield "disk"
    bars.dismiss()
    desk.generations.service.publish(30.0)
    yield "server"
    desk.generations.service.publish(None)
    for name, error in (
        ("damaged", HistoryDamaged("/data/history.db", "/data/history-damaged.db")),
        ("trouble", HostMissing()),
        ("details", HistoryUnavailable("/data/history.db")),
    ):
        window.alarms.show_trouble(error)
        yield name
        bars.dismiss()
    window.alarms.show_bug()
    yield "bug"
    bars.dismiss()


async def _more_banners(stage: Stage) -> AsyncIterator[str]:
    """Show what the start tells, what cannot be dismissed, and many at once."""
    window, desk = stage.hands.window, stage.hands.desk
    yield "practice"
    window.alarms.show_lost((Receipt("gone", REQUEST, 1, "https://model-api.example", 0.0),) * 2)
    yield "lost"
    known = stage.world.service.model
    assert known is not None
    desk.costs.changed.publish(replace(known, drift=("aspectRatio.enum: +3:2",)))
    yield "lost, and two more"
    for _name, stuck in _blocks():
        for generation in stuck:
            desk.generations.changed.publish(replace(generation, id=f"{_name} {generation.id}"))
    yield "many"
    window.banners.more_button.click()
    yield "the others"
    for menu in stage.tops()[1:]:
        menu.close()
    desk.generations.unkept.publish(Receipt("g", REQUEST, 1, "https://model-api.example", 0.0))
    await stage.until(lambda: window.banners.action_button.text() == say("act.copyid"))
    yield "receipt"


async def _sheets(stage: Stage) -> AsyncIterator[str]:
    window = stage.hands.window
    window.dialogs.open_about()
    about = window.dialogs.about
    assert about is not None
    await stage.until(lambda: about.versions.count() > 0)
    yield "about"
    about.copy_button.click()
    await stage.until(lambda: bool(about.verdict.text))
    yield "diagnostics copied"
    about.licences_button.click()
    await stage.until(lambda: about.licences.names.count() > 0)
    about.licences.names.setCurrentRow(1)
    yield "licences"
    about.reject()
    window.dialogs.open_shortcuts()
    yield "keyboard shortcuts"
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
        entry.field.setText("rc-0123456789abcdef7Qx2")
        entry.verdict.say(say(key), tone)
        yield f"key, {tone}"
    entry.field.clear()
    steps.go_button.click()
    yield "host"


def _newcomer(folder: Path, _look: Look) -> World:
    return make_world(folder, practice=True, key=False)


PLAYS: Final = (
    Play("banners", _banners, cast.with_clips(6)),
    Play("more-banners", _more_banners, cast.with_clips(6, practice=True)),
    Play("sheets", _sheets, cast.with_clips(6)),
    Play("first-run", _first_run, _newcomer),
)
