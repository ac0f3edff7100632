"""Preferences in memory."""

from __future__ import annotations

from pikascenes_desktop.domain.errors import DiskFull
from pikascenes_desktop.domain.preferences import Preferences


class FakePreferences:
    """Implements `ports.preferences.PreferencesStore`.

    Attributes:
        saved: What would be on the disk; None until the first time.
        locked: What the studio set.
        full: While set, saving raises `DiskFull`.
    """

    def __init__(self, current: Preferences | None = None) -> None:
        self._current = current or Preferences()
        self.saved: Preferences | None = None
        self.full = False
        self.locked: frozenset[str] = frozenset()

    @property
    def current(self) -> Preferences:
        return self._current

    async def save(self, preferences: Preferences) -> None:
        self._current = preferences
        if self.full:
            raise DiskFull(path="preferences.json")
        self.saved = preferences
