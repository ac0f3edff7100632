"""Turning clips into files for other programs: copies, stills, animations, contact sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import FileExistsAlready
from pikascenes_desktop.domain.export import FRAMES, SUFFIXES, ExportKind, ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ports.library import Library
    from pikascenes_desktop.ports.media import Exporter

PLAIN: Final = ExportOptions()


def _not_watched(_fraction: float) -> None:
    return


class Exports:
    """Makes other files of clips. A screen starts one on its scope and may cancel the task.

    ::

        task = desk.scope.spawn(desk.exports.export(clip, kind, target), name="export")
        task.cancel()  # at any moment; nothing is left behind
    """

    def __init__(self, library: Library, exporter: Exporter) -> None:
        self._library = library
        self._exporter = exporter

    def suggested_name(self, generation: Generation, clip: Clip, kind: ExportKind) -> str:
        """Return a name such as ``fox-in-the-snow_1a2b3c4d.gif``."""
        suffix = SUFFIXES[kind][0]
        return self._exporter.suggested_name(generation, clip.index, suffix)

    async def export(
        self,
        clip: Clip,
        kind: ExportKind,
        target: Path,
        *,
        options: ExportOptions = PLAIN,
        on_progress: Callable[[float], None] = _not_watched,
    ) -> Path:
        """Make a file of a clip, and return where it is.

        Args:
            clip: The clip.
            kind: What to make of it.
            target: The file to make. A name that does not end as the kind asks gets its usual
                ending.
            options: How; each kind heeds its own.
            on_progress: Told from 0 to 1, at most thirty times a second.

        Raises:
            ClipMissing: The clip's file is not in the library.
            FileExistsAlready: There is a file of that name, and it may not be replaced.
            DiskFull: There is no room for it; nothing was left behind.
            ExportFailed: It cannot be made, or not be written there.
            LibraryUnavailable: What is recorded of the clip lies outside the library.
        """
        if target.suffix.lower() not in SUFFIXES[kind]:
            target = target.with_name(target.name + SUFFIXES[kind][0])
        source = self._library.clip_path(clip)
        await self._exporter.export(source, kind, target, options, on_progress)
        return target

    async def save_frame(self, clip: Clip, time_s: float, folder: Path | None = None) -> Path:
        """Keep the frame of a moment as a PNG, and return where it is.

        Args:
            clip: The clip.
            time_s: Which moment, in seconds from the start.
            folder: Where to; ``Frames`` in the library unless told otherwise. The name is the
                clip's with the time behind it, and a number where that is taken.

        Raises:
            ClipMissing, DiskFull, ExportFailed, LibraryUnavailable: As `export`.
        """
        source = self._library.clip_path(clip)
        into = folder or self._library.root / FRAMES
        name = f"{source.stem}_{time_s:.2f}s"
        number = 1
        while True:
            ending = f"-{number}.png" if number > 1 else ".png"
            try:
                return await self.export(
                    clip,
                    ExportKind.STILL,
                    into / f"{name}{ending}",
                    options=ExportOptions(time_s=time_s),
                )
            except FileExistsAlready:
                number += 1
