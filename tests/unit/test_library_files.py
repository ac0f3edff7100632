"""The library folder after crashes, beside other files, and when the disk refuses."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters import library_files
from pikascenes_desktop.adapters.library_files import FileLibrary
from pikascenes_desktop.adapters.mp4_boxes import append_scene_box, read_scene_box
from pikascenes_desktop.adapters.scene_payload import belongs_to, scene_payload
from pikascenes_desktop.domain.clip import OutputKind
from pikascenes_desktop.domain.errors import DiskFull, LibraryUnavailable
from pikascenes_desktop.domain.scene import scene_from_json
from tests.contracts.samples import SCENE, clip, generation

if TYPE_CHECKING:
    from pikascenes_desktop.ports.library import Published

SERVED = (
    b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00"
    + (2_500_008).to_bytes(4, "big")
    + b"mdat"
    + bytes(range(250)) * 10_000
)
OPEN_ENDED = SERVED[:16] + b"\x00\x00\x00\x00mdat" + b"to the end"
ONE = generation()


@pytest.fixture
async def library(tmp_path: Path) -> FileLibrary:
    library = FileLibrary(tmp_path / "library")
    await library.probe()
    return library


def part(library: FileLibrary, index: int = 0, content: bytes = SERVED) -> Path:
    path = library.part_path(ONE.id, index)
    path.write_bytes(content)
    return path


async def publish(library: FileLibrary, path: Path, index: int = 0) -> Published:
    return await library.publish(path, ONE, index, OutputKind.VIDEO, ".mp4")


def whole(library: FileLibrary, published: Published) -> bytes:
    content = (library.root / published.path).read_bytes()
    assert published.sha256 == hashlib.sha256(content).hexdigest()
    assert published.size_bytes == len(content)
    return content


def files(library: FileLibrary) -> list[str]:
    return sorted(path.name for path in library.root.iterdir() if path.is_file())


async def test_the_scene_can_be_read_back(library: FileLibrary) -> None:
    published = await publish(library, part(library))
    found = read_scene_box(library.root / published.path)
    assert found is not None
    payload, offset = json.loads(found[0]), found[1]
    assert offset == len(SERVED)
    assert published.served_sha256 == hashlib.sha256(SERVED).hexdigest()
    scene = scene_from_json(payload.pop("scene"))
    assert scene.ingredients[0].source == "fox_in_snow.png", "no folders: they hold names"
    assert scene.ingredients[1] == SCENE.ingredients[1]
    assert replace(scene, ingredients=SCENE.ingredients) == SCENE
    assert payload == {
        "version": 1,
        "generation": ONE.id,
        "index": 0,
        "request_id": None,
        "model": "pika/pikascenes",
        "created_at": ONE.created_at,
    }


async def test_a_crash_between_box_and_name(library: FileLibrary) -> None:
    path = part(library)
    append_scene_box(path, scene_payload(ONE, 0))
    boxed = path.read_bytes()
    published = await publish(library, path)
    assert whole(library, published) == boxed, "no second box"
    assert published.served_sha256 == hashlib.sha256(SERVED).hexdigest()


async def test_a_boxed_part_is_adopted(library: FileLibrary) -> None:
    path = part(library)
    append_scene_box(path, scene_payload(ONE, 0))
    assert await library.adopt(ONE, 1) is None
    published = await library.adopt(ONE, 0)
    assert published is not None
    assert whole(library, published).startswith(SERVED)
    assert published.served_sha256 == hashlib.sha256(SERVED).hexdigest()
    assert not path.exists()
    assert await library.adopt(ONE, 0) == published


async def test_a_plain_part_is_not_adopted(library: FileLibrary) -> None:
    path = part(library)
    assert await library.adopt(ONE, 0) is None
    path.write_bytes(b"\x00\x00")
    assert await library.adopt(ONE, 0) is None
    assert path.exists()


async def test_a_crash_between_link_and_unlink(library: FileLibrary) -> None:
    published = await publish(library, part(library))
    path = library.part_path(ONE.id, 0)
    os.link(library.root / published.path, path)
    assert await library.adopt(ONE, 0) == published
    assert not path.exists()


async def test_another_clips_box_is_no_box(library: FileLibrary) -> None:
    path = part(library)
    append_scene_box(path, scene_payload(generation(2), 0))
    served = path.read_bytes()
    published = await publish(library, path)
    assert published.served_sha256 == hashlib.sha256(served).hexdigest()
    assert len(whole(library, published)) > len(served)


async def test_files_that_only_look_alike_are_not_adopted(library: FileLibrary) -> None:
    name = (await publish(library, part(library, 1), 1)).path
    (library.root / name).rename(library.root / "2026_notes.mp4")
    (library.root / "2026-01-01_0000_x_a0000001.mp4").write_bytes(b"no video")
    (library.root / "2026-01-01_0000_y_a0000001.mp4").write_bytes(SERVED)
    assert await library.adopt(ONE, 0) is None
    assert await library.adopt(ONE, 1) is None


async def test_a_video_that_takes_no_box_is_kept_as_it_is(library: FileLibrary) -> None:
    published = await publish(library, part(library, content=OPEN_ENDED))
    assert whole(library, published) == OPEN_ENDED
    assert published.served_sha256 == published.sha256


async def test_a_file_of_the_user_is_not_overwritten(library: FileLibrary) -> None:
    first = await publish(library, part(library))
    (library.root / first.path).write_bytes(b"the user's own")
    second = await publish(library, part(library))
    assert second.path == first.path.replace(".mp4", "-2.mp4")
    assert (library.root / first.path).read_bytes() == b"the user's own"


@pytest.mark.parametrize(
    "path", ["../a.mp4", "/etc/a.mp4", "a/../../b.mp4", "C:a.mp4", "..\\a.mp4"]
)
def test_clips_outside_are_refused(tmp_path: Path, path: str) -> None:
    library = FileLibrary(tmp_path)
    with pytest.raises(LibraryUnavailable):
        library.clip_path(clip(ONE, name=path))
    assert library.clip_path(clip(ONE, name="in/a.mp4")) == tmp_path / "in" / "a.mp4"


# --- ingredients ------------------------------------------------------------------------------


async def test_a_changed_ingredient_is_mended(library: FileLibrary, tmp_path: Path) -> None:
    digest = hashlib.sha256(b"picture").hexdigest()
    library.ingredient_path(digest, "image/png").write_bytes(b"scribbled over")
    image = tmp_path / "image"
    image.write_bytes(b"picture")
    place = await library.keep_ingredient(image, digest, "image/png")
    assert place.read_bytes() == b"picture"


async def test_a_missing_image_is_said(library: FileLibrary, tmp_path: Path) -> None:
    with pytest.raises(LibraryUnavailable):
        await library.keep_ingredient(tmp_path / "missing", "00", "image/png")


# --- trouble ----------------------------------------------------------------------------------


async def test_a_library_that_goes_away_is_not_made_again(library: FileLibrary) -> None:
    shutil.rmtree(library.root)
    with pytest.raises(LibraryUnavailable):
        await library.probe()
    assert not library.root.exists()
    assert await library.adopt(ONE, 0) is None
    assert library.free_bytes() > 0
    library.root.mkdir()
    await library.probe()


async def test_a_library_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    library = FileLibrary(tmp_path / "file" / "library")
    with pytest.raises(LibraryUnavailable):
        await library.probe()


def test_the_room_on_a_disk_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_: Path) -> bool:
        return False

    monkeypatch.setattr(Path, "exists", nothing)
    with pytest.raises(LibraryUnavailable):
        FileLibrary(tmp_path / "gone").free_bytes()


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, DiskFull), (errno.EROFS, LibraryUnavailable)]
)
async def test_a_part_outlives_trouble(
    library: FileLibrary, monkeypatch: pytest.MonkeyPatch, number: int, said: type[Exception]
) -> None:
    path = part(library)

    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    for step in ("append_scene_box", "rename_without_overwriting"):
        with monkeypatch.context() as patch:
            patch.setattr(library_files, step, refuse)
            with pytest.raises(said):
                await publish(library, path)
        assert path.read_bytes().startswith(SERVED)
        assert files(library) == []
    assert whole(library, await publish(library, path)).startswith(SERVED)


async def test_a_part_whose_sync_failed_is_not_believed(
    library: FileLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = part(library)

    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(library_files, "sync_descriptor", refuse)
    with pytest.raises(LibraryUnavailable):
        await publish(library, path)
    assert not path.exists()
    assert await library.adopt(ONE, 0) is None


@pytest.mark.parametrize("step", ["sync_file", "rename_without_overwriting"])
async def test_a_probe_that_fails_leaves_nothing(
    library: FileLibrary, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "no")

    monkeypatch.setattr(library_files, step, refuse)
    with pytest.raises(LibraryUnavailable):
        await library.probe()
    assert files(library) == []
    assert not list(library.part_path(ONE.id, 0).parent.iterdir())


async def test_a_part_that_cannot_be_removed(library: FileLibrary) -> None:
    path = library.part_path(ONE.id, 0)
    path.mkdir()
    with pytest.raises(LibraryUnavailable):
        await library.discard_part(path)


def test_payloads() -> None:
    payload = scene_payload(ONE, 1)
    assert belongs_to(payload, ONE, 1)
    assert not belongs_to(payload, ONE, 0)
    assert not belongs_to(payload, generation(2), 1)
    assert not belongs_to(b"\xff", ONE, 1)
    assert not belongs_to(b"[]", ONE, 1)


async def test_another_folder_is_used_from_now_on(library: FileLibrary, tmp_path: Path) -> None:
    await library.probe()
    library.use(library.root)
    other = tmp_path / "other"
    library.use(other)
    assert library.root == other
    await library.probe()  # the first time in this folder: it is made
    assert (other / ".incoming").is_dir()
    published = await publish(library, part(library))
    assert (other / published.path).is_file()
