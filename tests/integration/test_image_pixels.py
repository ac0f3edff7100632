"""Real photographs in every format, judged by their pixels and their bytes."""

from __future__ import annotations

import asyncio
import io
import random
from typing import TYPE_CHECKING, cast

import psutil
import pytest
import pyvips
from PIL import Image, ImageCms

from pikascenes_desktop.adapters.image_headers import sniff
from pikascenes_desktop.adapters.image_pixels import encode, encode_thumbnail, read_size, render
from pikascenes_desktop.adapters.images import VipsImages
from tests import bad_pictures, photographs
from tests.photographs import difference, photograph, write

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

TOLERANCE = 3.0
"""Mean difference that a lossy codec may make, of 255."""

TRACES = (b"Exif", b"GPS", b"Canary", b"ICC_PROFILE", b"iCCP", b"eXIf", b"http://ns.adobe")


@pytest.fixture(scope="module")
def images() -> Generator[VipsImages]:
    images = VipsImages()
    asyncio.run(images.inspect(photographs.original("coffee")))
    yield images
    asyncio.run(images.close())


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        image.load()
        return image


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))


@pytest.mark.parametrize("suffix", photographs.SUFFIXES)
async def test_every_format_keeps_its_pixels_and_loses_its_traces(
    images: VipsImages, tmp_path: Path, suffix: str
) -> None:
    truth = photograph("coffee")
    orientation = 1 if suffix == ".avif" else 6  # AVIF has no use for EXIF's
    path = write(truth, tmp_path / f"夜景{suffix}", orientation=orientation)
    assert photographs.CAMERA.encode() in path.read_bytes()
    made = await images.normalise(path, tmp_path)
    copy = opened(made.path)
    assert (made.width, made.height) == copy.size == (600, 400)
    assert (made.original.width, made.original.height) == (600, 400)
    assert copy.format == "PNG"
    assert difference(copy, truth) < TOLERANCE
    data = made.path.read_bytes()
    assert not [trace for trace in TRACES if trace in data]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif", ".heic"])
async def test_orientation_is_baked(
    images: VipsImages, tmp_path: Path, suffix: str, orientation: int
) -> None:
    truth = photograph("chelsea").resize((200, 132))
    path = write(truth, tmp_path / f"p{suffix}", orientation=orientation)
    made = await images.normalise(path, tmp_path)
    assert (made.original.width, made.original.height) == truth.size
    assert difference(opened(made.path), truth) < TOLERANCE


async def test_a_large_photograph_becomes_a_jpeg_of_4096(
    images: VipsImages, tmp_path: Path
) -> None:
    truth = photograph("retina").resize((5000, 1800))
    path = write(truth, tmp_path / "big.jpg", orientation=8)
    made = await images.normalise(path, tmp_path)
    copy = opened(made.path)
    assert made.media_type == "image/jpeg"
    assert copy.format == "JPEG"
    assert copy.size == (made.width, made.height) == (4096, 1475)
    assert vars(copy)["layer"][1][1:3] == (1, 1)  # 4:4:4
    assert difference(copy, truth.resize(copy.size)) < TOLERANCE
    data = made.path.read_bytes()
    assert not [trace for trace in TRACES if trace in data]


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".avif", ".heic"])
async def test_an_embedded_profile_is_applied(
    images: VipsImages, tmp_path: Path, suffix: str
) -> None:
    """The same bytes mean greener colours in a wide space, whichever file carries them."""
    pixels = photograph("coffee").resize((150, 100))
    wide = pyvips.Image.black(1, 1).copy(interpretation="srgb").bandjoin([0, 0])
    p3 = wide.icc_transform("p3").get("icc-profile-data")
    assert isinstance(p3, bytes)
    path = write(pixels, tmp_path / f"p3{suffix}", icc=p3)
    made = await images.normalise(path, tmp_path)
    stored = opened(path).convert("RGB")
    reference = ImageCms.profileToProfile(
        stored,
        ImageCms.ImageCmsProfile(io.BytesIO(p3)),
        cast("ImageCms.ImageCmsProfile", ImageCms.createProfile("sRGB")),  # pyright: ignore[reportUnknownMemberType] -- half typed
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    assert reference is not None
    assert difference(stored, reference) > TOLERANCE
    assert difference(opened(made.path), reference) < TOLERANCE  # decoders differ, too


def cmyk_profile() -> bytes:
    profile = pyvips.Image.black(1, 1, bands=3).copy(interpretation="srgb").icc_transform("cmyk")
    data = profile.get("icc-profile-data")
    assert isinstance(data, bytes)
    return data


@pytest.mark.parametrize("foreign", [False, True], ids=["broken", "foreign"])
async def test_a_useless_profile_does_not_cost_the_picture(
    images: VipsImages, tmp_path: Path, foreign: bool
) -> None:
    truth = photograph("coffee")
    icc = cmyk_profile() if foreign else b"this is no profile" * 20
    path = write(truth, tmp_path / "p.jpg", icc=icc)
    made = await images.normalise(path, tmp_path)
    assert difference(opened(made.path), truth) < TOLERANCE


@pytest.mark.parametrize("icc", [b"", b"this is no profile" * 20], ids=["plain", "broken"])
async def test_cmyk_becomes_srgb(images: VipsImages, tmp_path: Path, icc: bytes) -> None:
    truth = photograph("rocket")
    path = tmp_path / "cmyk.jpg"
    truth.convert("CMYK").save(path, quality=95, icc_profile=icc or None)
    made = await images.normalise(path, tmp_path)
    copy = opened(made.path)
    assert copy.mode == "RGB"
    # a printing space cannot hold every colour, so only the picture must be the same
    assert difference(copy.convert("L"), truth.convert("L")) < 30


async def test_16_bit_and_grey_become_8_bit_rgb(images: VipsImages, tmp_path: Path) -> None:
    truth = photograph("astronaut").convert("L")
    path = tmp_path / "deep.png"
    truth.convert("I").point(lambda value: value * 257).convert("I;16").save(path)
    made = await images.normalise(path, tmp_path)
    copy = opened(made.path)
    assert copy.mode == "RGB"
    assert difference(copy, truth.convert("RGB")) < 1


async def test_the_first_frame_of_an_animation(images: VipsImages, tmp_path: Path) -> None:
    first, second = photograph("coffee"), photograph("rocket").resize((600, 400))
    path = tmp_path / "moving.webp"
    first.save(path, save_all=True, append_images=[second], duration=100, quality=95)
    made = await images.normalise(path, tmp_path)
    assert (made.width, made.height) == (600, 400)
    assert difference(opened(made.path), first) < TOLERANCE


async def test_transparency_is_kept_as_png(images: VipsImages, tmp_path: Path) -> None:
    truth = photograph("retina").resize((4200, 420)).convert("RGBA")
    truth.putalpha(Image.linear_gradient("L").resize(truth.size))
    path = tmp_path / "alpha.webp"
    truth.save(path, quality=90, method=0)
    made = await images.normalise(path, tmp_path)
    copy = opened(made.path)
    assert (copy.format, copy.mode, copy.size) == ("PNG", "RGBA", (4096, 410))
    assert difference(copy.getchannel("A"), truth.getchannel("A").resize(copy.size)) < 1


async def test_an_opaque_alpha_channel_is_none(images: VipsImages, tmp_path: Path) -> None:
    path = tmp_path / "opaque.png"
    noise(1200, 1000).convert("RGBA").save(path, compress_level=1)
    made = await images.normalise(path, tmp_path)
    assert made.media_type == "image/jpeg"


async def test_a_drawing_stays_a_png(images: VipsImages, tmp_path: Path) -> None:
    path = tmp_path / "drawing.png"
    path.write_bytes(bad_pictures.flat_png(2000, 1500))
    made = await images.normalise(path, tmp_path)
    assert made.media_type == "image/png"
    assert opened(made.path).getpixel((7, 7)) == (0x20, 0x80, 0xC0)


async def test_a_sliver_stays_one_pixel_high(images: VipsImages, tmp_path: Path) -> None:
    path = tmp_path / "sliver.png"
    path.write_bytes(bad_pictures.flat_png(50_000, 1))
    made = await images.normalise(path, tmp_path)
    assert (made.width, made.height) == (4096, 1)


async def test_a_file_over_50_mb_is_reduced(images: VipsImages, tmp_path: Path) -> None:
    path = tmp_path / "huge.tif"
    noise = pyvips.Image.gaussnoise(5000, 4000, mean=128, sigma=20).cast("uchar")
    noise.bandjoin([noise, noise]).copy(interpretation="srgb").tiffsave(str(path))
    assert path.stat().st_size > 50_000_000
    made = await images.normalise(path, tmp_path)
    assert made.size_bytes == made.path.stat().st_size <= 50_000_000
    assert (made.media_type, made.width) == ("image/jpeg", 4096)


async def test_100_megapixels_take_little_memory(images: VipsImages, tmp_path: Path) -> None:
    path = tmp_path / "honest.jpg"
    image = pyvips.Image.black(12_500, 8_000).copy(interpretation="srgb")
    image.bandjoin([image, image]).linear([1], [200, 90, 30]).cast("uchar").jpegsave(str(path))
    fresh = VipsImages()
    made = await fresh.normalise(path, tmp_path)
    assert fresh.worker_pid is not None
    worker = psutil.Process(fresh.worker_pid)
    memory = worker.memory_info()
    await fresh.close()
    assert (made.width, made.height) == (4096, 2621)
    assert memory.rss < 250_000_000


def rendered(path: Path, edge: int) -> pyvips.Image:
    media_type = sniff(path)
    assert media_type is not None
    return render(path, media_type, edge)


def test_encode_steps_down_until_it_fits() -> None:
    image = rendered(photographs.original("rocket"), 4096)
    image = image.resize(2)  # no longer small
    best = encode(image)
    assert best.media_type == "image/jpeg"
    plainer = encode(image, limit=len(best.data) - 1)
    assert len(plainer.data) < len(best.data)
    assert plainer.width == best.width
    tiny = encode(image, limit=20_000)
    assert len(tiny.data) <= 20_000
    assert tiny.width < best.width
    clear = image.bandjoin(image[0])
    small = encode(clear, limit=100_000)
    assert small.media_type == "image/png"
    assert len(small.data) <= 100_000


def test_what_is_large_as_png_becomes_a_jpeg() -> None:
    pixels = noise(1200, 1000)
    image = pyvips.Image.new_from_memory(pixels.tobytes(), 1200, 1000, 3, "uchar")
    made = encode(image.copy(interpretation="srgb"), prefer_png=True)
    assert made.media_type == "image/jpeg"


def test_a_thumbnail_is_on_white() -> None:
    clear = pyvips.Image.black(40, 20, bands=4).copy(interpretation="srgb").cast("uchar")
    made = encode_thumbnail(clear)
    with Image.open(io.BytesIO(made.data)) as image:
        assert image.getpixel((3, 3)) == (255, 255, 255)
    plain = encode_thumbnail(rendered(photographs.original("rocket"), 100))
    assert (plain.width, plain.height) == (100, 67)


@pytest.mark.parametrize("suffix", photographs.SUFFIXES)
def test_sizes_are_read_from_the_header(tmp_path: Path, suffix: str) -> None:
    path = write(photograph("rocket"), tmp_path / f"p{suffix}")
    media_type = sniff(path)
    assert media_type is not None
    assert read_size(path, media_type) == (640, 427)
