"""The ports that a generation needs on its way, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from pikascenes_desktop.ports.clock import Clock
    from pikascenes_desktop.ports.history import History
    from pikascenes_desktop.ports.hosts import HostRegistry
    from pikascenes_desktop.ports.library import Library
    from pikascenes_desktop.ports.media import Intake, Videos
    from pikascenes_desktop.ports.receipts import Receipts
    from pikascenes_desktop.ports.remote import (
        Downloader,
        GenerationService,
        LinkChecker,
        NetworkThread,
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything concrete that `Generations` works with; `engine` fills it in."""

    history: History
    receipts: Receipts
    library: Library
    service: GenerationService
    hosts: HostRegistry
    links: LinkChecker
    downloader: Downloader
    videos: Videos
    intake: Intake
    network: NetworkThread
    clock: Clock
    rng: random.Random
