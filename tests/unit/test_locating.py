"""Clips are known by what is in them, wherever they went."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pikascenes_desktop.adapters.clip_finder import FileFinder
from pikascenes_desktop.adapters.library_files import FileLibrary
from pikascenes_desktop.adapters.mp4_boxes import read_scene_box
from pikascenes_desktop.domain.clip import Clip, OutputKind
from pikascenes_desktop.domain.errors import ClipMissing, LibraryUnavailable, NotTheSameClip
from pikascenes_desktop.domain.generation import Generation, State
from pikascenes_desktop.services.locating import Locating
from pikascenes_desktop.services.record import Record
from tests.contracts.samples import generation
from tests.fakes.fake_history import FakeHistory
from tests.fakes.manual_clock import ManualClock

SERVED = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00" + b"\x00\x00\x00\x10mdat" + b"12345678"
OTHER = SERVED.replace(b"12345678", b"abcdefgh")
PICTURE = b"\x89PNG of sorts"


@dataclass
class Shelf:
    """A library with one clip in it."""

    library: FileLibrary
    history: FakeHistory
    locating: Locating
    generation: Generation
    clip: Clip

    @property
    def path(self) -> Path:
        return self.library.clip_path(self.clip)

    async def recorded(self) -> Clip:
        found = await self.history.get(self.generation.id)
        assert found is not None
        return found.clips[self.clip.index]


@pytest.fixture
async def shelf(tmp_path: Path) -> Shelf:
    return await make_shelf(tmp_path, OutputKind.VIDEO, ".mp4", SERVED)


async def make_shelf(folder: Path, kind: OutputKind, suffix: str, served: bytes) -> Shelf:
    library = FileLibrary(folder / "library")
    await library.probe()
    made = replace(generation(), state=State.SAVED)
    part = library.part_path(made.id, 0)
    part.write_bytes(served)
    published = await library.publish(part, made, 0, kind, suffix)
    clip = Clip(
        made.id,
        0,
        kind,
        published.path,
        published.size_bytes,
        published.served_sha256,
        published.sha256,
    )
    history = FakeHistory()
    (made,) = await history.add_press((replace(made, clips=(clip,)),))
    record = Record(history, ManualClock(), _fail)
    return Shelf(library, history, Locating(record, FileFinder(library)), made, clip)


def _fail(error: Exception) -> None:
    raise error


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


async def test_a_clip_that_is_there_is_found_as_it_is(shelf: Shelf) -> None:
    assert await shelf.locating.find(shelf.clip) == shelf.clip
    assert len(shelf.history.events) == 1


@pytest.mark.parametrize("place", ["holiday.mp4", "Best of/fox.mp4"])
async def test_a_clip_that_moved_inside_the_library_is_found(shelf: Shelf, place: str) -> None:
    target = shelf.library.root / place
    target.parent.mkdir(exist_ok=True)
    shelf.path.rename(target)
    found = await shelf.locating.find(shelf.clip)
    assert found == replace(shelf.clip, path=place)
    assert await shelf.recorded() == found


async def test_a_clip_that_is_nowhere_is_not_found(shelf: Shelf, tmp_path: Path) -> None:
    content = shelf.path.read_bytes()
    shelf.path.unlink()
    for name in (".incoming/a.mp4", ".bin/b.mp4", "Frames/c.mp4"):
        path = shelf.library.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    (shelf.library.root / f"x_{shelf.generation.id[:8]}.mp4").write_bytes(b"no video")
    assert await shelf.locating.find(shelf.clip) is None


async def test_the_scene_of_another_clip_is_not_believed(shelf: Shelf) -> None:
    other = generation(2)
    part = shelf.library.part_path(other.id, 0)
    part.write_bytes(SERVED)
    await shelf.library.publish(part, other, 0, OutputKind.VIDEO, ".mp4")
    shelf.path.unlink()
    assert await shelf.locating.find(shelf.clip) is None


async def test_a_still_is_found_by_what_it_shows(tmp_path: Path) -> None:
    shelf = await make_shelf(tmp_path, OutputKind.STILL, ".png", PICTURE)
    shelf.path.rename(shelf.library.root / "renamed.png")
    found = await shelf.locating.find(shelf.clip)
    assert found is not None
    assert found.path == "renamed.png"


async def test_a_library_that_is_gone_is_said(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.path.rename(shelf.library.root / "renamed.mp4")

    def gone(_path: Path) -> Path:
        raise OSError(5, "I/O error")

    monkeypatch.setattr(Path, "resolve", gone)
    with pytest.raises(LibraryUnavailable):
        await shelf.locating.find(shelf.clip)


async def test_a_file_outside_is_copied_in_and_stays(shelf: Shelf, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.mp4"
    shelf.path.rename(outside)
    found = await shelf.locating.locate(shelf.clip, outside)
    assert found == shelf.clip
    assert outside.is_file()
    assert shelf.path.read_bytes() == outside.read_bytes()
    assert not list((shelf.library.root / ".incoming").iterdir())


async def test_what_was_served_gets_its_scene_again(shelf: Shelf, tmp_path: Path) -> None:
    outside = tmp_path / "bare.mp4"
    outside.write_bytes(SERVED)
    shelf.path.unlink()
    found = await shelf.locating.locate(shelf.clip, outside)
    content = shelf.path.read_bytes()
    assert content.startswith(SERVED)
    assert read_scene_box(shelf.path) is not None
    assert found.sha256 == hashlib.sha256(content).hexdigest()
    assert (found.size_bytes, found.path) == (len(content), shelf.clip.path)
    assert outside.read_bytes() == SERVED
    assert await shelf.recorded() == found


async def test_what_another_program_added_is_no_harm(shelf: Shelf, tmp_path: Path) -> None:
    outside = tmp_path / "tagged.mp4"
    outside.write_bytes(shelf.path.read_bytes() + box(b"free", b"a tag of another program"))
    shelf.path.unlink()
    found = await shelf.locating.locate(shelf.clip, outside)
    assert shelf.path.read_bytes() == outside.read_bytes()
    assert found.sha256 != shelf.clip.sha256
    assert found.served_sha256 == shelf.clip.served_sha256


async def test_a_taken_name_gets_a_number(shelf: Shelf, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.mp4"
    shelf.path.rename(outside)
    shelf.path.write_bytes(OTHER)
    found = await shelf.locating.locate(shelf.clip, outside)
    assert found.path == shelf.clip.path.replace(".mp4", "-2.mp4")
    assert shelf.path.read_bytes() == OTHER


async def test_a_file_inside_is_taken_where_it_is(shelf: Shelf) -> None:
    target = shelf.library.root / "renamed.mp4"
    shelf.path.rename(target)
    found = await shelf.locating.locate(shelf.clip, target)
    assert found == replace(shelf.clip, path="renamed.mp4")
    assert [path.name for path in shelf.library.root.glob("*.mp4")] == ["renamed.mp4"]


async def test_another_file_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    outside = tmp_path / "other.mp4"
    outside.write_bytes(OTHER)
    with pytest.raises(NotTheSameClip):
        await shelf.locating.locate(shelf.clip, outside)
    with pytest.raises(ClipMissing):
        await shelf.locating.locate(shelf.clip, tmp_path / "nothing.mp4")
    assert await shelf.recorded() == shelf.clip


async def test_a_still_is_copied_in(tmp_path: Path) -> None:
    shelf = await make_shelf(tmp_path, OutputKind.STILL, ".png", PICTURE)
    outside = tmp_path / "still.png"
    shelf.path.rename(outside)
    assert await shelf.locating.locate(shelf.clip, outside) == shelf.clip
    assert shelf.path.read_bytes() == PICTURE
