"""The running program, without its screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikascenes_desktop.services.hosting import is_loopback_allowed

if TYPE_CHECKING:
    from pikascenes_desktop.adapters.hosts.host_secrets import HostSecrets
    from pikascenes_desktop.adapters.hosts.registry import Hosts
    from pikascenes_desktop.adapters.notifications import DesktopNotifications
    from pikascenes_desktop.adapters.paths import Places
    from pikascenes_desktop.adapters.program_facts import InstalledFacts
    from pikascenes_desktop.domain.errors import HistoryDamaged
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.feed import Feed
    from pikascenes_desktop.services.recovery import Recovered


@dataclass(frozen=True, slots=True)
class Engine:
    """A running program without its screen.

    Attributes:
        desk: The services.
        places: The data folder.
        hosts: The image hosts, also for adding and testing them.
        host_secrets: The secrets of the hosts.
        damaged: What happened to a damaged history at the start; all that could be is there.
        recovered: What the last run left (window only).
        raised: Published when a second start asks for the window; the path of a clip that it
            was to open, else empty.
        facts: What the program knows of itself.
        notifier: The system's notifications.
    """

    desk: Desk
    places: Places
    hosts: Hosts
    host_secrets: HostSecrets
    damaged: HistoryDamaged | None
    recovered: Recovered | None
    raised: Feed[str]
    facts: InstalledFacts
    notifier: DesktopNotifications

    def loopback_allowed(self) -> bool:
        """Say whether http on loopback may be used: only if the API base is there, too."""
        return is_loopback_allowed(self.desk.settings.current)
