"""A library that turns up elsewhere: known by scene boxes and digests, taken on the user's word."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.library_search import FolderSearch
from pikascenes_desktop.adapters.mp4_boxes import append_scene_box
from pikascenes_desktop.adapters.scene_payload import scene_payload
from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import LibraryUnavailable
from pikascenes_desktop.domain.generation import State
from tests.contracts.samples import generation
from tests.fakes.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.domain.generation import Generation

MP4 = b"\0\0\0\x10ftypisom\0\0\0\0"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def file_of(one: Generation, path: Path, served: bytes) -> Clip:
    """Write a clip's file as publishing does, and return the clip."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(served)
    append_scene_box(path, scene_payload(one, 0))
    content = path.read_bytes()
    return Clip(
        generation_id=one.id,
        index=0,
        kind=OutputKind.VIDEO,
        path=path.name,
        size_bytes=len(content),
        served_sha256=digest(served),
        sha256=digest(content),
    )


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def keep(world: World, folder: Path, count: int) -> list[Clip]:
    """Put so many saved clips into the history whose files lie in a folder."""
    clips: list[Clip] = []
    for number in range(count):
        one = replace(generation(number), state=State.SAVED, rank=number)
        clip = file_of(
            one, folder / f"{number}.mp4", MP4 + bytes([0, 0, 0, 9]) + b"free%d" % number
        )
        world.history.generations[one.id] = replace(one, clips=(clip,))
        clips.append(clip)
    return clips


async def test_a_library_that_moved_is_found_whatever_its_files_are_called(
    world: World, tmp_path: Path
):
    old, new = tmp_path / "old", tmp_path / "new"
    first, second, third = keep(world, old, 3)
    old.rename(new)
    (new / "deep").mkdir()
    (new / "1.mp4").rename(new / "deep" / "my fox.mp4")
    progress: list[float] = []
    async with world.program() as desk:
        relinking = desk.safekeeping.relinking
        sighting = await relinking.look(new, progress.append)
        assert (sighting.clips, len(sighting.found), sighting.is_whole) == (3, 3, True)
        assert [clip.path for clip in sighting.moved] == ["deep/my fox.mp4"]
        assert world.preferences.current.library is None  # looking changes nothing
        await relinking.take(sighting)
    assert world.preferences.current.library == str(new)
    paths = [one.clips[0].path for one in world.history.generations.values()]
    assert paths == [first.path, "deep/my fox.mp4", third.path]
    assert world.history.generations[second.generation_id].clips[0].sha256 == second.sha256
    assert progress[-1] == 1.0
    assert progress == sorted(progress)


async def test_a_wrong_folder_costs_nothing(world: World, tmp_path: Path):
    (clip, other) = keep(world, tmp_path / "old", 2)
    wrong = tmp_path / "wrong"
    # one says that it is the clip and holds other bytes, one has the right size alone
    file_of(generation(0), wrong / "a.mp4", MP4 + b"\0\0\0\x09freeX")
    (wrong / "b.mp4").write_bytes(bytes(other.size_bytes))
    (wrong / ".hidden.mp4").write_bytes((tmp_path / "old" / clip.path).read_bytes())
    (wrong / "Ingredients").mkdir()
    (wrong / "Ingredients" / "0.mp4").write_bytes((tmp_path / "old" / clip.path).read_bytes())
    before = dict(world.history.generations)
    async with world.program() as desk:
        sighting = await desk.safekeeping.relinking.look(wrong)
        assert sighting.found == ()
        with pytest.raises(LibraryUnavailable):
            await desk.safekeeping.relinking.look(tmp_path / "nowhere")
        await desk.safekeeping.relinking.take(sighting)  # the user insists
        assert world.history.generations == before
        right = await desk.safekeeping.relinking.look(tmp_path / "old")
        await desk.safekeeping.relinking.take(right)
    assert right.is_whole
    assert world.history.generations == before


async def test_what_is_in_the_bin_is_not_looked_for(world: World, tmp_path: Path):
    (clip,) = keep(world, tmp_path / "old", 1)
    one = world.history.generations[clip.generation_id]
    world.history.generations[one.id] = replace(one, binned_at=1.0)
    async with world.program() as desk:
        assert (await desk.safekeeping.relinking.look(tmp_path)).clips == 0


async def test_a_file_without_a_box_is_known_by_its_digest(tmp_path: Path):
    (tmp_path / "still.png").write_bytes(b"a picture")
    (tmp_path / "other.png").write_bytes(b"a picturf")
    clip = Clip("g", 0, OutputKind.STILL, "x.png", 9, digest(b"a picture"), digest(b"a picture"))
    found = await FolderSearch().search(tmp_path, [clip], lambda _: None)
    assert [each.path for each in found] == ["still.png"]
