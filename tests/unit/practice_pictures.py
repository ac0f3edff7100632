"""Pictures for the tests of the practice service, each told apart by its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyvips

if TYPE_CHECKING:
    from pathlib import Path

CYAN = (0, 220, 230)
RED = (225, 20, 30)
GREEN = (20, 170, 40)
BLUE = (30, 50, 220)
YELLOW = (240, 220, 20)
MAGENTA = (220, 20, 200)
CARD_COLOURS = (RED, GREEN, BLUE, YELLOW, MAGENTA)


def plain(colour: tuple[int, int, int], width: int = 64, height: int = 64) -> pyvips.Image:
    """A picture of one colour."""
    black = pyvips.Image.black(width, height, bands=3)
    return (black + list(colour)).cast("uchar").copy(interpretation="srgb")


def png(colour: tuple[int, int, int], width: int = 64, height: int = 64) -> bytes:
    return bytes(plain(colour, width, height).pngsave_buffer())


def scenery() -> pyvips.Image:
    """A grey picture, 1600 x 1600, with a cyan square in the middle."""
    grey = plain((120, 120, 120), 1600, 1600)
    return grey.insert(plain(CYAN, 300, 300), 650, 650)


def save_scene(folder: Path, cards: int) -> tuple[Path, ...]:
    """Save the scenery and so many one-coloured pictures; return their paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = [scenery(), *(plain(colour, 300, 200) for colour in CARD_COLOURS[:cards])]
    paths = tuple(folder / f"{number}.png" for number in range(len(pictures)))
    for picture, path in zip(pictures, paths, strict=True):
        picture.write_to_file(path)
    return paths
