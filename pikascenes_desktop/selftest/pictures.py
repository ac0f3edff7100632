"""A picture of every kind is read by the image worker, in a process of its own."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QImage

from pikascenes_desktop.adapters.images import VipsImages
from pikascenes_desktop.selftest.report import Broken
from pikascenes_desktop.ui.resources import resource

KINDS: Final = ("png", "jpg", "webp", "avif", "heic", "tiff")
SIZE: Final = (48, 32)
LEFT, RIGHT = (200, 40, 40), (40, 60, 200)
"""What the halves of each picture look like."""

APART: Final = 24
"""How far a channel may be from that: some of the kinds lose a little."""


def check(folder: Path | None = None) -> str:
    """Read them all, and look at the result.

    Args:
        folder: Where ``probe.png`` and its like are; the program's own unless given.

    Raises:
        Broken: One comes out as another picture.
        AppError: One cannot be read.
    """
    return asyncio.run(_read(folder or resource("selftest")))


async def _read(folder: Path) -> str:
    images = VipsImages()
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as target:
            for kind in KINDS:
                made = await images.normalise(folder / f"probe.{kind}", Path(target))
                content = await asyncio.to_thread(made.path.read_bytes)
                _compare(kind, QImage.fromData(content))
    finally:
        await images.close()
    return ", ".join(KINDS)


def _compare(kind: str, picture: QImage) -> None:
    width, height = SIZE
    if (picture.width(), picture.height()) != SIZE:
        raise Broken(f"{kind}: {picture.width()} x {picture.height()} pixels")
    for x, wanted in ((width // 4, LEFT), (width * 3 // 4, RIGHT)):
        color = QColor(picture.pixel(x, height // 2))
        seen = (color.red(), color.green(), color.blue())
        if any(abs(have - want) > APART for have, want in zip(seen, wanted, strict=True)):
            raise Broken(f"{kind}: the colour is {seen}, not {wanted}")
