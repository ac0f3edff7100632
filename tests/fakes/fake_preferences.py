"""Preferences in memory."""

from __future__ import annotations

from pikascenes_desktop.domain.errors import DiskFull, SetByStudio
from pikascenes_desktop.domain.preferences import Preferences


class FakePreferences:
    """Implements `ports.preferences.PreferencesStore`.

    Attributes:
        saved: What would be on the disk; None until the first time.
        locked: What the studio set; where that is the host, no other steps in either.
        studio_hosts: The names of the hosts that are the studio's.
        full: While set, saving raises `DiskFull`.
    """

    def __init__(self, current: Preferences | None = None) -> None:
        self._current = current or Preferences()
        self.saved: Preferences | None = None
        self.full = False
        self.locked: frozenset[str] = frozenset()
        self.studio_hosts: frozenset[str] = frozenset()

    @property
    def current(self) -> Preferences:
        return self._current

    async def save(self, preferences: Preferences) -> None:
        for name in (*self.locked, *(("spare_hosts",) if "host" in self.locked else ())):
            if getattr(preferences, name) != getattr(self._current, name):
                raise SetByStudio(setting=name)
        self._current = preferences
        if self.full:
            raise DiskFull(path="preferences.json")
        self.saved = preferences
