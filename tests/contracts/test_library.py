"""What every `Library` does."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.library_files import FileLibrary
from pikascenes_desktop.domain.clip import Clip, OutputKind
from tests.contracts.samples import generation
from tests.fakes.fake_library import FakeLibrary

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ports.library import Library, Published

SERVED = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00" + b"\x00\x00\x00\x10mdat" + b"12345678"
PICTURE = b"\x89PNG of sorts"


@pytest.fixture(params=["fake", "file"])
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    root = tmp_path / "library"
    library: Library = FakeLibrary(root) if request.param == "fake" else FileLibrary(root)
    await library.probe()
    return library


def part(library: Library, index: int = 0, content: bytes = SERVED) -> Path:
    path = library.part_path(generation().id, index)
    path.write_bytes(content)
    return path


def check(library: Library, published: Published, served: bytes) -> bytes:
    content = (library.root / published.path).read_bytes()
    assert content.startswith(served)
    assert published.size_bytes == len(content)
    assert published.served_sha256 == hashlib.sha256(served).hexdigest()
    assert published.sha256 == hashlib.sha256(content).hexdigest()
    return content


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


async def test_a_probe_leaves_nothing(library: Library) -> None:
    await library.probe()
    assert names(library.root) == []
    assert names(library.part_path("any", 0).parent) == []


async def test_a_video_carries_its_scene(library: Library) -> None:
    path = part(library)
    published = await library.publish(path, generation(), 0, OutputKind.VIDEO, ".mp4")
    assert len(check(library, published, SERVED)) > len(SERVED)
    assert not path.exists()
    assert names(library.root) == [published.path]


async def test_a_still_is_what_was_served(library: Library) -> None:
    path = part(library, content=PICTURE)
    published = await library.publish(path, generation(), 0, OutputKind.STILL, ".png")
    assert check(library, published, PICTURE) == PICTURE
    assert published.path.endswith(".png")


async def test_nothing_is_ever_overwritten(library: Library) -> None:
    published = [
        await library.publish(part(library, index), generation(), index, OutputKind.VIDEO, ".mp4")
        for index in (0, 0, 1, 0)
    ]
    assert len({one.path for one in published}) == 4
    assert names(library.root) == sorted(one.path for one in published)


async def test_a_published_video_is_adopted(library: Library) -> None:
    first = await library.publish(part(library), generation(), 0, OutputKind.VIDEO, ".mp4")
    second = await library.publish(part(library, 1), generation(), 1, OutputKind.VIDEO, ".mp4")
    assert await library.adopt(generation(), 0) == first
    assert await library.adopt(generation(), 1) == second
    assert await library.adopt(generation(), 2) is None
    assert await library.adopt(generation(2), 0) is None


async def test_a_still_is_never_adopted(library: Library) -> None:
    await library.publish(part(library), generation(), 0, OutputKind.STILL, ".png")
    assert await library.adopt(generation(), 0) is None


async def test_parts_are_discarded(library: Library) -> None:
    path = part(library)
    await library.discard_part(path)
    await library.discard_part(path)
    assert not path.exists()


async def test_ingredients_are_kept_by_digest(library: Library, tmp_path: Path) -> None:
    digest = hashlib.sha256(PICTURE).hexdigest()
    for media_type, suffix in (("image/png", ".png"), ("image/jpeg", ".jpg")):
        for _ in range(2):
            image = tmp_path / "normalised"
            image.write_bytes(PICTURE)
            place = await library.keep_ingredient(image, digest, media_type)
            assert place == library.ingredient_path(digest, media_type)
            assert place.name == f"{digest}{suffix}"
            assert place.read_bytes() == PICTURE
            assert not image.exists()


async def test_clips_are_inside(library: Library) -> None:
    published = await library.publish(part(library), generation(), 0, OutputKind.VIDEO, ".mp4")
    clip = Clip(
        generation_id=generation().id,
        index=0,
        kind=OutputKind.VIDEO,
        path=published.path,
        size_bytes=published.size_bytes,
        served_sha256=published.served_sha256,
        sha256=published.sha256,
    )
    assert library.clip_path(clip).is_file()


async def test_there_is_some_room(library: Library) -> None:
    assert library.free_bytes() > 0
