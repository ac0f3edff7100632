"""What a scene is about to cost, from the service's live price; unknown is never shown as 0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import AppError
from pikascenes_desktop.services.feed import Feed

if TYPE_CHECKING:
    from decimal import Decimal

    from pikascenes_desktop.domain.scene import Scene
    from pikascenes_desktop.ports.remote import ModelInfo
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.settings import Settings

FRESH_S: Final = 600.0
"""How long a price that was read counts as live."""


class Costs:
    """Reads the model's price, at most every ten minutes.

    Attributes:
        changed: The model's latest description, or None when it could not be read.
    """

    def __init__(self, settings: Settings, parts: Parts) -> None:
        self._settings = settings
        self._parts = parts
        self._info: ModelInfo | None = None
        self._read_for = ""
        self._read_at = 0.0
        self.changed: Feed[ModelInfo | None] = Feed()

    def estimate(self, scene: Scene, clips: int = 1) -> Decimal | None:
        """Return about what these clips cost in dollars, from what was last read."""
        if self._info is None or self._info.price is None:
            return None
        return self._info.price.estimate(scene, clips)

    async def refresh(self) -> ModelInfo | None:
        """Read the price unless it is fresh; trouble means "unknown", never an error."""
        preferences = self._settings.current
        about = f"{preferences.practice} {preferences.api_base} {preferences.model_id}"
        now = self._parts.clock.monotonic()
        if about == self._read_for and now - self._read_at < FRESH_S:
            return self._info
        try:
            info = await self._settings.check_key()
        except AppError:
            info = None
        else:
            self._read_for, self._read_at = about, now
        self._info = info
        self.changed.publish(info)
        return info
