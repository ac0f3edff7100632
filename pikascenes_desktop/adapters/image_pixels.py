"""Decoding and encoding of pictures; runs in the image worker alone.

libvips decodes as a stream, so that a picture of 100 megapixels costs little more memory than
its reduced copy. HEIC goes through pi-heif, since libvips' wheels leave HEVC out.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, cast

import pyvips

from pikascenes_desktop.adapters.image_headers import MAX_PIXELS, MediaType

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_RESULT_BYTES: Final = 50_000_000
"""Bytes of a normalised picture."""

SMALL_PIXELS: Final = 1_000_000
"""Up to here a PNG loses nothing and costs little."""

SMALL_PNG_BYTES: Final = 2 << 20
"""Up to here a drawing or screenshot stays a PNG, however many pixels it has."""

_PROFILE: Final = "icc-profile-data"
_JPEG_QUALITIES: Final = (95, 90, 85, 80)
_THUMBNAIL_QUALITY: Final = 85
_JPEG_SHRINKS: Final = (8, 4, 2)
_SIDEWAYS: Final = frozenset({5, 6, 7, 8})
"""EXIF orientations that swap width and height."""

_NOTHING: Final = 0
"""libvips' VIPS_FOREIGN_KEEP_NONE: no metadata, no profile."""

_ALL_FILTERS: Final = 0xF8
"""libvips' VIPS_FOREIGN_PNG_FILTER_ALL: each line takes the filter that suits it best."""

_LOADERS: Final[dict[MediaType, Callable[..., pyvips.Image]]] = {
    MediaType.PNG: pyvips.Image.pngload,
    MediaType.JPEG: pyvips.Image.jpegload,
    MediaType.WEBP: pyvips.Image.webpload,
    MediaType.AVIF: pyvips.Image.heifload,
    MediaType.TIFF: pyvips.Image.tiffload,
}


class _Heif(Protocol):
    """What is used of pi-heif's half-typed `HeifFile`; `data` decodes."""

    size: tuple[int, int]
    mode: str
    info: dict[str, object]

    @property
    def data(self) -> memoryview: ...


class TooManyPixels(Exception):
    """The header names more pixels than are opened."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(f"{width}x{height}")
        self.width = width
        self.height = height


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as bytes of a file."""

    data: bytes
    media_type: MediaType
    width: int
    height: int


def confine_libvips() -> None:
    """Switch off every loader of libvips but the ones meant for untrusted files."""
    pyvips.operation_block_set("VipsForeignLoad", state=True)
    for kind in ("Png", "Jpeg", "Webp", "Heif", "Tiff"):
        pyvips.operation_block_set(f"VipsForeignLoad{kind}", state=False)
    pyvips.cache_set_max(0)  # a file may change between two looks


def read_size(path: Path, media_type: MediaType) -> tuple[int, int]:
    """Return width and height as shown, orientation applied, from the header alone.

    Raises:
        TooManyPixels: There are more than `MAX_PIXELS`.
        pyvips.Error, RuntimeError, ValueError, OSError: The header cannot be read.
    """
    if media_type is MediaType.HEIC:
        return _open_heic(path).size
    image = _open(path, media_type)
    width, height = image.width, image.height
    return (height, width) if _orientation(image) in _SIDEWAYS else (width, height)


def render(path: Path, media_type: MediaType, edge: int) -> pyvips.Image:
    """Decode into memory as 8-bit sRGB, upright, its long edge at most `edge` pixels.

    The image has three bands, or four if any pixel is not opaque. Raises as `read_size`.
    """
    image = _open(path, media_type)
    orientation = _orientation(image)
    width, height = _within(image, edge)
    if media_type is MediaType.JPEG:
        # the codec itself reduces by powers of two, many times faster and leaner
        for shrink in _JPEG_SHRINKS:
            if max(image.width, image.height) // shrink >= edge:
                image = _load(path, media_type, shrink=shrink)
                break
    image = _to_srgb(_resized(image, width, height)).copy_memory()
    if image.hasalpha() and image[image.bands - 1].min() == 255:  # noqa: PLR2004 -- opaque
        image = image[: image.bands - 1]
    return _upright(image, orientation)


def encode(
    image: pyvips.Image, *, prefer_png: bool = False, limit: int = MAX_RESULT_BYTES
) -> Encoded:
    """Encode for sending: PNG when it has alpha or is small, else JPEG; without metadata.

    Args:
        image: What `render` made.
        prefer_png: Keep a PNG if that takes no more than `SMALL_PNG_BYTES`.
        limit: Bytes of the result; quality, then size, step down until it fits.
    """
    while True:
        small = image.width * image.height <= SMALL_PIXELS
        if image.hasalpha() or small or prefer_png:
            data = image.pngsave_buffer(compression=6, filter=_ALL_FILTERS, keep=_NOTHING)
            keep = image.hasalpha() or small or len(data) <= SMALL_PNG_BYTES
            if keep and len(data) <= limit:
                return Encoded(data, MediaType.PNG, image.width, image.height)
        if not image.hasalpha():
            for quality in _JPEG_QUALITIES:
                data = _jpeg(image, quality, subsample="off")
                if len(data) <= limit:
                    return Encoded(data, MediaType.JPEG, image.width, image.height)
        smaller = _within(image, max(image.width, image.height) * 4 // 5)
        image = _resized(image, *smaller).copy_memory()


def encode_thumbnail(image: pyvips.Image) -> Encoded:
    """Encode as a small JPEG, on white where it is transparent."""
    if image.hasalpha():
        image = image.flatten(background=[255, 255, 255])
    data = _jpeg(image, _THUMBNAIL_QUALITY, subsample="auto")
    return Encoded(data, MediaType.JPEG, image.width, image.height)


def _jpeg(image: pyvips.Image, quality: int, *, subsample: str) -> bytes:
    return image.jpegsave_buffer(Q=quality, subsample_mode=subsample, keep=_NOTHING)


def _open(path: Path, media_type: MediaType) -> pyvips.Image:
    if media_type is MediaType.HEIC:
        return _decode_heic(_open_heic(path))
    image = _load(path, media_type)
    _check_pixels(image.width, image.height)
    return image


def _check_pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise TooManyPixels(width, height)


def _load(path: Path, media_type: MediaType, **options: int) -> pyvips.Image:
    # bytes, so that names which are no Unicode open too; pyvips takes them, its stub does not
    filename = cast("str", os.fsencode(path))
    return _LOADERS[media_type](filename, access="sequential", fail_on="error", **options)


def _open_heic(path: Path) -> _Heif:
    # 0.1 s and 20 MB that most sessions never need; half typed, and without stubs
    import pi_heif  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    with path.open("rb") as file:
        opened = pi_heif.open_heif(file)  # pyright: ignore[reportUnknownMemberType]
    heif = cast("_Heif", opened)
    _check_pixels(*heif.size)
    return heif


def _decode_heic(heif: _Heif) -> pyvips.Image:
    # libheif has applied the orientation already, and made 8 bit of 10 and 12
    width, height = heif.size
    pixels = bytes(heif.data)  # a copy: what pi-heif gives lies in memory that goes with `heif`
    image = pyvips.Image.new_from_memory(pixels, width, height, len(heif.mode), "uchar")
    profile = heif.info.get("icc_profile")
    if profile:
        # pyvips takes bytes here, its stub does not
        image.set_type(pyvips.GValue.blob_type, _PROFILE, cast("str", profile))
    return image


def _within(image: pyvips.Image, edge: int) -> tuple[int, int]:
    """Return the size that brings the long edge to `edge` pixels, or the size as it is."""
    scale = min(1.0, edge / max(image.width, image.height))
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))


def _resized(image: pyvips.Image, width: int, height: int) -> pyvips.Image:
    if (image.width, image.height) == (width, height):
        return image
    across, down = width / image.width, height / image.height
    if not image.hasalpha():
        return image.resize(across, vscale=down)
    # colours of transparent pixels must not bleed into their neighbours
    reduced = image.premultiply().resize(across, vscale=down).unpremultiply()
    return reduced.cast(image.format)


def _to_srgb(image: pyvips.Image) -> pyvips.Image:
    is_cmyk = image.interpretation == "cmyk"
    if is_cmyk or image.get_typeof(_PROFILE):
        # a damaged profile, or one of another colour model, gives way to the fallback
        image = image.icc_transform(
            "srgb",
            embedded=True,
            input_profile="cmyk" if is_cmyk else "srgb",
            intent="relative",
            black_point_compensation=True,
        )
    return image.colourspace("srgb").cast("uchar")


def _orientation(image: pyvips.Image) -> int:
    return cast("int", image.get("orientation")) if image.get_typeof("orientation") else 1


def _upright(image: pyvips.Image, orientation: int) -> pyvips.Image:
    if orientation == 1:
        return image
    marked = image.copy()
    marked.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    return marked.autorot().copy_memory()
