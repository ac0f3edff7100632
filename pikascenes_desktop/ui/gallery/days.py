"""Which local day a moment belongs to, quickly for many moments in a row."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta


class LocalDays:
    """Counts local days; remembers the latest one, as neighbours mostly share theirs."""

    def __init__(self) -> None:
        self._ordinal = 0
        self._begins = self._ends = 0.0

    def midnight(self, timestamp: float) -> float:
        """Return the Unix time at which the local day of another one began."""
        self.ordinal(timestamp)
        return self._begins

    def ordinal(self, timestamp: float) -> int:
        """Return the local day of a Unix time, as `datetime.date.toordinal` counts."""
        if not self._begins <= timestamp < self._ends:
            day = datetime.fromtimestamp(timestamp, UTC).astimezone().date()
            midnight = datetime.combine(day, time.min)
            self._begins = midnight.astimezone().timestamp()
            # the next midnight by the calendar: some days have 23 or 25 hours
            self._ends = (midnight + timedelta(days=1)).astimezone().timestamp()
            self._ordinal = day.toordinal()
        return self._ordinal
