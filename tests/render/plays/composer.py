"""The composer: from the first open to a scene that cannot be sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from pikascenes_desktop.domain.errors import (
    DiskFull,
    ImageMissing,
    ImageTooLarge,
    ImageUnreadable,
)
from pikascenes_desktop.domain.host import LinkProblem, LinkReport
from tests.e2e.pointer import move_pointer
from tests.e2e.shell_window import prefer
from tests.render.plays import cast, texts
from tests.render.plays.play import Play
from tests.render.stage import SeenImages, make_world, sample

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from pikascenes_desktop.ports.media import ImageFacts
    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage


LINKS: Final = "https://example.org/pictures/"


def _practice(folder: Path, _look: Look) -> World:
    return make_world(folder, practice=True, key=False)


async def fill(stage: Stage, *names: str) -> None:
    """Add samples and write what the pictures of the design say."""
    composer = stage.hands.composer
    composer.adding.add(tuple(str(sample(name)) for name in names))
    await stage.hands.read()
    composer.body.prompt.set_text(texts.prompt(stage.look))
    composer.body.avoid.set_text(texts.avoid(stage.look))
    composer.refresh()


async def _first_open(stage: Stage) -> AsyncIterator[str]:
    yield "first open"
    stage.hands.window.use_sample(0)
    await stage.hands.read()
    yield "a sample"


async def _made(stage: Stage) -> AsyncIterator[str]:
    hands, body = stage.hands, stage.hands.body
    await fill(stage, "fox", "lantern", "village")
    yield "filled"
    hands.footer.variations.set_value("2")
    hands.composer.refresh()
    move_pointer(body.tiles.views[1], QPoint(20, 20))
    body.avoid.set_text("")
    yield "two variations, a tile hovered"
    body.fold.click()
    yield "settings unfolded"
    await fill(stage, "boat", "teapot", "robot")
    hands.footer.variations.set_value("4")
    hands.composer.refresh()
    yield "six images, four variations"


def _dragged(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


async def _drag(stage: Stage) -> AsyncIterator[str]:
    await fill(stage, "fox", "lantern")
    drops, folder = stage.hands.window.drops, stage.world.folder
    five = _dragged(*(sample(name) for name in ("boat", "teapot", "robot", "whale", "girl")))
    drops.enter(_dragged(sample("boat"), sample("teapot")))
    yield "drag over"
    drops.leave()
    drops.enter(five)
    yield "drag of more than fit"
    drops.leave()
    drops.enter(_dragged(folder))
    yield "drag of a folder"
    drops.leave()
    drops.enter(_dragged(folder / "notes.pdf"))
    yield "drag of something else"
    drops.leave()
    await fill(stage, "village", "street", "peaks", "forest")
    drops.enter(five)
    yield "drag over a full scene"
    drops.leave()
    stage.hands.window.open_clip("c0_4x3", 0)
    await stage.still()
    drops.enter(five)
    yield "drag over the viewer"
    drops.leave()


async def _blocked(stage: Stage) -> AsyncIterator[str]:
    hands, body = stage.hands, stage.hands.body
    hands.composer.generate()
    yield "blocked without images"
    await fill(stage, "fox")
    body.prompt.set_text("x" * 1950)
    hands.composer.refresh()
    yield "prompt nearly full"
    body.prompt.set_text(texts.prompt(stage.look) * 40)
    hands.composer.refresh()
    yield "prompt too long"
    body.prompt.set_text(texts.prompt(stage.look))
    body.settings.seed_mode.button("locked").click()
    body.settings.seed.setText("4821x")
    body.settings.seed_changed.emit()
    hands.composer.generate()
    yield "seed wrong"
    hands.footer.generate.set_state(blocked=False, busy=True)
    yield "busy"


class TypedImages(SeenImages):
    """Tells pictures of a phone by their names."""

    async def inspect(self, path: Path) -> ImageFacts:
        facts = await super().inspect(path)
        return replace(facts, media_type="image/heic") if path.suffix == ".heic" else facts


def _spoiled(folder: Path, _look: Look) -> World:
    world = make_world(folder)
    images = TypedImages()
    vars(world).update(images=images)
    for name, source in (
        ("big.jpg", "street"),
        ("phone.heic", "girl"),
        ("again~fox.jpg", "fox"),
        ("bad.jpg", "boat"),
        ("huge.jpg", "boat"),
        ("full.jpg", "boat"),
    ):
        (folder / name).write_bytes(sample(source).read_bytes())
    QImage(str(sample("boat"))).scaled(420, 280).save(str(folder / "small.jpg"))
    images.sizes = {"big.jpg": 64_000_000}
    images.trouble = {
        "bad.jpg": ImageUnreadable(str(folder / "bad.jpg"), "not_a_picture"),
        "gone.jpg": ImageMissing(str(folder / "gone.jpg")),
        "huge.jpg": ImageTooLarge(str(folder / "huge.jpg")),
        "full.jpg": DiskFull(str(folder)),
    }
    for problem in (LinkProblem.SIGN_IN, LinkProblem.NOT_AN_IMAGE, LinkProblem.UNREACHABLE):
        world.links.reports[f"{LINKS}{problem.value}.png"] = LinkReport(problem)
    return world


async def _notes(stage: Stage) -> AsyncIterator[str]:
    hands, folder = stage.hands, stage.world.folder
    names = ("big.jpg", "small.jpg", "phone.heic", "gone.jpg", "bad.jpg", "small.jpg", "bad.jpg")
    hands.composer.adding.add(str(folder / name) for name in names)
    await hands.read()
    yield "notes on files, and one image too many"
    hands.body.note_list.rows[-1].findChildren(QPushButton)[0].click()
    yield "all notes on files"
    hands.body.tiles.focus_tile(1)
    yield "a tile with a note focused"
    hands.composer.clear()
    hands.composer.adding.add(
        (
            *(f"{LINKS}{problem}.png" for problem in ("sign_in", "not_an_image", "unreachable")),
            str(folder / "huge.jpg"),
            str(folder / "full.jpg"),
            str(sample("fox")),
        )
    )
    await hands.read()
    await stage.still()
    yield "notes on links"
    hands.composer.clear()
    hands.composer.adding.add((str(sample("fox")), str(folder / "again~fox.jpg")))
    await hands.read()
    yield "the same picture twice"


def _without_host(folder: Path, _look: Look) -> World:
    world = make_world(folder)
    prefer(world, host=None)
    return world


async def _needs_host(stage: Stage) -> AsyncIterator[str]:
    await fill(stage, "fox", "lantern")
    yield "an upload host is needed"


PLAYS: Final = (
    Play("first-open", _first_open, _practice),
    Play("composer", _made),
    Play("drag", _drag, cast.with_films),
    Play("blocked", _blocked),
    Play("notes", _notes, _spoiled),
    Play("needs-host", _needs_host, _without_host),
)
