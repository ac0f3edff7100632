"""The window opens on a clip, and something is painted in it."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from pikascenes_desktop.selftest.report import Broken
from pikascenes_desktop.window import has_display, show_once

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

    from pikascenes_desktop.engine import Engine, EngineOptions
    from pikascenes_desktop.ui.one_window import OneWindow

PATIENCE_S: Final = 15.0
LOOK_EVERY_MS: Final = 50
LEAST_COLOURS: Final = 60
STEP: Final = 3
"""Every third pixel of every third line is looked at."""


def check(options: EngineOptions, picture: Path) -> str:
    """Open the window, where there is a screen on it, and keep a picture of it.

    Args:
        options: Whose history and library it shows.
        picture: Where the picture goes.

    Raises:
        Broken: It is not ready in time, or empty.
        OSError: The picture cannot be kept.
    """
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"

    async def show(_engine: Engine, one: OneWindow) -> str:
        await _until_ready(one)
        image = one.window.grab().toImage()
        seen = require_painted(image)
        if not await asyncio.to_thread(image.save, str(picture)):
            raise OSError(f"{picture} cannot be written")
        return f"{image.width()} x {image.height()}, {seen} colours"

    return show_once(options, show)


async def _until_ready(one: OneWindow) -> None:
    window = one.window
    ready = asyncio.Event()

    def look() -> None:
        if window.composer.readiness.known is not None and window.gallery.model.rowCount():
            ready.set()

    looking = QTimer(window, interval=LOOK_EVERY_MS)
    looking.timeout.connect(look)
    looking.start()
    try:
        async with asyncio.timeout(PATIENCE_S):
            await ready.wait()
    except TimeoutError as error:
        raise Broken(f"the window was not ready within {PATIENCE_S:.0f} s") from error
    finally:
        looking.stop()
    await asyncio.sleep(LOOK_EVERY_MS / 1000)  # turns of the loop, for the cards to be painted


def require_painted(image: QImage) -> int:
    """Return how many colours a picture has, as far as it was looked at.

    Raises:
        Broken: Hardly any: nothing was painted.
    """
    seen = {
        image.pixel(x, y)
        for y in range(0, image.height(), STEP)
        for x in range(0, image.width(), STEP)
    }
    if len(seen) < LEAST_COLOURS:
        raise Broken(f"the window is empty: {len(seen)} colours")
    return len(seen)
