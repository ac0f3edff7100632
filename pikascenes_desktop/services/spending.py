"""What was spent since midnight, and whether a press would pass the user's own limit.

The real cost counts where it is known, else the price that was shown. What the service refused,
or cancelled while it waited, costs nothing; whether a failed clip is charged is not known, so it
counts. Practice is free. A price that nobody knows is never taken for nothing: it is counted as
unknown, and said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pikascenes_desktop.domain.errors import LimitReached, PriceUnknown
from pikascenes_desktop.domain.generation import UNSENT, State

if TYPE_CHECKING:
    from pikascenes_desktop.domain.generation import Generation
    from pikascenes_desktop.services.parts import Parts
    from pikascenes_desktop.services.settings import Settings

LOOK_BACK_S: Final = 2 * 24 * 3600.0
"""How much older than today a press may be whose request went out today."""

FREE: Final = frozenset({State.REFUSED, State.CANCELLED})
"""Endings of which the last request costs nothing, unless the service named a cost."""

NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Spent:
    """What the requests of one day cost, as far as anyone knows.

    Attributes:
        usd: What was sent: real costs where known, else the prices shown.
        waiting_usd: The prices of what was accepted from the user and is not sent yet.
        unknown: How many requests have neither cost nor price.
    """

    usd: Decimal = NOTHING
    waiting_usd: Decimal = NOTHING
    unknown: int = 0

    @property
    def total_usd(self) -> Decimal:
        """What was sent and what is on its way."""
        return self.usd + self.waiting_usd


@dataclass(frozen=True, slots=True)
class Passing:
    """A press that would pass the limit, or of which nobody can say whether it would.

    Attributes:
        estimate: About what the press costs; None while its price is not known.
    """

    limit: Decimal
    spent: Spent
    estimate: Decimal | None


class Spending:
    """Counts what is spent between two midnights of this computer's own time."""

    def __init__(self, settings: Settings, parts: Parts) -> None:
        self._settings = settings
        self._parts = parts

    async def today(self) -> Spent:
        """Return what was spent since midnight.

        Raises:
            HistoryUnavailable: The history cannot be read.
        """
        midnight = _midnight(self._parts.clock.now())
        spent = Spent()
        for generation in await self._parts.history.since(midnight - LOOK_BACK_S):
            when = generation.sent_at or generation.created_at
            if not generation.practice and (when >= midnight or generation.state in UNSENT):
                spent = _with(spent, generation)
        return spent

    async def would_pass(self, limit: Decimal, estimate: Decimal | None) -> Passing | None:
        """Say whether a press of that price would pass a limit; None when it would not.

        An unknown price may always pass it. Raises as `today`.
        """
        spent = await self.today()
        if estimate is not None and spent.total_usd + estimate <= limit:
            return None
        return Passing(limit, spent, estimate)

    async def passing(self, estimate: Decimal | None) -> Passing | None:
        """Say whether a press would pass the limit in use; None without one. Raises as `today`."""
        limit = self._settings.current.daily_limit_usd
        return None if limit is None else await self.would_pass(limit, estimate)

    async def check(self, estimate: Decimal | None) -> None:
        """Let a press of that price through, or not.

        Raises:
            LimitReached: It would pass the user's limit of the day.
            PriceUnknown: There is a limit, and nobody knows the price.
            HistoryUnavailable: The history cannot be read.
        """
        found = await self.passing(estimate)
        if found is None:
            return
        if found.estimate is None:
            raise PriceUnknown(limit_usd=_text(found.limit))
        raise LimitReached(spent_usd=_text(found.spent.total_usd), limit_usd=_text(found.limit))


def _midnight(now: float) -> float:
    """Return when the local day began, also on a day on which the clocks change."""
    today = datetime.fromtimestamp(now, UTC).astimezone().date()
    return datetime.combine(today, time.min).astimezone().timestamp()


def _with(spent: Spent, generation: Generation) -> Spent:
    """Add one generation: each send that the user confirmed may be charged for itself."""
    price = None if generation.price_usd is None else Decimal(generation.price_usd)
    usd, waiting, unknown = spent.usd, spent.waiting_usd, spent.unknown
    sent = generation.confirmed_sends
    if generation.cost_usd is not None:
        usd += Decimal(generation.cost_usd)
    elif generation.state in UNSENT:
        waiting += price or NOTHING
        unknown += price is None
    elif generation.state not in FREE:
        sent += 1
    if price is None:
        return Spent(usd, waiting, unknown + sent)
    return Spent(usd + price * sent, waiting, unknown)


def _text(usd: Decimal) -> str:
    return f"{usd:.2f}"
