"""What opens above the composer: images and prompts used before, presets, questions, menus."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog

from pikascenes_desktop.domain.preferences import Preset
from pikascenes_desktop.domain.scene import Ingredient, Scene
from pikascenes_desktop.ports.remote import ModelInfo
from pikascenes_desktop.ui.composer.link_dialog import LinkDialog
from pikascenes_desktop.ui.composer.preset_dialogs import NameDialog
from tests.e2e.shell_window import prefer
from tests.render.plays import cast, texts
from tests.render.plays.composer import fill
from tests.render.plays.play import Play
from tests.render.stage import PICTURES, SeenIntake, ingredients, make_world
from tests.unit.ui_gallery_examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage

Dialog = TypeVar("Dialog", bound=QDialog)

TOOK_S: Final = 125.0
"""What the clips took, so that what they usually take is known."""

PRESETS: Final = 3


def _close(stage: Stage) -> None:
    for top in stage.tops()[1:]:
        top.close()


def _front(stage: Stage, kind: type[Dialog]) -> Dialog:
    return next(top for top in reversed(stage.tops()) if isinstance(top, kind))


# --- used before ------------------------------------------------------------------------------


async def _recent(stage: Stage) -> AsyncIterator[str]:
    composer = stage.hands.composer
    composer.body.recent_button.click()
    yield "no images yet"
    _close(stage)
    composer.memory.add_recent(Ingredient("/gone/a picture that was moved.jpg"))
    composer.memory.add_recent(Ingredient("https://example.org/some/long-picture-name.png"))
    for image in ingredients(stage.world, *PICTURES):
        composer.memory.add_recent(image)
    composer.body.recent_button.click()
    yield "images"
    _close(stage)


async def _prompts(stage: Stage) -> AsyncIterator[str]:
    composer = stage.hands.composer
    composer.earlier.open(composer.body.prompt.field)
    await stage.until(lambda: composer.earlier.panel is not None)
    yield "prompts"
    _close(stage)


async def _no_prompts(stage: Stage) -> AsyncIterator[str]:
    async for scene in _prompts(stage):
        yield f"no {scene} yet"


# --- presets ----------------------------------------------------------------------------------


def _with_presets(folder: Path, look: Look) -> World:
    world = make_world(folder)
    titles = texts.titles(look)[:PRESETS]
    presets = tuple(Preset(title, Scene(prompt=title)) for title in titles)
    prefer(world, presets=presets)
    return world


async def _presets(stage: Stage) -> AsyncIterator[str]:
    presets, button = stage.hands.composer.presets, stage.hands.composer.presets_button
    await fill(stage, "fox", "lantern")
    presets.open_menu(button)
    yield "menu"
    _close(stage)
    presets.ask_name()
    yield "save"
    dialog = _front(stage, NameDialog)
    dialog.field.setText(texts.titles(stage.look)[0])
    dialog.yes_button.click()
    yield "save under a name that is taken"
    _close(stage)
    presets.open_dialog()
    yield "manage"
    assert presets.dialog is not None
    presets.dialog.rename_button.click()
    yield "rename"
    _close(stage)


async def _no_presets(stage: Stage) -> AsyncIterator[str]:
    composer = stage.hands.composer
    composer.presets.open_menu(composer.presets_button)
    yield "menu"
    _close(stage)
    composer.presets.open_dialog()
    yield "manage"
    _close(stage)


# --- menus and the dialog for links -----------------------------------------------------------


async def _menus(stage: Stage) -> AsyncIterator[str]:
    adding, tiles = stage.hands.composer.adding, stage.hands.body.tiles
    await fill(stage, "fox", "lantern", "village")
    for name, place in (("a tile", 1), ("an empty place", 4)):
        view = tiles.views[place]
        at = view.mapToGlobal(view.rect().center())
        known = stage.hands.draft.tiles
        adding.open_tile_menu(known[place].key if place < len(known) else 0, at)
        yield f"menu of {name}"
        _close(stage)
    view = tiles.views[0]
    view.drag_moved.emit(view.pos() + QPoint(30, 20))
    view.drag_moved.emit(tiles.slot(2).center())
    yield "a tile dragged"
    view.drag_cancelled.emit()


async def _link(stage: Stage) -> AsyncIterator[str]:
    composer = stage.hands.composer
    composer.adding.open_tile_menu(0, QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.actions()[2].trigger()
    menu.close()
    yield "asked for"
    dialog = _front(stage, LinkDialog)
    dialog.field.setText("http://example.org/boat.png")
    dialog.yes_button.click()
    yield "refused"
    _close(stage)


# --- on the way to the service ----------------------------------------------------------------


def _limited(folder: Path, _look: Look) -> World:
    world = make_world(folder)
    prefer(world, daily_limit_usd=Decimal("0.40"))
    return world


async def _limit(stage: Stage) -> AsyncIterator[str]:
    composer = stage.hands.composer
    await fill(stage, "fox")
    await stage.until(lambda: composer.readiness.price(Scene(), 1) is not None)
    composer.generate()
    await stage.until(lambda: len(stage.tops()) > 1)
    yield "would be passed"
    _close(stage)


def _limited_unpriced(folder: Path, look: Look) -> World:
    world = _limited(folder, look)
    world.service.model = ModelInfo("pika/pikascenes", "Pikascenes", None)
    return world


async def _unpriced(stage: Stage) -> AsyncIterator[str]:
    await fill(stage, "fox")
    stage.hands.composer.generate()
    await stage.until(lambda: len(stage.tops()) > 1)
    yield "price unknown"
    _close(stage)


class SlowIntake(SeenIntake):
    """Takes its time over one picture, as over a large one.

    Attributes:
        done: Set when it may be there.
    """

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.done = asyncio.Event()

    async def take(self, source: str) -> Ingredient:
        if source.endswith("large.png"):
            await self.done.wait()
        return await super().take(source)


def _slow(folder: Path, _look: Look) -> World:
    world = make_world(folder)
    vars(world).update(intake=SlowIntake(world))
    return world


async def _preparing(stage: Stage) -> AsyncIterator[str]:
    composer, intake = stage.hands.composer, stage.hands.desk.intake
    assert isinstance(intake, SlowIntake)
    await fill(stage, "fox", "lantern")
    composer.adding.add((stage.hands.picture("large.png"),))
    composer.refresh()
    yield "an image is being read"
    composer.generate()
    yield "the press waits for it"
    intake.done.set()
    await stage.until(lambda: not composer.press.is_busy)


def _used_to_it(folder: Path, look: Look) -> World:
    world = make_world(folder)
    done = [
        replace(one, generating_since=one.created_at, ended_at=one.created_at + TOOK_S)
        for one in cast.clips(world, look, 4)
    ]
    running = cast.at_work(world, look)
    put(world, running[3], running[2], *done)
    return world


async def _usual(stage: Stage) -> AsyncIterator[str]:
    yield "recent clips took about"


PLAYS: Final = (
    Play("recent", _recent),
    Play("earlier-prompts", _prompts, cast.with_clips(12)),
    Play("no-prompts", _no_prompts),
    Play("presets", _presets, _with_presets),
    Play("no-presets", _no_presets),
    Play("tile-menus", _menus),
    Play("link", _link),
    Play("limit", _limit, _limited),
    Play("limit-unpriced", _unpriced, _limited_unpriced),
    Play("preparing", _preparing, _slow),
    Play("usual", _usual, _used_to_it),
)
