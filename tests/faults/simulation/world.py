"""What outlives a program: the disk, the history, the service, the user and the time."""

from __future__ import annotations

import random
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from pikascenes_desktop.domain import errors
from pikascenes_desktop.engine.upkeep import keep_up, watch_the_clock
from pikascenes_desktop.services.awake import Awake
from pikascenes_desktop.services.exposures import Exposures
from pikascenes_desktop.services.feed import Feed
from pikascenes_desktop.services.generations import Generations
from pikascenes_desktop.services.parts import Parts
from pikascenes_desktop.services.tasks import TaskScope
from tests.faults.simulation.disk import SimulatedDisk
from tests.faults.simulation.promises import BrokenPromise, Promises
from tests.faults.simulation.service import SimulatedService
from tests.faults.simulation.storage import SimulatedIntake, SimulatedLibrary
from tests.faults.simulation.weather import Climate, Odd, Port, Weather
from tests.faults.simulation.wire import (
    SimulatedClock,
    SimulatedDownloader,
    SimulatedHost,
    SimulatedHosts,
    SimulatedLinks,
    SimulatedNetwork,
    SimulatedVideos,
    SimulatedWakeLock,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from pikascenes_desktop.domain.preferences import Preferences
    from pikascenes_desktop.services.desk import Desk
    from pikascenes_desktop.services.gallery import Gallery
    from tests.faults.simulation.weather import Errors

_HISTORY: Final[Errors] = (
    lambda: errors.HistoryUnavailable(path="history.db", reason="input/output error"),
    lambda: errors.DiskFull(path="history.db"),
)
_FOLDER: Final[Errors] = (
    lambda: errors.LibraryUnavailable(path="library", reason="gone"),
    lambda: errors.DiskFull(path="library"),
)
_REMOTE: Final[Errors] = (
    lambda: errors.Unreachable("service.example", "connect"),
    lambda: errors.RateLimited("service.example", 30.0),
    lambda: errors.RateLimited("service.example"),
    lambda: errors.ServiceFault("service.example", 502),
    lambda: errors.CaptivePortal("service.example"),
)
_SERVICE: Final[Errors] = (
    *_REMOTE,
    lambda: errors.RequestUnknown("some"),
    errors.KeyMissing,
    lambda: errors.KeyStoreLocked(store="keys"),
)
ERRORS: Final[dict[str, dict[str, Errors]]] = {
    "history": {"*": _HISTORY},
    "receipts": {"*": _HISTORY},
    "library": {"*": _FOLDER},
    "service": {"*": _SERVICE, "submit": ()},
    "host": {
        "*": (
            *_REMOTE,
            lambda: errors.HostRejected("fake"),
            lambda: errors.UploadRefused("fake", 1, "no"),
            lambda: errors.HostFull("fake"),
        )
    },
    "spare": {"*": _REMOTE},
    "links": {},
    "downloader": {
        "*": (
            *_REMOTE,
            *_FOLDER,
            lambda: errors.ResultLinkRefused("not_public"),
            lambda: errors.DownloadFailed("expired"),
            lambda: errors.DownloadFailed("not_a_video"),
        )
    },
    "videos": {"*": (lambda: errors.DownloadFailed("decode"),)},
    "intake": {"*": (*_FOLDER, lambda: errors.ImageMissing("fox.png"))},
    "clock": {},
}
"""What each port may raise, as its protocol says it."""


class _Idle:
    """Services of a desk that have nothing to do here: library moves, bin, pictures, settings."""

    def __init__(self) -> None:
        self.changed: Feed[Preferences] = Feed()

    async def finish(self) -> None:
        return

    async def reconcile(self) -> None:
        return

    async def sweep(self, _now: float) -> None:
        return

    async def tidy(self) -> None:
        return


@dataclass(frozen=True, slots=True)
class SimulatedDesk:
    """The part of a `services.desk.Desk` that generations need."""

    generations: Generations
    exposures: Exposures
    library: SimulatedLibrary
    parts: Parts
    scope: TaskScope
    moving: _Idle
    bin: _Idle
    gallery: _Idle
    settings: _Idle


class World:
    """Everything that a restart finds again.

    Args:
        seed: Decides all that happens.

    Attributes:
        now: Steady time at which the next program starts.
        held: What was not sent yet, and waits for the user since the last start.
        gave_up: Whether the last program ended with something in memory alone.
        keeps_up: Whether the program looks at clock and disk each minute, as the window does.
    """

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.weather = Weather(
            self.rng, Climate.drawn(self.rng), calls=self.rng.choice((60, 250, 600))
        )
        self.disk = SimulatedDisk()
        self.promises = Promises(self.disk)
        self.service = SimulatedService(self.weather, self.promises)
        self.clock = SimulatedClock()
        self.now = 1000.0
        self.held: frozenset[str] = frozenset()
        self.gave_up = False
        self.keeps_up = self.rng.random() < 0.05
        self.program_rng = random.Random(self.rng.random())
        hosts = SimulatedHost("fake", self.disk), SimulatedHost("spare", self.disk)
        self.fakes: dict[str, Any] = {
            "history": self.promises.history,
            "receipts": self.promises.receipts,
            "library": SimulatedLibrary(self.disk),
            "service": self.service,
            "host": hosts[0],
            "spare": hosts[1],
            "links": SimulatedLinks(self.weather, *hosts),
            "downloader": SimulatedDownloader(self.disk, self.weather),
            "videos": SimulatedVideos(self.disk),
            "intake": SimulatedIntake(self.disk),
            "clock": self.clock,
        }

    def _parts(self, network: SimulatedNetwork) -> Parts:
        ports = {
            name: cast("Any", Port(name, fake, self.weather, ERRORS[name]))
            for name, fake in self.fakes.items()
        }
        hosts = ports.pop("host"), ports.pop("spare")
        return Parts(
            **ports,
            hosts=SimulatedHosts(self.weather, *hosts),
            network=network,
            rng=self.program_rng,
        )

    @asynccontextmanager
    async def program(self) -> AsyncGenerator[SimulatedDesk]:
        """Run one program on what is there, ended in the engine's order."""
        network = SimulatedNetwork()
        parts = self._parts(network)
        try:
            async with TaskScope(self._on_bug) as scope:
                generations = Generations(parts, scope, parallel=self.rng.choice((1, 3)))
                awake = Awake(generations.changed, SimulatedWakeLock())
                idle = _Idle()
                exposures = Exposures(parts, generations.ledger, cast("Gallery", idle))
                library = self.fakes["library"]
                desk = SimulatedDesk(
                    generations, exposures, library, parts, scope, idle, idle, idle, idle
                )
                try:
                    recovered = await generations.resume()
                    self.held = frozenset(
                        each.id for each in recovered.waiting if not recovered.fresh
                    )
                    if self.keeps_up:
                        keep_up(cast("Desk", desk))
                        watch_the_clock(cast("Desk", desk))
                    yield desk
                finally:
                    awake.close()
        finally:
            await network.close()
            self.gave_up = network.cut_off > 0

    def _on_bug(self, error: BaseException) -> None:
        if not isinstance(error, Odd | MemoryError) and self.promises.broken is None:
            broken = BrokenPromise("bug", f"a task ended with {error!r}")
            broken.__cause__ = error
            self.promises.broken = broken
