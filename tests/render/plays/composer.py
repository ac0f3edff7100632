"""The composer: from the first open to a scene that cannot be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtGui import QImage

from pikascenes_desktop.domain.errors import ImageUnreadable
from tests.e2e.pointer import move_pointer
from tests.render.plays import texts
from tests.render.plays.play import Play
from tests.render.stage import make_world, sample

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.world import World
    from tests.render.looks import Look
    from tests.render.stage import Stage


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


async def _drag(stage: Stage) -> AsyncIterator[str]:
    await fill(stage, "fox")
    drops = stage.hands.window.drops
    files = QMimeData()
    names = ("boat", "teapot", "robot", "whale", "girl")
    files.setUrls([QUrl.fromLocalFile(str(sample(name))) for name in names])
    drops.enter(files)
    yield "drag over"
    drops.leave()
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(stage.world.folder / "notes.pdf"))])
    drops.enter(other)
    yield "drag of something else"
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


async def _notes(stage: Stage) -> AsyncIterator[str]:
    world, folder = stage.world, stage.world.folder
    QImage(str(sample("boat"))).scaled(420, 280).save(str(folder / "small.jpg"))
    (folder / "bad.jpg").write_bytes(b"no picture")
    vars(world.images)["trouble"]["bad.jpg"] = ImageUnreadable(
        str(folder / "bad.jpg"), "not_a_picture"
    )
    vars(world.images)["sizes"] = {"big.jpg": 64_000_000}
    for name, source in (("big.jpg", "street"), ("again~fox.jpg", "fox")):
        (folder / name).write_bytes(sample(source).read_bytes())
    stage.hands.composer.adding.add(
        (
            str(sample("fox")),
            str(folder / "big.jpg"),
            str(folder / "small.jpg"),
            str(folder / "bad.jpg"),
            str(folder / "again~fox.jpg"),
            "https://example.org/some/long-picture-name.png",
            str(sample("girl")),
        )
    )
    await stage.hands.read()
    yield "every note, and one image too many"


PLAYS: Final = (
    Play("first-open", _first_open, _practice),
    Play("composer", _made),
    Play("drag", _drag),
    Play("blocked", _blocked),
    Play("notes", _notes),
)
