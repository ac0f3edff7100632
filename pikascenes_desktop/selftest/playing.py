"""The player of the window shows frames of an H.264 clip."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.selftest.report import Broken
from pikascenes_desktop.ui.playback.player import Player
from pikascenes_desktop.window import run_on_qt

if TYPE_CHECKING:
    from pathlib import Path

    from pikascenes_desktop.ui.playback.frame import Frame

PATIENCE_S: Final = 15.0


def check(library: Path) -> str:
    """Open the clip of the library and wait for a frame.

    Raises:
        Broken: There is no clip, or no frame of it comes.
    """
    clips = sorted(library.rglob("*.mp4"))
    if not clips:
        raise Broken("there is no clip to play")
    return run_on_qt(lambda _bugs: _play(clips[0]))


async def _play(clip: Path) -> str:
    player = Player(silent=True)
    shown: asyncio.Future[Frame | None] = asyncio.get_running_loop().create_future()

    def show(frame: Frame | None) -> None:
        if not shown.done():
            shown.set_result(frame)

    player.shown.connect(show)
    player.failed.connect(lambda: show(None))
    try:
        player.open(clip, has_sound=False)
        player.play()
        async with asyncio.timeout(PATIENCE_S):
            frame = await shown
        picture = None if frame is None else frame.image()
    except TimeoutError as error:
        raise Broken(f"no frame came within {PATIENCE_S:.0f} s") from error
    finally:
        player.close()
        player.deleteLater()
    if picture is None or picture.isNull():
        raise Broken("the clip cannot be played")
    return f"H.264, {player.frames} frames of {picture.width()} x {picture.height()}"
