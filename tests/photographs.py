"""Real photographs for the tests, out of scikit-image's wheel; nothing is downloaded.

Licences and sources as scikit-image states them in the docstrings of `skimage.data`.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import ExifTags, Image

CAMERA = "CanaryCam 3000"
"""The maker in every photograph's EXIF: must be nowhere in what is sent."""


@dataclass(frozen=True)
class Photograph:
    """A photograph and why we may use it."""

    file: str
    licence: str
    source: str


PHOTOGRAPHS = {
    "astronaut": Photograph(
        "astronaut.png",
        "public domain",
        "Eileen Collins; NASA Great Images database, flic.kr/p/r9qvLn",
    ),
    "coffee": Photograph("coffee.png", "CC0", "Rachel Michetti, courtesy of Pikolo Espresso Bar"),
    "chelsea": Photograph("chelsea.png", "CC0", "Stefan van der Walt"),
    "rocket": Photograph(
        "rocket.jpg",
        "public domain",
        "Launch of DSCOVR; SpaceX Photos, flickr.com/photos/spacexphotos/16511594820",
    ),
    "hubble": Photograph(
        "hubble_deep_field.jpg",
        "public domain (NASA media guidelines)",
        "HubbleSite, news release 2012/37",
    ),
    "retina": Photograph(
        "retina.jpg",
        "CC0",
        "Mikael Häggström, Wikimedia Commons; doi 10.15347/wjm/2014.008",
    ),
}

_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera that notes an EXIF orientation stores the pixels of an upright picture."""

_FORMATS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".heic": "HEIF",
    ".tif": "TIFF",
}
SUFFIXES = tuple(_FORMATS)

pillow_heif.register_heif_opener()  # pyright: ignore[reportUnknownMemberType] -- half typed


def original(name: str) -> Path:
    """Return the file of a photograph as the wheel has it."""
    spec = importlib.util.find_spec("skimage")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0]) / "data" / PHOTOGRAPHS[name].file


def photograph(name: str) -> Image.Image:
    """Return a photograph's pixels, RGB."""
    with Image.open(original(name)) as image:
        return image.convert("RGB")


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a telephone writes: maker, orientation, and where it was taken."""
    tags = Image.Exif()
    tags[ExifTags.Base.Make] = CAMERA
    tags[ExifTags.Base.Orientation] = orientation
    place = tags.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (59.0, 20.0, 3.0)
    place[ExifTags.GPS.GPSLongitudeRef] = "E"
    place[ExifTags.GPS.GPSLongitude] = (18.0, 4.0, 1.0)
    return tags


def write(image: Image.Image, path: Path, *, orientation: int = 1, icc: bytes = b"") -> Path:
    """Write a picture as its suffix says, with EXIF and GPS, stored as the orientation says."""
    stored = image.transpose(_STORED[orientation]) if orientation in _STORED else image
    tags = exif(orientation)
    options: dict[str, object] = {"quality": 95}
    if path.suffix == ".tif":
        options = {"compression": "tiff_lzw"}
    # pillow-heif reads the orientation out of bytes alone
    noted = tags.tobytes() if path.suffix == ".heic" else tags
    stored.save(path, _FORMATS[path.suffix], exif=noted, icc_profile=icc or None, **options)
    return path


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures of equal size are apart: the mean over all bytes, 0 to 255."""
    assert one.size == other.size
    pixels = [np.asarray(image.convert("RGB"), np.int16) for image in (one, other)]
    return float(np.abs(pixels[0] - pixels[1]).mean())
