"""The settings' pages in each of their states: key, balance, moving, bin, limit."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import (
    FolderUnusable,
    KeyRejected,
    KeyStoreLocked,
    ServiceFault,
    Unreachable,
)
from pikascenes_desktop.ui.words import say
from tests.e2e.host_page import BUCKET, have
from tests.fakes.fake_secrets import FakeSecrets
from tests.render.plays import cast
from tests.render.plays.play import Play
from tests.render.stage import make_world
from tests.unit.ui_gallery_examples import NOW, made, put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from pikascenes_desktop.domain.errors import AppError
    from pikascenes_desktop.ui.settings.account import AccountPage
    from pikascenes_desktop.ui.settings.dialog import SettingsDialog
    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage

HALF: Final = 0.42


def _opened(stage: Stage, page: str) -> SettingsDialog:
    stage.hands.window.open_settings(page)
    dialog = stage.hands.window.settings
    assert dialog is not None
    return dialog


async def _checked(stage: Stage, page: AccountPage, error: AppError | None) -> None:
    stage.world.service.errors = [] if error is None else [error]
    page.check_button.click()
    await stage.until(page.check_button.isEnabled)


async def _account(stage: Stage) -> AsyncIterator[str]:
    page = _opened(stage, "account").account
    nothing = {say("ac.balance.asking"), say("ac.balance.unknown")}
    await stage.until(lambda: page.balance.value.text() not in nothing)
    yield "balance known"
    stage.world.service.errors = [Unreachable("api.example")]
    page.balance.ask()
    yield "balance unknown"
    for name, error in (
        ("works", None),
        ("refused", KeyRejected()),
        ("not reached", Unreachable("model-api.example")),
        ("service in trouble", ServiceFault("model-api.example", 500)),
        ("store locked", KeyStoreLocked("GNOME Keyring")),
    ):
        await _checked(stage, page, error)
        yield f"key {name}"
    page.replace_button.click()
    page.entry.field.setText("two words")
    page.entry.submit()
    await stage.until(lambda: not page.entry.is_busy)
    yield "no key at all"
    page.entry.field.setText("rc-0123456789abcdef7Qx2")
    page.entry.submit()
    await stage.until(lambda: not page.entry.is_busy)
    yield "another key works"
    page.remove_button.click()
    await stage.until(lambda: not page.has_key)
    yield "key removed"


async def _without_store(stage: Stage) -> AsyncIterator[str]:
    page = _opened(stage, "account").account
    yield "no key store"
    page.entry.field.setText("rc-0123456789abcdef7Qx2")
    page.entry.submit()
    await stage.until(lambda: not page.entry.is_busy)
    yield "offered for the session"
    page.entry.session_button.click()
    await stage.until(lambda: not page.entry.is_busy)
    yield "kept for the session"


async def _library(stage: Stage) -> AsyncIterator[str]:
    page = _opened(stage, "library").library
    await stage.until(page.bin.empty_button.isEnabled)
    yield "bin with clips"
    page.bin.empty_button.click()
    yield "question before emptying"
    assert page.bin.question is not None
    page.bin.question.reject()
    gate = asyncio.Event()
    moving = stage.hands.desk.moving
    usual = moving.move

    async def slowly(_chosen: Path, on_progress: Callable[[float], None]) -> Path:
        on_progress(HALF)
        await gate.wait()
        raise FolderUnusable("/elsewhere", "inside")

    vars(moving)["move"] = slowly
    page.move_to("/elsewhere")
    await stage.until(lambda: page.progress.value() > 0)
    yield "moving"
    gate.set()
    await stage.until(lambda: not page.is_moving)
    yield "cannot move"
    vars(moving)["move"] = usual
    page.move_to(str(stage.world.folder / "a larger disk"))
    await stage.until(lambda: not page.is_moving)
    yield "moved"


async def _general(stage: Stage) -> AsyncIterator[str]:
    page = _opened(stage, "general").general
    page.limit.switch.click()
    page.limit.field.setText("ten")
    page.limit.field.editingFinished.emit()
    yield "limit not understood"
    stage.world.preferences.full = True
    page.notify.click()
    await stage.until(lambda: bool(page.message))
    yield "not kept"
    stage.world.preferences.full = False


async def _set_by_studio(stage: Stage) -> AsyncIterator[str]:
    for page in ("general", "library", "host"):
        _opened(stage, page)
        yield f"{page} set by the studio"


def _with_studio(folder: Path, look: Look) -> World:
    world = cast.with_clips(3)(folder, look)
    have(world, BUCKET)
    world.preferences.studio_hosts = frozenset({BUCKET.name})
    world.preferences.locked = frozenset({"host", "language", "library"})
    return world


def _storeless(folder: Path, _look: Look) -> World:
    world = make_world(folder, key=False)
    world.secrets.trouble = FakeSecrets.UNAVAILABLE
    return world


def _with_bin(folder: Path, look: Look) -> World:
    world = cast.with_clips(3)(folder, look)
    put(world, *(made(f"binned {number}", binned_at=NOW) for number in range(2)))
    return world


PLAYS: Final = (
    Play("account", _account, cast.with_clips(3)),
    Play("account-without-store", _without_store, _storeless),
    Play("library", _library, _with_bin),
    Play("general", _general, cast.with_clips(3)),
    Play("set-by-studio", _set_by_studio, _with_studio),
)
