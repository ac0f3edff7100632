"""The pictures a practice clip is composed of: background, framed cards, mark.

Runs only in the rendering process: the pictures are untrusted. Every loader that libvips
calls untrusted (ImageMagick, PDF, …) is blocked, and the header is read before any pixel.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pyvips
from pyvips.voperation import concurrency_set

from pikascenes_desktop.practice.mark import mark_svg

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pikascenes_desktop.practice.choreography import Size

MAX_PIXELS: Final = 100_000_000
_BORDER_SHARE: Final = 36
_OPAQUE_BANDS: Final = 3
_WHITE: Final = [255.0, 255.0, 255.0]


class PictureRefused(Exception):
    """A picture that cannot be rendered; its text is the reason."""


def prepare_libvips() -> None:
    """Block every untrusted loader, keep no cache and use one thread: x264 needs the cores."""
    pyvips.block_untrusted_set(True)
    # our own mark is the only SVG read: `media_type` lets no other reach this process
    pyvips.operation_block_set("VipsForeignLoadSvg", False)
    pyvips.cache_set_max(0)
    concurrency_set(1)


@contextmanager
def _refusing(path: Path) -> Generator[None]:
    try:
        yield
    except pyvips.Error as exc:
        raise PictureRefused(f"it cannot be read ({path.name})") from exc


def _check_header(path: Path) -> None:
    header = pyvips.Image.new_from_file(path, access="sequential")
    if header.width * header.height > MAX_PIXELS:
        raise PictureRefused("it has more than 100 megapixels")


def _load(path: Path, width: int, height: int, *, cover: bool) -> pyvips.Image:
    """Return the upright sRGB picture, shrunk while it is read, without transparency."""
    with _refusing(path):
        _check_header(path)
        picture = pyvips.Image.thumbnail(
            path,
            width,
            height=height,
            size="both",
            crop="centre" if cover else "none",
            output_profile="srgb",
            fail_on="error",
        ).colourspace("srgb")
        if picture.hasalpha():
            picture = picture.flatten(background=_WHITE)
        return picture.cast("uchar").copy_memory()


def background(path: Path, size: Size) -> pyvips.Image:
    """Return a picture that covers exactly this size, as opaque RGBA.

    Raises:
        PictureRefused: The file is no picture libvips reads, damaged, or too large.
    """
    return _load(path, size.width, size.height, cover=True).bandjoin(255)


def card(path: Path, box: int) -> pyvips.Image:
    """Return a picture in a white frame with a soft shadow, RGBA, even sizes.

    Args:
        path: The picture.
        box: The edge of the square that frame and picture fit in; the shadow lies outside.

    Raises:
        PictureRefused: The file is no picture libvips reads, damaged, or too large.
    """
    border = max(2, box // _BORDER_SHARE)
    picture = _load(path, box - 2 * border, box - 2 * border, cover=False)
    width, height = (_up_to_even(edge + 2 * border) for edge in (picture.width, picture.height))
    framed = picture.embed(border, border, width, height, extend="background", background=_WHITE)
    margin = _up_to_even(2 * border)
    wide, high = width + 2 * margin, height + 2 * margin
    frame = framed.bandjoin(255).embed(margin, margin, wide, high)
    plate = framed.extract_band(0).linear([0.0], [110.0]).cast("uchar")
    shade = plate.embed(margin, margin + border // 2, wide, high).gaussblur(border / 2)
    black = pyvips.Image.black(wide, high, bands=_OPAQUE_BANDS)
    shadow = black.bandjoin(shade).cast("uchar").copy(interpretation="srgb")
    return shadow.composite2(frame.copy(interpretation="srgb"), "over").cast("uchar")


def mark(height: int) -> pyvips.Image:
    """Return the "Practice" mark, RGBA, even sizes, about so many pixels high."""
    drawn = pyvips.Image.svgload_buffer(mark_svg(height))
    return drawn.embed(0, 0, _up_to_even(drawn.width), _up_to_even(drawn.height))


def _up_to_even(value: int) -> int:
    return value + value % 2
