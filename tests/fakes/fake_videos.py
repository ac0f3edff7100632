"""Videos without a decoder: every file that is there is the same whole video."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikascenes_desktop.domain.clip import VideoFacts
from pikascenes_desktop.domain.errors import AppError, DownloadFailed

if TYPE_CHECKING:
    from pathlib import Path


class FakeVideos:
    """Believes every file that is there.

    Attributes:
        facts: What `verify` says of each video.
        trouble: What a path raises instead, by its name.
        verified: The paths given to `verify`, in order.
        posters: The paths given to `poster`, in order.
        strips: The paths given to `strip`, in order.
    """

    def __init__(self) -> None:
        self.facts = VideoFacts(width=1920, height=1080, duration_s=5.0, fps=24.0, has_sound=True)
        self.trouble: dict[str, AppError] = {}
        self.verified: list[Path] = []
        self.posters: list[Path] = []
        self.strips: list[Path] = []

    async def verify(self, path: Path) -> VideoFacts:
        self.verified.append(path)
        self._believe(path)
        return self.facts

    async def poster(self, path: Path, edge: int) -> bytes:
        self.posters.append(path)
        self._believe(path)
        return b"\xff\xd8 poster %d \xff\xd9" % edge

    async def strip(self, path: Path, edge: int) -> bytes:
        self.strips.append(path)
        self._believe(path)
        return b"\xff\xd8 strip %d \xff\xd9" % edge

    def _believe(self, path: Path) -> None:
        if path.name in self.trouble:
            raise self.trouble[path.name]
        if not path.is_file():
            raise DownloadFailed("missing")
