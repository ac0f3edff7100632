"""The file of the user's preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pikascenes_desktop.domain.preferences import Preferences


class PreferencesStore(Protocol):
    """The plain file of preferences."""

    @property
    def current(self) -> Preferences:
        """The preferences as they stand."""
        ...

    @property
    def locked(self) -> frozenset[str]:
        """The names of preferences that the user's studio set, and that cannot be changed."""
        ...

    @property
    def studio_hosts(self) -> frozenset[str]:
        """The names of the hosts among `current` that are the studio's: nobody changes them."""
        ...

    async def save(self, preferences: Preferences) -> None:
        """Replace them, atomically.

        Raises:
            SetByStudio: One that is locked would change, or a host of the studio's; nothing was.
            DiskFull, HistoryUnavailable: They could not be written; `current` has them anyway.
        """
        ...
