"""Clips that take the place of their running cards: they come in softly (DESIGN §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer

from pikascenes_desktop.ui.thumbnails import shown_clip

if TYPE_CHECKING:
    from pikascenes_desktop.domain.clip import Clip
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.ui.motion import Motion
    from pikascenes_desktop.ui.thumbnails import Thumbnails

SWAP_MS: Final = 160
LONGEST_MS: Final = 2 * SWAP_MS
"""By then the last of it has been painted, if it is in sight."""


class Arrivals:
    """Knows how far each new clip has come in; it begins when its poster is there."""

    def __init__(self, pictures: Thumbnails, motion: Motion) -> None:
        self._pictures = pictures
        self._motion = motion
        self._began: dict[str, int | None] = {}
        self._clock = QElapsedTimer()
        self._clock.start()

    @property
    def is_any(self) -> bool:
        """Whether a clip is coming in now; one that nobody looks at waits, and moves nothing."""
        now = self._clock.elapsed()
        return any(began is not None and now - began < LONGEST_MS for began in self._began.values())

    def welcome(self, generation: Generation) -> None:
        """Let a clip come in from now on."""
        self._began[generation.id] = None

    def share(self, generation: Generation) -> float:
        """Return how far a clip has come in, 0 to 1."""
        if generation.id not in self._began:
            return 1.0
        began = self._began[generation.id]
        if began is None:
            clip = shown_clip(generation)
            if clip is not None and not self._is_settled(clip):
                return 0.0
            began = self._began[generation.id] = self._clock.elapsed()
        takes = self._motion.milliseconds(SWAP_MS)
        share = 1.0 if takes == 0 else (self._clock.elapsed() - began) / takes
        if share >= 1.0:
            del self._began[generation.id]
        return min(1.0, share)

    def _is_settled(self, clip: Clip) -> bool:
        """Say whether a poster is there, or known not to be."""
        is_missing = self._pictures.is_missing(self._pictures.poster_key(clip))
        return is_missing or self._pictures.poster(clip, 1) is not None
