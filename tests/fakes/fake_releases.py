"""A place that tells the newest version."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikascenes_desktop.domain.errors import AppError


class FakeReleases:
    """Implements `ports.releases.Releases`.

    Attributes:
        version: The newest.
        trouble: While set, asking raises it.
        asked: How often it was asked.
    """

    def __init__(self) -> None:
        self.version = "0.0.1"
        self.trouble: AppError | None = None
        self.asked = 0

    async def newest(self) -> str:
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble
        return self.version
