"""What the library does when it goes away, and what clips tell of themselves."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.clip_finder import FileFinder
from pikascenes_desktop.adapters.library_files import INCOMING, INGREDIENTS, FileLibrary
from pikascenes_desktop.adapters.mp4_boxes import append_scene_box
from pikascenes_desktop.adapters.scene_payload import scene_payload, told_by
from pikascenes_desktop.domain.errors import LibraryUnavailable
from pikascenes_desktop.domain.generation import State
from tests.contracts.samples import generation

if TYPE_CHECKING:
    from pathlib import Path

SERVED = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00" + b"\x00\x00\x00\x10mdat" + b"12345678"


async def test_a_library_that_went_away_is_not_made_again(tmp_path: Path) -> None:
    library = FileLibrary(tmp_path / "clips")
    assert library.incoming() == tmp_path / "clips" / INCOMING
    library.root.rename(tmp_path / "moved")
    with pytest.raises(FileNotFoundError):
        library.incoming()
    picture = tmp_path / "fox.png"
    picture.write_bytes(b"fox")
    with pytest.raises(LibraryUnavailable):
        await library.keep_ingredient(picture, "ab" * 32, "image/png")
    assert not library.root.exists()
    assert picture.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says of such a name: not there")
async def test_a_copy_that_cannot_be_looked_for(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnavailable):
        await FileLibrary(tmp_path).kept_ingredient("a" * 5000, "image/png")


async def test_a_copy_is_there_or_not(tmp_path: Path) -> None:
    library = FileLibrary(tmp_path)
    assert await library.kept_ingredient("ab" * 32, "image/png") is None
    (tmp_path / INGREDIENTS).mkdir()
    place = library.ingredient_path("ab" * 32, "image/png")
    place.write_bytes(b"fox")
    assert await library.kept_ingredient("ab" * 32, "image/png") == place


def test_what_a_clip_tells() -> None:
    made = replace(generation(), request_id="req-1")
    told = told_by(scene_payload(made, 2))
    assert told is not None
    found, index = told
    assert index == 2
    assert (found.id, found.created_at) == (made.id, made.created_at)
    assert found.scene.prompt == made.scene.prompt
    # of an image its name is told, and where its copy is; not in whose folder it was
    ours, told_image = made.scene.ingredients[0], found.scene.ingredients[0]
    assert told_image == replace(ours, source=ours.source.replace("\\", "/").rpartition("/")[2])
    assert (found.state, found.request_id) == (State.SAVED, "req-1")


@pytest.mark.parametrize(
    "changed",
    [
        {"generation": "../../etc"},
        {"generation": None},
        {"index": None},
        {"index": -1},
        {"index": 10**9},
        {"created_at": None},
        {"created_at": -1},
        {"created_at": 1e300},
        {"scene": {"mode": "no such mode"}},
    ],
)
def test_a_clip_that_tells_nonsense_tells_nothing(changed: dict[str, object]) -> None:
    payload = json.loads(scene_payload(generation(), 0)) | changed
    assert told_by(json.dumps(payload).encode()) is None
    assert told_by(b"[" * 100_000) is None
    assert told_by(b"no JSON") is None


async def test_where_clips_are_looked_for(tmp_path: Path) -> None:
    library = FileLibrary(tmp_path)
    await library.probe()
    made = generation()
    for folder in (tmp_path, tmp_path / "sub", tmp_path / ".bin", tmp_path / INGREDIENTS):
        folder.mkdir(exist_ok=True)
        clip = folder / "clip.mp4"
        clip.write_bytes(SERVED)
        append_scene_box(clip, scene_payload(made, 0))
    (tmp_path / "foreign.mp4").write_bytes(SERVED)
    (tmp_path / "broken.mp4").write_bytes(b"\x00\x00\x00\x02")
    (tmp_path / "folder.mp4").mkdir()
    finder = FileFinder(library)
    assert await finder.told() == {made.id}
    (found,) = await finder.read_back(frozenset({made.id}))
    assert [clip.path for clip in found.clips] == ["clip.mp4"]
    assert await finder.read_back(frozenset()) == []
