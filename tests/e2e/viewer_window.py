"""Viewer and compare in windows of their own, with real videos that count their frames."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from PySide6.QtWidgets import QApplication

from pikascenes_desktop.domain.preferences import Theme as Choice
from pikascenes_desktop.ui.theme import Theme
from pikascenes_desktop.ui.viewer.page import ViewerPage
from tests.fakes.manual_clock import until

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from pathlib import Path

    from PySide6.QtGui import QImage

    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.ui.remixing import Part
    from tests.fakes.world import World

FPS = 24
FRAMES = 24
STEP = 10
"""How much redder each frame is than the one before."""


def write_video(
    path: Path,
    *,
    has_sound: bool = False,
    frames: int = FRAMES,
    size: tuple[int, int] = (320, 180),
    blue: int = 0,
) -> None:
    """Write a video whose frames say by their redness which they are: frame n has 10 n."""
    file: Any  # PyAV leaves its keyword arguments untyped
    with av.open(str(path), "w") as file:
        video = file.add_stream("libx264", rate=FPS)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        sound = file.add_stream("aac", rate=48_000) if has_sound else None
        for number in range(frames):
            pixels = np.zeros((size[1], size[0], 3), np.uint8)
            pixels[:, :, 0] = number * STEP % 256
            pixels[:, :, 2] = blue
            file.mux(video.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        file.mux(video.encode())
        if sound is not None:
            # longer than the picture, as files of the service are
            quiet = np.zeros((1, 2_000 * frames + 4_800), np.float32)
            frame = av.AudioFrame.from_ndarray(quiet, format="fltp", layout="mono")
            frame.sample_rate = 48_000
            file.mux(sound.encode(frame))
            file.mux(sound.encode())


def number_of(image: QImage) -> int:
    """Return which frame of `write_video` a picture is; -1 when there is none."""
    if image.isNull():
        return -1
    return round(image.pixelColor(image.rect().center()).red() / STEP)


class Shown:
    """A viewer in a window of its own, and what it asked for."""

    def __init__(self, page: ViewerPage) -> None:
        self.page = page
        self.closed = 0
        self.remixed: list[Scene] = []
        self.parts: list[Part] = []
        self.notices: list[str] = []
        self.actions: list[Callable[[], object] | None] = []
        self.steps: list[int] = []
        self.compared: list[Any] = []
        self.exported: list[tuple[Any, float]] = []
        page.closed.connect(self._close)
        page.remix.connect(self.remixed.append)
        page.remix_part.connect(self._take_part)
        page.notify.connect(self._note)
        page.go.connect(self.steps.append)
        page.compare.connect(self.compared.append)
        page.compare_neighbour.connect(self._compare)
        page.export.connect(self._export)

    def _take_part(self, _scene: Scene, part: Part) -> None:
        self.parts.append(part)

    def _compare(self, which: object, step: int) -> None:
        self.compared.append((which, step))

    def _export(self, which: object, time_s: float) -> None:
        self.exported.append((which, time_s))

    def _close(self) -> None:
        self.closed += 1

    def _note(self, text: str, _label: str, act: Callable[[], object] | None) -> None:
        self.notices.append(text)
        self.actions.append(act)

    @property
    def number(self) -> int:
        """Which frame is on the stage."""
        return number_of(self.page.stage.image)

    @property
    def stands_on(self) -> int:
        """Which frame the transport says it is, from 0."""
        return self.page.transport.controls.position.value()

    async def opened(self) -> None:
        """Wait until the first frame is there."""
        await until(lambda: self.page.stage.has_frame)

    async def at(self, number: int) -> None:
        """Wait until that frame is on the stage, and the transport says so."""
        await until(lambda: (self.number, self.stands_on) == (number, number))

    async def pause(self) -> int:
        """Pause, and return which frame is shown then."""
        self.page.projector.driver.pause()
        await until(lambda: not self.page.transport.controls.play.is_playing)
        return self.stands_on


@asynccontextmanager
async def viewer(
    world: World, choice: Choice = Choice.DARK, *, still: bool = False
) -> AsyncGenerator[Shown]:
    """Open a viewer over a world.

    Args:
        still: Whether motion is reduced: clips do not begin to play by themselves.
    """
    QApplication.setQuitOnLastWindowClosed(False)
    theme = Theme()
    theme.apply(choice)
    theme.motion.reduce(reduced=still)
    async with world.program() as desk:
        page = ViewerPage(desk, theme)
        page.resize(1200, 760)
        page.show()
        page.activateWindow()
        try:
            yield Shown(page)
        finally:
            page.close_clip()
            page.close()
            page.deleteLater()
            theme.deleteLater()
    if world.bugs:
        raise world.bugs[0]
