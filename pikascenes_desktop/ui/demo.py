"""Shows the whole way from pictures to a clip, in the real window, in practice mode."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pikascenes_desktop.domain.generation import State
from pikascenes_desktop.ui import formats
from pikascenes_desktop.ui.thumbnails import shown_clip
from pikascenes_desktop.ui.words import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.ui.main_window import MainWindow

SAMPLE: Final = 0
PROMPT: Final = "The fox carries the lantern through the snowy village at dusk, snow drifting past."
POSTER_EDGE: Final = 320
STEP_S: Final = 0.05
SIZE: Final = (1280, 800)


class DemoFailed(Exception):
    """The demonstration did not end with a clip; the message says why."""


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


class Demo:
    """Presses the window's own buttons.

    Args:
        desk: Tells how the generation goes.
        window: The window, on show.
    """

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self._desk = desk
        self._window = window
        window.dialogs.do_without_welcome()  # the demonstration is what is shown
        self._changed = asyncio.Event()
        self._latest: Generation | None = None
        self._shots: list[Path] = []

    def start(self) -> None:
        """Load the sample scene and press Generate; returns at once."""
        self._desk.scope.spawn(self._start(), name="demo")

    async def _start(self) -> None:
        self._window.use_sample(SAMPLE)
        await self._until_read()
        _click(self._window.composer.footer.generate)

    async def drive(self, shots: Path) -> None:
        """Make a clip with clicks and keys, and take pictures of the window on the way.

        Args:
            shots: The folder for the pictures.

        Raises:
            DemoFailed: It ended without a clip.
        """
        await asyncio.to_thread(shots.mkdir, parents=True, exist_ok=True)
        end = self._desk.generations.changed.subscribe(self._note)
        try:
            await self._drive(shots)
        finally:
            end()

    async def _drive(self, shots: Path) -> None:
        window = self._window
        window.resize(*SIZE)
        _say("The window is open, off screen, in practice mode.")
        await self._shoot(shots, "1-open")
        self._load_sample()
        await self._until_read()
        _say(f"The scene holds {len(window.composer.draft.tiles)} pictures.")
        field = window.composer.body.prompt.field
        _click(field.viewport())
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, PROMPT)
        await asyncio.sleep(STEP_S)
        await self._shoot(shots, "2-scene")
        _click(window.composer.footer.generate)
        _say("Generate is pressed.")
        generation = await self._until_ended(shots)
        if generation.state is not State.SAVED:
            told = sentence(generation.failure) if generation.failure is not None else None
            raise DemoFailed(told.title if told else f"It ended as {generation.state.value}.")
        clip = shown_clip(generation)
        if clip is None:
            raise DemoFailed("It ended without a video.")
        await self._until_poster(clip)
        await self._shoot(shots, "4-clip")
        _say(f"The clip: {self._desk.gallery.clip_path(clip)} ({formats.size(clip.size_bytes)})")
        for shot in self._shots:
            _say(f"A picture of the window: {shot}")

    def _load_sample(self) -> None:
        samples = self._window.gallery.first.samples
        if samples[SAMPLE].isVisible():
            _click(samples[SAMPLE])
        else:  # the gallery has clips already, and offers no samples
            self._window.use_sample(SAMPLE)

    # --- waiting ----------------------------------------------------------------------------

    async def _until_read(self) -> None:
        draft = self._window.composer.draft
        await self._window.composer.reader.settled([tile.key for tile in draft.tiles])
        bad = next((tile.problem for tile in draft.tiles if tile.problem is not None), None)
        if bad is not None:
            raise DemoFailed(sentence(bad).title)

    async def _until_ended(self, shots: Path) -> Generation:
        told: State | None = None
        while True:
            await self._changed.wait()
            self._changed.clear()
            latest = self._latest
            if latest is None:
                continue
            if latest.state is not told:
                told = latest.state
                _say(f"  {told.value.replace('_', ' ')}")
            if told is State.GENERATING and len(self._shots) == len(("open", "scene")):
                await self._shoot(shots, "3-generating")
            if latest.is_ended or told in {State.UNCONFIRMED, State.NEEDS_ATTENTION}:
                return latest

    async def _until_poster(self, clip: Clip) -> None:
        pictures = self._window.gallery.pictures
        key = pictures.poster_key(clip)
        while pictures.poster(clip, POSTER_EDGE) is None:
            if pictures.is_missing(key):
                raise DemoFailed("The clip's picture cannot be read.")
            await asyncio.sleep(STEP_S)
        await asyncio.sleep(STEP_S)  # one turn of the loop for the card to be painted

    def _note(self, generation: Generation) -> None:
        self._latest = generation
        self._changed.set()

    async def _shoot(self, shots: Path, name: str) -> None:
        await asyncio.sleep(STEP_S)
        image = self._window.grab().toImage()
        path = shots / f"{name}.png"
        if not await asyncio.to_thread(image.save, str(path)):
            raise DemoFailed(f"{path} cannot be written.")
        self._shots.append(path)
