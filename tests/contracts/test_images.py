"""What every `Images` does, the real one and the fake that stands in for it."""

from __future__ import annotations

import asyncio
import hashlib
from typing import TYPE_CHECKING

import pytest

from pikascenes_desktop.adapters.images import VipsImages
from pikascenes_desktop.domain.errors import ImageMissing, ImageTooLarge, ImageUnreadable
from pikascenes_desktop.ports.media import ImageFacts
from tests import bad_pictures, photographs
from tests.fakes.fake_images import FakeImages

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pikascenes_desktop.ports.media import Images


@pytest.fixture(scope="module", params=["fake", "libvips"])
def images(request: pytest.FixtureRequest) -> Generator[Images]:
    if request.param == "fake":
        yield FakeImages()
        return
    real = VipsImages()
    # the worker starts here, so that no single test is charged with it
    asyncio.run(real.inspect(photographs.original("coffee")))
    yield real
    asyncio.run(real.close())


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def read(path: Path) -> bytes:
    return path.read_bytes()


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "夜景 [n=2] ä.png"
    path.write_bytes(photographs.original("coffee").read_bytes())
    return path


async def test_inspect_reads_the_header(images: Images, picture: Path) -> None:
    facts = await images.inspect(picture)
    assert facts == ImageFacts("image/png", 600, 400, len(read(picture)))


async def test_normalise_makes_a_copy(images: Images, picture: Path, into: Path) -> None:
    before = read(picture)
    made = await images.normalise(picture, into)
    data = read(made.path)
    assert made.path.parent == into
    assert made.sha256 == hashlib.sha256(data).hexdigest()
    assert (made.media_type, made.width, made.height) == ("image/png", 600, 400)
    assert made.size_bytes == len(data)
    assert made.original == ImageFacts("image/png", 600, 400, len(before))
    assert read(picture) == before


async def test_equal_pictures_make_equal_copies(
    images: Images, picture: Path, tmp_path: Path
) -> None:
    twin = write(tmp_path / "twin.png", read(picture))
    one, other = [await images.normalise(path, tmp_path) for path in (picture, twin)]
    assert one.sha256 == other.sha256


async def test_thumbnail_is_a_small_jpeg(images: Images, picture: Path, tmp_path: Path) -> None:
    target = tmp_path / "thumb.jpg"
    await images.thumbnail(picture, target, 64)
    assert read(target).startswith(b"\xff\xd8\xff")
    assert names(tmp_path) == {picture.name, "thumb.jpg"}
    facts = await images.inspect(target) if isinstance(images, VipsImages) else None
    assert facts is None or max(facts.width, facts.height) == 64


async def test_a_missing_file(images: Images, tmp_path: Path) -> None:
    path = tmp_path / "gone.png"
    for call in (
        images.inspect(path),
        images.normalise(path, tmp_path),
        images.thumbnail(path, tmp_path / "t.jpg", 64),
    ):
        with pytest.raises(ImageMissing) as caught:
            await call
        assert caught.value.path == str(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", bad_pictures.SVG, bad_pictures.GIF, bad_pictures.PDF],
    ids=["empty", "text", "svg", "gif", "pdf"],
)
async def test_no_picture(images: Images, tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path / "looks-like.png", content)
    for call in (images.inspect(path), images.normalise(path, tmp_path)):
        with pytest.raises(ImageUnreadable) as caught:
            await call
        assert caught.value.reason == "not_a_picture"


async def test_a_folder_is_no_picture(images: Images, tmp_path: Path) -> None:
    with pytest.raises(ImageUnreadable):
        await images.inspect(tmp_path)


async def test_a_cut_picture(images: Images, picture: Path, tmp_path: Path) -> None:
    write(picture, read(picture)[:200_000])
    with pytest.raises(ImageUnreadable) as caught:
        await images.normalise(picture, tmp_path)
    assert caught.value.reason == "damaged"


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (10_001, 10_000)])
async def test_too_many_pixels(images: Images, tmp_path: Path, width: int, height: int) -> None:
    path = write(tmp_path / "bomb.png", bad_pictures.bomb(width, height))
    for call in (images.inspect(path), images.normalise(path, tmp_path)):
        with pytest.raises(ImageTooLarge) as caught:
            await call
        assert (caught.value.width, caught.value.height) == (width, height)
