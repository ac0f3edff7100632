"""What a clip costs, as far as anyone says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from pikascenes_desktop.domain.scene import Scene


@dataclass(frozen=True, slots=True)
class Price:
    """The live base price of the model; a base is not a promise (RunComfy's own words).

    Attributes:
        base_usd: US dollars per unit.
        unit: ``output`` (per clip) or ``second``; anything else is not computed with.
        note: The service's remark about it, plain text.
    """

    base_usd: Decimal
    unit: str
    note: str = ""

    def estimate(self, scene: Scene, clips: int = 1) -> Decimal | None:
        """Return about what so many clips of the scene cost in dollars, or None if unknown."""
        if self.unit == "output":
            return self.base_usd * clips
        if self.unit == "second":
            return self.base_usd * int(scene.duration) * clips
        return None


@dataclass(frozen=True, slots=True)
class Balance:
    """What is left in the RunComfy wallet."""

    usd: Decimal
