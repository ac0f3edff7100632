"""What the gallery reads, and the pictures that it makes once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import ImageMissing
from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.services.gallery import Filter, GalleryQuery, belongs
from tests.bad_pictures import png
from tests.fakes.world import World, kept
from tests.unit.ui_gallery_examples import made as example

if TYPE_CHECKING:
    from pathlib import Path

PNG = png(4, 4, b"")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


async def test_stills_and_ingredients_are_made_small_and_leave_nothing(world: World) -> None:
    scratch = world.folder / "posters"
    fill(scratch, "left-by-a-crash.jpg")
    async with world.program() as desk:
        await desk.gallery.tidy()
        assert names(scratch) == []
        fill(world.library.root, "still.png", PNG)
        clip = Clip("one", 0, OutputKind.STILL, "still.png", 9, "0" * 64, "1" * 64)
        first = await desk.gallery.poster(clip)
        assert first.startswith(b"\xff\xd8")
        assert await desk.gallery.poster(clip) == first
        image = kept(world.library, "fox.png", PNG)
        assert image.sha256 is not None
        assert await desk.gallery.ingredient_thumbnail(image.sha256, "image/png")
        assert await desk.gallery.ingredient_thumbnail(image.sha256, "image/png")
        assert names(scratch) == []
        with pytest.raises(ImageMissing):
            await desk.gallery.poster(replace(clip, index=1, path="gone.png"))


async def test_two_who_want_a_strip_cut_it_once(world: World) -> None:
    async with world.program() as desk:
        (saved,) = await desk.generations.press(world.order())
        ((made),) = await desk.generations.settle([saved.id])
        (clip,) = made.clips
        strips = await asyncio.gather(desk.gallery.strip(clip), desk.gallery.strip(clip))
        assert strips[0] == strips[1]
        assert len(world.videos.strips) == 1


@pytest.mark.parametrize("chip", Filter)
async def test_every_chip_shows_what_it_counts(world: World, chip: Filter) -> None:
    states = (State.SAVED, State.IN_LINE, State.FAILED, State.UNCONFIRMED, State.CANCELLED)
    for number, state in enumerate(states):
        for index, changes in enumerate(
            ({}, {"favourite": True}, {"practice": True}, {"binned_at": 1.0}, {"hidden": True})
        ):
            one = replace(example(f"{number}-{index}", state), **changes)
            world.history.generations[one.id] = replace(one, rank=number * 10 + index)
    async with world.program() as desk:
        page = await desk.gallery.listing(GalleryQuery(chip), after=None, limit=99)
        shown = [one for one in world.history.generations.values() if belongs(one, chip)]
        assert sorted(page.ids) == sorted(one.id for one in shown)
        assert (await desk.gallery.counts())[chip] == len(shown)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def fill(folder: Path, name: str, data: bytes = b"x") -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
